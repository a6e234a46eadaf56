"""What stands on the big screen, and the host's hand on the clock."""

from typing import Any, Final
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from dardar.events import hands, queries, round_clock
from dardar.events.board import board as shown_on
from dardar.events.board import version
from dardar.web.events.hosted import done, entrance_of, own_event, show
from dardar.web.events.inviting import drawn
from dardar.web.giving.links import speak
from dardar.web.requests import BookRequest

CLOCK: Final = {
    "start": (round_clock.start, gettext_lazy("The first round has begun.")),
    "hold": (round_clock.hold, gettext_lazy("The clock is held.")),
    "go_on": (round_clock.go_on, gettext_lazy("The clock goes on.")),
}


@require_GET
def room(request: BookRequest, event: UUID) -> HttpResponse:
    """Show what the host needs while the event is on: the clock, the screens, what to print."""
    found = own_event(request, event)
    context = {
        "tab": "room",
        "moment": round_clock.moment(found),
        "rounds": range(found.rounds),
        "counts": queries.counts(found),
        "plan": queries.current_plan(found),
        "asks": hands.wall(found),
        "table_count": found.tables.count(),
    }
    return show(request, found, "room", context)


@require_POST
def clock(request: BookRequest, event: UUID) -> HttpResponse:
    """Start, hold or go on with the clock, or begin a round now."""
    found = own_event(request, event)
    then = reverse("event_room", args=[found.pk])
    how, number = request.POST.get("how", ""), request.POST.get("round", "")
    if how in CLOCK:
        verb, text = CLOCK[how]
        return done(request, lambda: verb(request.book, found), str(text), then)
    if not (number.isdecimal() and number.isascii() and 1 <= int(number[:4]) <= found.rounds):
        raise BadRequest
    said = _("Round %(number)s has begun.") % {"number": number}
    return done(
        request, lambda: round_clock.skip_to(request.book, found, int(number) - 1), said, then
    )


@require_POST
def clear(request: BookRequest, event: UUID) -> HttpResponse:
    """Take all asks off the screen."""
    found = own_event(request, event)
    then = reverse("event_room", args=[found.pk])
    text = _("The wall is empty for the next round.")
    return done(request, lambda: hands.clear(request.book, found), text, then)


@require_GET
def board(request: BookRequest, event: UUID) -> HttpResponseBase:
    """Show who sits where and the clock, on a big screen."""
    return _screen(request, event, "board")


@require_GET
def wall(request: BookRequest, event: UUID) -> HttpResponseBase:
    """Show what is asked for and who raises a hand, on a big screen."""
    return _screen(request, event, "wall")


def _screen(request: BookRequest, pk: UUID, which: str) -> HttpResponseBase:
    """Send a screen, or the part of it that changes; nothing where nothing has changed."""
    event = own_event(request, pk)
    speak(request, event.language)
    is_part = "part" in request.GET
    etag = f'"{version(event)}"'
    if is_part and (known := get_conditional_response(request, etag=etag)):
        return known
    context: dict[str, Any] = {"which": which, "board": shown_on(event)}
    if which == "wall":
        context["asks"] = hands.wall(event)
    elif context["board"].moment.phase == "before":
        context["entrance_code"] = drawn(entrance_of(request, event))
    answer = show(request, event, f"_{which}" if is_part else "screen", context)
    answer["ETag"] = etag
    return answer
