"""What the weights of a book depend on: its size, its terms, the answers of its owner."""

from collections.abc import Iterator

import pytest

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity import features
from dardar.core.identity.features import Features
from dardar.core.identity.keys import PHONE
from dardar.people.actions import erase_people
from dardar.people.joining import scorers
from dardar.people.joining.actions import join, tell_apart
from dardar.people.joining.scorers import scale
from dardar.people.lists import people
from tests.people.conftest import named
from tests.people.joining.crowd import crowd, fill

NUMBER = "+34612345678"


def somebody(name: str, *more: Field) -> Features:
    return features.of([to_stored(f) for f in (Field(Kind.NAME, name), *more)], "ES")


def weight(book: Book, one: Features, other: Features, holders: int = 0) -> float:
    return scale(book).scorer({(PHONE, NUMBER): holders}).weight(one, other)


@pytest.fixture
def small_samples(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a book of more than a thousand be a large one."""
    monkeypatch.setattr(scorers, "SAMPLE", 1000)
    monkeypatch.setattr(scorers, "TINY", 10)
    return iter(())


ANA = somebody("Ana Gil")


def test_an_empty_book_has_a_scorer(book: Book) -> None:
    assert weight(book, ANA, ANA) > 0


def test_two_of_a_large_book_are_less_likely_the_same(book: Book) -> None:
    before = weight(book, ANA, ANA)
    crowd(book, 300)
    assert weight(book, ANA, ANA) < before


def test_a_name_that_many_bear_weighs_less(book: Book) -> None:
    crowd(book, 150)
    before = weight(book, ANA, ANA)
    fill(book, ([Field(Kind.NAME, f"Ana Gil {letter * 4}")] for letter in "bcdfghjklmnp" * 3))
    assert weight(book, ANA, ANA) < before


def test_a_number_that_many_have_weighs_less_than_one_of_their_own(book: Book) -> None:
    crowd(book, 150)
    one = somebody("Ana Gil", Field(Kind.PHONE, NUMBER))
    assert weight(book, one, one, holders=2) == weight(book, one, one)
    assert weight(book, one, one, holders=80) < weight(book, one, one, holders=20)
    assert weight(book, one, one, holders=20) < weight(book, one, one)


def test_the_owners_yes_raises_all_weights_and_their_no_lowers_them(book: Book) -> None:
    crowd(book, 150)
    before = weight(book, ANA, ANA)
    all_of_them = list(people(book)[:8])
    join(book, all_of_them[:4])
    more = weight(book, ANA, ANA)
    tell_apart(book, all_of_them[4:])
    assert more > before
    assert weight(book, ANA, ANA) < more


def test_in_a_tiny_book_each_edit_counts(book: Book) -> None:
    others = [named(book, f"Ana Gil {n * 'b'}") for n in range(2, 6)]
    before = scale(book).terms
    assert scale(book).terms is not before
    erase_people(book, others)
    assert scale(book).size == 0


def test_terms_are_counted_anew_when_the_book_has_grown(book: Book) -> None:
    crowd(book, 150)
    before = scale(book)
    crowd(book, 5)
    assert scale(book).terms is before.terms
    assert scale(book).size == 155
    crowd(book, 20)
    assert scale(book).terms is not before.terms


@pytest.mark.usefixtures("small_samples")
class TestALargeBook:
    """Of a large book a part tells what is common."""

    def test_it_is_not_counted_anew_each_time(self, book: Book) -> None:
        crowd(book, 1100)
        before = scale(book)
        crowd(book, 300)
        assert scale(book) is before
        assert scale(book, anew=True).size == 1400

    def test_a_part_of_it_tells_how_common_names_are(self, book: Book) -> None:
        crowd(book, 2000)
        found = scale(book)
        asked = found.terms.counted("given", "alma")
        assert asked is not None
        assert 0.015 < asked < 0.1  # one in 25 is called so
        assert found.terms.unmet is not None
        assert 1 / 2500 < found.terms.unmet < 1 / 1500
        assert found.terms.having["mails"] == 1
        assert found.terms.having["profiles"] == 0

    def test_a_name_that_was_not_met_is_rare(self, book: Book) -> None:
        crowd(book, 2000)
        common = somebody("Alma Abascal")
        assert weight(book, ANA, ANA) > weight(book, common, common)


def test_so_many_books_at_most_are_kept_in_mind(
    book: Book, strangers_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scorers, "_KEPT_BOOKS", 1)
    scale(book)
    scale(strangers_book)
    assert list(scorers._kept) == [strangers_book.pk]  # noqa: SLF001 - nothing else shows it
