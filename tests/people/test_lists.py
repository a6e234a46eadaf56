"""Whom to list."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people import lists
from dardar.people.actions import add_note, add_person
from dardar.people.labelling import label_people
from dardar.people.lists import Sort, Wanted, find, number, search
from dardar.people.models import Label, Person
from tests.people.conftest import card, met, named, names


class TestText:
    """Everybody who has the words."""

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
            "345678",
            "678",
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
        assert number(book, Wanted(text)) == 1

    @pytest.mark.usefixtures("ana")
    @pytest.mark.parametrize("text", ["anna", "ana prado", "uiz", "613", "78", "!", "%"])
    def test_ana_is_not_found_by(self, book: Book, text: str) -> None:
        luis = named(book, "Luis Prado")
        label_people(book, [luis], "prado")
        assert names(search(book, text)) == []
        assert number(book, Wanted(text)) == 0

    @pytest.mark.usefixtures("ana")
    def test_nothing_asked_finds_everybody(self, book: Book) -> None:
        assert names(search(book, " ")) == ["Ana Ruiz Soler"]

    def test_another_book_is_never_searched(self, book: Book, strangers_book: Book) -> None:
        bea = named(strangers_book, "Bea")
        label_people(strangers_book, [bea], "friends")
        assert names(search(book, "bea")) == []
        assert names(search(book, "friends")) == []

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
        monkeypatch.setattr(lists, "BROAD", broad)
        people = [named(book, f"Ana Bel {n}") for n in range(4)]
        label_people(book, people[:3], "Bells")
        label = Label.objects.get()
        assert len(search(book, "ana bel")) == 4
        assert len(search(book, "ana bells")) == 3
        assert number(book, Wanted("ana bells")) == 3
        assert len(find(book, Wanted("ana", label=label.pk))) == 3
        assert names(search(book, "ana 2 bel")) == ["Ana Bel 2"]


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

    def test_the_closest_first_then_those_met_last(self, book: Book) -> None:
        add_person(book, [Field(Kind.NAME, "Bea"), Field(Kind.COMPANY, "Mar Azul")])
        met(named(book, "Marta"), 1)
        met(named(book, "Mario"), 3)
        named(book, "Ana Mar")
        found = find(book, Wanted("mar", sort=Sort.CLOSEST))
        assert names(found) == ["Ana Mar", "Mario", "Marta", "Bea"]

    def test_many_are_not_told_apart(self, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lists, "BROAD", 2)
        met(named(book, "Marta"), 1)
        named(book, "Ana Mar")
        assert names(find(book, Wanted("mar", sort=Sort.CLOSEST))) == ["Marta", "Ana Mar"]

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
        assert number(book, Wanted(label=label.pk)) == 1
        assert names(find(book, Wanted("b", label=label.pk))) == []

    def test_the_label_of_another_book_lists_nobody(self, book: Book, strangers_book: Book) -> None:
        label_people(strangers_book, [named(strangers_book, "Bea")], "x")
        assert names(find(book, Wanted(label=Label.objects.get().pk))) == []

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("never", [True, False])
    def test_an_index_gives_the_order_so_no_list_is_sorted(
        self, book: Book, sort: Sort, *, never: bool
    ) -> None:
        with CaptureQueriesContext(connection) as captured:
            list(find(book, Wanted(sort=sort, never=never))[:50])
        [query] = captured.captured_queries
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = " ".join(row[3] for row in cursor.fetchall())
        assert "TEMP B-TREE" not in plan
