"""Adjacency: each tie in the rows of both, in order."""

import numpy as np
import pytest
from hypothesis import given

from dardar.core.graph.adjacency import Adjacency, shared
from tests.core.graph.networks import PEOPLE, Ties, graph, known, ties, weight


@given(ties)
def test_everybody_has_a_row_of_whom_they_know(some: Ties) -> None:
    found = graph(some)
    assert found.size == PEOPLE
    for person in range(PEOPLE):
        people, weights = found.row(person)
        assert people.tolist() == known(some, person)
        assert weights.tolist() == [weight(some, person, other) for other in people.tolist()]
        assert found.degrees[person] == len(people)
        assert found.strengths[person] == pytest.approx(weights.sum())
    assert found.logarithms == pytest.approx(np.log1p(found.weights))


@given(ties)
def test_rows_of_some_people_follow_each_other(some: Ties) -> None:
    found = graph(some)
    asked = np.array([4, 0, 4])
    places, whose = found.rows(asked)
    assert found.neighbours[places].tolist() == [
        other for person in asked.tolist() for other in known(some, person)
    ]
    assert found.people()[places].tolist() == asked[whose].tolist()


def test_parallel_ties_add_up_and_loops_and_noughts_do_not_count() -> None:
    found = Adjacency.of(3, [0, 1, 2, 0], [1, 0, 2, 2], [1, 2, 5, 0])
    assert found.row(0)[0].tolist() == [1]
    assert found.row(1)[1].tolist() == [3]
    assert found.row(2)[0].tolist() == []


def test_nobody_and_nobody_who_knows_anybody_are_graphs() -> None:
    assert Adjacency.of(0, [], []).size == 0
    alone = Adjacency.of(2, [], [])
    assert alone.strengths.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("one", "other", "strength"), [([0], [3], [1]), ([-1], [1], [1]), ([0], [1], [-1])]
)
def test_who_is_not_there_and_what_is_no_weight_is_refused(
    one: list[int], other: list[int], strength: list[float]
) -> None:
    with pytest.raises(ValueError, match=r"people are numbered|weights are numbers"):
        Adjacency.of(3, one, other, strength)


def test_shared_tells_where_those_stand_who_are_in_both() -> None:
    here, there = shared(np.array([5, 1, 9, 1]), np.array([1, 4, 5]))
    assert (here.tolist(), there.tolist()) == ([0, 1, 3], [2, 0, 0])
    assert shared(np.array([5]), np.array([], int))[0].tolist() == []
