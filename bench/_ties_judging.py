"""How well ties were told apart: figures within one owner, and of probabilities.

The AUC is that of Mann and Whitney, ties of scores counting half; the skill is that of G. Brier
(*Verification of forecasts expressed in terms of probability*, 1950) beside the mean of all
outcomes.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FEWEST: Final = 10
"""Ties an owner has at least, to be asked."""


def groups(owner: NDArray[np.int64], fewest: int = FEWEST) -> Iterator[NDArray[np.intp]]:
    """Yield the places of each owner with enough ties."""
    order = np.argsort(owner, kind="stable")
    for some in np.split(order, np.flatnonzero(np.diff(owner[order])) + 1):
        if len(some) >= fewest:
            yield some


def auc(scores: Floats, right: Flags) -> float:
    """Return how often what is right scores above what is not."""
    _values, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    yes = int(right.sum())
    return float((ranks[right].sum() - yes * (yes + 1) / 2) / (yes * (len(right) - yes)))


def within(scores: Floats, right: Flags, owner: NDArray[np.int64]) -> list[float]:
    """Return the AUC of each owner to whom both happened."""
    return [
        auc(scores[some], right[some])
        for some in groups(owner)
        if 0 < right[some].sum() < len(some)
    ]


def skill(chances: Floats, right: Flags) -> float:
    """Return by how much squared errors are less than those of the mean of all outcomes."""
    return float(1 - ((chances - right) ** 2).mean() / ((right.mean() - right) ** 2).mean())


def among_first(scores: Floats, right: Flags, k: int) -> float:
    """Return the share that is right of the k best, as expected where the last ones are equal."""
    last = np.sort(scores)[-k]
    above, level = scores > last, scores == last
    return float((right[above].sum() + (k - above.sum()) * right[level].mean()) / k)
