"""What vectors of one language and role have in common, taken off them before they are compared.

A model puts all Spanish needs near each other, whatever they are about; less that, what remains is
their subject (measured, raw and centred: docs/decisions/0009-matching.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.matching import reference
from dardar.core.matching.reference import CELLS, Cell, Reference, Role
from dardar.core.matching.shipped import Vectors

BEFORE: Final = 20
"""So many texts of the book weigh as much as the means that ship."""

_LEAST: Final = 1e-6


@dataclass(frozen=True)
class Side:
    """Centred vectors of texts by one embedder, [texts, dim]; rows of those without are nothing."""

    vectors: Vectors
    has: NDArray[np.bool_]


@dataclass(frozen=True)
class Field:
    """The means of one embedder at one moment."""

    means: Mapping[Cell, Vectors]
    spread: float
    """By how much the cosines of texts differ that have nothing to do with each other."""

    def centred(self, cell: Cell, vectors: Vectors) -> Vectors:
        """Return vectors [texts, dim] less the mean of their cell, each of length one."""
        return unit(vectors - self.means[cell])


class Means:
    """The means of a book's vectors, by embedder, role and language, kept as texts come and go.

    An embedder without reference (see :func:`dardar.core.matching.reference.made_with`) has none.
    """

    def __init__(self, references: Mapping[str, Reference] | None = None) -> None:
        """Begin with the references that ship, or with others."""
        self._references = dict(reference.shipped() if references is None else references)
        self._sums: dict[tuple[str, Cell], NDArray[np.float64]] = {}
        self._counts: dict[tuple[str, Cell], int] = {}
        self._fields: dict[str, Field] = {}

    @property
    def embedders(self) -> tuple[str, ...]:
        """The ids of the embedders whose vectors can be used."""
        return tuple(self._references)

    def add(self, embedder: str, cell: Cell, vectors: Vectors) -> None:
        """Count in the vectors [texts, dim] of new texts."""
        self._count(embedder, cell, vectors, 1)

    def remove(self, embedder: str, cell: Cell, vectors: Vectors) -> None:
        """Count out vectors that were counted in."""
        self._count(embedder, cell, vectors, -1)

    def field(self, embedder: str) -> Field:
        """Return the means of an embedder as they are now."""
        if embedder not in self._fields:
            self._fields[embedder] = self._made(embedder)
        return self._fields[embedder]

    def _count(self, embedder: str, cell: Cell, vectors: Vectors, sign: int) -> None:
        key = embedder, cell
        added = sign * vectors.sum(axis=0, dtype=np.float64)
        self._sums[key] = self._sums[key] + added if key in self._sums else added
        self._counts[key] = self._counts.get(key, 0) + sign * len(vectors)
        self._fields.pop(embedder, None)

    def _made(self, embedder: str) -> Field:
        vectors = self._references[embedder].vectors
        means = {cell: self._mean(embedder, cell, vectors[cell]) for cell in CELLS}
        sides = {
            role: np.vstack(
                [unit(vectors[cell] - means[cell]) for cell in CELLS if cell[0] is role]
            )
            for role in Role
        }
        crossed = sides[Role.NEED] @ sides[Role.OFFER].T
        return Field(means, float(crossed.std()))

    def _mean(self, embedder: str, cell: Cell, shipped: Vectors) -> Vectors:
        total = BEFORE * shipped.mean(axis=0, dtype=np.float64)
        count = BEFORE + self._counts.get((embedder, cell), 0)
        if (embedder, cell) in self._sums:
            total += self._sums[embedder, cell]
        mean: Vectors = (total / count).astype(np.float32)
        return mean


def unit(vectors: Vectors) -> Vectors:
    """Return rows of length one; one that is all mean stays (nearly) nothing."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = (vectors / np.maximum(lengths, _LEAST)).astype(np.float32)
    return found
