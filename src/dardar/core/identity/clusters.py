"""Who is one person with whom, from single judgements on pairs.

Constrained clustering by union-find: links that must hold or must not are honoured first, then the
others join what they may, the best first (Wagstaff et al., *Constrained K-means Clustering with
Background Knowledge*, ICML 2001, call them must-link and cannot-link). The outcome depends on the
judgements alone, never on the order in which people came in.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)


class Told(NamedTuple, Generic[T]):
    """What the owner said of two: that they are one person, or that they are not."""

    is_same: bool
    a: T
    b: T


def partition(
    items: Iterable[T],
    *,
    told: Iterable[Told[T]],
    automatic: Iterable[tuple[T, T]],
    cap: int,
    conflict: Callable[[T, T], bool],
) -> list[frozenset[T]]:
    """Return the items in clusters, each item in one.

    Args:
        items: all of them; judgements on others are left out.
        told: what the owner said, the latest first: where it contradicts itself the latest holds,
            so «not the same» also keeps two apart whom a third would join.
        automatic: pairs that are taken for one person unless something speaks against it, the best
            first; of equally good ones in an order of their own, not that of their coming.
        cap: how many items automatic pairs may bring together.
        conflict: whether two items can't stand in one cluster unless the owner says so.

    """
    clusters = _Clusters(items)
    for is_same, a, b in told:
        if clusters.holds(a, b):
            if is_same:
                clusters.join(a, b)
            else:
                clusters.part(a, b)
    for a, b in automatic:
        if clusters.holds(a, b) and clusters.size(a, b) <= cap:
            if clusters.conflict(a, b, conflict):
                # What they hold they keep, so they are not looked through for the next pair again.
                clusters.part(a, b)
            clusters.join(a, b)
    return [frozenset(members) for members in clusters.members.values()]


class _Clusters(Generic[T]):
    """Disjoint sets of items, some of which must never be joined."""

    def __init__(self, items: Iterable[T]) -> None:
        self.root: dict[T, T] = {item: item for item in items}
        self.members: dict[T, list[T]] = {item: [item] for item in self.root}
        self._apart: dict[T, set[T]] = {item: set() for item in self.root}

    def holds(self, a: T, b: T) -> bool:
        return a in self.root and b in self.root

    def part(self, a: T, b: T) -> None:
        """Keep two apart from now on, unless they stand together already."""
        one, other = self.root[a], self.root[b]
        if one != other:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def size(self, a: T, b: T) -> int:
        """Return how many there would be in the clusters of two together."""
        one, other = self.root[a], self.root[b]
        return len(self.members[one]) + (len(self.members[other]) if one != other else 0)

    def conflict(self, a: T, b: T, conflict: Callable[[T, T], bool]) -> bool:
        """Tell whether anybody in the cluster of the one is in conflict with one of the other's."""
        one, other = self.root[a], self.root[b]
        if one == other or other in self._apart[one]:
            return False
        return any(conflict(x, y) for x in self.members[one] for y in self.members[other])

    def join(self, a: T, b: T) -> None:
        """Bring the clusters of two together, unless they must stay apart."""
        one, other = self.root[a], self.root[b]
        if one == other or other in self._apart[one]:
            return
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        for item in self.members[other]:
            self.root[item] = one
        self.members[one] += self.members.pop(other)
        for third in self._apart.pop(other):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
