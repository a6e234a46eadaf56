"""What events do by the clock: erase what is due, do what waits, end what a crash has left."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from dardar.events import roster
from dardar.events.erasing import erase_due
from dardar.events.matching import match_event
from dardar.events.models import Event, Guest, GuestWish
from dardar.events.plan_models import Plan
from dardar.events.planning import follow, is_behind
from dardar.giving import matching
from dardar.people.queueing import queue_next, queue_once

# Why a plan was not made: what made it is gone.
GAVE_UP: Final = "gave-up"
# No plan takes so long.
_STUCK: Final = timedelta(hours=2)


def look_after() -> None:
    """Do what is due at all events."""
    erase_due()
    roster.sweep()
    _match_what_waits()
    _follow_who_is_there()
    _end_what_is_stuck()


def _match_what_waits() -> None:
    left = GuestWish.objects.exclude(matched_by=matching.local_signature())
    left = left.filter(state=GuestWish.State.OPEN, guest__event__over_at=None)
    left = left.exclude(guest__state=Guest.State.AWAY)
    events = left.order_by().values_list("guest__event", flat=True).distinct()
    for pk in Event.objects.filter(pk__in=events, erased_at=None).values_list("pk", flat=True):
        queue_once(match_event, pk)


def _follow_who_is_there() -> None:
    on = Event.objects.filter(over_at=None, erased_at=None, plans__is_current=True)
    for event in on.exclude(begun_at=None):
        if is_behind(event):
            queue_next(follow, event.pk)


def _end_what_is_stuck() -> None:
    """Let plans fail whose making has been given up, as after several crashes."""
    old = Plan.objects.filter(state=Plan.State.COMPUTING, created_at__lt=timezone.now() - _STUCK)
    why = [{"code": GAVE_UP}]
    old.update(state=Plan.State.FAILED, why=why, ended_at=timezone.now())
