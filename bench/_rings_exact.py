"""The optimum by HiGHS, an exact solver, as SciPy ships it, and of the easy problem beside it."""

import time
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from dardar.core.graph.arcs import Arc
from dardar.core.graph.cycles import Graph, Indices, cycles, on_cycles

MOST_CYCLES: Final = 60_000
SECONDS: Final = 10.0
"""For each of the two questions: how many people, then with what weight."""


class Optimum(NamedTuple):
    """Most people, and the greatest weight with which so many can be placed."""

    placed: int
    weight: float


def optimum(arcs: Sequence[Arc[int]], people: int, longest: int) -> Optimum | None:
    """Return the optimum, or None where there are too many cycles or HiGHS takes too long.

    It is asked in the cycle formulation (Abraham, Blum and Sandholm, EC 2007).
    """
    graph, near = on_cycles(_graph(arcs, people), longest)
    members = cycles(graph, near, longest, MOST_CYCLES)
    if members is None:
        return None
    if not len(members):
        return Optimum(0, 0.0)
    lengths = (members >= 0).sum(axis=1).astype(np.float64)
    rows, _ = np.nonzero(members >= 0)
    shape = (people, len(members))
    once = csr_array((np.ones(len(rows)), (members[members >= 0], rows)), shape=shape)
    most = _solved(lengths, once, np.zeros(people), np.ones(people))
    if most is None:
        return None
    placed = round(lengths @ most)
    both = vstack([once, csr_array(lengths.reshape(1, -1))])
    least, limit = np.append(np.zeros(people), placed), np.append(np.ones(people), placed)
    weights = _weights(arcs, members, people)
    heaviest = _solved(weights, both, least, limit)
    return None if heaviest is None else Optimum(placed, float(weights @ heaviest))


def _solved(
    value: NDArray[np.float64],
    rows: csr_array,
    least: NDArray[np.float64],
    most: NDArray[np.float64],
) -> NDArray[np.float64] | None:
    answer = milp(
        -value,
        constraints=LinearConstraint(rows, least, most),
        integrality=np.ones(len(value)),
        bounds=Bounds(0, 1),
        options={"time_limit": SECONDS, "mip_rel_gap": 0},
    )
    if answer.status != 0:
        return None
    chosen: NDArray[np.float64] = answer.x.round()
    return chosen


def _graph(arcs: Sequence[Arc[int]], people: int) -> Graph:
    giver, taker, weight = zip(*(arc[:3] for arc in arcs), strict=True)
    return Graph.of(
        people,
        np.array(giver, dtype=np.int32),
        np.array(taker, dtype=np.int32),
        np.array(weight, dtype=np.float64),
    )


def _weights(arcs: Sequence[Arc[int]], members: Indices, people: int) -> NDArray[np.float64]:
    weight = np.zeros((people, people))
    for arc in arcs:
        weight[arc.giver, arc.taker] = arc.weight
    rings = [[person for person in row if person >= 0] for row in members.tolist()]
    return np.array([sum(weight[ring[i - 1], ring[i]] for i in range(len(ring))) for ring in rings])


def unbounded(arcs: Sequence[Arc[int]], people: int) -> float:
    """Return the greatest weight of rings of any length: an assignment problem."""
    # SciPy takes a weight of 0 for no arc; a person may be assigned to themselves for nothing.
    giver = [*(arc.giver for arc in arcs), *range(people)]
    taker = [*(arc.taker for arc in arcs), *range(people)]
    weight = np.array([*(arc.weight for arc in arcs), *(0.0 for _ in range(people))])
    matrix = csr_array((weight + 1, (giver, taker)), shape=(people, people))
    rows, columns = min_weight_full_bipartite_matching(matrix, maximize=True)
    return float(matrix[rows, columns].sum()) - people


def flow(
    arcs: Sequence[Arc[int]], asks: int, worth: Sequence[float], gives: int
) -> tuple[float, float]:
    """Return the greatest worth of a round by HiGHS, and the seconds of processor it took.

    Args:
        arcs: who can take whose ask.
        asks: how many there are.
        worth: of the first taker of an ask, of the second and so on.
        gives: how many asks a person takes at most.

    """
    count, levels = len(arcs), len(worth)
    # Columns: each arc, then for each ask its first, second and third taker.
    column = np.arange(count)
    units = count + np.arange(asks * levels)
    giver = np.array([arc.giver for arc in arcs])
    taker = np.array([arc.taker for arc in arcs])
    row = np.concatenate((giver, asks + taker, asks + np.repeat(np.arange(asks), levels)))
    sign = np.concatenate((np.ones(2 * count), -np.ones(asks * levels)))
    matrix = csr_array((sign, (row, np.concatenate((column, column, units)))))
    value = np.concatenate(([arc.weight for arc in arcs], np.tile(worth, asks)))
    least = np.concatenate((np.zeros(asks), np.zeros(asks)))
    most = np.concatenate((np.full(asks, gives), np.zeros(asks)))
    started = time.process_time()
    answer = milp(-value, constraints=LinearConstraint(matrix, least, most), bounds=Bounds(0, 1))
    return -float(answer.fun), time.process_time() - started
