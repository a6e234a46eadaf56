"""Whom it is worth comparing somebody with."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.identity import blocking
from dardar.core.identity.blocking import CAPS, PAIR
from dardar.core.identity.features import Features
from dardar.core.identity.keys import CALLED, MAIL, PHONE
from dardar.people.joining.actions import join
from dardar.people.joining.candidates import MOST, LookUp, features_of
from tests.people.conftest import named
from tests.people.joining.crowd import crowd, fill, stranger

PHONE_OF_ALL = (PHONE, "+34912345678")


def with_phone(name: str) -> list[Field]:
    return [Field(Kind.NAME, name), Field(Kind.PHONE, PHONE_OF_ALL[1])]


def test_who_shares_more_and_rarer_keys_comes_first(book: Book) -> None:
    mail = Field(Kind.EMAIL, "ana@gil.example")
    one, other, third = fill(
        book,
        [
            [*with_phone("Zoe Kim")],
            [*with_phone("Eva Sol"), mail],
            [Field(Kind.NAME, "Ana Gil"), *with_phone("Ana Gil"), mail],
        ],
    )
    keys = blocking.keys(features_of(book, [third])[third])
    assert LookUp(book).candidates(keys) == [third, other, one]
    assert LookUp(book).candidates(keys, but=third) == [other, one]


def test_so_many_at_most_are_compared(book: Book) -> None:
    fill(book, (with_phone(stranger(n)) for n in range(CAPS[PHONE])))
    assert len(LookUp(book).candidates([PHONE_OF_ALL])) == MOST


def test_a_key_that_more_have_leads_to_none_of_them(book: Book) -> None:
    fill(book, (with_phone(stranger(n)) for n in range(CAPS[PHONE] + 1)))
    look_up = LookUp(book)
    assert look_up.candidates([PHONE_OF_ALL]) == look_up.holders(PHONE_OF_ALL) == []


def test_words_and_other_books_lead_to_nobody(book: Book, strangers_book: Book) -> None:
    fill(strangers_book, [with_phone("Ana Gil")])
    named(book, "Ana Gil")
    assert LookUp(book).candidates([(CALLED, "ana"), PHONE_OF_ALL]) == []


def test_a_key_is_looked_up_once(book: Book) -> None:
    [ana] = fill(book, [with_phone("Ana Gil")])
    look_up = LookUp(book)
    with CaptureQueriesContext(connection) as captured:
        assert look_up.holders(PHONE_OF_ALL) == [ana]
        assert look_up.candidates([PHONE_OF_ALL]) == [ana]
    assert len(captured) == 1


class TestCount:
    """How many have what two share."""

    @pytest.fixture
    def pair(self, book: Book) -> tuple[Features, Features]:
        """Return two of many with one number, of whom the one has a mailbox of their own."""
        people = fill(book, (with_phone(stranger(n)) for n in range(150)))
        [own] = fill(book, [[*with_phone("Ana Gil"), Field(Kind.EMAIL, "ana@gil.example")]])
        found = features_of(book, [people[0], own])
        return found[people[0]], found[own]

    def test_it_is_exact_beyond_the_cap(self, book: Book, pair: tuple[Features, Features]) -> None:
        look_up = LookUp(book)
        assert look_up.holders(PHONE_OF_ALL) == []
        assert look_up.count([pair])[PHONE_OF_ALL] == 151

    def test_what_they_do_not_share_is_not_counted(
        self, book: Book, pair: tuple[Features, Features]
    ) -> None:
        assert (MAIL, "ana@gil.example") not in LookUp(book).count([pair])

    def test_counted_once(self, book: Book, pair: tuple[Features, Features]) -> None:
        look_up = LookUp(book)
        look_up.count([pair])
        with CaptureQueriesContext(connection) as captured:
            look_up.count([pair])
        assert not captured.captured_queries


def test_features_are_of_those_in_the_book_who_stand_for_themselves(
    book: Book, strangers_book: Book
) -> None:
    one, other = named(book, "Ana Gil"), named(book, "Anita Gil")
    elsewhere = named(strangers_book, "Ana Gil")
    join(book, [one, other])
    assert list(features_of(book, [one.pk, other.pk, elsewhere.pk])) == [one.pk]


def test_nobody_of_a_crowd_of_strangers_is_to_be_compared(book: Book) -> None:
    people = features_of(book, crowd(book, 20))
    look_up = LookUp(book)
    for pk, its in people.items():
        assert look_up.candidates(blocking.keys(its), but=pk) == []
        assert any(kind == PAIR for kind, _value in blocking.keys(its))
