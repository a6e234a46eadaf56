"""Other guests as a guest sees them: their cards, whether to meet, swaps of cards, reports."""

from hashlib import sha256
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from dardar.circles.errors import TooManyError
from dardar.events import swapping, wanting
from dardar.events.errors import NotMetError
from dardar.events.keeping import given
from dardar.events.models import Guest, KnownGuest, Want
from dardar.events.queries import PAGE, cards, picture, sees_roster
from dardar.events.swapping import Met, met_by
from dardar.giving.errors import NoLinkError
from dardar.web.events.guest_forms import NoteForm
from dardar.web.events.guest_place import ways
from dardar.web.events.here import Here, done, show, shown_card
from dardar.web.pictures import private_picture
from dardar.web.said import ReportForm

Kind = Want.Kind
_WANTING: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("Taken back: you said nothing of meeting %(name)s."),
    Kind.MEET: gettext_lazy("The planner knows that you would like to meet %(name)s."),
    Kind.NOT: gettext_lazy("You will not be put together. %(name)s does not learn of it."),
    Kind.BLOCK: gettext_lazy(
        "You do not see each other here any more. %(name)s does not learn why."
    ),
}


@require_GET
def people(request: HttpRequest, here: Here) -> HttpResponse:
    """Show the cards a guest may see, a page of them, those whose names have some words."""
    words, asked = request.GET.get("q", "")[:100], request.GET.get("from", "")
    first = min(int(asked), 10_000) if asked.isdecimal() and len(asked) < len("10000") else 0
    found = cards(here.me, words, first)
    context = {
        "tab": "people",
        "cards": found,
        "sees": sees_roster(here.me),
        "words": words,
        "before": max(first - PAGE, 0) if first else None,
        "after": first + PAGE if len(found) == PAGE else None,
        "wants": {one.of_id: one.kind for one in wanting.wants_of(here.me) if one.of_id},
    }
    return show(request, here, "people", context)


@require_GET
def person(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Show somebody's card, and what a guest can do with them."""
    return _page(request, here, pk)


@require_GET
def photo(request: HttpRequest, here: Here, pk: UUID) -> HttpResponseBase:
    """Send the picture on a card that a guest may see, or on their own."""
    image = bytes(here.me.image) if pk == here.me.pk else picture(here.me, pk)
    if not image:
        raise Http404
    return private_picture(request, sha256(image).hexdigest(), lambda: image)


@require_POST
def want(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Say whether a guest would like to meet somebody: ``kind`` of a want, or "" for no matter."""
    other, asked = shown_card(here, pk).guest, request.POST.get("kind", "")
    if asked not in _WANTING:
        raise BadRequest
    then = here.to("answer") if asked == Kind.BLOCK else here.to("person", pk)
    text = str(_WANTING[asked]) % {"name": other.name}

    def act() -> None:
        if asked:
            wanting.want(here.me, other, Kind(asked))
        elif said := here.me.wants.filter(of=other).first():
            wanting.take_back(here.me, said)

    try:
        return done(request, here, act, text, then)
    except TooManyError:
        messages.error(request, _("You have said so of many already: take something back first."))
        return redirect(here.to("answer"))


@require_POST
def take_back(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Take back what a guest said of meeting somebody."""
    said = get_object_or_404(here.me.wants, pk=pk)
    text = _("It is taken back.")
    return done(request, here, lambda: wanting.take_back(here.me, said), text, here.to("answer"))


@require_POST
def report(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Tell the host of somebody's conduct."""
    other, form = shown_card(here, pk).guest, ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, here, pk, report=form, status=422)
    words = form.cleaned_data["words"]
    try:
        text = _("The host will read it. %(name)s does not.") % {"name": other.name}
        act = lambda: wanting.report(here.me, other, words)  # noqa: E731 - passed on once
        return done(request, here, act, text, here.to("person", pk))
    except TooManyError:
        messages.error(request, _("You have told the host a lot already: speak to them."))
        return redirect(here.to("person", pk))


@require_POST
def swap(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Give one's card to somebody, if they give theirs; with ``back`` not after all."""
    other = _met_guest(here, pk)
    then = request.POST.get("then")
    back = here.to() if then == "plan" else here.to("person", pk)
    if "back" in request.POST:
        text = _("You keep your card.")
        return done(request, here, lambda: swapping.take_back(here.me, other), text, back)
    try:
        is_swapped = swapping.agree(here.me, other)
    except (NotMetError, NoLinkError):
        messages.info(request, _("Cards are swapped once you have met."))
        return redirect(back)
    words = {"name": other.name}
    if not is_swapped:
        text = _("As soon as %(name)s taps too, you have each other’s cards.") % words
    elif here.me.user_book_id:
        text = (
            _("You have each other’s cards. %(name)s is in your book, to be sealed the next day.")
            % words
        )
    else:
        text = _("You have each other’s cards.")
    messages.success(request, text)
    return redirect(back)


@require_POST
def note(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Write down what one gave somebody, and the next step."""
    other, form = _met_guest(here, pk), NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, here, pk, note=form, status=422)
    said = form.cleaned_data
    try:
        text = _("Written down, for you alone.")
        act = lambda: swapping.note(here.me, other, **said)  # noqa: E731 - passed on once
        return done(request, here, act, text, here.to("person", pk))
    except NotMetError:
        messages.info(request, _("That can be written down once you have met."))
        return redirect(here.to("person", pk))


def _met_guest(here: Here, pk: UUID) -> Guest:
    return shown_card(here, pk).guest


def _page(
    request: HttpRequest,
    here: Here,
    pk: UUID,
    *,
    note: NoteForm | None = None,
    report: ReportForm | None = None,
    status: int = 200,
) -> HttpResponse:
    card = shown_card(here, pk)
    other = card.guest
    met = next((one for one in met_by(here.me) if one.guest.pk == pk), None)
    said = here.me.wants.filter(of=other).first()
    context = {
        "tab": "people",
        "card": card,
        "other": other,
        "met": met,
        "may_swap": met is not None or _are_there(here.me, other),
        "ways": ways(other) if met and met.is_swapped else [],
        "mine": given(here.me),
        "want": said.kind if said else "",
        "note": note or NoteForm(initial=_noted(met)),
        "report": report or ReportForm(),
        "known": _known(here, other),
    }
    return show(request, here, "person", context, status=status)


def _are_there(me: Guest, other: Guest) -> bool:
    return me.checked_in_at is not None and other.checked_in_at is not None


def _noted(met: Met | None) -> dict[str, str]:
    return {"give": met.give, "next_step": met.next_step} if met else {}


def _known(here: Here, other: Guest) -> KnownGuest | None:
    """Return who they are in the book of who is signed in."""
    if here.book is None:
        return None
    rows = KnownGuest.objects.filter(book=here.book, guest=other)
    return rows.select_related("person").first()
