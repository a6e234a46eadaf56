"""The one-to-ones of each month, and the un-networking lunch."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.circles import rounds
from dardar.circles.errors import TooFewError
from dardar.circles.lunch import CHOSEN_FROM, Lunch, lunch_of_book, lunch_of_circle
from dardar.circles.models import Member, OneToOne, Turn
from dardar.circles.queries import between, card_of, members_for
from dardar.encounters.days import today
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.asked import as_uuid
from dardar.web.circles.forms import SEATS, ReviewForm, seats_in
from dardar.web.circles.here import Here, done, place_link, show
from dardar.web.giving.choosing import chosen_in
from dardar.web.requests import BookRequest

TOGETHER: Final = 6  # of what two could give each other, so many are shown


@require_GET
def one_to_ones(request: HttpRequest, here: Here) -> HttpResponse:
    """Show a member whom to meet this month and whom they met, with the two questions after."""
    return _page(request, here)


def _page(
    request: HttpRequest, here: Here, review: ReviewForm | None = None, of: UUID | None = None
) -> HttpResponse:
    turns = rounds.my_turns(here.me)
    first = turns[0] if turns else None
    wanted = _seen(here, first.other) if first and first.other else None
    on = today(here.me.book)
    context = {
        "tab": "rounds",
        "turns": turns,
        "wanted": wanted,
        "could": between(here.me, wanted)[:TOGETHER] if wanted else [],
        "forms": _forms(turns, review, of),
        "willing": Member.objects.filter(
            circle=here.me.circle_id, state=Member.State.MEMBER, in_rounds=True
        ).count(),
        "is_made": here.me.circle.rounds.filter(month=on.replace(day=1)).exists(),
        "on": on,
    }
    return show(request, here, "rounds", context, status=422 if review else 200)


def _seen(here: Here, other: Member) -> Member | None:
    """Return the card of whom one meets, None if one does not see them any more."""
    try:
        return card_of(here.me, other.pk)
    except Member.DoesNotExist:
        return None


def _forms(
    turns: list[rounds.MyTurn], review: ReviewForm | None, of: UUID | None
) -> dict[UUID, ReviewForm]:
    """Return the form of each meeting's review, with what was answered already."""
    found = {}
    for mine in turns:
        if meeting := mine.turn.meeting:
            said = {"worth": mine.turn.worth, "words": mine.turn.words}
            own = ReviewForm(initial=said, prefix=str(meeting.pk)[:8], auto_id=_ids(meeting))
            found[mine.turn.pk] = review if review and meeting.pk == of else own
    return found


def _ids(meeting: OneToOne) -> str:
    return f"id_{str(meeting.pk)[-8:]}_%s"


@require_POST
def propose(request: HttpRequest, here: Here) -> HttpResponse:
    """Propose the one-to-ones of this month."""
    then = here.to("rounds")
    try:
        return done(
            request,
            here,
            lambda: rounds.propose_now(here.me, place_link(request)),
            _("The one-to-ones of this month are proposed; each has been told."),
            then,
        )
    except TooFewError:
        messages.error(request, _("Fewer than two want a one-to-one so far."))
        return redirect(then)


@require_POST
def met(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Tell that the two have met, or with ``missed`` that it did not come about."""
    meeting = get_object_or_404(OneToOne, turns__member=here.me, pk=pk)
    act, text = _said(here, meeting, is_missed="missed" in request.POST)
    return done(request, here, act, text, here.to("rounds"))


def _said(here: Here, meeting: OneToOne, *, is_missed: bool) -> tuple[Callable[[], None], str]:
    if is_missed:
        text = _("Kept. You may be proposed to each other again.")
        return lambda: rounds.note_missed(here.me, meeting), text
    return lambda: rounds.note_met(here.me, meeting), _("Kept: you have met.")


@require_POST
def review(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Keep the answers to the two questions after a one-to-one."""
    meeting = get_object_or_404(OneToOne, turns__member=here.me, pk=pk)
    form = ReviewForm(request.POST, prefix=str(meeting.pk)[:8], auto_id=_ids(meeting))
    if not form.is_valid():
        return _page(request, here, form, meeting.pk)
    said = form.cleaned_data
    return done(
        request,
        here,
        lambda: rounds.review(here.me, meeting, Turn.Worth(said["worth"]), said["words"]),
        _("Kept, for the two of you."),
        here.to("rounds"),
    )


@require_GET
def lunch(request: HttpRequest, here: Here) -> HttpResponse:
    """Show whom of the circle to invite to a lunch and why: ``?size=``, ``?with=`` for certain."""
    members = list(members_for(here.me))
    wanted = {pk for text in request.GET.getlist("with") if (pk := as_uuid(text))}
    fixed = [one for one in members if one.pk in wanted]
    size = seats_in(request.GET.get("size", ""))
    found: Lunch[Member] | None = None
    if "size" in request.GET:
        found = _or_few(request, lambda: lunch_of_circle(here.me, size, fixed=fixed))
    context = {
        "tab": "lunch",
        "lunch": found,
        "size": size,
        "sizes": SEATS,
        "members": [one for one in members if one.pk != here.me.pk],
        "fixed": {one.pk for one in fixed},
    }
    return show(request, here, "lunch", context)


@require_http_methods(["GET"])
def lunch_of_people(request: BookRequest) -> HttpResponse:
    """Show whom of some people of my book to invite: ``?label=``, ``?person=``, ``?size=``."""
    book, chosen = request.book, chosen_in(request.book, request.GET, CHOSEN_FROM)
    size = seats_in(request.GET.get("size", ""))
    found: Lunch[Person] | None = None
    if chosen.people:
        found = _or_few(request, lambda: lunch_of_book(book, chosen.people, size))
    seated = [seat.who for seat in found.seats] if found else []
    context: dict[str, Any] = {
        "lunch": found,
        "chosen": chosen,
        "most": CHOSEN_FROM,
        "size": size,
        "sizes": SEATS,
        "photos": photos(book, seated),
    }
    return render(request, "circles/lunch_of_people.html", context)


def _or_few(request: HttpRequest, choose: Callable[[], Any]) -> Any:  # noqa: ANN401 - of members or people
    """Return a lunch, None with a message if there are not enough for one."""
    try:
        return choose()
    except TooFewError:
        messages.info(request, _("That is not enough people who can sit at one table."))
    except ValueError:
        messages.info(request, _("More are set than there are seats."))
    return None
