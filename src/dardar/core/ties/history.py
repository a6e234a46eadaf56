"""The contact days of many ties: all that strength, rhythm and silence are told from.

A day on which there was any contact counts once, whether it was one call or fifty messages, so that
50,000 encounters with one person are no more than the days they fell on. Days are those of the
owner's time zone (:func:`~dardar.core.calendar.day_in`), as ordinals of `datetime.date`; no hour
and no change of the clock comes into it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Days = NDArray[np.int32]
NEVER: Final = 0
"""In place of a last day where there was none; ordinals of days begin with 1."""
_DAYS: Final = date.max.toordinal() + 1


@dataclass(frozen=True, eq=False)
class Histories:
    """Contact days of the ties 0 to size − 1, each day once, by tie and then by day."""

    size: int
    tie: Days
    day: Days

    @classmethod
    def of(cls, size: int, tie: ArrayLike, day: ArrayLike) -> "Histories":
        """Return the histories of so many ties.

        Args:
            size: how many ties there are, those without any contact included.
            tie: of each contact, whose it is.
            day: and its day, as an ordinal; in any order, as often as it likes.

        Raises:
            ValueError: a tie or a day is none.

        """
        ties, days = np.asarray(tie, dtype=np.int64), np.asarray(day, dtype=np.int64)
        if ties.shape != days.shape:
            raise ValueError("each contact has one tie and one day")
        if len(ties) and not (ties.min() >= 0 and ties.max() < size):
            raise ValueError(f"ties are numbered from 0 to {size - 1}")
        if len(days) and not (days.min() > 0 and days.max() < _DAYS):
            raise ValueError("days are ordinals of dates")
        keys = np.sort(ties * _DAYS + days)
        keys = keys[np.diff(keys, prepend=-1) > 0]  # np.unique would take a hundred times as long
        return cls(size, (keys // _DAYS).astype(np.int32), (keys % _DAYS).astype(np.int32))

    @classmethod
    def of_one(cls, days: Iterable[date]) -> "Histories":
        """Return the history of a single tie, 0."""
        ordinals = np.array([day.toordinal() for day in days], dtype=np.int64)
        return cls.of(1, np.zeros_like(ordinals), ordinals)

    def until(self, on: date) -> "Histories":
        """Return what had been by the end of a day: what is ahead has made nothing warm yet."""
        kept = self.day <= on.toordinal()
        return Histories(self.size, self.tie[kept], self.day[kept])

    def counts(self) -> NDArray[np.int64]:
        """Return how many contact days each tie has."""
        return np.bincount(self.tie, minlength=self.size)

    def last(self) -> Days:
        """Return the last contact day of each tie, NEVER where there is none."""
        last = np.full(self.size, NEVER, dtype=np.int32)
        last[self.tie] = self.day  # of several the last one stays, and they are in order
        return last
