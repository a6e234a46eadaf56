"""The map: closeness as distance, communities as directions, and nobody covers anybody."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.communities import communities
from dardar.core.graph.egomap import ME, Map, ego_map
from dardar.core.ties.rings import depths

few = st.lists(st.floats(0.001, 10), max_size=60)


def drawn(warmths: list[float], of: list[int] | None = None) -> Map:
    warm = np.array(warmths, dtype=np.float64)
    labels = np.array(of or [0] * len(warmths), dtype=np.int64)
    return ego_map(Adjacency.of(len(warmths), [], []), depths(warm), warm, labels)


def far(found: Map) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    distance: np.ndarray[tuple[int], np.dtype[np.float64]] = np.hypot(found.x, found.y)
    return distance


@given(few)
def test_nobody_covers_anybody_or_leaves_the_map(warmths: list[float]) -> None:
    found = drawn(warmths)
    between = np.hypot(found.x[:, None] - found.x, found.y[:, None] - found.y)
    np.fill_diagonal(between, 9)
    assert between.min(initial=9) >= found.width
    assert far(found).max(initial=0) <= 1
    assert (far(found) >= ME * found.width).all()  # I am in the middle, with room for a word


@given(few)
def test_who_is_warmer_is_never_further_away(warmths: list[float]) -> None:
    order = np.argsort(-np.array(warmths), kind="stable")
    assert (np.diff(far(drawn(warmths))[order]) >= -1e-9).all()


@given(few)
def test_everybody_is_in_the_band_of_their_ring(warmths: list[float]) -> None:
    found = drawn(warmths)
    for place, depth in enumerate(depths(np.array(warmths)).tolist()):
        inner = found.bands[depth - 1] if depth else 0
        assert inner < far(found)[place] < found.bands[depth]


def test_a_community_stands_together_beside_those_it_is_tied_to() -> None:
    dice = np.random.default_rng(1)
    of = np.repeat([0, 1, 2, 3], [40, 30, 20, 10])
    # 0 is tied to 2, 2 to 3, and 1 to nobody else.
    network = Adjacency.of(100, [0, 70], [70, 90])
    warm = dice.uniform(0.3, 0.9, 100)
    found = ego_map(network, depths(warm), warm, of)
    turns = np.arctan2(found.x, -found.y) / (2 * np.pi) % 1
    middle = [float(np.median(turns[of == label])) for label in range(4)]
    assert [sorted(middle).index(each) for each in middle] == [0, 3, 1, 2]
    assert middle == pytest.approx([0.2, 0.85, 0.5, 0.65], abs=0.06)


def test_five_thousand_people_have_room_and_the_same_place_each_time() -> None:
    dice = np.random.default_rng(3)
    network = Adjacency.of(5_000, dice.integers(0, 5_000, 20_000), dice.integers(0, 5_000, 20_000))
    warm = dice.lognormal(-2.5, 1.8, 5_000)
    of = communities(network).astype(np.int64)
    found, again = (ego_map(network, depths(warm), warm, of) for _each in range(2))
    assert found.x.tolist() == again.x.tolist()
    dots = zip((found.x / found.width).tolist(), (found.y / found.width).tolist(), strict=True)
    spots = {(round(x, 6), round(y, 6)) for x, y in dots}
    assert len(spots) == 5_000
    assert found.width > 0.015


def test_nobody_makes_an_empty_map() -> None:
    assert drawn([]).bands == ()


def test_everybody_needs_a_ring_and_a_community() -> None:
    with pytest.raises(ValueError, match="one ring"):
        ego_map(Adjacency.of(2, [], []), np.array([0]), np.array([1.0]), np.array([0]))
