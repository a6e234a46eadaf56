"""The rows of a matrix that are closest to some vectors: exact, without an index.

For the texts of a book, and for a hundred thousand, numpy answers in milliseconds; an index would
cost a dependency and some of the answers (docs/decisions/0009-matching.md has figures).
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.matching.shipped import Vectors

BLOCK: Final = 65_536
"""Rows that are looked at together, so that memory is bounded: scores of a block, not of all."""

Places = NDArray[np.intp]


def best(scores: NDArray[Any], k: int) -> Places:
    """Return where the k highest scores are, highest first; of equal ones the earlier first."""
    count = len(scores)
    if k <= 0:
        return np.zeros(0, np.intp)
    if k >= count:
        return np.argsort(-scores, kind="stable")
    least = np.partition(scores, count - k)[count - k]
    above = np.flatnonzero(scores > least)
    # Of those as high as the last one, the earlier are taken.
    level = np.flatnonzero(scores == least)[: k - len(above)]
    found = np.concatenate([above, level])
    found.sort()
    return found[np.argsort(-scores[found], kind="stable")]


def top(queries: Vectors, rows: Vectors, k: int) -> tuple[Places, Vectors]:
    """Return the k rows of highest product with each query, and the products, highest first.

    Args:
        queries: [queries, dim].
        rows: [rows, dim].
        k: how many; all if there are fewer.

    """
    places = np.zeros((len(queries), 0), np.intp)
    scores = np.zeros((len(queries), 0), np.float32)
    for start in range(0, len(rows), BLOCK):
        found = queries @ rows[start : start + BLOCK].T
        new = _best_of_each(found, k)
        places = np.hstack([places, new + start])
        scores = np.hstack([scores, np.take_along_axis(found, new, axis=1)])
        kept = _best_of_each(scores, k)
        places = np.take_along_axis(places, kept, axis=1)
        scores = np.take_along_axis(scores, kept, axis=1)
    return places, scores


def _best_of_each(scores: Vectors, k: int) -> Places:
    found = np.zeros((len(scores), min(k, scores.shape[1])), np.intp)
    for i, line in enumerate(scores):
        found[i] = best(line, k)
    return found
