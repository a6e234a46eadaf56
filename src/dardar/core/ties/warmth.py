"""Warmth: one number for how alive a tie is, each part of which can be shown.

``W(t) = Σ 1 / (1 + age / 7)`` over contact days, age in days: today counts 1, a week ago ½, four
weeks ago a fifth, a year ago 1/53. Memory fades as a hyperbola rather than exponentially (J. Wixted
and E. Ebbesen, *On the Form of Forgetting*, 1991), so that a long history still counts when it was
quiet for some months. At a steady rhythm over five years, just before the next contact, it is 5.1
weekly, 1.0 monthly, .27 quarterly, .11 half-yearly and .05 yearly.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dardar.core.ties.history import Histories

HALVED_AFTER: Final = 7.0
"""Days after which a contact counts half."""


class Part(NamedTuple):
    """What one contact day gives to the warmth of a day."""

    day: date
    warmth: float


def warmths(histories: Histories, on: date) -> NDArray[np.float64]:
    """Return the warmth of each tie on a day, 0 where there was no contact by then."""
    past = histories.until(on)
    faded = _faded(on.toordinal() - past.day)
    return np.bincount(past.tie, weights=faded, minlength=past.size).astype(np.float64)


def warmth(days: Iterable[date], on: date) -> float:
    """Return the warmth of one tie on a day."""
    return float(warmths(Histories.of_one(days), on)[0])


def parts(days: Iterable[date], on: date) -> list[Part]:
    """Return what the warmth of a tie is made of: its contact days, the newest first."""
    past = Histories.of_one(days).until(on).day[::-1]
    faded = _faded(on.toordinal() - past)
    told = zip(past.tolist(), faded.tolist(), strict=True)
    return [Part(date.fromordinal(day), part) for day, part in told]


def cools_to(days: Iterable[date], floor: float, on: date) -> date | None:
    """Return the first day from `on` on which, without any contact, the warmth is below `floor`.

    Args:
        days: the contact days; those after `on` are not counted on.
        floor: above 0.
        on: the day it is told.

    Returns:
        The day, or None if that is not within the days there are (after the year 9999).

    Raises:
        ValueError: `floor` is not above 0, which no warmth ever falls to.

    """
    if not floor > 0:
        raise ValueError("warmth never falls to 0")
    past = Histories.of_one(days).until(on).day
    low, high = 0, (date.max - on).days + 1
    while low < high:  # warmth only falls
        middle = (low + high) // 2
        if _faded(on.toordinal() + middle - past).sum() < floor:
            high = middle
        else:
            low = middle + 1
    return on + timedelta(days=low) if low <= (date.max - on).days else None


def _faded(ages: NDArray[np.int32]) -> NDArray[np.float64]:
    return HALVED_AFTER / (HALVED_AFTER + ages.astype(np.float64))
