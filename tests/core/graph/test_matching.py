"""The largest matching of givers and takers."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dardar.core.graph.matching import matched


@given(st.lists(st.lists(st.integers(0, 4), unique=True, max_size=5), min_size=5, max_size=5))
def test_it_is_as_large_as_by_trying_all(takers: list[list[int]]) -> None:
    best = max(
        sum(taker in takers[giver] for giver, taker in enumerate(order))
        for order in permutations(range(5))
    )
    assert matched(takers, 5) == best


def test_a_long_path_is_augmented() -> None:
    size = 400
    takers = [[each, each + 1] for each in range(size)] + [[0]]
    assert matched(takers, size + 1) == size + 1


def test_nobody_is_matched_with_nobody() -> None:
    assert matched([], 0) == 0
