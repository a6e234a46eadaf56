"""The made-up networks of the bench of graphs."""

import numpy as np
from bench._graph_made import DEGREE, network

from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.communities import communities, modularity


def test_a_seed_makes_one_network_of_so_many_ties() -> None:
    one, other, weight = network(500)
    assert [each.tolist() for each in network(500)] == [
        each.tolist() for each in (one, other, weight)
    ]
    assert network(500, seed=2)[0].tolist() != one.tolist()
    assert len(one) == 500 * DEGREE // 2
    assert 0 <= min(one.min(), other.min()) <= max(one.max(), other.max()) < 500
    assert (weight > 0).all()


def test_it_has_crowds_and_some_who_are_known_by_many() -> None:
    graph = Adjacency.of(3_000, *network(3_000))
    assert modularity(graph, communities(graph)) > 0.6
    assert graph.degrees.max() > 3 * np.median(graph.degrees)
