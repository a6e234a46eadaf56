"""Who among my people should meet: pairs that don't know each other and are close in the graph.

The closure of i and j is ``Σ_k ln(1 + W_ik) ln(1 + W_kj) / deg k`` over all k whom both know:
resource allocation (T. Zhou, L. Lü and Y.-C. Zhang, *Predicting Missing Links via Local
Information*, 2009) with warmths. The very closest pairs meet anyway. An introduction does most
where ties are moderately weak (K. Rajkumar and others, *A Causal Test of the Strength of Weak
Ties*, Science 377, 2022), and where it joins two communities (R. Burt, *Structural Holes*, 1992);
so these are preferred.
"""

from collections.abc import Collection
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dardar.core.graph.adjacency import Adjacency, Floats, Places, shared, sums
from dardar.core.graph.cycles import Indices

BEST: Final = 0.9
"""What share of pairs are less close than those that are preferred,"""
BELOW: Final = 1.0
"""by how much less close, as a logarithm, the preference falls to 0.6,"""
ABOVE: Final = 2.0
"""and by how much closer."""
CROSSING: Final = 1.5
"""How much more a pair across communities is preferred."""
SHOWN: Final = 50
"""How many pairs are proposed."""
_CELLS: Final = 2_000_000  # of a table held at once


class Suggestion(NamedTuple):
    """Two people who could meet.

    Attributes:
        one: the one, the lower number.
        other: the other.
        closure: how close they are.
        crosses: whether they are of two communities.
        preference: how much good it would do by that alone, above 0.

    """

    one: int
    other: int
    closure: float
    crosses: bool
    preference: float


def closures(graph: Adjacency, some: Places, others: Places) -> Floats:
    """Return the closure of each of some people [rows] with each of others [columns].

    That of people who know each other is told as well. The others are in order, each once.
    """
    first, whose = graph.rows(some)
    middles, column = np.unique(graph.neighbours[first], return_inverse=True)
    if (len(some) + len(others)) * len(middles) > _CELLS:
        return _closures_of_many(graph, first, whose, len(some), others)
    mine = np.zeros((len(some), len(middles)))
    mine[whose, column] = graph.logarithms[first]
    theirs = mine if others is some else _known(graph, others, middles)
    # Not a product of matrices: for so few people, threads would cost more than they save.
    table: Floats = np.einsum("ik,jk->ij", mine / graph.degrees[middles], theirs)
    return table


def suggest(
    graph: Adjacency,
    people: ArrayLike,
    *,
    communities: NDArray[np.integer] | None = None,
    never: Collection[tuple[int, int]] = (),
    most: int = SHOWN,
) -> list[Suggestion]:
    """Return pairs that don't know each other and have somebody in common, the most useful first.

    Args:
        graph: who knows whom and how well.
        people: among whom pairs are sought, each once.
        communities: of everybody in the graph; without it none crosses.
        never: pairs introduced already, declined, or «not these two», in either order.
        most: how many pairs are wanted.

    """
    mine = np.unique(np.asarray(people, np.int64))
    one, other, closure = _open_pairs(graph, mine, never)
    crosses = np.zeros(len(one), dtype=np.bool_)
    if communities is not None:
        crosses = communities[one] != communities[other]
    preference = preferences(closure, crosses)
    best = np.argsort(-preference, kind="stable")[:most]  # equal ones stay in order
    told = (one[best], other[best], closure[best], crosses[best], preference[best])
    return list(map(Suggestion, *(each.tolist() for each in told)))


def preferences(closure: Floats, crosses: NDArray[np.bool_]) -> Floats:
    """Return how much good meeting would do pairs, by their closures and whether they cross.

    It is greatest for pairs closer than nine in ten, as most have next to nothing in common, and
    falls to both sides as a bell over the logarithms: fast to those who are strangers, slowly to
    those who will meet anyway.

    Args:
        closure: of each pair, above 0.
        crosses: whether it is of two communities.

    """
    if not len(closure):
        return closure
    logarithm = np.log(closure)
    middle = int(BEST * (len(closure) - 1))
    away = logarithm - np.partition(logarithm, middle)[middle]
    bell = np.exp(-((away / np.where(away > 0, ABOVE, BELOW)) ** 2) / 2)
    preferred: Floats = np.where(crosses, CROSSING, 1.0) * bell
    return preferred


def in_common(graph: Adjacency, one: int, other: int, most: int = 3) -> list[int]:
    """Return through whom two people are close, those who count most first."""
    here, there = graph.row(one), graph.row(other)
    shared, mine, theirs = np.intersect1d(
        here[0], there[0], assume_unique=True, return_indices=True
    )
    parts = np.log1p(here[1][mine]) * np.log1p(there[1][theirs]) / graph.degrees[shared]
    best: list[int] = shared[np.argsort(-parts, kind="stable")[:most]].tolist()
    return best


def _known(graph: Adjacency, people: Places, middles: Indices) -> Floats:
    """Return the logarithm of 1 + weight of the ties of people [rows] with others [columns]."""
    places, whose = graph.rows(people)
    here, column = shared(graph.neighbours[places], middles)
    table = np.zeros((len(people), len(middles)))
    table[whose[here], column] = graph.logarithms[places[here]]
    return table


def _closures_of_many(
    graph: Adjacency, first: Places, whose: Places, rows: int, others: Places
) -> Floats:
    """Return the same step by step, as a whole table of whom they know would be too large."""
    middle = graph.neighbours[first]
    second, step = graph.rows(middle)
    kept, column = shared(graph.neighbours[second], others)
    step = step[kept]
    value = (graph.logarithms[first] / graph.degrees[middle])[step]
    cells = whose[step] * len(others) + column
    table = sums(cells, value * graph.logarithms[second[kept]], rows * len(others))
    return table.reshape(rows, len(others))


def _open_pairs(
    graph: Adjacency, mine: Places, never: Collection[tuple[int, int]]
) -> tuple[Places, Places, Floats]:
    """Return the pairs with anybody in common that may be introduced, and their closures."""
    out = _places_of(never, mine)
    ones, others, found = [], [], []
    step = max(1, _CELLS // max(1, len(mine)))
    for begin in range(0, len(mine), step):
        some = mine[begin : begin + step]
        table = closures(graph, some, mine)
        entries, whose = graph.rows(some)
        known, column = shared(graph.neighbours[entries], mine)
        table[whose[known], column] = 0
        here = (out[:, 0] >= begin) & (out[:, 0] < begin + step)
        table[out[here, 0] - begin, out[here, 1]] = 0
        rows, columns = np.nonzero(table)
        above = columns > rows + begin
        rows, columns = rows[above], columns[above]
        ones.append(some[rows])
        others.append(mine[columns])
        found.append(table[rows, columns])
    if not found:
        return mine, mine, np.empty(0)
    return np.concatenate(ones), np.concatenate(others), np.concatenate(found)


def _places_of(pairs: Collection[tuple[int, int]], mine: Places) -> Places:
    """Return pairs, both ways round, by the places of their people; those of others left out."""
    if not pairs:
        return np.empty((0, 2), np.int64)
    ends = np.array(list(pairs), dtype=np.int64)
    ends = ends[np.isin(ends, mine).all(axis=1)]
    places = np.searchsorted(mine, ends)
    return np.concatenate((places, places[:, ::-1]))
