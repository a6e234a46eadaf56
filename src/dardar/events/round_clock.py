"""The clock of the rounds: which one is on, until when, and the host's hand on it.

It rests on two moments of the event alone, when the first round began and since when it is held, so
that every page and the big screen tell the same, however often they ask and whatever they missed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.events.errors import OverError
from dardar.events.models import Event


class Phase(StrEnum):
    """What is on."""

    BEFORE = "before"
    ROUND = "round"
    PAUSE = "pause"  # between two rounds
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Moment:
    """What is on at a moment.

    ``round`` is the one that is on, in a pause the one that comes next, counted from 0; None before
    the first and after the last. ``until`` is when that ends, None while nothing is on or the clock
    is held; ``left`` are the whole seconds until then.
    """

    phase: Phase
    round: int | None
    until: datetime | None
    left: int
    is_held: bool


def moment(event: Event, now: datetime | None = None) -> Moment:
    """Return what is on, now or at some moment."""
    now = now or timezone.now()
    if event.over_at:
        return Moment(Phase.OVER, None, None, 0, is_held=False)
    if event.begun_at is None or now < event.begun_at:
        return Moment(Phase.BEFORE, None, None, 0, is_held=False)
    at = event.held_at or now
    passed = max(at - event.begun_at, timedelta())
    number, within = divmod(passed, _cycle(event))
    lasting = timedelta(minutes=event.minutes)
    if number >= event.rounds or (number == event.rounds - 1 and within >= lasting):
        return Moment(Phase.OVER, None, None, 0, is_held=False)
    is_on = within < lasting
    rest = (lasting if is_on else _cycle(event)) - within
    return Moment(
        Phase.ROUND if is_on else Phase.PAUSE,
        number if is_on else number + 1,
        None if event.held_at else now + rest,
        int(rest.total_seconds()),
        is_held=event.held_at is not None,
    )


def first_open_round(event: Event, now: datetime | None = None) -> int:
    """Return the first round that has not begun: from there on a plan may still change."""
    on = moment(event, now)
    if on.phase is Phase.BEFORE:
        return 0
    if on.round is None:
        return event.rounds
    return on.round + 1 if on.phase is Phase.ROUND else on.round


def times(event: Event, number: int) -> tuple[datetime, datetime]:
    """Return when a round begins and ends, as far as is known: by the clock once it goes."""
    begun = event.begun_at or event.starts_at
    if event.held_at and event.begun_at:
        begun += timezone.now() - event.held_at
    begins = begun + number * _cycle(event)
    return begins, begins + timedelta(minutes=event.minutes)


def start(book: Book, event: Event) -> None:
    """Let the first round begin now. Once it has begun this does nothing.

    Raises:
        OverError: the event is over.
        PermissionDenied: it belongs to another book.

    """
    with _locked(book, event) as now:
        if now.begun_at is None:
            _set(event, now, begun_at=timezone.now(), held_at=None)


def hold(book: Book, event: Event) -> None:
    """Hold the clock until it goes on; while it is held, or has not begun, this does nothing.

    Raises:
        OverError, PermissionDenied: as for :func:`start`.

    """
    with _locked(book, event) as now:
        if now.begun_at and now.held_at is None:
            _set(event, now, held_at=timezone.now())


def go_on(book: Book, event: Event) -> None:
    """Let a clock that is held go on from where it was.

    Raises:
        OverError, PermissionDenied: as for :func:`start`.

    """
    with _locked(book, event) as now:
        if now.begun_at and now.held_at:
            _set(event, now, begun_at=now.begun_at + (timezone.now() - now.held_at), held_at=None)


def skip_to(book: Book, event: Event, number: int) -> None:
    """Let a round begin now, be it the next one or one that was cut short.

    Raises:
        ValueError: there is no such round.
        OverError, PermissionDenied: as for :func:`start`.

    """
    if not 0 <= number < event.rounds:
        raise ValueError(number)
    with _locked(book, event) as now:
        _set(event, now, begun_at=timezone.now() - number * _cycle(now), held_at=None)


@contextmanager
def _locked(book: Book, event: Event) -> Iterator[Event]:
    """Yield an event as it is now, within a transaction."""
    require_own(book, event)
    with transaction.atomic():
        now = Event.objects.select_for_update().get(pk=event.pk)
        if now.over_at:
            raise OverError
        yield now


def _set(event: Event, now: Event, **values: datetime | None) -> None:
    for name, value in values.items():
        setattr(now, name, value)
        setattr(event, name, value)
    now.save(update_fields=list(values))


def _cycle(event: Event) -> timedelta:
    return timedelta(minutes=event.minutes + event.pause)
