"""What is remarkable about a network: who joins its groups, and what has changed since last year.

Somebody joins groups who knows several people in two of them at least. They count as much as a
group would lose without them: the share of its ties to other groups that go through them, with two
ties more that don't, as of few ties no share can be told. Of equals those come first whose own
contacts know each other least (R. Burt's constraint, :mod:`dardar.core.graph.constraint`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.constraint import constraint
from dardar.core.ties.history import Histories
from dardar.core.ties.rings import depths
from dardar.core.ties.warmth import warmths
from dardar.insights.network.acquaintance import Contact

YEAR: Final = timedelta(days=365)
SEVERAL: Final = 2
"""So many people somebody knows in a group that they join it to others."""
BRIDGES: Final = 8
"""So many who join groups are told."""
DOUBT: Final = 2
"""So many ties more than there are, through others, are reckoned with."""
LISTED: Final = 500
"""So many of those are listed with whom something has changed; all are counted."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody who joins groups.

    Attributes:
        person: who.
        groups: those in which they know several people.
        of: the group that would lose most without them,
        through: how many of its ties to other groups go through them,
        ties: and how many there are.
        constraint: how much those they know know each other (Burt).

    """

    person: UUID
    groups: tuple[int, ...]
    of: int
    through: int
    ties: int
    constraint: float


@dataclass(frozen=True, slots=True)
class Moved:
    """People of whom the same is to be said: how many, and the first of them."""

    number: int = 0
    people: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What is remarkable.

    Attributes:
        bridges: who joins groups, those nobody could do without first.
        new: whom I met within the year.
        nearer: who is in a closer ring than a year ago.
        further: and who is in a wider one.

    """

    bridges: tuple[Bridge, ...] = ()
    new: Moved = Moved()
    nearer: Moved = Moved()
    further: Moved = Moved()

    def as_json(self) -> dict[str, Any]:
        """Return it as a database keeps it."""
        bridges = [
            [str(one.person), one.groups, one.of, one.through, one.ties, one.constraint]
            for one in self.bridges
        ]
        moved = {name: getattr(self, name) for name in ("new", "nearer", "further")}
        told = {name: [one.number, [*map(str, one.people)]] for name, one in moved.items()}
        return {"bridges": bridges, **told}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Findings":
        """Return it as it was kept."""
        bridges = tuple(
            Bridge(UUID(pk), tuple(groups), *rest) for pk, groups, *rest in kept["bridges"]
        )
        moved = {
            name: Moved(kept[name][0], tuple(map(UUID, kept[name][1])))
            for name in ("new", "nearer", "further")
        }
        return cls(bridges, **moved)


def find(
    on: date,
    people: Sequence[UUID],
    there: Sequence[Contact],
    graph: Adjacency,
    groups: NDArray[np.integer],
) -> Findings:
    """Return what is remarkable about the network of a book on a day.

    Args:
        on: the day.
        people: everybody, in the order of their places.
        there: who was in which encounter.
        graph: who of them knows whom.
        groups: the group of each, -1 of who is in none.

    """
    new, nearer, further = _changes(on, people, there)
    return Findings(tuple(_bridges(people, graph, groups)), new, nearer, further)


def _bridges(people: Sequence[UUID], graph: Adjacency, groups: NDArray[np.integer]) -> list[Bridge]:
    leaving = _leaving(graph, groups)
    found = []
    for place in range(graph.size):
        spans = _spans(graph, groups, place)
        if spans:
            of, through = _most_through(graph, groups, place, leaving)
            narrow = constraint(graph, place).total
            found.append(Bridge(people[place], spans, of, through, int(leaving[of]), narrow))
    found.sort(key=lambda one: (-one.through / (one.ties + DOUBT), one.constraint, one.person))
    return found[:BRIDGES]


def _leaving(graph: Adjacency, groups: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return how many ties each group has to other groups."""
    one, other = groups[graph.people()], groups[graph.neighbours]
    between = (one >= 0) & (other >= 0) & (one != other)
    return np.bincount(one[between], minlength=int(groups.max(initial=-1)) + 1)


def _most_through(
    graph: Adjacency, groups: NDArray[np.integer], person: int, leaving: NDArray[np.int64]
) -> tuple[int, int]:
    """Return of which group's ties to others the largest part goes through somebody, and how many.

    Those of their own group to others that they have themselves, and those of other groups to them.
    """
    known, _weights = graph.row(person)
    mine, there = groups[person], groups[known]
    through = np.zeros(len(leaving), dtype=np.int64)
    if mine >= 0:
        elsewhere = there[(there >= 0) & (there != mine)]
        through[mine] = len(elsewhere)
        through += np.bincount(elsewhere, minlength=len(leaving))
    most = int(np.argmax(through / (leaving + DOUBT)))
    return most, int(through[most])


def _spans(graph: Adjacency, groups: NDArray[np.integer], person: int) -> tuple[int, ...]:
    """Return the groups somebody joins, in order; none if there are fewer than two."""
    known, _weights = graph.row(person)
    there = groups[known]
    counts = np.bincount(there[there >= 0])
    spans = tuple(np.flatnonzero(counts >= SEVERAL).tolist())
    return spans if len(spans) > 1 else ()


def _changes(
    on: date, people: Sequence[UUID], there: Sequence[Contact]
) -> tuple[Moved, Moved, Moved]:
    """Return whom I met within the year, who has come nearer, and who has gone further."""
    places, days = [one.person for one in there], [one.on.toordinal() for one in there]
    histories = Histories.of(len(people), places, days)
    now, then = warmths(histories, on), warmths(histories, on - YEAR)
    rings, before = depths(now), depths(then)
    met = then > 0
    return (
        _moved(people, now, (now > 0) & ~met),
        _moved(people, now, met & (rings < before)),
        _moved(people, then, met & (rings > before)),
    )


def _moved(people: Sequence[UUID], warmth: NDArray[np.float64], which: NDArray[np.bool_]) -> Moved:
    there = np.flatnonzero(which)
    first = there[np.lexsort((there, -warmth[there]))][:LISTED]
    return Moved(len(there), tuple(people[place] for place in first.tolist()))
