"""Verbs of what came of it: note, set right, delete; and what came of what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import happened
from dardar.encounters.models import Encounter
from dardar.events.columns import check
from dardar.giving.introducing import locked, people_of
from dardar.giving.models import Give, Introduction
from dardar.giving.settling import forget_reminder
from dardar.giving.states import INTRODUCED
from dardar.insights.value.chains import Thing, column_of, is_among, ways_up
from dardar.insights.value.errors import LoopError, NoCurrencyError
from dardar.insights.value.models import LONGEST_WORDS, CameOf, Result
from dardar.people.history import LONGEST_NAME, named
from dardar.people.journal import Journal, change
from dardar.people.models import Person

State = Introduction.State
Later = Give | Introduction | Encounter
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Noted:
    """What came of something, as a form has it."""

    kind: Result.Kind
    words: str = ""
    on: date | None = None  # today
    to_me: bool = True  # else for them
    money: Decimal | None = None
    currency: str = ""  # ISO 4217
    origin: Thing | None = None  # what it came of


def note_result(book: Book, person: Person, what: Noted) -> Result:
    """Remember what came of something with a person, and return it.

    An introduction it came of ends with that, as with any outcome.

    Raises:
        FutureDayError: the day lies ahead.
        NoCurrencyError: a sum without its currency.
        ValidationError: the sum is out of bounds, or the currency none.
        ClosedError: the introduction it came of was not made.
        PermissionDenied: the person, or what it came of, belongs to another book.

    """
    columns = _columns(book, what)
    name = person.name[:LONGEST_NAME]
    with change(book, "result_noted", people=[person], name=name) as journal:
        _end(journal, what)
        return journal.create(Result(book=book, person=person, **columns))


def edit_result(book: Book, result: Result, what: Noted) -> None:
    """Set right what came of something.

    Raises:
        LoopError: it would come of itself.
        FutureDayError, NoCurrencyError, ValidationError, ClosedError, PermissionDenied: as for
            :func:`note_result`.

    """
    require_own(book, result)
    columns = _columns(book, what)
    if what.origin is not None and is_among(result, ways_up(what.origin)):
        raise LoopError
    person = result.person
    name = person.name[:LONGEST_NAME]
    with change(book, "result_edited", people=[person], name=name) as journal:
        _end(journal, what)
        journal.update(result, **columns)


def delete_result(book: Book, result: Result) -> None:
    """Delete what did not come of it after all; what came of it in turn stays.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    person = result.person
    name = person.name[:LONGEST_NAME]
    with change(book, "result_deleted", people=[person], name=name) as journal:
        journal.delete(result)


def came_of(book: Book, later: Later, give: Give) -> None:
    """Remember that something came of a give, instead of what was said of it before.

    Raises:
        LoopError: the give is the same, or came of it.
        PermissionDenied: one of them belongs to another book.

    """
    require_own(book, later, give)
    if isinstance(later, Give):
        later = later.introduction or later  # a half of an introduction is that introduction
    if is_among(later, ways_up(give)):
        raise LoopError
    people = [*_people(later), give.person]
    with change(book, "came_of", people=people, names=_names(people)) as journal:
        column = column_of(later)
        if (before := CameOf.objects.filter(**{column: later}).first()) is not None:
            journal.update(before, give=give)
        else:
            journal.create(CameOf(book=book, give=give, **{column: later}))


def came_of_nothing(book: Book, later: Later) -> None:
    """Take back what something came of; without anything said of it nothing happens.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, later)
    people = _people(later)
    with change(book, "came_of_nothing", people=people, names=_names(people)) as journal:
        journal.delete_all(list(CameOf.objects.filter(**{column_of(later): later})))


def _columns(book: Book, what: Noted) -> dict[str, Any]:
    require_own(book, what.origin)
    if what.money is not None and not what.currency:
        raise NoCurrencyError
    columns: dict[str, Any] = {
        "kind": what.kind,
        "words": " ".join(safe(what.words).split())[:LONGEST_WORDS],
        "on": happened(book, what.on),
        "to_me": what.to_me,
        "money": None if what.money is None else what.money.quantize(_CENT),
        "currency": what.currency if what.money is not None else "",
        **_origin(what.origin),
    }
    check(Result(**columns), ("money", "currency"))
    return columns


def _origin(origin: Thing | None) -> dict[str, Thing | None]:
    """Return the columns that tell what it came of: one at most is set."""
    column = "after" if isinstance(origin, Result) else type(origin).__name__.lower()
    return {name: origin if name == column else None for name in Result.ORIGINS}


def _end(journal: Journal, what: Noted) -> None:
    """Let an introduction end with what came of it, unless it did before."""
    if not isinstance(what.origin, Introduction):
        return
    row = locked(what.origin.pk, INTRODUCED)
    if row.state == State.OUTCOME:
        return
    words = " ".join(safe(what.words).split()) or str(Result.Kind(what.kind).label)
    on = happened(journal.book, what.on)
    journal.update(row, state=State.OUTCOME, outcome=words[:LONGEST_WORDS], ended_on=on)
    for side in row.sides.all():
        forget_reminder(side)


def _people(thing: Later) -> Sequence[Person]:
    if isinstance(thing, Introduction):
        return people_of(thing)
    if isinstance(thing, Encounter):
        return [one.person for one in thing.participations.select_related("person")]
    return [thing.person]


def _names(people: Iterable[Person]) -> str:
    return named(list(dict.fromkeys(person.name for person in people)))
