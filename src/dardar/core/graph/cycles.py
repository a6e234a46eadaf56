"""The short cycles of a directed graph.

Nodes are the numbers 0 to n − 1. A cycle is listed once, from its least node on. What is walked is
pruned by how many arcs it is back to the start, so that hardly a step is in vain, and all paths of
one length take their next step at once.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int32]
NEVER: Final = 255
STARTS: Final = 64
"""From how many nodes paths are walked at once: enough for numpy, little enough for memory."""
ROWS: Final = 200
"""From how many nodes on the next hop is taken at once."""


class Graph(NamedTuple):
    """A directed graph with weighted arcs, sorted by giver and then by taker."""

    size: int
    giver: Indices
    taker: Indices
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, size: int, giver: Indices, taker: Indices, weight: NDArray[np.float64]) -> "Graph":
        """Return the graph of so many nodes with these arcs, of which no two are parallel."""
        order = np.lexsort((taker, giver))
        return cls(size, giver[order], taker[order], weight[order])

    def only(self, kept: NDArray[np.bool_]) -> "Graph":
        """Return the graph without the arcs that are not kept."""
        return Graph(self.size, self.giver[kept], self.taker[kept], self.weight[kept])

    def begins(self) -> NDArray[np.int64]:
        """Return where the arcs of each giver begin, and at last how many there are."""
        return np.searchsorted(self.giver, np.arange(self.size + 1))


def hops(graph: Graph, most: int) -> NDArray[np.uint8]:
    """Return how many arcs it is at least from each node to each, NEVER where more than `most`.

    From a node to itself it is 0. Takes size² bytes: 25 MB for 5,000 nodes.
    """
    near = np.full((graph.size, graph.size), NEVER, dtype=np.uint8)
    reached = np.eye(graph.size, dtype=np.bool_)
    near[reached] = 0
    packed = np.packbits(reached, axis=1)
    givers, begins = np.unique(graph.giver, return_index=True)
    for step in range(1, most + 1):
        further = packed.copy()
        for first in range(0, len(givers), ROWS):
            some = givers[first : first + ROWS]
            begin, end = begins[first], np.append(begins, len(graph.giver))[first + len(some)]
            takers = packed[graph.taker[begin:end]]
            starts = begins[first : first + ROWS] - begin
            further[some] |= np.bitwise_or.reduceat(takers, starts, axis=0)
        new = np.unpackbits(further ^ packed, axis=1, count=graph.size).view(np.bool_)
        near[new] = step
        packed = further
    return near


def on_cycles(graph: Graph, longest: int) -> tuple[Graph, NDArray[np.uint8]]:
    """Return the arcs that lie on some cycle of at most `longest`, and the hops between nodes."""
    near = hops(graph, longest - 1)
    return graph.only(near[graph.taker, graph.giver] < NEVER), near


def cycles(graph: Graph, near: NDArray[np.uint8], longest: int, most: int) -> Indices | None:
    """Return all cycles of 2 to `longest` nodes, or None where there are more than `most`.

    Args:
        graph: the graph.
        near: lower bounds of the hops between nodes, as :func:`hops` gives them.
        longest: most nodes of a cycle.
        most: more cycles, or paths that may become some, are not walked.

    Returns:
        A row for each cycle: its nodes in the order of giving, then −1 up to `longest`.

    """
    found: list[Indices] = [np.empty((0, longest), dtype=np.int32)]
    for first in range(0, graph.size, STARTS):
        starts = np.arange(first, min(first + STARTS, graph.size), dtype=np.int32)
        paths: Indices = starts.reshape(-1, 1)
        for length in range(2, longest + 1):
            further = _further(graph, near, paths, longest - length + 1, most)
            if further is None:
                return None
            paths = further
            closed = paths[near[paths[:, -1], paths[:, 0]] == 1]
            rows = np.full((len(closed), longest), -1, dtype=np.int32)
            rows[:, :length] = closed
            found.append(rows)
        if sum(map(len, found)) > most:
            return None
    return np.concatenate(found)


def _further(
    graph: Graph,
    near: NDArray[np.uint8],
    paths: Indices,
    left: int,
    most: int,
) -> Indices | None:
    """Let each path take each next step from which it can be back within so many arcs."""
    begins, last = graph.begins(), paths[:, -1]
    counts = begins[last + 1] - begins[last]
    if counts.sum() > STARTS * most:
        return None
    came = np.repeat(np.arange(len(paths)), counts)
    within = np.arange(len(came)) - np.repeat(np.cumsum(counts) - counts, counts)
    new = graph.taker[begins[last[came]] + within]
    start = paths[came, 0]
    fits = (new > start) & (near[new, start] <= left)
    came, new = came[fits], new[fits]
    fresh = (paths[came] != new[:, None]).all(axis=1)
    came, new = came[fresh], new[fresh]
    if len(came) > most:
        return None
    return np.concatenate((paths[came], new[:, None]), axis=1)


def best_of_each(graph: Graph, score: NDArray[np.float64], most: int) -> NDArray[np.bool_]:
    """Tell which arcs are among the `most` of the best score of their giver or of their taker.

    Of equally good ones dice choose, the same each time: the first would be of the same few people.
    """
    chance = np.random.default_rng(1).random(len(score))
    kept = np.zeros(len(score), dtype=np.bool_)
    for ends in (graph.giver, graph.taker):
        order = np.lexsort((chance, -score, ends))
        sorted_ends = ends[order]
        first = np.searchsorted(sorted_ends, sorted_ends)
        kept[order[np.arange(len(order)) - first < most]] = True
    return kept
