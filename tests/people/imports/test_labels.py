"""Labels that records give, in numbers that need more than one statement."""

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.models import Label, Labelling
from dardar.people.actions import add_person
from dardar.people.imports import labels
from dardar.people.refresh import SLICE
from tests.people.imports.samples import bring, card


def test_more_labels_than_a_statement_takes_come_in(book: Book) -> None:
    people = [
        card(f"Ana {n}", mail=f"ana{n}@altura.coffee", labels=[f"label {n}", "All"])
        for n in range(SLICE + 20)
    ]
    bring(book, b"".join(people))
    assert Label.objects.count() == SLICE + 21
    assert Labelling.objects.count() == 2 * (SLICE + 20)


def test_people_without_labels_cost_no_query(book: Book, django_assert_num_queries: object) -> None:
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(0):
        labels.follow(book, [labels.Relabelling(book.pk, {}, {book.pk: []})])


def test_an_empty_label_is_none(book: Book) -> None:
    ana = add_person(book, [Field(Kind.NAME, "Ana")])
    said = {ana.records.get().pk: [to_stored(Field(Kind.LABEL, text)) for text in (" ", "Choir")]}
    labels.follow(book, [labels.Relabelling(ana.pk, {}, said)])
    assert [label.name for label in Label.objects.all()] == ["Choir"]
