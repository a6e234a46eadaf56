"""Prices: proofs of how much cycles can bring."""

import numpy as np
import pytest
from hypothesis import given

from dardar.core.graph.arcs import Arc
from dardar.core.graph.cycles import cycles, on_cycles
from dardar.core.graph.prices import prices
from tests.core.graph.brute import best_rings
from tests.core.graph.test_cycles import graph
from tests.core.graph.test_rings import graphs, lengths


@given(graphs(7, 30), lengths)
def test_no_cycle_is_worth_more_than_its_people(arcs: list[Arc[int]], longest: int) -> None:
    part, near = on_cycles(graph(arcs, 7), longest)
    members = cycles(part, near, longest, 100_000)
    assert members is not None
    value = (members >= 0).sum(axis=1).astype(np.float64)
    price, _full = prices(members, value, 7, turns=30)
    assert (price >= 0).all()
    assert (np.append(price, 0)[members].sum(axis=1) >= value - 1e-9).all()
    assert price.sum() >= best_rings(arcs, longest)[0] - 1e-6


def test_the_relaxation_is_solved_to_a_small_error() -> None:
    """Three pairs of three people: half of each is chosen, which no whole choice can."""
    members = np.array([[0, 1], [1, 2], [0, 2]], dtype=np.int32)
    price, full = prices(members, np.full(3, 2.0), 3)
    assert price.sum() == pytest.approx(3, abs=1e-3)
    assert full.sum() == pytest.approx(1.5, abs=1e-3)


def test_without_cycles_nothing_has_a_price() -> None:
    price, full = prices(np.empty((0, 5), dtype=np.int32), np.empty(0), 4)
    assert (price.tolist(), full.tolist()) == ([0, 0, 0, 0], [])
