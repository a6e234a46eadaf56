"""Find somebody while typing."""

import pytest

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people import lists, search, vocabulary
from dardar.people.actions import add_note, add_person
from dardar.people.labelling import label_people
from dardar.people.models import Person
from dardar.people.search import near, suggestions
from tests.people.conftest import met, named, names


@pytest.mark.parametrize(
    "text",
    [
        "ana",
        "ANA ruiz",
        "soler ana",
        "capital ana",
        "ana@norte.example",
        "612 345",
        "+34612345678",
        "345678",
        "2345",
        "friend",
        "te verde",
        # misspelt
        "anna",
        "uiz",
        "rius soler",
        "ana ruis solre",
        "zoler",
        "soller",
    ],
)
def test_ana_is_proposed_for(book: Book, ana: Person, text: str) -> None:
    label_people(book, [ana], "Old friends")
    add_note(book, ana, "Bebe té verde")
    named(book, "Luis")
    assert names(suggestions(book, text)) == ["Ana Ruiz Soler"]


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize(
    "text", ["", " ", "!", "613", "234", "9876", "ana prado", "xyz", "ana ruiz prado", "an5"]
)
def test_ana_is_not_proposed_for(book: Book, text: str) -> None:
    luis = named(book, "Luis Prado")
    label_people(book, [luis], "prado")
    assert names(suggestions(book, text)) == []
    assert names(near(book, text, ())) == []


def test_another_book_is_never_searched(book: Book, strangers_book: Book) -> None:
    bea = named(strangers_book, "Beatriz")
    label_people(strangers_book, [bea], "friends")
    for text in ("beatriz", "friends", "beatris", "bea"):
        assert suggestions(book, text) == []


class TestOrder:
    """The closest first."""

    def test_those_called_so_come_before_those_found_by_other_words(self, book: Book) -> None:
        met(add_person(book, [Field(Kind.NAME, "Bea"), Field(Kind.COMPANY, "Mar Azul")]), 9)
        met(named(book, "Marta"), 1)
        met(named(book, "Mario"), 3)
        named(book, "Ana Mar")
        assert names(suggestions(book, "mar")) == ["Ana Mar", "Mario", "Marta", "Bea"]

    def test_so_many_are_proposed_and_no_more(self, book: Book) -> None:
        for count in range(5):
            named(book, f"Ana {count}")
            add_person(book, [Field(Kind.NAME, f"Bea {count}"), Field(Kind.PLACE, "Anador")])
        assert names(suggestions(book, "ana"))[5] == "Bea 4"
        assert len(suggestions(book, "ana")) == 8
        assert len(suggestions(book, "ana", most=3)) == 3

    def test_a_label_proposes_those_met_last_first(self, book: Book) -> None:
        for name, day in (("Ana", 2), ("Bea", 5)):
            label_people(book, [met(named(book, name), day)], "Sailing")
        label_people(book, [named(book, "Cai")], "Sailing")
        assert names(suggestions(book, "sail")) == ["Bea", "Ana", "Cai"]

    def test_the_fewest_typos_come_first(self, book: Book) -> None:
        for name in ("Luz Gonsales", "Luz Gonzalo", "Luz González", "Luz Moreno"):
            named(book, name)
        assert names(suggestions(book, "luz gonzales"))[:1] == ["Luz González"]


class TestOtherNames:
    """Nicknames, short forms."""

    @pytest.mark.parametrize(
        ("called", "asked"),
        [
            ("José García", "pepe garcía"),
            ("Pepe García", "josé garcía"),
            ("Guadalupe Ríos", "lupita"),
            ("Salvador Nava", "chava nava"),
            ("Ma. Elena Hdz.", "maría elena hernández"),
            ("Mª Luz Gil", "maria luz"),
            ("María Gil", "mª gil"),
            ("Francisco Gil", "fco gil"),
            ("Juan Manuel Gil", "juanma gil"),
            ("Juanma Gil", "juan manuel"),
        ],
    )
    def test_find_each_other(self, book: Book, called: str, asked: str) -> None:
        named(book, called)
        named(book, "Inés Prado")
        assert names(suggestions(book, asked)) == [called]

    def test_come_after_those_called_just_so(self, book: Book) -> None:
        met(named(book, "José"), 9)
        named(book, "Pepe")
        assert names(suggestions(book, "pepe")) == ["Pepe", "José"]

    def test_of_a_compound_both_must_be_theirs(self, book: Book) -> None:
        for name in ("Juan Gil", "Manuel Gil", "Juan Manuel Gil"):
            named(book, name)
        assert names(suggestions(book, "juanma")) == ["Juan Manuel Gil"]


