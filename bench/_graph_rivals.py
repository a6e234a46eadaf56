"""What other libraries do for the same questions, by their own functions where they have one.

None of them asks for the strongest weakest tie within three steps: all simple paths of three steps
are listed, and the best is taken. For networkx the same search as ours is also written by hand over
its dictionaries. Who should meet is asked without weights, which is less work: networkx has
resource allocation, over the sets of neighbours of the others it is written by hand. rustworkx has
no constraint. Leiden is igraph's, for modularity, with its two passes.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise
from math import inf
from typing import Any

import igraph
import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.closure import SHOWN

Pair = tuple[int, int]
Score = tuple[float, int, int]


def ties_of(graph: Adjacency) -> list[tuple[int, int, float]]:
    """Return each tie once."""
    people = graph.people()
    once = people < graph.neighbours
    rows = (people[once], graph.neighbours[once], graph.weights[once])
    return list(zip(*(row.tolist() for row in rows), strict=True))


class Igraph:
    """The graph in igraph."""

    name = "igraph"

    def __init__(self, ties: Sequence[tuple[int, int, float]], size: int) -> None:
        """Build it."""
        self.graph = igraph.Graph(n=size, edges=[tie[:2] for tie in ties])
        self.graph.es["weight"] = [weight for _one, _other, weight in ties]
        self._weights: list[float] = self.graph.es["weight"]

    def path(self, start: int, goal: int) -> float:
        """Return the strongest weakest tie."""
        best = 0.0
        for path in self.graph.get_all_simple_paths(start, goal, maxlen=3):
            steps = self.graph.get_eids(list(pairwise(path)))
            best = max(best, min(self._weights[step] for step in steps))
        return best

    def meetings(self, ego: int) -> list[Score]:
        """Return the closest strangers among somebody's contacts."""
        known = self.graph.neighbors(ego)
        sets = dict(zip(known, map(set, self.graph.neighborhood(known)), strict=True))
        degrees = dict(zip(known, self.graph.degree(known), strict=True))
        return _allocated(sets, degrees, self.graph.degree)

    def constraint(self, ego: int) -> float:
        """Return Burt's constraint."""
        return float(self.graph.constraint([ego], weights="weight")[0])

    def communities(self) -> NDArray[np.int64]:
        """Return communities by Leiden."""
        found = self.graph.community_leiden("modularity", weights="weight")
        return np.array(found.membership)


class Rustworkx:
    """The graph in rustworkx."""

    name = "rustworkx"

    def __init__(self, ties: Sequence[tuple[int, int, float]], size: int) -> None:
        """Build it."""
        self.graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
        self.graph.add_nodes_from(range(size))
        self.graph.add_edges_from(ties)

    def path(self, start: int, goal: int) -> float:
        """Return the strongest weakest tie."""
        best = 0.0
        for path in rx.all_simple_paths(self.graph, start, goal, cutoff=4):
            best = max(best, min(self.graph.get_edge_data(*step) for step in pairwise(path)))
        return best

    def meetings(self, ego: int) -> list[Score]:
        """Return the closest strangers among somebody's contacts."""
        known = list(self.graph.neighbors(ego))
        sets = {person: set(self.graph.neighbors(person)) for person in known}
        degrees = {person: len(some) for person, some in sets.items()}
        return _allocated(sets, degrees, lambda people: list(map(self.graph.degree, people)))


class Networkx:
    """The graph in networkx."""

    name = "networkx"

    def __init__(self, ties: Sequence[tuple[int, int, float]], size: int) -> None:
        """Build it."""
        self.graph: nx.Graph[int] = nx.Graph()
        self.graph.add_nodes_from(range(size))
        self.graph.add_weighted_edges_from(ties)

    def path(self, start: int, goal: int) -> float:
        """Return the strongest weakest tie."""
        best = 0.0
        for path in nx.all_simple_paths(self.graph, start, goal, cutoff=3):
            weakest = min(self.graph[one][other]["weight"] for one, other in pairwise(path))
            best = max(best, weakest)
        return best

    def path_by_hand(self, start: int, goal: int) -> float:
        """Return the same, by looking at the ties between the contacts of both."""
        rows: Any = self.graph.adj
        mine, theirs = rows[start], rows[goal]
        best: float = mine[goal]["weight"] if goal in mine else 0.0
        for one, first in mine.items():
            if first["weight"] <= best or one == goal:
                continue
            for other, middle in rows[one].items():
                last = first if other == goal else theirs.get(other)
                if last is not None and other != start:
                    weakest = min(first["weight"], middle["weight"], last["weight"])
                    best = max(best, weakest)
        return best

    def meetings(self, ego: int) -> list[Score]:
        """Return the closest strangers among somebody's contacts."""
        pairs = combinations(self.graph.neighbors(ego), 2)
        strangers = [pair for pair in pairs if not self.graph.has_edge(*pair)]
        told = nx.resource_allocation_index(self.graph, strangers)
        return sorted(((score, *pair) for *pair, score in told), reverse=True)[:SHOWN]

    def constraint(self, ego: int) -> float:
        """Return Burt's constraint."""
        return float(nx.constraint(self.graph, [ego], weight="weight")[ego])


def _allocated(
    sets: dict[int, set[int]], degrees: dict[int, int], degree: Callable[[list[int]], list[int]]
) -> list[Score]:
    """Return resource allocation of the closest of these people who are strangers."""
    shared: set[int] = set().union(*sets.values())
    missing = list(shared - degrees.keys())
    parts = dict(zip(missing, degree(missing), strict=True)) | degrees
    found = [
        (sum(1 / parts[each] for each in some & others), one, other)
        for (one, some), (other, others) in combinations(sets.items(), 2)
        if other not in some
    ]
    return sorted(found, reverse=True)[:SHOWN]


def close(ours: float, theirs: float) -> bool:
    """Tell whether both say the same."""
    return abs(ours - theirs) <= 1e-6 * max(1.0, abs(ours)) and theirs < inf


def pairs_of(people: Iterable[int]) -> list[Pair]:
    """Return people two by two, in order."""
    some = list(people)
    return list(zip(some[::2], some[1::2], strict=True))
