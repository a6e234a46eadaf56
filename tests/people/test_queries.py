"""Reads of people."""

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people import queries
from dardar.people.actions import add_note, set_photo
from dardar.people.labelling import label_people
from dardar.people.models import Person, Photo
from tests.people.conftest import card, from_card, named
from tests.people.pictures import png


class TestPhotos:
    """Which picture is shown."""

    def test_the_newest_of_the_records_that_count(self, book: Book, luis: Person) -> None:
        old = luis.records.get()
        new = card(luis, Field(Kind.NAME, "Luis"))
        gone = card(luis, Field(Kind.NAME, "Luis"))
        gone.replaced_by = new
        gone.save()
        for record in (new, gone, old):
            Photo.objects.create(book=book, person=luis, record=record, image=b"")
        assert queries.photos(book, [luis]) == {luis.pk: new.photos.get().pk}

    def test_the_owners_own_before_all(self, book: Book, luis: Person, ana: Person) -> None:
        own = set_photo(book, luis, png())
        Photo.objects.create(book=book, person=luis, record=luis.records.get(), image=b"")
        assert queries.photos(book, [luis, ana]) == {luis.pk: own.pk}


def test_the_history_is_that_of_the_book_or_of_one_person(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    luis = named(book, "Luis")
    named(strangers_book, "Bea")
    add_note(book, ana, "tea")
    assert [entry.verb for entry in queries.history(book)] == ["noted", "added", "added"]
    assert [entry.verb for entry in queries.history(book, luis)] == ["added"]


def test_labels_are_those_of_the_book_by_name(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    for name in ("zoo", "Ábaco"):
        label_people(book, [ana], name)
    label_people(strangers_book, [from_card(strangers_book, Field(Kind.NAME, "B"))], "theirs")
    assert [label.name for label in queries.labels(book)] == ["Ábaco", "zoo"]
