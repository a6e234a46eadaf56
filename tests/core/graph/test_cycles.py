"""Short cycles: all of them, each once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.graph.arcs import Arc
from dardar.core.graph.cycles import NEVER, Graph, best_of_each, cycles, hops, on_cycles
from tests.core.graph.brute import all_rings, weights
from tests.core.graph.test_rings import graphs, lengths


def graph(arcs: list[Arc[int]], size: int) -> Graph:
    pairs = weights(arcs)
    giver = np.array([giver for giver, _ in pairs], dtype=np.int32)
    taker = np.array([taker for _, taker in pairs], dtype=np.int32)
    return Graph.of(size, giver, taker, np.array(list(pairs.values()), dtype=np.float64))


@given(graphs(8, 40), lengths)
def test_all_cycles_are_found_once(arcs: list[Arc[int]], longest: int) -> None:
    part, near = on_cycles(graph(arcs, 8), longest)
    found = cycles(part, near, longest, 100_000)
    assert found is not None
    rows = sorted(tuple(each for each in row if each >= 0) for row in found.tolist())
    assert rows == sorted(all_rings(weights(arcs), longest))


@given(graphs(8, 40), lengths)
def test_the_arcs_kept_are_those_on_a_cycle(arcs: list[Arc[int]], longest: int) -> None:
    part, _near = on_cycles(graph(arcs, 8), longest)
    steps = {
        step
        for ring in all_rings(weights(arcs), longest)
        for step in zip(ring, (*ring[1:], ring[0]), strict=True)
    }
    assert set(zip(part.giver.tolist(), part.taker.tolist(), strict=True)) == steps


def test_more_cycles_than_wanted_are_none() -> None:
    everybody = [Arc(a, b, 0.5) for a in range(12) for b in range(12) if a != b]
    part, near = on_cycles(graph(everybody, 12), 5)
    assert cycles(part, near, 5, 1_000) is None
    assert cycles(part, near, 2, 10) is None
    assert cycles(part, near, 2, 66) is not None


def test_hops_are_counted_as_far_as_asked_even_from_many_nodes() -> None:
    size = 450
    around = [Arc(each, (each + 1) % size, 0.5) for each in range(size)]
    near = hops(graph(around, size), 3)
    assert [near[440, node % size] for node in (440, 441, 443, 444)] == [0, 1, 3, NEVER]
    assert near[449, 0] == 1


@given(st.integers(1, 3))
def test_the_best_arcs_are_those_of_givers_and_of_takers(most: int) -> None:
    everybody = graph(
        [Arc(a, b, (a + 10 * b) / 100) for a in range(6) for b in range(6) if a != b], 6
    )
    kept = everybody.only(best_of_each(everybody, everybody.weight, most))
    pairs = set(zip(kept.giver.tolist(), kept.taker.tolist(), strict=True))
    of_givers = {(a, b) for a in range(6) for b in [x for x in range(5, -1, -1) if x != a][:most]}
    of_takers = {(a, b) for b in range(6) for a in [x for x in range(5, -1, -1) if x != b][:most]}
    assert pairs == of_givers | of_takers
