"""How close somebody is, as far as encounters tell."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.giving.ties import HALF_WARM, Strength, Tie, ties
from dardar.people.models import Person
from tests.giving.conftest import SetClock

DAY = date(2026, 9, 14)


def test_the_warmer_the_more_it_counts() -> None:
    assert Tie(None, 0).value == 0
    assert Tie(DAY, HALF_WARM).value == pytest.approx(0.5)
    assert 0.5 < Tie(DAY, 1).value < Tie(DAY, 500).value < 1


@pytest.mark.parametrize(
    ("warmth", "strength"),
    [
        (5.1, Strength.CLOSE),  # weekly
        (1.0, Strength.CLOSE),  # monthly
        (0.27, Strength.LOOSE),  # quarterly
        (0.05, Strength.LOOSE),  # yearly
        (0.01, Strength.FAINT),
        (0.0, Strength.NONE),
    ],
)
def test_a_tie_in_a_word(warmth: float, strength: Strength) -> None:
    assert Tie(DAY, warmth).strength is strength


def test_ties_to_many_are_read_at_once(
    book: Book,
    ana: Person,
    luis: Person,
    clock: SetClock,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    clock(DAY)
    for days in (0, 0, 7):
        meet(book, [ana], Circumstances(DAY - timedelta(days=days)))
    ana.refresh_from_db()
    with django_assert_num_queries(1):
        found = ties(book, [ana, luis], DAY)
    assert found[ana.pk].last_contact_on == DAY
    assert found[ana.pk].warmth == pytest.approx(1.5)  # a day counts once
    assert found[luis.pk].strength is Strength.NONE
    assert ties(book, [], DAY) == {}
