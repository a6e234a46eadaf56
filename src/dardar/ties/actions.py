"""Verbs of relationships: say how close they are, let them rest, and what to propose again."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.membership import places_of
from dardar.circles.models import Circle
from dardar.core.calendar import DAY
from dardar.core.ties.today import Kind
from dardar.encounters.actions import Circumstances, log
from dardar.encounters.days import today
from dardar.encounters.models import Encounter
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import Journal, change
from dardar.people.models import Label, Person
from dardar.ties.errors import BackwardsError, EndedError, NoRhythmError
from dardar.ties.models import (
    LONGEST_RHYTHM,
    CircleRhythm,
    LabelRhythm,
    Nudge,
    Ring,
    SaidTie,
    TiePause,
)

# For so long «we're fine» holds unless another day is named.
FINE: Final = timedelta(days=180)


def say(book: Book, person: Person, *, ring: Ring | None, every: int | None) -> None:
    """Say how close somebody is and how often contact is wanted; None leaves it to their history.

    Raises:
        NoRhythmError: `every` is no number of days from one to ten years.
        PermissionDenied: the person belongs to another book.

    """
    _check_rhythm(every)
    with change(book, "tie_said", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        _say(journal, person, ring=ring or "", every=every)


def fine(book: Book, person: Person, until: date | None = None) -> None:
    """Say that all is well without contact, half a year long if no day is named.

    Raises:
        PermissionDenied: the person belongs to another book.

    """
    until = until or today(book) + FINE
    with change(book, "tie_fine", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        _say(journal, person, fine_until=until)


def not_fine(book: Book, person: Person) -> None:
    """Take «we're fine» back.

    Raises:
        PermissionDenied: the person belongs to another book.

    """
    with change(book, "tie_not_fine", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        _say(journal, person, fine_until=None)


def pause(
    book: Book,
    person: Person,
    kind: TiePause.Kind,
    *,
    first: date | None = None,
    last: date | None = None,
) -> TiePause:
    """Let a tie rest and return the pause.

    Args:
        book: of the owner.
        person: with whom.
        kind: why.
        first: its first day, today if none is given.
        last: its last day; without one it lasts until it is ended.

    Raises:
        BackwardsError: it would end before it begins.
        PermissionDenied: the person belongs to another book.

    """
    first = first or today(book)
    if last and last < first:
        raise BackwardsError
    with change(book, "tie_paused", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        return journal.create(TiePause(book=book, person=person, kind=kind, first=first, last=last))


def end_pause(book: Book, rest: TiePause) -> None:
    """End a pause with yesterday; one that would have no day left never was.

    Raises:
        EndedError: it has ended already, or is no more.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, rest)
    person, yesterday = rest.person, today(book) - DAY
    with change(
        book, "tie_pause_ended", people=[person], name=person.name[:LONGEST_NAME]
    ) as journal:
        now = TiePause.objects.select_for_update().filter(pk=rest.pk).first()
        if now is None or (now.last and now.last <= yesterday):
            raise EndedError
        if now.first > yesterday:
            journal.delete(now)
        else:
            journal.update(now, last=yesterday)


def set_label_rhythm(book: Book, label: Label, days: int | None) -> None:
    """Say how often contact is wanted with all who bear a label; None takes it back.

    Raises:
        NoRhythmError: no number of days from one to ten years.
        PermissionDenied: the label belongs to another book.

    """
    require_own(book, label)
    _check_rhythm(days)
    with change(book, "label_rhythm", label=label.name) as journal:
        known = LabelRhythm.objects.filter(book=book, label=label).first()
        _keep_rhythm(journal, known, LabelRhythm(book=book, label=label, days=days))


def set_circle_rhythm(book: Book, circle: Circle, days: int | None) -> None:
    """Say how often contact is wanted with all known people of a circle; None takes it back.

    Raises:
        NoRhythmError: no number of days from one to ten years.
        PermissionDenied: the owner has no place in the circle.

    """
    _check_rhythm(days)
    if not places_of(book).filter(circle=circle).exists():
        raise PermissionDenied
    with change(book, "circle_rhythm", name=circle.name) as journal:
        known = CircleRhythm.objects.filter(book=book, circle=circle).first()
        _keep_rhythm(journal, known, CircleRhythm(book=book, circle=circle, days=days))


def _keep_rhythm(
    journal: Journal,
    known: LabelRhythm | CircleRhythm | None,
    wanted: LabelRhythm | CircleRhythm,
) -> None:
    if known:
        journal.update(known, days=wanted.days)
    elif wanted.days:
        journal.create(wanted)


def take_up(
    book: Book,
    person: Person,
    contact: Encounter.Kind,
    kind: Kind,
    traits: Mapping[str, float],
) -> Encounter:
    """Remember, in one tap, the contact that Today proposed; return it.

    Args:
        book: of the owner.
        person: with whom.
        contact: how they were in touch.
        kind: as what Today proposed it.
        traits: what the learner looks at; see :mod:`dardar.ties.learning`.

    Raises:
        PermissionDenied: the person belongs to another book.

    """
    what = Circumstances(on=today(book), kind=contact)
    with change(book, "talked", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        _note(journal, person, kind, traits, taken=True)
        return log(journal, [person], what)


def skip(book: Book, person: Person, kind: Kind, traits: Mapping[str, float]) -> Nudge:
    """Skip what Today proposed; it is not proposed again for a while. Return what was noted.

    Raises:
        PermissionDenied: the person belongs to another book.

    """
    with change(book, "skipped", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        return _note(journal, person, kind, traits, taken=False)


def _note(
    journal: Journal, person: Person, kind: Kind, traits: Mapping[str, float], *, taken: bool
) -> Nudge:
    on = today(journal.book)
    return journal.create(
        Nudge(
            book=journal.book,
            person=person,
            kind=kind.value,
            on=on,
            taken=taken,
            traits=dict(traits),
        )
    )


def _say(journal: Journal, person: Person, **values: object) -> None:
    row = SaidTie.objects.select_for_update().filter(book=journal.book, person=person).first()
    if row:
        journal.update(row, **values)
    elif any(values.values()):
        journal.create(SaidTie(book=journal.book, person=person, **values))


def _check_rhythm(days: int | None) -> None:
    if days is not None and not 1 <= days <= LONGEST_RHYTHM:
        raise NoRhythmError
