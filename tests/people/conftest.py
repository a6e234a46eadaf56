"""People to work with."""

from collections.abc import Iterable
from datetime import date

import pytest

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.people.actions import add_person
from dardar.people.models import Key, Person, Record, Source
from dardar.people.refresh import contact, refresh

ANA = (
    Field(Kind.NAME, "Ana Ruiz Soler"),
    Field(Kind.COMPANY, "Norte Capital"),
    Field(Kind.EMAIL, "ana@norte.example"),
    Field(Kind.PHONE, "+34 612 345 678", "cell"),
)


@pytest.fixture
def ana(book: Book) -> Person:
    """Return Ana, whom the owner has added by hand."""
    return add_person(book, ANA)


@pytest.fixture
def luis(book: Book) -> Person:
    """Return Luis, whom a vCard tells of."""
    return from_card(book, Field(Kind.NAME, "Luis Prado"), Field(Kind.EMAIL, "luis@prado.example"))


def named(book: Book, name: str) -> Person:
    """Add somebody by name."""
    return add_person(book, [Field(Kind.NAME, name)])


def from_card(book: Book, *fields: Field) -> Person:
    """Add somebody as an import of a vCard would."""
    person = Person.objects.create(book=book)
    card(person, *fields)
    return person


def card(person: Person, *fields: Field, source: Source = Source.VCARD) -> Record:
    """Let a further record tell of a person."""
    record = Record.objects.create(
        book=person.book, person=person, source=source, fields=[to_stored(f) for f in fields]
    )
    refresh(person.book, [person.pk])
    person.refresh_from_db()
    return record


def values(person: Person, kind: Kind) -> list[str]:
    """Return what is shown of a person now."""
    person.refresh_from_db()
    return [item["value"] for item in person.profile if item["kind"] == kind]


def names(people: Iterable[Person]) -> list[str]:
    """Return what people are called, in their order."""
    return [person.name for person in people]


def met(person: Person, day: int) -> Person:
    """Let somebody have been met last on a day of January."""
    Person.objects.filter(pk=person.pk).update(last_contact_on=date(2026, 1, day))
    Key.objects.filter(person=person).update(contact=contact(date(2026, 1, day)))
    return person
