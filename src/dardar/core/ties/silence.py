"""The chance that a tie goes silent, from its warmth, put right by the owner's own history.

The chance of some contact within H days is ``σ(1.06 ln W + 0.82 ln(H / 28) − 0.20 + shift)``. Its
three numbers come from mail and from the review histories of git and U-Boot; how talkative an
owner's world is differs, so the shift is fitted on what became of their own ties (Platt scaling of
the level alone: J. Platt, *Probabilistic Outputs for Support Vector Machines*, 1999). Until enough
is known, and wherever an owner prefers it so, a chance is told in words.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.matching.logistic import fitted, sigmoid
from dardar.core.ties.history import Histories
from dardar.core.ties.warmth import warmths

Numbers = NDArray[np.float64]

HORIZON: Final = 28
"""Days ahead for which a chance is told, unless others are asked for."""
ENOUGH: Final = 200
"""Outcomes from which on a chance is told as a number."""
YEARS: Final = 5
"""How far back outcomes count: before, the owner's world was another one."""

_OF_WARMTH: Final = 1.06
_OF_HORIZON: Final = 0.82
_LEVEL: Final = -0.20
_WIDTH: Final = 1.0  # of the prior of the shift, in log odds
_COLDEST: Final = 1e-9


class Outlook(StrEnum):
    """A chance of silence in words."""

    ALIVE = "alive"  # contact is likely by itself
    OPEN = "open"  # it may go either way
    FADING = "fading"  # silence is likely
    SILENT = "silent"  # it all but is silent


_BOUNDS: Final = (0.4, 0.7, 0.93)
_OUTLOOKS: Final = tuple(Outlook)


@dataclass(frozen=True)
class Outcomes:
    """What became of ties: their warmth on some day, and whether there was contact soon after."""

    warmth: Numbers
    contact: NDArray[np.bool_]
    horizon: int


@dataclass(frozen=True)
class Silence:
    """The chance of silence in one owner's world.

    Attributes:
        shift: how much more talkative it is than others, in log odds.
        known: outcomes it was learnt from.

    """

    shift: float = 0.0
    known: int = 0

    @classmethod
    def learnt(cls, outcomes: Outcomes) -> "Silence":
        """Return what the owner's history says; without any outcome, what others' said."""
        known = len(outcomes.contact)
        shift = fitted(
            np.ones((known, 1)),
            outcomes.contact.astype(np.float64),
            prior=np.zeros(1),
            widths=np.full(1, _WIDTH),
            offsets=_logit(outcomes.warmth, outcomes.horizon),
        )
        return cls(float(shift[0]), known)

    @property
    def is_in_numbers(self) -> bool:
        """Whether enough is known to tell a chance as a number."""
        return self.known >= ENOUGH

    def chance(self, warmth: Numbers | float, horizon: int = HORIZON) -> Numbers:
        """Return the chance of no contact within so many days, for each warmth."""
        return 1 - sigmoid(_logit(np.asarray(warmth, np.float64), horizon) + self.shift)


def outlook(chance: float) -> Outlook:
    """Return a chance of silence in words."""
    return _OUTLOOKS[int(np.searchsorted(_BOUNDS, chance, side="right"))]


def outcomes(histories: Histories, on: date, horizon: int = HORIZON) -> Outcomes:
    """Return what became of ties period by period, looking back from a day.

    A period is as long as the horizon, and the last one ends with `on`. In each count the ties with
    some contact before it.
    """
    past = histories.until(on)
    warmth: list[Numbers] = [np.empty(0)]
    contact: list[NDArray[np.bool_]] = [np.empty(0, dtype=np.bool_)]
    first = int(past.day.min()) if len(past.day) else on.toordinal()
    for _period in range(YEARS * 365 // horizon):
        start = on - timedelta(days=horizon)
        if start.toordinal() < first:
            break
        known = warmths(past, start)
        was = np.zeros(past.size, dtype=np.bool_)
        was[past.tie[(past.day > start.toordinal()) & (past.day <= on.toordinal())]] = True
        warmth.append(known[known > 0])
        contact.append(was[known > 0])
        on = start
    return Outcomes(np.concatenate(warmth), np.concatenate(contact), horizon)


def _logit(warmth: Numbers, horizon: int) -> Numbers:
    logit: Numbers = (
        _OF_WARMTH * np.log(np.maximum(warmth, _COLDEST))
        + _OF_HORIZON * np.log(horizon / HORIZON)
        + _LEVEL
    )
    return logit
