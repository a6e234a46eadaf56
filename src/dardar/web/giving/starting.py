"""Begin to introduce two people: of my own mind, or because one of them asked me for it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.encounters.queries import own_people
from dardar.giving import introducing, requests
from dardar.giving.drafts import Reply
from dardar.giving.errors import ClosedError, DeclinedError, SamePersonError, UnderWayError
from dardar.giving.introducing import Cause
from dardar.giving.models import Wish
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.asked import as_uuid
from dardar.web.giving.acts import closed, own_introduction
from dardar.web.giving.introduction_forms import StartForm
from dardar.web.giving.letters import by_hand, show_letters
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


@require_http_methods(["GET", "POST"])
def new(request: BookRequest) -> HttpResponse:
    """Choose two people; ``one`` and ``other``, or ``need`` and ``offer``, say whom already."""
    if request.method == "GET":
        return _page(request, StartForm(request.book), request.GET)
    form = StartForm(request.book, request.POST)
    if form.is_valid():
        started = _start(request, form)
        if started is not None:
            return started
    return _page(request, form, request.POST, status=422)


def _start(request: BookRequest, form: StartForm) -> HttpResponse | None:
    """Write it down; where that is refused, let the form say why and return None."""
    pair, said = form.pair(), form.cleaned_data
    begin = requests.requested if said["idea"] == "theirs" else introducing.draft
    cause = _cause(request.book, request.POST, {person.pk for person in pair}, said["why"])
    try:
        with watch() as made:
            row = begin(request.book, *pair, cause, although_declined=said["although"])
    except SamePersonError:
        form.add_error(None, _("Nobody is introduced to themselves: choose two people."))
    except UnderWayError as error:
        messages.info(request, _("You are introducing these two already. Here it is."))
        return redirect("introduction", error.introduction.pk)
    except DeclinedError:
        form.must_confirm = True
        form.add_error(
            None,
            _("You wanted to introduce these two before, and one of them declined."),
        )
    else:
        tell(request, _("Written down. Nobody has been asked yet."), made)
        return redirect("introduction", row.pk)
    return None


def _page(
    request: BookRequest, form: StartForm, asked: QueryDict, *, status: int = 200
) -> HttpResponse:
    wishes = _wishes(request.book, asked)
    known = _known(request.book, asked, wishes) if not form.is_bound else {}
    one = form.one.known or known.get("one", [])
    other = form.other.known or known.get("other", [])
    context = {
        "form": form,
        "need": wishes["need"],
        "offer": wishes["offer"],
        "one": one,
        "other": other,
        "photos": photos(request.book, [*one, *other]),
    }
    return render(request, "giving/introduction_new.html", context, status=status)


def _wishes(book: Book, asked: QueryDict) -> dict[str, Wish | None]:
    """Return the need and the offer that an address names, as far as they are the owner's."""
    ids = {name: as_uuid(asked.get(name, "")) for name in ("need", "offer")}
    found = Wish.objects.filter(book=book, pk__in=[pk for pk in ids.values() if pk])
    by_id: dict[UUID | None, Wish] = {wish.pk: wish for wish in found.select_related("person")}
    return {
        name: wish if (wish := by_id.get(pk)) and wish.role == name and wish.person else None
        for name, pk in ids.items()
    }


def _known(book: Book, asked: QueryDict, wishes: dict[str, Wish | None]) -> dict[str, list[Person]]:
    """Return who is chosen already on each side."""
    found = {
        name: own_people(book, [pk]) if (pk := as_uuid(asked.get(name, ""))) else []
        for name in ("one", "other")
    }
    for name, wish in (("one", wishes["need"]), ("other", wishes["offer"])):
        if not found[name] and wish and wish.person:
            found[name] = [wish.person]
    return found


def _cause(book: Book, asked: QueryDict, pair: set[UUID], why: str) -> Cause:
    """Return what it is for, as far as it is about these two."""
    wishes: dict[str, Any] = {
        name: wish if wish and wish.person_id in pair else None
        for name, wish in _wishes(book, asked).items()
    }
    return Cause(**wishes, why=why)


@require_POST
def reply(request: BookRequest, pk: object) -> HttpResponse:
    """Decide on what I was asked for, and show what to write to whoever asked."""
    row = own_introduction(request, pk)
    try:
        answer = Reply(request.POST.get("reply", ""))
    except ValueError as error:
        raise BadRequest from error
    try:
        draft = requests.reply(request.book, row, answer)
    except ClosedError:
        return closed(request, row)
    asker = next(side.person for side in row.sides.all() if side.is_asking)
    return show_letters(request, [by_hand(request, asker, draft)], row, "")
