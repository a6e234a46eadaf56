"""How much a book holds."""

from dataclasses import dataclass

from dardar.accounts.models import Book
from dardar.capture.models import Card
from dardar.encounters.models import Encounter, FollowUp, Promise
from dardar.people.models import Note, Person, Photo, Record


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a book by what they are."""

    people: int
    records: int
    encounters: int
    follow_ups: int
    promises: int
    notes: int
    photos: int
    cards: int


def counts(book: Book) -> Counts:
    """Count what a book holds."""
    models = (Person, Record, Encounter, FollowUp, Promise, Note, Photo, Card)
    return Counts(*(model._default_manager.filter(book=book).count() for model in models))
