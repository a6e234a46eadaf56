"""What is computed of people stays true."""

from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.identity import keys
from dardar.people.models import Key, Note, Person, Record, Source
from dardar.people.refresh import SLICE, refresh
from tests.people.conftest import card, from_card, named


def key_values(person: Person) -> set[tuple[str, str]]:
    return set(person.keys.values_list("kind", "value"))


def test_the_columns_are_those_of_the_profile(book: Book) -> None:
    luis = from_card(
        book,
        Field(Kind.NAME, "Luis Prado", parts={"given": "Luis", "family": "Prado"}),
        Field(Kind.COMPANY, "Norte"),
        Field(Kind.ROLE, "Partner"),
        Field(Kind.PLACE, "Vigo"),
        Field(Kind.EMAIL, "luis@norte.example"),
        Field(Kind.PHONE, "612345678"),
    )
    assert (luis.name, luis.sort_key, luis.company, luis.role, luis.place) == (
        "Luis Prado",
        "prado luis",
        "Norte",
        "Partner",
        "Vigo",
    )
    assert (luis.email, luis.phone, luis.language) == ("luis@norte.example", "612345678", "es")
    assert luis.profile[0]["source"] == "vcard"


def test_a_replaced_record_no_longer_counts(book: Book) -> None:
    luis = from_card(book, Field(Kind.NAME, "Luis"))
    old = luis.records.get()
    old.replaced_by = card(luis, Field(Kind.EMAIL, "l@x.org"))
    old.save()
    refresh(book, [luis.pk])
    luis.refresh_from_db()
    assert luis.name == "l@x.org"
    assert (keys.CALLED, "luis") not in key_values(luis)


def test_keys_that_stand_are_left_alone(book: Book, ana: Person) -> None:
    before = dict(Key.objects.values_list("value", "pk"))
    Note.objects.create(book=book, person=ana, text="tea")
    refresh(book, [ana.pk])
    after = dict(Key.objects.values_list("value", "pk"))
    assert after.keys() - before.keys() == {"tea"}
    assert {value: after[value] for value in before} == before


def test_a_person_without_records_is_shown_as_nobody(book: Book, ana: Person) -> None:
    Record.objects.all().delete()
    refresh(book, [ana.pk])
    ana.refresh_from_db()
    assert (ana.name, ana.profile) == ("", [])
    assert key_values(ana) == set()


def test_people_of_another_book_are_left_alone(book: Book, strangers_book: Book) -> None:
    bea = named(strangers_book, "Bea")
    Person.objects.filter(pk=bea.pk).update(name="as it was")
    refresh(book, [bea.pk])
    bea.refresh_from_db()
    assert bea.name == "as it was"
    assert bea.keys.exists()


def test_more_people_than_a_slice_are_computed_with_few_queries(
    book: Book, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = [Person(book=book) for _ in range(SLICE + 5)]
    Person.objects.bulk_create(people)
    Record.objects.bulk_create(
        Record(
            book=book,
            person=person,
            source=Source.CSV,
            fields=[{"kind": "name", "value": f"Number {n}"}],
        )
        for n, person in enumerate(people)
    )
    with django_assert_max_num_queries(40):
        refresh(book, [person.pk for person in people])
    assert Person.objects.get(name="Number 504")
    assert Key.objects.filter(value="number").count() == SLICE + 5
