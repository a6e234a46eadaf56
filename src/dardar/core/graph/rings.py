"""Rings: A gives to B, B to C and C to A, so that everybody in them gives and receives.

Choosing rings for as many people as possible, each in at most one, is the clearing problem of
kidney exchange (Roth, Sönmez and Ünver, *Kidney Exchange*, QJE 2004), NP-hard where rings may be
longer than two (Abraham, Blum and Sandholm, *Clearing Algorithms for Barter Exchange Markets*, EC
2007). Here short cycles, all of them or those of the best arcs where there are too many, are priced
by a linear relaxation and chosen by local search, without a solver. The relaxation, or a matching,
proves how many people could be placed at most.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, NamedTuple, TypeVar

import numpy as np

from dardar.core.graph.arcs import Arc, best_arcs
from dardar.core.graph.completing import complete
from dardar.core.graph.cycles import Graph
from dardar.core.graph.packing import pack
from dardar.core.graph.pool import Pool, pool_of

T = TypeVar("T", bound=Hashable)
Best = Mapping[tuple[T, T], Arc[T]]

LONGEST: Final = 5
SHORTEST: Final = 2


class Why(StrEnum):
    """Why somebody is in no ring."""

    NO_ARCS = "no-arcs"  # they can give nobody anything, and nobody can give them anything
    GIVES_NOTHING = "gives-nothing"  # nobody needs what they offer
    GETS_NOTHING = "gets-nothing"  # nobody offers what they need
    NO_RING = "no-ring"  # nothing they give comes back to them in a ring that is short enough
    NO_ROOM = "no-room"  # they are on some ring, but others of it are placed in another one


class Ring(NamedTuple, Generic[T]):
    """People each of whom gives to the next, and the last to the first."""

    arcs: tuple[Arc[T], ...]

    @property
    def people(self) -> tuple[T, ...]:
        """Who is in it, in the order of giving."""
        return tuple(arc.giver for arc in self.arcs)


@dataclass(frozen=True)
class Rings(Generic[T]):
    """Rings of which no two share anybody.

    Attributes:
        rings: the rings.
        left_out: everybody who is in none of them, and why.
        bound: how many people any choice of rings can place at most, proven.

    """

    rings: tuple[Ring[T], ...]
    left_out: Mapping[T, Why]
    bound: int

    @property
    def placed(self) -> int:
        """How many people are in a ring."""
        return sum(len(ring.arcs) for ring in self.rings)

    @property
    def weight(self) -> float:
        """The weight of all arcs of the rings together."""
        return sum(arc.weight for ring in self.rings for arc in ring.arcs)


def find_rings(
    arcs: Sequence[Arc[T]], longest: int = LONGEST, *, people: Iterable[T] = ()
) -> Rings[T]:
    """Choose rings that place as many people as can be found, and with that have much weight.

    Nobody is in two rings. The same arcs in the same order bring the same rings.

    Args:
        arcs: who can give what to whom; of parallel ones the heaviest counts.
        longest: most people of a ring, at least 2.
        people: others in the set, whom no arc names.

    Raises:
        ValueError: `longest` is below 2, or an arc is none: see
            :func:`~dardar.core.graph.arcs.best_arcs`.

    """
    if longest < SHORTEST:
        raise ValueError(f"a ring takes at least two people, not {longest}")
    best = best_arcs(arcs)
    ends = dict.fromkeys(person for pair in best for person in pair)
    number = {person: place for place, person in enumerate(ends)}
    graph, names = _graph(best, number), list(number)
    pool = pool_of(graph, longest)
    found = _chosen(pool)
    if not pool.is_whole:
        found = complete(graph, found, lambda part: _chosen(pool_of(part, longest)))
    rings = tuple(_ring([names[place] for place in ring], best) for ring in found)
    placed = {person for ring in rings for person in ring.people}
    on_a_ring = {names[place] for place in pool.on_a_cycle.tolist()}
    givers, takers = {giver for giver, _ in best}, {taker for _, taker in best}
    left_out = {
        person: _why(person, givers, takers, on_a_ring)
        for person in dict.fromkeys((*ends, *people))
        if person not in placed
    }
    return Rings(rings, left_out, pool.bound)


def _graph(best: Best[T], number: Mapping[T, int]) -> Graph:
    giver = np.array([number[giver] for giver, _ in best], dtype=np.int32)
    taker = np.array([number[taker] for _, taker in best], dtype=np.int32)
    weight = np.array([arc.weight for arc in best.values()], dtype=np.float64)
    return Graph.of(len(number), giver, taker, weight)


def _chosen(pool: Pool) -> list[tuple[int, ...]]:
    rows = pool.members[pack(pool.members, pool.value, pool.price)].tolist()
    return [tuple(place for place in row if place >= 0) for row in rows]


def _ring(people: Sequence[T], best: Best[T]) -> Ring[T]:
    following = (*people[1:], people[0])
    return Ring(tuple(best[pair] for pair in zip(people, following, strict=True)))


def _why(person: T, givers: set[T], takers: set[T], on_a_ring: set[T]) -> Why:
    if person in on_a_ring:
        return Why.NO_ROOM
    match person in givers, person in takers:
        case True, True:
            return Why.NO_RING
        case True, False:
            return Why.GETS_NOTHING
        case False, True:
            return Why.GIVES_NOTHING
    return Why.NO_ARCS
