"""How varied places are: as if there were N kinds of them, all alike in use.

The exponential of Shannon's entropy (M. O. Hill, *Diversity and Evenness*, Ecology 54, 1973): ten
evenings at the chamber of commerce and one at the choir are 1.4 kinds of place, five each are 2.
"""

from collections.abc import Hashable, Mapping
from math import exp, fsum, log
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def as_many_as(counts: Mapping[T, float]) -> float:
    """Return as many as how many kinds these are, 0 where nothing was counted.

    Args:
        counts: of each kind, how often, how many hours or how many people.

    Raises:
        ValueError: a count is below 0 or no number.

    """
    found = shares(counts)
    parts = (-share * log(share) for share in found.values() if share)  # the tiniest may be 0
    return exp(fsum(parts)) if found else 0.0


def shares(counts: Mapping[T, float]) -> dict[T, float]:
    """Return the share of each kind that was counted at all, the greatest first."""
    if not all(0 <= count < float("inf") for count in counts.values()):
        raise ValueError("counts are numbers from 0 on")
    whole = fsum(counts.values())
    order = sorted(counts, key=lambda kind: -counts[kind])
    return {kind: counts[kind] / whole for kind in order if counts[kind]}
