"""Verbs of the host on an event itself: begin it, change it, its tables, its doors, its end."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.capture.own_fields import new_token
from dardar.circles.cards import call_back
from dardar.circles.models import Circle
from dardar.core.calendar import day_in
from dardar.core.cards.vcard.quote import safe
from dardar.core.identity.text import fold
from dardar.events.columns import check
from dardar.events.errors import SameGuestError, TimesError
from dardar.events.models import Event, Guest, Pin, Table
from dardar.events.templates import LAYOUTS
from dardar.giving.errors import EmptyWordsError, TooLongError
from dardar.people.journal import change
from dardar.people.traces import leave_no_trace

# For so long after an event data of guests without an account are kept, if the host says nothing.
KEPT: Final = timedelta(days=30)
LONGEST_KEPT: Final = timedelta(days=365)
MOST_TABLES: Final = 2500
_LINKS: Final = frozenset({"circle", "after"})
_SEEDS: Final = 2**31
_LONGEST: Final = {"title": 200, "aim": 300, "my_aim": 300, "place": 300}


@dataclass(frozen=True, slots=True)
class What:
    """What an event is, as a form has it."""

    title: str
    template: Event.Template
    starts_at: datetime  # aware
    ends_at: datetime
    rounds: int
    minutes: int
    pause: int
    mode: Event.Mode = Event.Mode.PAIRS
    table_size: int = 6
    aim: str = ""
    my_aim: str = ""
    place: str = ""
    time_zone: str = "Europe/Madrid"
    language: str = "es"
    roster: Event.Roster = Event.Roster.CHECKED_IN
    erase_on: date | None = None  # KEPT after its end
    circle: Circle | None = None
    after: Event | None = None  # the edition before


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table, as a form has it."""

    seats: int
    name: str = ""
    steps_free: bool = True


def suggested(
    book: Book, template: Event.Template, starts_at: datetime, *, title: str = ""
) -> What:
    """Return what an event of a kind begins as: long enough for its rounds."""
    layout = LAYOUTS[template]
    lasting = layout.rounds * layout.minutes + (layout.rounds - 1) * layout.pause
    return What(
        title or capfirst(str(template.label)),
        template,
        starts_at,
        starts_at + timedelta(minutes=lasting),
        **asdict(layout),
        time_zone=book.time_zone,
        language=book.tongue,
    )


def create(book: Book, what: What) -> Event:
    """Create an event and return it.

    Raises:
        EmptyWordsError: it has no title.
        TooLongError: something is too long.
        TimesError: it ends before it begins, or its guests' data would be kept for too long.
        ValidationError: a number is out of bounds, or the time zone unknown.
        PermissionDenied: the circle or the edition before is of another book.

    """
    said = _columns(book, what)
    event = Event(book=book, seed=secrets.randbelow(_SEEDS), **said)
    check(event, said.keys() - _LINKS)
    with change(book, "event_created", name=event.title) as journal:
        return journal.create(event)


def edit(book: Book, event: Event, what: What) -> None:
    """Change what an event is.

    Raises:
        EmptyWordsError, TooLongError, TimesError, ValidationError, PermissionDenied: as for
            :func:`create`.

    """
    require_own(book, event)
    said = _columns(book, what)
    check(Event(book=book, seed=event.seed, **said), said.keys() - _LINKS)
    with change(book, "event_edited", name=said["title"]) as journal:
        journal.update(event, **said)


def what_of(event: Event) -> What:
    """Return an event as a form has it."""
    names = What.__dataclass_fields__
    return What(**{name: getattr(event, name) for name in names})


def open_sign_up(book: Book, event: Event) -> None:
    """Let whoever has its link sign up.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    _set(book, event, "event_opened", is_open=True)


def close_sign_up(book: Book, event: Event) -> None:
    """Let nobody sign up at its link until it is opened again.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    _set(book, event, "event_closed", is_open=False)


def renew_links(book: Book, event: Event) -> None:
    """Give sign-up and entrance other links: those given away before lead nowhere from now on.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    _set(book, event, "event_links_renewed", token=new_token(), door=new_token())


def lay_tables(book: Book, event: Event, tables: Sequence[TableWords]) -> None:
    """Let the room have exactly these tables, numbered from 1.

    Raises:
        TooLongError: there are too many, or a name is too long.
        ValidationError: a table has fewer than two seats, or too many.
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    rows = [_table(event, number, words) for number, words in enumerate(tables, 1)]
    if len(rows) > MOST_TABLES:
        raise TooLongError
    with change(book, "tables_laid", name=event.title) as journal:
        Event.objects.select_for_update().get(pk=event.pk)
        there = {table.number: table for table in event.tables.all()}
        journal.create_all([row for row in rows if row.number not in there])
        for row in rows:
            if table := there.pop(row.number, None):
                journal.update(table, name=row.name, seats=row.seats, steps_free=row.steps_free)
        journal.delete_all(list(there.values()))


def finish(book: Book, event: Event) -> None:
    """Let an event be over: its clock ends, nobody signs up or checks in any more.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    _set(book, event, "event_finished", over_at=timezone.now(), is_open=False)


def delete(book: Book, event: Event) -> None:
    """Delete an event with all of it for ever. There is no undo: it is about others.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, event)
    with transaction.atomic():
        call_back(event.guests.exclude(letter=None))
        for roster in event.rosters.all():
            roster.delete()
        event.delete()
        leave_no_trace()


def pin(book: Book, one: Guest, other: Guest, kind: Pin.Kind) -> Pin:
    """Say that two guests are to meet, or are not, and return that; the last word counts.

    Raises:
        SameGuestError: they are one, or of different events.
        PermissionDenied: they belong to another book.

    """
    require_own(book, one, other)
    if one.pk == other.pk or one.event_id != other.event_id:
        raise SameGuestError
    first, second = sorted([one, other], key=lambda guest: guest.pk)
    found, _is_new = Pin.objects.update_or_create(
        one=first, other=second, defaults={"book": book, "event_id": one.event_id, "kind": kind}
    )
    return found


def unpin(book: Book, pinned: Pin) -> None:
    """Take such a word back.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, pinned)
    Pin.objects.filter(pk=pinned.pk).delete()


def _set(book: Book, event: Event, verb: str, **values: object) -> None:
    with change(book, verb, name=event.title) as journal:
        journal.update(event, **values)


def _columns(book: Book, what: What) -> dict[str, Any]:
    require_own(book, what.circle, what.after)
    said = {name: getattr(what, name) for name in What.__dataclass_fields__}
    for name, longest in _LONGEST.items():
        said[name] = " ".join(safe(said[name]).split())
        if len(said[name]) > longest:
            raise TooLongError
    if not fold(said["title"]):
        raise EmptyWordsError
    if what.ends_at <= what.starts_at:
        raise TimesError
    # The host's own day: the time zone of the event is not checked yet.
    last = day_in(book.zone, what.ends_at)
    said["erase_on"] = what.erase_on or last + KEPT
    if not last <= said["erase_on"] <= last + LONGEST_KEPT:
        raise TimesError
    return said


def _table(event: Event, number: int, words: TableWords) -> Table:
    name = " ".join(safe(words.name).split())
    table = Table(
        book=event.book,
        event=event,
        number=number,
        name=name,
        seats=words.seats,
        steps_free=words.steps_free,
    )
    check(table, ["number", "name", "seats", "steps_free"])
    return table
