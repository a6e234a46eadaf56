"""How close somebody is, as far as encounters tell."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.giving.ties import HALF_LIFE, Strength, tie, ties
from dardar.people.models import Person
from tests.giving.conftest import SetClock

DAY = date(2026, 9, 14)


def test_it_fades_with_time_and_grows_with_encounters() -> None:
    fresh, old = tie(DAY, 5, DAY), tie(DAY - timedelta(days=HALF_LIFE), 5, DAY)
    assert old.value == pytest.approx(fresh.value / 2**0.5)
    assert tie(DAY, 6, DAY).value > fresh.value
    assert tie(DAY, 10**6, DAY).value <= 1


@pytest.mark.parametrize(
    ("days", "encounters", "strength"),
    [
        (0, 5, Strength.CLOSE),
        (120, 2, Strength.LOOSE),
        (2000, 1, Strength.FAINT),
        (None, 0, Strength.NONE),
        (-3, 9, Strength.CLOSE),
    ],
)
def test_a_tie_in_a_word(days: int | None, encounters: int, strength: Strength) -> None:
    last = None if days is None else DAY - timedelta(days=days)
    assert tie(last, encounters, DAY).strength is strength


def test_ties_to_many_are_read_at_once(
    book: Book,
    ana: Person,
    luis: Person,
    clock: SetClock,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    clock(DAY)
    for days in (0, 40):
        meet(book, [ana], Circumstances(DAY - timedelta(days=days)))
    ana.refresh_from_db()
    with django_assert_num_queries(1):
        found = ties(book, [ana, luis], DAY)
    assert (found[ana.pk].encounters, found[ana.pk].last_contact_on) == (2, DAY)
    assert found[luis.pk].strength is Strength.NONE
