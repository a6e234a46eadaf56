"""Rings: how close somebody is, by the warmth of the tie.

People draw those close to them in rings of about 5, 15, 50 and 150 (R. Dunbar, *How Many Friends
Does One Person Need?*, 2010). Here the bounds are warmths, so that a ring says how often there is
contact.
"""

from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray


class Ring(StrEnum):
    """How close somebody is; the closest first."""

    CLOSEST = "closest"
    CLOSE = "close"
    STEADY = "steady"
    LOOSE = "loose"
    DORMANT = "dormant"

    @property
    def depth(self) -> int:
        """How far from the middle: 0 is the closest."""
        return RINGS.index(self)

    @property
    def floor(self) -> float:
        """The least warmth of it, 0 for the dormant."""
        return (*FLOORS, 0.0)[self.depth]


RINGS: Final = tuple(Ring)
FLOORS: Final = (4.0, 1.0, 0.25, 0.04)
"""The least warmth of each ring but the last, kept by about weekly, monthly, quarterly and yearly
contact."""


def depths(warmths: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the depth of the ring of each warmth: 0 is the closest, 4 dormant."""
    return len(FLOORS) - np.searchsorted(FLOORS[::-1], warmths, side="right")


def ring_of(warmth: float) -> Ring | None:
    """Return the ring of a warmth, None if it is 0: there was no contact yet."""
    return RINGS[int(depths(np.array(warmth)))] if warmth > 0 else None
