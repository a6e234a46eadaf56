"""Who meets whom this time: two by two, those first who have not met.

A matching of greatest weight in a general graph (Edmonds, *Paths, Trees, and Flowers*, Canad. J.
Math., 1965; the O(n³) algorithm of Galil, *Efficient Algorithms for Finding Maximum Matching in
Graphs*, ACM Comput. Surv., 1986, as in NetworkX). The order of what counts is kept by whole
numbers large enough that all of the lesser never outweighs one of the greater.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeVar

T = TypeVar("T", bound=Hashable)

# Steps into which a benefit from 0 to 1 is divided.
_STEPS: Final = 1000


def pair_up(
    people: Sequence[T],
    *,
    apart: Collection[frozenset[T]] = (),
    met: Mapping[frozenset[T], int] | None = None,
    waited: Mapping[T, int] | None = None,
    benefit: Mapping[frozenset[T], float] | None = None,
) -> list[tuple[T, T]]:
    """Pair people up, each once at most; the same people in the same order bring the same pairs.

    What counts, one after the other: as many pairs as can be; as few as can be of those who have
    met most often, then of those who have met less often, to those who have met once; that whoever
    is left over has been so seldom before; that the pairs are of use to each other.

    Args:
        people: all who want to meet somebody.
        apart: pairs that must not be.
        met: how often two have met; never, where it says nothing.
        waited: how often somebody has been left over before.
        benefit: of what use two are to each other, 0 to 1; of none, where it says nothing.

    Returns:
        The pairs in the order of the people.

    Raises:
        ValueError: somebody is named twice.

    """
    import networkx as nx  # noqa: PLC0415 - takes long to load, for a task of once a month

    if len(set(people)) < len(people):
        raise ValueError("each of the people once")
    allowed = [(a, b) for a, b in combinations(people, 2) if frozenset((a, b)) not in apart]
    weights = _weights(allowed, len(people) // 2, met or {}, waited or {}, benefit or {})
    graph: nx.Graph[T] = nx.Graph()
    for pair, weight in zip(allowed, weights, strict=True):
        graph.add_edge(*pair, weight=weight)
    found = {frozenset(pair) for pair in nx.max_weight_matching(graph, maxcardinality=True)}
    return [(one, other) for one, other in allowed if frozenset((one, other)) in found]


def _weights(
    allowed: Sequence[tuple[T, T]],
    most: int,
    met: Mapping[frozenset[T], int],
    waited: Mapping[T, int],
    benefit: Mapping[frozenset[T], float],
) -> list[int]:
    """Return what each pair counts where there are so many pairs at most."""
    # One more pair of those who have met more often costs more than all who have met less often.
    levels = sorted({met.get(frozenset(pair), 0) for pair in allowed} - {0})
    cost = {0: 0} | {level: (most + 1) ** place for place, level in enumerate(levels)}
    waiting = _STEPS * most + 1
    meeting = waiting * (sum(waited.values()) + 1)
    found = []
    for one, other in allowed:
        pair = frozenset((one, other))
        use = round(_STEPS * min(max(benefit.get(pair, 0.0), 0.0), 1.0))
        before = waited.get(one, 0) + waited.get(other, 0)
        found.append(use + waiting * before - meeting * cost[met.get(pair, 0)])
    return found
