"""The map as a drawing: the names of groups around it."""

import re
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from dardar.core.graph.adjacency import Adjacency
from dardar.ids import new_id
from dardar.insights.network.findings import find
from dardar.insights.network.kept import Drawn, Network
from dardar.web.insights.network.drawing import of_network

SOME = 8


def drawn(turn: float) -> str:
    """Return a drawing of groups of one person, all in nearly one direction, as clocks turn."""
    angles = 2 * np.pi * (turn + np.arange(SOME) / 200)
    graph, groups = Adjacency.of(SOME, [], []), np.arange(SOME, dtype=np.int32)
    people = [new_id() for _ in range(SOME)]
    on = date(2026, 11, 29)
    there = Drawn(np.arange(SOME, dtype=np.int32), np.sin(angles), -np.cos(angles), 0.1, (1.0,))
    found = find(on, people, [], graph, groups)
    rings = np.zeros(SOME, dtype=np.int8)
    network = Network(on, people, graph, np.ones(SOME), rings, groups, there, found)
    return of_network(network, [], [(number, f"Group {number}") for number in range(SOME)])


@pytest.mark.parametrize("turn", [0.0, 0.25, 0.5, 0.75])
def test_no_name_of_a_group_stands_on_another(turn: float) -> None:
    heights = re.findall(r'y="(-?[\d.]+)" text-anchor="\w+" fill="#\w+">Group', drawn(turn))
    lines = sorted(map(float, heights))
    assert len(lines) == SOME
    assert all(lower - upper >= 29.9 for upper, lower in pairwise(lines))
