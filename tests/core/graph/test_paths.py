"""Paths: the strongest weakest tie within three steps, as by trying all."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.paths import Path, best_path
from tests.core.graph.networks import PEOPLE, Ties, graph, ties, weight

person = st.integers(0, PEOPLE - 1)


def all_paths(some: Ties, start: int, goal: int, longest: int, without: set[int]) -> list[Path]:
    others = {*range(PEOPLE)} - {start, goal} - without
    found = []
    for between in range(longest):
        for middle in permutations(others, between):
            people = (start, *middle, goal)
            weakest = min(weight(some, *step) for step in pairwise(people))
            if weakest:
                found.append(Path(people, weakest))
    return found


@given(ties, person, person, st.integers(1, 3), st.sets(person, max_size=3))
def test_it_is_the_best_and_of_the_best_the_shortest(
    some: Ties, start: int, goal: int, longest: int, without: set[int]
) -> None:
    if start == goal:
        return
    found = best_path(graph(some), start, goal, longest, without=without)
    paths = all_paths(some, start, goal, longest, without)
    if found is None:
        assert not paths
        return
    best = max(path.weakest for path in paths)
    assert found in paths
    assert found.weakest == best
    shortest = min(len(path.people) for path in paths if path.weakest == best)
    assert len(found.people) == shortest


def test_a_detour_over_strong_ties_beats_a_weak_one() -> None:
    some = graph({(0, 3): 1, (0, 1): 5, (1, 2): 4, (2, 3): 6})
    assert best_path(some, 0, 3) == Path((0, 1, 2, 3), 4)
    assert best_path(some, 0, 3, 2) == Path((0, 3), 1)
    assert best_path(some, 0, 3, without=[2]) == Path((0, 3), 1)


def test_there_is_no_path_to_who_is_too_far_or_knows_nobody() -> None:
    some = graph({(0, 1): 1, (1, 2): 1, (2, 3): 1, (3, 4): 1})
    assert best_path(some, 0, 4) is None
    assert best_path(some, 0, 8) is None
    assert best_path(some, 8, 0) is None


def test_a_crowded_side_is_reached_from_the_other() -> None:
    hub = {(1, other): 1.0 for other in range(2, 8)}
    some = graph({(0, 1): 3, **hub, (7, 8): 2})
    assert best_path(some, 0, 8) == Path((0, 1, 7, 8), 1)
    assert best_path(some, 8, 0) == Path((8, 7, 1, 0), 1)


@pytest.mark.parametrize(("goal", "longest"), [(1, 4), (1, 0), (0, 3)])
def test_what_is_no_path_is_refused(goal: int, longest: int) -> None:
    with pytest.raises(ValueError, match=r"1 to 3 steps|introduced to themselves"):
        best_path(Adjacency.of(2, [0], [1]), 0, goal, longest)
