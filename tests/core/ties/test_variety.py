"""Variety: as many as N kinds."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.ties.variety import as_many_as, shares

counted = st.dictionaries(st.integers(0, 9), st.floats(0, 1000), max_size=8)


@pytest.mark.parametrize(
    ("counts", "kinds"),
    [
        ({}, 0),
        ({"work": 0}, 0),
        ({"work": 7}, 1),
        ({"work": 5, "choir": 5}, 2),
        ({"work": 10, "choir": 1}, 1.356),
        ({"work": 3, "choir": 3, "school": 3, "sport": 0}, 3),
    ],
)
def test_places_are_as_many_as_so_many_kinds(counts: Mapping[str, float], kinds: float) -> None:
    assert as_many_as(counts) == pytest.approx(kinds, abs=0.001)


@given(counted)
def test_there_are_never_more_kinds_than_were_counted(counts: dict[int, float]) -> None:
    kinds = sum(count > 0 for count in counts.values())
    assert min(kinds, 1) - 1e-9 <= as_many_as(counts) <= kinds + 1e-9


@given(counted, st.floats(0.01, 100))
def test_hours_and_minutes_say_the_same(counts: dict[int, float], unit: float) -> None:
    scaled = {kind: count * unit for kind, count in counts.items() if count > 1e-6}
    plain = {kind: counts[kind] for kind in scaled}
    assert as_many_as(scaled) == pytest.approx(as_many_as(plain))


def test_shares_come_greatest_first() -> None:
    assert shares({"choir": 1, "sport": 0, "work": 3}) == {"work": 0.75, "choir": 0.25}
    assert list(shares({"choir": 1, "work": 3})) == ["work", "choir"]


@pytest.mark.parametrize("count", [-1, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(count: float) -> None:
    with pytest.raises(ValueError, match="numbers from 0 on"):
        as_many_as({"work": count})
