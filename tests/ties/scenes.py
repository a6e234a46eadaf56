"""People with histories that tests of ties speak of."""

from collections.abc import Iterable
from datetime import date, timedelta

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field
from dardar.encounters.models import Encounter, Participation
from dardar.people.models import Person
from dardar.people.refresh import refresh
from dardar.ties.models import Tie
from tests.encounters.scenes import person


def in_touch(
    book: Book,
    one: Person,
    days: Iterable[date],
    kind: Encounter.Kind = Encounter.Kind.CALL,
) -> None:
    """Let there have been a contact on each of some days, without anything that follows from it."""
    met = [Encounter(book=book, kind=kind, on=day) for day in days]
    Encounter.objects.bulk_create(met)
    Participation.objects.bulk_create(
        Participation(book=book, encounter=one_of, person=one, identity=one.pk) for one_of in met
    )
    refresh(book, [one.pk])


def every(days: int, times: int, last: date) -> list[date]:
    """Return so many days, so far apart, that end with one."""
    return [last - timedelta(days=days * number) for number in range(times)]


def friend(
    book: Book, name: str, last: date, *more: Field, gap: int = 30, times: int = 12
) -> Person:
    """Add somebody who was heard of at a steady rhythm until a day."""
    one = person(book, name, *more)
    in_touch(book, one, every(gap, times, last))
    return one


def tie_of(one: Person) -> Tie:
    """Return the tie to somebody as it was reckoned."""
    return Tie.objects.get(person=one)
