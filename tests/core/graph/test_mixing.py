"""Whom to bring together: never above the bound, on few people the best there is."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.graph.mixing import mix


class Table:
    """People and what their pairs are worth."""

    def __init__(self, size: int, seed: int) -> None:
        """Throw the dice."""
        dice = np.random.default_rng(seed)
        values = np.round(dice.normal(size=(size, size)), 3)
        self.people = list(range(size))
        self.values = np.triu(values, 1) + np.triu(values, 1).T

    def value(self, one: int, other: int) -> float:
        """Return what a pair is worth."""
        return float(self.values[one, other])

    def of(self, some: tuple[int, ...]) -> float:
        """Return what some people are worth together."""
        return sum(self.value(*pair) for pair in combinations(some, 2))

    def best(self, size: int, fixed: tuple[int, ...]) -> float:
        """Return what the best choice is worth, by trying all."""
        some = [one for one in combinations(self.people, size) if set(fixed) <= set(one)]
        return max(self.of(one) for one in some)


tables = st.builds(Table, st.integers(1, 9), st.integers(0, 2**32 - 1))


@given(tables, st.data())
@settings(max_examples=100, deadline=None)
def test_the_best_of_few_and_never_above_the_bound(table: Table, draw: st.DataObject) -> None:
    size = draw.draw(st.integers(0, len(table.people)))
    fixed = tuple(table.people[: draw.draw(st.integers(0, size))])
    found = mix(table.people, size, table.value, fixed=fixed)
    best = table.best(size, fixed)
    assert found.is_best
    assert found.value == pytest.approx(best)
    assert found.value == pytest.approx(table.of(found.people))
    assert found.bound >= best - 1e-9
    assert len(found.people) == size
    assert set(fixed) <= set(found.people)


@given(tables, st.data())
@settings(max_examples=100, deadline=None)
def test_by_exchanges_no_exchange_helps_any_more(table: Table, draw: st.DataObject) -> None:
    size = draw.draw(st.integers(1, len(table.people)))
    fixed = tuple(table.people[: draw.draw(st.integers(0, size - 1))])
    found = mix(table.people, size, table.value, fixed=fixed, tried=0)
    best = table.best(size, fixed)
    assert found.value <= best + 1e-9
    assert found.bound >= best - 1e-9
    if found.is_best:
        assert found.value == pytest.approx(best)
    for out in set(found.people) - set(fixed):
        for new in set(table.people) - set(found.people):
            other = tuple({*found.people, new} - {out})
            assert table.of(other) <= found.value + 1e-6
    assert mix(table.people, size, table.value, fixed=fixed, tried=0) == found


def test_of_many_exchanges_find_nearly_always_the_best() -> None:
    reached = []
    for seed in range(30):
        table = Table(12, seed)
        found = mix(table.people, 6, table.value, tried=0)
        reached.append(found.value == pytest.approx(table.best(6, ())))
    assert sum(reached) >= 27


def test_all_fixed_is_no_choice() -> None:
    table = Table(4, 1)
    assert mix(table.people, 4, table.value, fixed=table.people, tried=0).people == (0, 1, 2, 3)
    assert mix(table.people, 2, table.value, fixed=(3, 1), tried=0).people == (1, 3)


@pytest.mark.parametrize(("size", "fixed"), [(5, ()), (1, (0, 1)), (-1, ()), (2, (9,))])
def test_what_cannot_be_chosen(size: int, fixed: tuple[int, ...]) -> None:
    table = Table(4, 1)
    with pytest.raises(ValueError, match="of 4 people"):
        mix(table.people, size, table.value, fixed=fixed)
