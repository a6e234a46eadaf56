"""Ties as they stood on some day, and what became of each within a number of days."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np

from bench._ties_judging import FEWEST, Flags, Floats
from bench._ties_sets import Network, Numbers, Sides, sides
from dardar.core.graph.adjacency import sums
from dardar.core.ties.history import Histories
from dardar.core.ties.rhythm import usual
from dardar.core.ties.silence import Silence, outcomes
from dardar.core.ties.warmth import warmths

LEARNT: Final = (0.2, 0.6)
"""Shares of a set's time between which rivals may learn; the figures are of what comes after."""
DAYS_LOOKED_AT: Final = 8


@dataclass(frozen=True, eq=False)
class Cases:
    """The ties known on a day of owners who have enough of them.

    Attributes:
        on: the day, an ordinal.
        horizon: days ahead.
        tie: which ties of the set these are.
        owner: whose.
        contact: whether there was any within the horizon.

    """

    of: Sides
    on: int
    horizon: int
    tie: Numbers
    owner: Numbers
    contact: Flags

    @cached_property
    def past(self) -> Histories:
        """What had been by then."""
        return self.of.histories.until(date.fromordinal(self.on))

    @cached_property
    def count(self) -> Floats:
        """Contact days so far."""
        return self.past.counts()[self.tie].astype(np.float64)

    @cached_property
    def gap(self) -> Floats:
        """Days since the last one."""
        return (self.on - self.past.last()[self.tie]).astype(np.float64)

    @cached_property
    def since(self) -> Floats:
        """Days since the first one."""
        first = np.full(self.past.size, self.on)
        np.minimum.at(first, self.past.tie, self.past.day)
        return (self.on - first[self.tie]).astype(np.float64)

    @cached_property
    def usual(self) -> Floats:
        """The usual gap, not a number where it can't be told."""
        return usual(self.past)[self.tie]

    @cached_property
    def warmth(self) -> Floats:
        """Our warmth."""
        return warmths(self.past, date.fromordinal(self.on))[self.tie]

    def sums(self, weights: Floats) -> Floats:
        """Return the sum over contact days of each tie."""
        return sums(self.past.tie, weights, self.past.size)[self.tie]

    @cached_property
    def ages(self) -> Floats:
        """How long ago each contact day of the set was."""
        return (self.on - self.past.day).astype(np.float64)


def cases(of: Sides, on: int, horizon: int) -> Cases:
    """Return the ties of a set as they stood on a day."""
    histories = of.histories
    known = histories.until(date.fromordinal(on)).counts() > 0
    ahead = (histories.day > on) & (histories.day <= on + horizon)
    contact = np.zeros(histories.size, dtype=np.bool_)
    contact[histories.tie[ahead]] = True
    enough = np.bincount(of.owner[known]) >= FEWEST
    tie = np.flatnonzero(known)
    tie = tie[enough[of.owner[tie]]]
    return Cases(of, on, horizon, tie, of.owner[tie], contact[tie])


def learnt_from(of: Network, horizon: int) -> list[Cases]:
    """Return the cases that rivals may learn from: what became of them is known by then."""
    first, last = of.at(LEARNT[0]), of.at(LEARNT[1]) - horizon
    return _spread(of, first, last, horizon)


def asked(of: Network, horizon: int) -> list[Cases]:
    """Return the cases by which all are judged."""
    return _spread(of, of.at(LEARNT[1]), of.at(1) - horizon, horizon)


def _spread(of: Network, first: int, last: int, horizon: int) -> list[Cases]:
    days = np.linspace(first, max(first, last), DAYS_LOOKED_AT).round().astype(np.int64)
    return [cases(sides(of), on, horizon) for on in dict.fromkeys(days.tolist())]


def chances(of: Cases, *, refit: bool = True) -> Floats:
    """Return our chance of contact, the level of each owner's world learnt from their own past."""
    found = np.empty(len(of.tie))
    histories, on = of.of.histories, date.fromordinal(of.on)
    for owner in np.unique(of.owner):
        first, last = np.searchsorted(of.of.owner, (owner, owner + 1))
        begin, end = np.searchsorted(histories.tie, (first, last))
        own = Histories(last - first, histories.tie[begin:end] - first, histories.day[begin:end])
        silence = Silence.learnt(outcomes(own, on, of.horizon)) if refit else Silence()
        here = of.owner == owner
        found[here] = 1 - silence.chance(of.warmth[here], of.horizon)
    return found
