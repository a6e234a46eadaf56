"""Make room in rings for who is in none, where not all cycles could be looked at.

Dense graphs have cycles without number, and those of the best arcs alone may leave somebody out for
whom any ring has room. So each of them is tried with a ring at a time, with all arcs among them.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.graph.cycles import Graph

Ring = tuple[int, ...]
TRIES: Final = 6
"""How many rings each person is tried with, those with whom they have the most arcs first,"""
ALL_TRIES: Final = 120
"""and how many all of them together."""


def complete(
    graph: Graph, rings: Sequence[Ring], choose: Callable[[Graph], list[Ring]]
) -> list[Ring]:
    """Return rings that place more people, if room can be made, and else those there are.

    Args:
        graph: with all arcs.
        rings: of which no two share anybody.
        choose: the best rings among a few people.

    """
    found = list(rings)
    placed = {person for ring in found for person in ring}
    linked = np.zeros((graph.size, graph.size), dtype=np.bool_)
    linked[graph.giver, graph.taker] = True
    left = ALL_TRIES
    for person in sorted(set(graph.giver.tolist()) - placed):
        for ring in _likely(person, found, linked)[:left]:
            left -= 1
            group = sorted((*ring, person))
            better = [tuple(group[each] for each in new) for new in choose(_among(graph, group))]
            if sum(map(len, better)) > len(ring):
                found.remove(ring)
                found += better
                break
    return found


def _likely(person: int, rings: list[Ring], linked: NDArray[np.bool_]) -> list[Ring]:
    """Return the rings from and to which somebody has arcs, those with the most first."""
    arcs = [(linked[person, list(r)].sum(), linked[list(r), person].sum(), r) for r in rings]
    likely = [(-int(there + back), ring) for there, back, ring in arcs if there and back]
    return [ring for _, ring in sorted(likely)[:TRIES]]


def _among(graph: Graph, group: list[int]) -> Graph:
    """Return the graph of some people alone, numbered anew in their order."""
    number = np.full(graph.size, -1, dtype=np.int32)
    number[group] = np.arange(len(group))
    inside = (number[graph.giver] >= 0) & (number[graph.taker] >= 0)
    part = graph.only(inside)
    return Graph(len(group), number[part.giver], number[part.taker], part.weight)
