"""Days and people that tests of encounters speak of."""

from datetime import date

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, Newcomer, meet
from dardar.encounters.models import Encounter, FollowUp
from dardar.people.actions import add_person
from dardar.people.models import Person

MONDAY = date(2026, 9, 14)
TUESDAY = date(2026, 9, 15)
WEDNESDAY = date(2026, 9, 16)
THURSDAY = date(2026, 9, 17)
FRIDAY = date(2026, 9, 18)


def person(book: Book, name: str, *more: Field) -> Person:
    """Add somebody by name."""
    return add_person(book, [Field(Kind.NAME, name), *more])


def met(book: Book, on: date, *names: str, gathering: str = "") -> Encounter:
    """Meet new people on a day."""
    what = Circumstances(on=on, gathering=gathering)
    return meet(book, [Newcomer.named(name) for name in names], what)


def seal_of(person: Person) -> FollowUp:
    """Return the seal of a person as it is now."""
    return FollowUp.objects.get(person=person, seals=True)
