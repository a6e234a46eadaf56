"""Who knows whom, and how well: an undirected graph in compressed rows, for a million people.

People are the numbers 0 to size − 1. Each tie stands in the row of both, rows in the order of
numbers and neighbours within each likewise, so that whatever concerns a few people reads a few
short slices.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dardar.core.graph.cycles import Indices

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Adjacency:
    """An undirected graph with weighted ties, none of them parallel and none a loop.

    Attributes:
        begins: where the row of each person begins, and at last how long all rows are.
        neighbours: whom each person knows.
        weights: and how well, above 0.

    """

    begins: Places
    neighbours: Indices
    weights: Floats

    @classmethod
    def of(
        cls, size: int, one: ArrayLike, other: ArrayLike, weight: ArrayLike = 1.0
    ) -> "Adjacency":
        """Return the graph of so many people with these ties.

        Args:
            size: how many people there are, those without any tie included.
            one: of each tie, the one
            other: and the other; one that leads to itself does not count.
            weight: how strong each is; parallel ones add up, those of 0 don't count.

        Raises:
            ValueError: somebody is not in the graph, or a weight is below 0 or no number.

        """
        a, b = np.asarray(one, dtype=np.int64), np.asarray(other, dtype=np.int64)
        strength = np.broadcast_to(np.asarray(weight, dtype=np.float64), a.shape)
        if a.size and not (min(a.min(), b.min()) >= 0 and max(a.max(), b.max()) < size):
            raise ValueError(f"people are numbered from 0 to {size - 1}")
        if not ((strength >= 0) & np.isfinite(strength)).all():
            raise ValueError("weights are numbers from 0 on")
        kept = (a != b) & (strength > 0)
        low, high = np.minimum(a, b)[kept], np.maximum(a, b)[kept]
        keys, place = np.unique(low * size + high, return_inverse=True)
        total = sums(place, strength[kept], len(keys))
        return cls.of_distinct(size, keys // max(size, 1), keys % max(size, 1), total)

    @classmethod
    def of_distinct(cls, size: int, one: Places, other: Places, weight: Floats) -> "Adjacency":
        """Return the graph of ties that are distinct and all right otherwise, unchecked."""
        person, known = np.concatenate((one, other)), np.concatenate((other, one))
        order = np.argsort(person * size + known)
        begins = np.zeros(size + 1, dtype=np.int64)
        np.cumsum(np.bincount(person, minlength=size), out=begins[1:])
        return cls(begins, known[order].astype(np.int32), np.tile(weight, 2)[order])

    @property
    def size(self) -> int:
        """How many people there are."""
        return len(self.begins) - 1

    @cached_property
    def degrees(self) -> Places:
        """How many people each knows."""
        return np.diff(self.begins)

    @cached_property
    def strengths(self) -> Floats:
        """The weight of all ties of each together."""
        return sums(self.people(), self.weights, self.size)

    @cached_property
    def logarithms(self) -> Floats:
        """The logarithm of 1 + weight of each tie, in the order of the rows."""
        return np.log1p(self.weights)

    def people(self) -> Indices:
        """Return whose each row's entries are."""
        return np.repeat(np.arange(self.size, dtype=np.int32), self.degrees)

    def row(self, person: int) -> tuple[Indices, Floats]:
        """Return whom somebody knows, in order, and how well."""
        begin, end = self.begins[person], self.begins[person + 1]
        return self.neighbours[begin:end], self.weights[begin:end]

    def rows(self, people: NDArray[np.integer]) -> tuple[Places, Places]:
        """Return where the entries of some people stand, and to which of these each belongs."""
        begins = self.begins[people]
        counts = self.begins[people + 1] - begins
        ends = np.cumsum(counts)
        whose = np.repeat(np.arange(len(counts)), counts)
        return np.arange(len(whose)) + (begins - ends + counts)[whose], whose


def sums(places: NDArray[np.integer], weights: Floats, size: int) -> Floats:
    """Return the sum of the weights at each place from 0 to size − 1."""
    # Of no weight at all, bincount gives whole numbers.
    return np.bincount(places, weights=weights, minlength=size).astype(np.float64)


def shared(
    some: NDArray[np.integer], among: NDArray[np.integer]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the places in `some` of those who are among others, and where they are there.

    Args:
        some: numbers in any order, as often as they like.
        among: numbers in order, each once.

    """
    if not len(among):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    place = np.searchsorted(among, some)
    place[place == len(among)] = 0
    here = np.flatnonzero(among[place] == some)
    return here, place[here]
