"""Who should meet: closure by its formula, and what is never proposed."""

from math import log1p

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.graph import closure as module
from dardar.core.graph.closure import closures, in_common, preferences, suggest
from tests.core.graph.networks import PEOPLE, Ties, graph, known, ties, weight

everybody = np.arange(PEOPLE)


def by_formula(some: Ties, one: int, other: int) -> float:
    return sum(
        log1p(weight(some, one, k)) * log1p(weight(some, k, other)) / len(known(some, k))
        for k in known(some, one)
        if k in known(some, other)
    )


@given(ties)
def test_closure_is_what_the_formula_says(some: Ties) -> None:
    rows, columns = np.array([3, 0]), np.array([0, 2, 5])
    table = closures(graph(some), rows, columns)
    for row, one in enumerate(rows.tolist()):
        for column, other in enumerate(columns.tolist()):
            assert table[row, column] == pytest.approx(by_formula(some, one, other))


@given(ties, st.sets(st.integers(0, PEOPLE - 1)), st.sets(st.tuples(*[st.integers(0, 8)] * 2)))
def test_proposed_are_strangers_with_somebody_in_common_and_nobody_ruled_out(
    some: Ties, people: set[int], never: set[tuple[int, int]]
) -> None:
    found = suggest(graph(some), sorted(people), never=never, most=100)
    expected = {
        (one, other): by_formula(some, one, other)
        for one in people
        for other in people
        if one < other
        and not weight(some, one, other)
        and by_formula(some, one, other)
        and (one, other) not in never
        and (other, one) not in never
    }
    assert {(each.one, each.other): each.closure for each in found} == pytest.approx(expected)
    preferred = [each.preference for each in found]
    assert preferred == sorted(preferred, reverse=True)


@given(ties, st.integers(1, 3))
def test_many_people_are_looked_at_in_parts_with_the_same_outcome(some: Ties, rows: int) -> None:
    network = graph(some)
    whole = suggest(network, everybody, never=[(0, 1), (7, 2)], most=100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CELLS", rows * PEOPLE)
        parts = suggest(network, everybody, never=[(0, 1), (7, 2)], most=100)
    closure = {each[:2]: each.closure for each in whole}
    assert {each[:2]: each.closure for each in parts} == pytest.approx(closure)
    preference = {each[:2]: each.preference for each in whole}
    assert {each[:2]: each.preference for each in parts} == pytest.approx(preference)


def test_crossing_communities_is_preferred_and_the_best_are_kept() -> None:
    star = graph({(0, other): 1.0 for other in range(1, 5)})
    found = suggest(star, everybody, communities=np.array([0, 0, 0, 0, 1, 2, 2, 2, 2]), most=3)
    assert [(each.one, each.other) for each in found] == [(1, 4), (2, 4), (3, 4)]
    assert all(each.crosses for each in found)
    rest = suggest(star, everybody, most=100)
    assert not any(each.crosses for each in rest)
    assert len(rest) == 6


def test_the_closest_tenth_begins_what_is_preferred() -> None:
    closure = np.exp(np.linspace(-5, 5, 101))
    preference = preferences(closure, np.zeros(101, dtype=np.bool_))
    assert preference.argmax() == 90
    assert preference[100] > preference[80] > preference[50] > preference[0] > 0
    assert preferences(np.empty(0), np.empty(0, dtype=np.bool_)).tolist() == []


def test_who_is_in_common_is_told_the_most_telling_first() -> None:
    some = graph({(0, 2): 1, (1, 2): 1, (0, 3): 4, (1, 3): 4, (0, 4): 9, (4, 5): 9})
    assert in_common(some, 0, 1) == [3, 2]
    assert in_common(some, 0, 1, most=1) == [3]
    assert in_common(some, 0, 8) == []


def test_nobody_is_proposed_to_nobody() -> None:
    assert suggest(graph({(0, 1): 1}), []) == []
