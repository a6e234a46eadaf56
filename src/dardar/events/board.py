"""The big screen: what is on, who sits where, and whether anything has changed since."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max

from dardar.events.models import Event, Table
from dardar.events.plan_models import Ask, Plan
from dardar.events.queries import current_plan, grid
from dardar.events.round_clock import Moment, moment


@dataclass(frozen=True, slots=True)
class BoardMeeting:
    """Who sits together: the names they chose for the big screen."""

    id: UUID
    table: Table | None
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Board:
    """All that the big screen shows."""

    version: str
    moment: Moment
    meetings: Sequence[BoardMeeting]  # of the round that is on or comes next
    checked_in: int
    plan: Plan | None


def board(event: Event) -> Board:
    """Return what the big screen shows now."""
    on, plan = moment(event), current_plan(event)
    shown = (on.round or 0) if not event.over_at else None
    meetings = grid(plan, only=shown).get(shown, []) if plan and shown is not None else []
    return Board(
        version(event),
        on,
        [
            BoardMeeting(meeting.pk, meeting.table, [guest.shown_name for guest in guests])
            for meeting, guests in meetings
        ],
        event.guests.exclude(checked_in_at=None).count(),
        plan,
    )


def version(event: Event) -> str:
    """Return what changes whenever the big screen or a guest's plan does: an ETag, cheap to ask.

    The seconds of the clock are not in it: pages count them down by themselves.
    """
    on = moment(event)
    plan = event.plans.filter(is_current=True).values_list("pk", "ended_at").first()
    asks = Ask.objects.filter(guest__event=event)
    asked = asks.aggregate(
        asked=Count("pk", distinct=True),
        raised=Count("hands", distinct=True),
        latest=Max("at"),
        last=Max("hands__at"),
    )
    there = event.guests.aggregate(Count("checked_in_at"))
    told = (
        (event.pk, event.begun_at, event.held_at, event.over_at, on.phase, on.round),
        (event.rounds, event.minutes, event.pause, event.title, event.door),
        plan,
        sorted(asked.items()),
        there,
    )
    return hashlib.blake2b(repr(told).encode(), digest_size=12).hexdigest()
