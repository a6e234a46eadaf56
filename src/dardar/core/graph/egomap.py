"""A map of my people: me in the middle, closeness as distance, communities as directions.

Asked to draw their network, people draw groups first and rings seldom (research, see ADR 14), so
communities decide the direction: each has a sector as wide as it is large, next to those it has
most ties with. Each ring of closeness is a band of circles, the warmest inside, on which people
stand in places of equal width, as near to their direction as there is room: nobody covers anybody.
No force and no dice move anything, so the map of tomorrow looks like that of today.
"""

from dataclasses import dataclass
from math import pi
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.graph.adjacency import Adjacency, Floats, Places, sums

FULL: Final = 0.8
"""How many of the places of a circle are taken at most."""
ME: Final = 3.0
"""How far the closest are from me, in widths of a place: in the middle there is room for a word."""
GAP: Final = 1.0
"""Room between two bands, in widths of a place."""


@dataclass(frozen=True, eq=False)
class Map:
    """Where everybody stands around me, who am at 0, 0.

    Attributes:
        x: to the right, −1 to 1.
        y: down, −1 to 1.
        width: how wide a dot may be so that none covers another.
        bands: the outer radius of each band, the closest first.

    """

    x: Floats
    y: Floats
    width: float
    bands: tuple[float, ...]


def ego_map(graph: Adjacency, depths: NDArray[np.integer], warmths: Floats, of: Places) -> Map:
    """Return the map of my people.

    Args:
        graph: who of them knows whom.
        depths: the ring of each, 0 for the closest; see :func:`dardar.core.ties.rings.depths`.
        warmths: how warm the tie to each is: within a ring the warmest stand inside.
        of: the community of each, as :func:`~dardar.core.graph.communities.communities` tells it.

    Raises:
        ValueError: not every person has a ring, a warmth and a community.

    """
    if not graph.size == len(depths) == len(warmths) == len(of):
        raise ValueError("each person has one ring, one warmth and one community")
    turns = _directions(graph, of)
    radius, angle = np.zeros(graph.size), np.zeros(graph.size)
    bands: list[float] = []
    at = ME  # the radius of the next circle, in widths of a place
    for depth in range(int(depths.max(initial=-1)) + 1):
        here = np.flatnonzero(depths == depth)
        here = here[np.lexsort((here, -warmths[here]))]
        while len(here):
            places = max(1, int(2 * pi * at))
            row, here = np.split(here, [max(1, int(FULL * places))])
            row = row[np.argsort(turns[row], kind="stable")]
            radius[row], angle[row] = at, _placed(turns[row], places) * 2 * pi
            at += 1
        bands.append(at - 1 + GAP / 2)
        at += GAP
    edge = bands[-1] + 1 if bands else 1.0
    return Map(
        radius * np.sin(angle) / edge,
        -radius * np.cos(angle) / edge,
        0.9 / edge,
        tuple(band / edge for band in bands),
    )


def _directions(graph: Adjacency, of: Places) -> Floats:
    """Return the direction of each person, 0 to 1 of a turn, those of a community side by side.

    Within its sector who knows more of the next community stands nearer to that.
    """
    if not graph.size:
        return np.empty(0)
    count = int(of.max()) + 1
    order = _around(graph, of, count)
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    mine, people = rank[of], graph.people()
    ahead = (mine[graph.neighbours] - mine[people]) % count
    side = np.where(ahead == 1, 1.0, np.where(ahead == count - 1, -1.0, 0.0))
    lean = sums(people, side * graph.weights, graph.size)
    line = np.lexsort((np.arange(graph.size), lean, mine))
    turns = np.empty(graph.size)
    turns[line] = (np.arange(graph.size) + 0.5) / graph.size
    return turns


def _around(graph: Adjacency, of: Places, count: int) -> list[int]:
    """Return communities in the order around: the largest, then whichever has most ties with it.

    Where the last one has ties with none that is left, the next largest follows.
    """
    keys = of[graph.people()] * count + of[graph.neighbours]
    pairs, place = np.unique(keys, return_inverse=True)
    between = sums(place, graph.weights, len(pairs))
    near: list[list[tuple[float, int]]] = [[] for _ in range(count)]
    for pair, weight in zip(pairs.tolist(), between.tolist(), strict=True):
        near[pair // count].append((-weight, pair % count))
    order, left = [0], dict.fromkeys(range(1, count))
    while left:
        tied = (other for _weight, other in sorted(near[order[-1]]) if other in left)
        order.append(next(tied, next(iter(left))))
        del left[order[-1]]
    return order


def _placed(turns: Floats, places: int) -> Floats:
    """Return the turns of people, in order, moved to places of a circle of which each takes one.

    Nobody passes anybody: they stand halfway between where they come if all who are in the way of
    others move on, and where they come if all move back.
    """
    number = np.arange(len(turns))
    wished = np.floor(turns * places).astype(np.int64) - number
    onward = np.minimum(np.maximum.accumulate(wished), places - len(turns))
    back = np.maximum(np.minimum.accumulate(wished[::-1])[::-1], 0)
    return ((onward + back) // 2 + number + 0.5) / places
