"""A guest's own page: their plan, what is on now, whom they have met, their way in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dardar.core.cards.fields import Kind
from dardar.events.after import cards_file
from dardar.events.calendar_file import calendar
from dardar.events.keeping import given
from dardar.events.models import Event, Guest
from dardar.events.queries import GuestCard, MyMeeting, current_plan, my_plan, sees_roster
from dardar.events.round_clock import Moment, Phase, first_open_round, moment
from dardar.events.swapping import Met, met_by
from dardar.web.capture.mine import drawn
from dardar.web.events.door import remember
from dardar.web.events.here import Here, show
from dardar.web.events.hosted import file_named
from dardar.web.links import whole

# How long after the end a phone keeps the plan.
_KEPT: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reason:
    """What somebody at a table could give another, in both their words."""

    giver: str  # "" if it is the guest who reads
    taker: str
    offer: str
    need: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as a guest's page shows it."""

    meeting: MyMeeting
    when: str  # past | now | next | later
    people: list[tuple[GuestCard, Met | None]]
    reasons: list[Reason]


@require_GET
def place(request: HttpRequest, here: Here) -> HttpResponse:
    """Show a guest their event: their plan, and what they can do now."""
    me, event = here.me, here.me.event
    met = {one.guest.pk: one for one in met_by(me)}
    on = moment(event)
    rows = _rows(me, on, met)
    in_plan = {card.guest.pk for row in rows for card, _met in row.people}
    context = {
        "tab": "place",
        "rows": rows,
        "moment": on,
        "has_plan": bool(rows) or current_plan(event) is not None,
        "sees": sees_roster(me),
        "met": len(met),
        "others": [one for pk, one in met.items() if pk not in in_plan],
        "card": given(me),
        "is_over": is_over(event),
        "code": _code(request, me),
        "version": mark(me),
        "as_of": timezone.localtime(),
        "has_account": me.user_book_id is not None,
        "can_claim": bool(here.token and getattr(request, "book", None) and not me.user_book_id),
    }
    response = show(request, here, "place", context)
    if here.token:
        # The worker keeps a page that says so, until then, for where there is no network.
        response["Dardar-Keep-Until"] = str(int((event.ends_at + _KEPT).timestamp()))
        remember(response, here)
    return response


@require_GET
def state(request: HttpRequest, here: Here) -> JsonResponse:  # noqa: ARG001 - a view's signature
    """Tell a page that is open whether it is still true."""
    return JsonResponse({"version": mark(here.me)})


@require_GET
def plan_file(request: HttpRequest, here: Here) -> HttpResponse:  # noqa: ARG001 - as above
    """Send a guest's plan as a file that calendars take in."""
    return file_named(calendar(here.me), "text/calendar", here.me.event.title, "ics")


@require_GET
def cards(request: HttpRequest, here: Here) -> HttpResponse:  # noqa: ARG001 - as above
    """Send the cards of those a guest swapped with as a file that address books take in."""
    found = b"".join(cards_file(here.me))
    return file_named(found, "text/vcard", here.me.event.title, "vcf")


@require_GET
def met(request: HttpRequest, here: Here) -> HttpResponse:
    """Show whom a guest has met, with the cards they were given."""
    people = met_by(here.me)
    context = {
        "tab": "met",
        "people": [(one, ways(one.guest) if one.is_swapped else []) for one in people],
        "swapped": sum(one.is_swapped for one in people),
        "has_account": here.me.user_book_id is not None,
        "is_signed_in": here.book is not None,
        "can_claim": bool(here.token and getattr(request, "book", None)),
    }
    return show(request, here, "met", context)


def ways(guest: Guest) -> list[tuple[str, str, str]]:
    """Return how to reach whoever gave their card: an icon, an address to open, and words."""
    ways = {Kind.EMAIL: ("mail", "mailto:"), Kind.PHONE: ("phone", "tel:")}
    return [
        (ways[field.kind][0], ways[field.kind][1] + field.value.replace(" ", ""), field.value)
        for field in given(guest)
        if field.kind in ways
    ]


def is_over(event: Event) -> bool:
    """Tell whether the rounds of an event are over, or the event is."""
    return moment(event).phase is Phase.OVER or timezone.now() > event.ends_at


def mark(me: Guest) -> str:
    """Return another text whenever a guest's page would be another by what others did.

    Not whenever anything is: a room of a thousand must not read all anew as each of them checks in.
    """
    event, on = me.event, moment(me.event)
    plans = event.plans.filter(is_current=True).values_list("pk", "ended_at")
    told = (
        (event.begun_at, event.held_at, event.over_at, on.phase, on.round),
        (me.checked_in_at, me.left_at, me.is_no_show, me.state),
        (list(plans), me.swapped.exclude(agreed_at=None).count()),
    )
    return blake2b(repr(told).encode(), digest_size=12).hexdigest()


def _rows(me: Guest, on: Moment, met: Mapping[UUID, Met]) -> list[Row]:
    first = first_open_round(me.event)
    rows: list[Row] = []
    for one in my_plan(me):
        is_now = on.phase is Phase.ROUND and one.round == on.round
        if is_now:
            when = "now"
        elif one.round < first:
            when = "past"
        else:
            when = "later" if any(row.when == "next" for row in rows) else "next"
        people = [(card, met.get(card.guest.pk)) for card in one.others]
        rows.append(Row(one, when, people, _reasons(me, one)))
    return rows


def _reasons(me: Guest, one: MyMeeting) -> list[Reason]:
    """Return the reasons of a meeting that concern a guest, what they get first."""
    names = {str(card.guest.pk): card.guest.name for card in one.others} | {str(me.pk): ""}
    found = [
        Reason(
            names.get(said["giver"], ""),
            names.get(said["taker"], ""),
            said["offer"],
            said["need"],
            bool(said["is_strong"]),
        )
        for said in one.reasons
        if str(me.pk) in {said["giver"], said["taker"]}
    ]
    return sorted(found, key=lambda reason: not reason.giver)


def _code(request: HttpRequest, me: Guest) -> str:
    """Return the code that the host scans, as a picture; "" for who is checked in."""
    if me.checked_in_at or me.event.over_at:
        return ""
    return drawn(whole(request, reverse("event_badge", args=[me.code])))