class TestMany:
    """Words that many answer to: an index is walked instead."""

    @pytest.fixture(autouse=True)
    def _broad(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lists, "BROAD", 2)

    @pytest.fixture
    def crowd(self, book: Book) -> Book:
        """Return a book in which every word is one of many."""
        for day, name in enumerate(("Ana Mar Gil", "Ana Marín Gil", "Anabel Mar Gila"), 1):
            who = [Field(Kind.NAME, name), Field(Kind.COMPANY, "Norte Marino")]
            met(add_person(book, who), day)
        named(book, "Analía Prado Norte")
        named(book, "Luis Prado Mar")
        return book

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("ana", ["Ana Marín Gil", "Ana Mar Gil", "Anabel Mar Gila", "Analía Prado Norte"]),
            ("prado", ["Luis Prado Mar", "Analía Prado Norte"]),
            ("norte", ["Analía Prado Norte", "Anabel Mar Gila", "Ana Marín Gil", "Ana Mar Gil"]),
            ("nor", ["Analía Prado Norte", "Anabel Mar Gila", "Ana Marín Gil", "Ana Mar Gil"]),
            ("ana mar", ["Ana Mar Gil", "Ana Marín Gil", "Anabel Mar Gila"]),
            ("gil ana mar", ["Ana Marín Gil", "Ana Mar Gil"]),
            ("an gi", ["Anabel Mar Gila", "Ana Marín Gil", "Ana Mar Gil"]),
            ("norte marino", ["Anabel Mar Gila", "Ana Marín Gil", "Ana Mar Gil"]),
            ("prado gil", []),
        ],
    )
    def test_are_found_all_the_same(self, crowd: Book, text: str, expected: list[str]) -> None:
        assert names(suggestions(crowd, text)) == expected

    def test_are_found_where_nobody_was_met(self, book: Book) -> None:
        for number in range(3):
            named(book, f"Analía Marín {number}")
        assert len(suggestions(book, "an ma")) == 3

    def test_are_found_beyond_those_met_last(
        self, book: Book, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(search, "RECENT", 1)
        for number in range(3):
            named(book, f"Analía Marín {number}")
            met(named(book, f"Luis {number}"), 5)
        assert len(suggestions(book, "an ma")) == 3

    def test_a_nickname_is_looked_for_among_many(self, book: Book) -> None:
        for name in ("Jose Gil", "Jose Paz", "Joseba Gil", "Pepe Gil", "Pepe Gil"):
            named(book, name)
        assert names(suggestions(book, "jose gil")) == [
            "Jose Gil",
            "Joseba Gil",
            "Pepe Gil",
            "Pepe Gil",
        ]


class TestNear:
    """Who answers nearly, beneath those who answer."""

    def test_those_who_answer_are_left_out(self, book: Book) -> None:
        gomez = named(book, "Ana Gomes")
        named(book, "Ana Gómez")
        named(book, "Ana Prado")
        assert names(near(book, "ana gomes", {gomez.pk})) == ["Ana Gómez"]

    def test_other_names_come_before_typos(self, book: Book) -> None:
        for name in ("Pope Gil", "José Gil"):
            named(book, name)
        assert names(near(book, "pepe gil", ())) == ["José Gil", "Pope Gil"]

    def test_no_more_than_asked_for(self, book: Book) -> None:
        for number in range(5):
            named(book, f"Beatriz {number}")
        assert len(near(book, "beatris", (), most=3)) == 3

    def test_a_heavily_misspelt_word_is_made_up_for_by_the_others(self, book: Book) -> None:
        named(book, "Ximena Ybarra Zubizarreta")
        assert len(near(book, "gimena ibara zubisareta", ())) == 1


class TestVocabulary:
    """The words that are kept in memory."""

    def test_are_those_of_the_book(self, book: Book, strangers_book: Book) -> None:
        add_person(book, [Field(Kind.NAME, "Ana Gil"), Field(Kind.COMPANY, "Norte")])
        named(strangers_book, "Bea")
        assert set(vocabulary.vocabulary(book)) == {"ana", "gil"}

    def test_follow_what_is_added(self, book: Book, strangers_book: Book) -> None:
        named(book, "Ana")
        vocabulary.vocabulary(book)
        named(book, "Ana Gil")
        named(strangers_book, "Bea")
        assert set(vocabulary.vocabulary(book)) == {"ana", "gil"}

    def test_are_read_anew_where_much_has_come(
        self, book: Book, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(vocabulary, "MANY", 1)
        gone = named(book, "Ana")
        vocabulary.vocabulary(book)
        gone.delete()
        named(book, "Bea Gil")
        assert set(vocabulary.vocabulary(book)) == {"bea", "gil"}

    def test_are_kept_for_so_many_books(
        self, book: Book, strangers_book: Book, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(vocabulary, "KEPT", 1)
        named(book, "Ana")
        vocabulary.vocabulary(book)
        vocabulary.vocabulary(strangers_book)
        assert set(vocabulary.vocabulary(book)) == {"ana"}
