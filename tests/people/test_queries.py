"""Reads of people."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.identity.keys import MAIL, PHONE
from dardar.people import queries
from dardar.people.actions import add_note, add_person, set_photo
from dardar.people.labelling import label_people
from dardar.people.models import Label, Person, Photo
from dardar.people.queries import Sort, Wanted, find, number, search, suggestions
from tests.people.conftest import card, from_card, named
from tests.people.pictures import png


def names(people: object) -> list[str]:
    return [person.name for person in people]  # type: ignore[attr-defined] # any iterable of people


def met(person: Person, day: int) -> Person:
    Person.objects.filter(pk=person.pk).update(last_contact_on=date(2026, 1, day))
    return person


class TestSearch:
    """Find anyone."""

    @pytest.mark.parametrize(
        "text",
        [
            "ana",
            "ANA ruiz",
            "soler ana",
            "nor",
            "capital ana",
            "ana@norte.example",
            "ana@nor",
            "612 345",
            "612345",
            "+34612345678",
            "friend",
            "amigos",
            "té",
            "te verde",
        ],
    )
    def test_ana_is_found_by(self, book: Book, ana: Person, text: str) -> None:
        label_people(book, [ana], "Old friends / Amigos")
        add_note(book, ana, "Bebe té verde")
        named(book, "Luis")
        assert names(search(book, text)) == ["Ana Ruiz Soler"]
        assert names(suggestions(book, text)) == ["Ana Ruiz Soler"]
        assert number(book, Wanted(text)) == 1

    @pytest.mark.usefixtures("ana")
    @pytest.mark.parametrize("text", ["anna", "ana prado", "uiz", "613", "!", "%", "ana_"])
    def test_ana_is_not_found_by(self, book: Book, text: str) -> None:
        luis = named(book, "Luis Prado")
        label_people(book, [luis], "prado")
        expected = ["Ana Ruiz Soler"] if text == "ana_" else []
        assert names(search(book, text)) == expected
        assert names(suggestions(book, text)) == expected

    @pytest.mark.usefixtures("ana")
    def test_nothing_asked_finds_everybody_and_proposes_nobody(self, book: Book) -> None:
        assert names(search(book, " ")) == ["Ana Ruiz Soler"]
        assert suggestions(book, " ") == []

    def test_those_called_so_are_proposed_before_those_found_by_other_words(
        self, book: Book
    ) -> None:
        met(add_person(book, [Field(Kind.NAME, "Bea"), Field(Kind.COMPANY, "Mar Azul")]), 9)
        met(named(book, "Marta"), 1)
        met(named(book, "Mario"), 3)
        assert names(suggestions(book, "mar")) == ["Mario", "Marta", "Bea"]

    def test_so_many_are_proposed_and_no_more(self, book: Book) -> None:
        for count in range(5):
            named(book, f"Ana {count}")
            add_person(book, [Field(Kind.NAME, f"Bea {count}"), Field(Kind.PLACE, "Anador")])
        assert names(suggestions(book, "ana"))[5] == "Bea 4"
        assert len(suggestions(book, "ana")) == 8
        assert len(suggestions(book, "ana", most=3)) == 3

    def test_another_book_is_never_searched(self, book: Book, strangers_book: Book) -> None:
        bea = named(strangers_book, "Bea")
        label_people(strangers_book, [bea], "friends")
        for text in ("bea", "friends"):
            assert names(search(book, text)) == []
            assert suggestions(book, text) == []

    def test_a_removed_label_finds_nobody(self, book: Book, ana: Person) -> None:
        label_people(book, [ana], "friends")
        Label.objects.all().delete()
        assert names(search(book, "friends")) == []

    def test_a_name_that_is_not_shown_finds_too(self, book: Book, luis: Person) -> None:
        card(luis, Field(Kind.NAME, "Ludwig P."))
        assert names(search(book, "luis")) == ["Ludwig P."]

    @pytest.mark.parametrize("broad", [1, 2, 10])
    def test_few_and_many_matches_are_found_alike(
        self, book: Book, monkeypatch: pytest.MonkeyPatch, broad: int
    ) -> None:
        monkeypatch.setattr(queries, "BROAD", broad)
        people = [named(book, f"Ana Bel {n}") for n in range(4)]
        label_people(book, people[:3], "Bells")
        label = Label.objects.get()
        assert len(search(book, "ana bel")) == 4
        assert len(search(book, "ana bells")) == 3
        assert number(book, Wanted("ana bells")) == 3
        assert len(find(book, Wanted("ana", label=label.pk))) == 3
        assert len(suggestions(book, "ana")) == 4


class TestList:
    """Who is in the book, in which order."""

    def test_by_name(self, book: Book) -> None:
        for name in ("Óscar Zubiri", "Ana Álamo", "ana alamo", "Luis Alas"):
            named(book, name)
        assert names(find(book, Wanted())) == [
            "Ana Álamo",
            "ana alamo",
            "Luis Alas",
            "Óscar Zubiri",
        ]

    def test_by_latest_contact_with_those_never_contacted_last(self, book: Book) -> None:
        for name, day in (("A", 3), ("B", 0), ("C", 7)):
            person = named(book, name)
            if day:
                met(person, day)
        assert names(find(book, Wanted(sort=Sort.CONTACT))) == ["C", "A", "B"]

    def test_by_arrival(self, book: Book) -> None:
        for count, name in enumerate("ABC"):
            moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=count)
            Person.objects.filter(pk=named(book, name).pk).update(created_at=moment)
        assert names(find(book, Wanted(sort=Sort.NEWEST))) == ["C", "B", "A"]

    def test_never_contacted(self, book: Book) -> None:
        met(named(book, "A"), 3)
        named(book, "B")
        assert names(find(book, Wanted(never=True))) == ["B"]
        assert number(book, Wanted(never=True)) == 1

    def test_of_a_label(self, book: Book) -> None:
        label_people(book, [named(book, "A")], "x")
        named(book, "B")
        label = Label.objects.get()
        assert names(find(book, Wanted(label=label.pk))) == ["A"]
        assert names(find(book, Wanted("b", label=label.pk))) == []

    def test_the_label_of_another_book_lists_nobody(self, book: Book, strangers_book: Book) -> None:
        label_people(strangers_book, [named(strangers_book, "Bea")], "x")
        assert names(find(book, Wanted(label=Label.objects.get().pk))) == []

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("never", [True, False])
    def test_an_index_gives_the_order_so_no_list_is_sorted(
        self, book: Book, sort: Sort, *, never: bool
    ) -> None:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            list(find(book, Wanted(sort=sort, never=never))[:50])
        [query] = captured.captured_queries
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = " ".join(row[3] for row in cursor.fetchall())
        assert "TEMP B-TREE" not in plan


def test_the_owner_of_a_strong_key_is_told(book: Book, strangers_book: Book, ana: Person) -> None:
    add_person(strangers_book, [Field(Kind.EMAIL, "ana@norte.example")])
    mail, phone = (MAIL, "ana@norte.example"), (PHONE, "+34612345678")
    wanted = [mail, phone, (PHONE, "ana@norte.example"), (MAIL, "x@y.org")]
    assert queries.sharing_keys(book, wanted) == {mail: {ana}, phone: {ana}}


def test_many_strong_keys_are_looked_up_in_slices(book: Book, ana: Person) -> None:
    wanted = [(MAIL, f"a{n}@x.org") for n in range(1200)] + [(MAIL, "ana@norte.example")]
    assert queries.sharing_keys(book, wanted) == {wanted[-1]: {ana}}


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


def test_who_is_called_exactly_so(book: Book, strangers_book: Book) -> None:
    ana = named(book, "Ana Ruiz")
    named(book, "Ana Ruiz Soler")
    named(strangers_book, "Ana Ruiz")
    assert list(queries.named_alike(book, "RUIZ, ana")) == [ana]
    assert list(queries.named_alike(book, "?!")) == []


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
