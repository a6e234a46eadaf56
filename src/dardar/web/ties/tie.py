"""The page of a relationship: how it stands, what that is made of, and what I say of it."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.accounts.models import Book
from dardar.core.ties.today import Kind
from dardar.encounters import days
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.ties import actions, queries
from dardar.ties.errors import BackwardsError, EndedError
from dardar.ties.learning import traits
from dardar.ties.models import Tie, TiePause
from dardar.web.asked import as_day, next_page
from dardar.web.encounters.answers import kind_in, refused, settled
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.ties.forms import PauseForm, SaidForm
from dardar.web.ties.standing import tie_context
from dardar.web.undo import tell


@require_GET
def tie(request: BookRequest, person: object) -> HttpResponse:
    """Show the tie with a person."""
    someone = own_person(request, person)
    if someone.pk != person:
        return redirect("tie", someone.pk)
    return _page(request, someone)


def _page(
    request: BookRequest,
    someone: Person,
    *,
    said: SaidForm | None = None,
    pausing: PauseForm | None = None,
) -> HttpResponse:
    book, stands = request.book, queries.standing(request.book, someone)
    parts, number = queries.warmth_parts(book, someone)
    context = {
        "person": someone,
        **tie_context(book, someone),
        "parts": parts,
        "number": number,
        "has_more": number > len(parts),
        "said_form": said or SaidForm(stands.said),
        "pause_form": pausing or PauseForm(initial={"first": stands.on}),
        "on": stands.on,
    }
    is_wrong = (said and said.errors) or (pausing and pausing.errors)
    return render(request, "ties/tie.html", context, status=422 if is_wrong else 200)


@require_POST
def say(request: BookRequest, person: object) -> HttpResponse:
    """Keep ring and rhythm."""
    someone = own_person(request, person)
    form = SaidForm(None, request.POST)
    if not form.is_valid():
        return _page(request, someone, said=form)
    with watch() as made:
        every = form.cleaned_data["every"]
        actions.say(request.book, someone, ring=form.ring_said, every=every)
    tell(request, _("Kept. What you say wins."), made)
    return redirect("tie", someone.pk)


@require_POST
def pause(request: BookRequest, person: object) -> HttpResponse:
    """Let the tie rest; from Today in one tap, which names the reason alone."""
    someone = own_person(request, person)
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _page(request, someone, pausing=form)
    said = form.cleaned_data
    kind = TiePause.Kind(said["kind"])
    try:
        with watch() as made:
            actions.pause(request.book, someone, kind, first=said["first"], last=said["last"])
    except BackwardsError:
        form.add_error("last", _("A pause can’t end before it begins."))
        return _page(request, someone, pausing=form)
    return settled(request, _("The tie with %(name)s rests.") % {"name": someone.name}, made)


@require_POST
def end_pause(request: BookRequest, pk: object) -> HttpResponse:
    """End a pause."""
    rest = get_object_or_404(TiePause.objects.select_related("person"), book=request.book, pk=pk)
    try:
        with watch() as made:
            actions.end_pause(request.book, rest)
    except EndedError:
        return refused(request, _("That pause has ended already."))
    tell(request, _("The pause has ended."), made)
    return redirect(next_page(request))


@require_POST
def fine(request: BookRequest, person: object) -> HttpResponse:
    """Say «we're fine», or take it back."""
    someone = own_person(request, person)
    with watch() as made:
        if request.POST.get("off"):
            actions.not_fine(request.book, someone)
            text = _("%(name)s comes up again when it is time.")
        else:
            actions.fine(request.book, someone, _until(request))
            text = _("All is well with %(name)s: nothing is proposed for a while.")
    return settled(request, text % {"name": someone.name}, made)


def _until(request: BookRequest) -> date | None:
    until = as_day(request.POST.get("until", ""))
    return until if until and until >= days.today(request.book) else None


@require_POST
def taken(request: BookRequest, person: object) -> HttpResponse:
    """Remember the contact that Today proposed."""
    someone, kind = own_person(request, person), _kind(request)
    features = _traits(request.book, someone, kind)
    with watch() as made:
        actions.take_up(request.book, someone, kind_in(request), kind, features)
    return settled(request, _("Noted: in touch with %(name)s.") % {"name": someone.name}, made)


@require_POST
def skip(request: BookRequest, person: object) -> HttpResponse:
    """Skip what Today proposed."""
    someone, kind = own_person(request, person), _kind(request)
    with watch() as made:
        actions.skip(request.book, someone, kind, _traits(request.book, someone, kind))
    text = _("Skipped. %(name)s does not come up for two weeks.")
    return settled(request, text % {"name": someone.name}, made)


def _kind(request: BookRequest) -> Kind:
    try:
        return Kind(request.POST.get("as", ""))
    except ValueError as error:
        raise BadRequest from error


def _traits(book: Book, person: Person, kind: Kind) -> dict[str, float]:
    found = Tie.objects.filter(book=book, person=person).first()
    return traits(found, kind) if found else {}
