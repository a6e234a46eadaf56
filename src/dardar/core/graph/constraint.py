"""Burt's constraint: how much somebody's contacts are all the same crowd.

``c = Σ_j (p_ij + Σ_q p_iq p_qj)²``, p_ij being the share of i's time that goes to j, over all whom
i knows (R. Burt, *Structural Holes*, 1992, 2.4). Whoever stands between people who don't know each
other has a small one: a bridge. It is 1 for somebody with a single contact, and may be a little
more in a clique of three.
"""

from dataclasses import dataclass
from math import nan

from dardar.core.graph.adjacency import Adjacency, Floats, shared, sums
from dardar.core.graph.cycles import Indices


@dataclass(frozen=True, eq=False)
class Constraint:
    """The constraint of somebody, and what of it comes through each of their contacts."""

    people: Indices
    parts: Floats

    @property
    def total(self) -> float:
        """The whole of it; not a number for somebody who knows nobody."""
        return float(self.parts.sum()) if len(self.parts) else nan


def constraint(graph: Adjacency, person: int) -> Constraint:
    """Return the constraint of one person."""
    known, weights = graph.row(person)
    if not len(known):
        return Constraint(known, weights)
    share = weights / weights.sum()
    places, whose = graph.rows(known)
    inside, spot = shared(graph.neighbours[places], known)
    through = whose[inside]
    indirect = share[through] * graph.weights[places[inside]] / graph.strengths[known[through]]
    parts = share + sums(spot, indirect, len(known))
    return Constraint(known, parts**2)
