"""Warmth: what each contact day gives, and when it has cooled."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.ties.history import Histories
from dardar.core.ties.warmth import cools_to, parts, warmth, warmths

TODAY = date(2026, 11, 28)
days = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), max_size=30)


def ago(*ages: int) -> list[date]:
    return [TODAY - timedelta(days=age) for age in ages]


@pytest.mark.parametrize(("age", "expected"), [(0, 1), (7, 1 / 2), (28, 1 / 5), (364, 1 / 53)])
def test_a_contact_counts_less_the_longer_ago_it_was(age: int, expected: float) -> None:
    assert warmth(ago(age), TODAY) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("every", "expected"), [(7, 5.1), (30, 1.0), (91, 0.27), (182, 0.11), (365, 0.05)]
)
def test_a_steady_rhythm_has_the_warmth_the_handbook_says(every: int, expected: float) -> None:
    five_years = ago(*range(every, 5 * 365 + every, every))
    assert warmth(five_years, TODAY) == pytest.approx(expected, rel=0.15)


@given(days)
def test_warmth_is_the_sum_of_its_parts_newest_first(some: list[date]) -> None:
    told = parts(some, TODAY)
    assert warmth(some, TODAY) == pytest.approx(sum(part.warmth for part in told))
    assert [part.day for part in told] == sorted({d for d in some if d <= TODAY}, reverse=True)
    assert all(0 < part.warmth <= 1 for part in told)


@given(days)
def test_more_contact_is_never_colder_and_waiting_never_warmer(some: list[date]) -> None:
    assert warmth([*some, TODAY], TODAY) >= warmth(some, TODAY)
    past = [day for day in some if day <= TODAY]
    assert warmth(past, TODAY + timedelta(days=1)) <= warmth(past, TODAY)


def test_without_contact_and_with_contact_ahead_there_is_no_warmth_yet() -> None:
    assert warmth([], TODAY) == 0
    assert warmth([TODAY + timedelta(days=1)], TODAY) == 0
    assert parts([TODAY + timedelta(days=1)], TODAY) == []


def test_many_ties_are_as_warm_as_each_alone() -> None:
    some = {0: ago(1, 30), 2: ago(0, 0, 400)}
    tie = [tie for tie, each in some.items() for _ in each]
    day = [day.toordinal() for each in some.values() for day in each]
    found = warmths(Histories.of(3, tie, day), TODAY)
    assert found.tolist() == pytest.approx([warmth(some.get(tie, []), TODAY) for tie in range(3)])


@given(days, st.floats(0.001, 5))
def test_it_has_cooled_on_the_first_day_below_the_floor(some: list[date], floor: float) -> None:
    past = [day for day in some if day <= TODAY]
    day = cools_to(some, floor, TODAY)
    assert day is not None
    assert warmth(past, day) < floor
    assert day == TODAY or warmth(past, day - timedelta(days=1)) >= floor


def test_what_would_cool_after_the_last_year_there_is_never_does() -> None:
    assert cools_to(ago(0), 1e-9, TODAY) is None


def test_nothing_cools_to_nought() -> None:
    with pytest.raises(ValueError, match="never falls to 0"):
        cools_to(ago(1), 0, TODAY)
