"""Histories: each day once, whatever the order, and nothing that is no day."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.ties.history import NEVER, Histories

contacts = st.lists(st.tuples(st.integers(0, 4), st.dates()), max_size=40)


def of(some: list[tuple[int, date]], size: int = 5) -> Histories:
    return Histories.of(size, [tie for tie, _ in some], [day.toordinal() for _, day in some])


@given(contacts)
def test_a_day_counts_once_however_often_there_was_contact(some: list[tuple[int, date]]) -> None:
    histories = of([*some, *some])
    told = zip(histories.tie.tolist(), histories.day.tolist(), strict=True)
    assert [(tie, date.fromordinal(day)) for tie, day in told] == sorted(set(some))


@given(contacts)
def test_each_tie_has_its_count_and_its_last_day(some: list[tuple[int, date]]) -> None:
    histories = of(some)
    for tie in range(5):
        days = {day for each, day in some if each == tie}
        assert histories.counts()[tie] == len(days)
        assert histories.last()[tie] == (max(days).toordinal() if days else NEVER)


@given(contacts, st.dates())
def test_until_a_day_is_what_had_been_by_its_end(some: list[tuple[int, date]], on: date) -> None:
    past, had_been = of(some).until(on), of([each for each in some if each[1] <= on])
    assert past.tie.tolist() == had_been.tie.tolist()
    assert past.day.tolist() == had_been.day.tolist()


def test_fifty_thousand_encounters_of_a_year_are_its_days() -> None:
    first = date(2025, 1, 1).toordinal()
    histories = Histories.of(1, np.zeros(50_000, int), first + np.arange(50_000) % 365)
    assert histories.counts().tolist() == [365]


@pytest.mark.parametrize(("tie", "day"), [([2], [700_000]), ([-1], [700_000]), ([0], [0])])
def test_what_is_no_tie_or_no_day_is_refused(tie: list[int], day: list[int]) -> None:
    with pytest.raises(ValueError, match=r"ties are numbered|days are ordinals"):
        Histories.of(2, tie, day)


def test_every_contact_has_one_day() -> None:
    with pytest.raises(ValueError, match="one tie and one day"):
        Histories.of(2, [0, 1], [700_000])
