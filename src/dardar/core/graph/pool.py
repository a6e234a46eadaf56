"""The cycles to choose from, what each is worth, and how many people they can place at most."""

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from dardar.core.graph.cycles import Graph, Indices, best_of_each, cycles, on_cycles
from dardar.core.graph.matching import matched
from dardar.core.graph.prices import Floats, prices

PLACE: Final = 10.0
"""What placing one person more is worth, against the weight of one arc: so people come first."""
MOST: Final = 100_000
"""Cycles to choose from; of more, those of the best arcs are taken."""
BEST: Final = (48, 32, 24, 16, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1)
"""How many best arcs of each giver and of each taker then count: the first that make few enough."""
ROUNDING: Final = 1e-6


class Pool(NamedTuple):
    """Cycles, a row for each, with −1 where it has fewer people than the longest.

    Attributes:
        members: their people.
        value: what each is worth.
        price: of each person; together those of a cycle are worth what it is, or more.
        bound: how many people disjoint cycles can place at most, those not in the pool included.
        on_a_cycle: who is on some cycle, those not in the pool included.
        is_whole: whether all cycles are in the pool.

    """

    members: Indices
    value: Floats
    price: Floats
    bound: int
    on_a_cycle: Indices
    is_whole: bool


def pool_of(graph: Graph, longest: int) -> Pool:
    """Return cycles of at most so many people, all of them if they are not too many."""
    graph, near = on_cycles(graph, longest)
    members = cycles(graph, near, longest, MOST)
    if members is None:
        return _part(graph, longest)
    value = _values(graph, members)
    lengths = (members >= 0).sum(axis=1).astype(np.float64)
    bound = prices(members, lengths, graph.size)[0].sum()
    price = prices(members, value, graph.size)[0]
    on_a_cycle = np.unique(graph.giver)
    return Pool(members, value, price, int(bound + ROUNDING), on_a_cycle, is_whole=True)


def _part(graph: Graph, longest: int) -> Pool:
    """Return cycles of the best arcs; where the prices that follow from them say so, of others.

    By weight alone the best arcs lead to the same few people again and again.
    """
    score = graph.weight
    tried = [(most, longest) for most in BEST] + [
        (BEST[-1], shorter) for shorter in range(longest - 1, 1, -1)
    ]
    for _ in range(2):
        tried, members = _of_best_arcs(graph, score, tried)
        value = _values(graph, members)
        price = prices(members, value, graph.size)[0]
        score = graph.weight - (price[graph.giver] + price[graph.taker]) / 2
    on_a_cycle = np.unique(graph.giver)
    return Pool(members, value, price, _matching_bound(graph), on_a_cycle, is_whole=False)


def _of_best_arcs(
    graph: Graph, score: Floats, tried: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], Indices]:
    """Return the cycles of the first of what is tried that has few enough, and what is left of it.

    Args:
        graph: the graph.
        score: of each arc, by which some are the best.
        tried: how many best arcs of each, and the longest cycle; the last are pairs of the one best
            arc of each, and those are few.

    """
    while True:
        most, longest = tried[0]
        part = graph.only(best_of_each(graph, score, most))
        # Of a random graph that is about how many are expected, of any other one more.
        if (len(part.giver) / graph.size) ** longest / longest < MOST:
            part, near = on_cycles(part, longest)
            members = cycles(part, near, longest, MOST)
            if members is not None:
                return tried, members
        tried = tried[1:]


def _matching_bound(graph: Graph) -> int:
    begins = graph.begins()
    takers = graph.taker.tolist()
    return matched([takers[begin:end] for begin, end in pairwise(begins)], graph.size)


def _values(graph: Graph, members: Indices) -> Floats:
    """Return what each cycle is worth: its places, and the weights of its arcs."""
    there = members >= 0
    following = np.roll(members, -1, axis=1)
    rows, lengths = np.arange(len(members)), there.sum(axis=1)
    following[rows, lengths - 1] = members[:, 0]
    key = graph.giver.astype(np.int64) * graph.size + graph.taker
    asked = members.astype(np.int64) * graph.size + following
    place = np.searchsorted(key, np.where(there, asked, key[0] if len(key) else 0))
    values: Floats = PLACE * lengths + np.where(there, graph.weight[place], 0).sum(axis=1)
    return values
