"""Rhythm: how often a relationship wants contact, and whether that is due.

What the owner set for a person comes first, then what they set for a label or a circle, then the
ring they put the person in, then what the relationship's own history says: the median of its last
gaps, which one long silence does not move. Any real contact begins a rhythm anew. Days of a pause
are not counted.
A tie silent for more than eight of its usual rhythms has gone dormant (H. Navarro and others,
*Temporal patterns behind the strength of persistent ties*, EPJ Data Science 6, 2017).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.ties.history import Histories
from dardar.core.ties.rings import Ring
from dardar.core.ties.said import Quiet, Said, past_pauses
from dardar.core.ties.warmth import cools_to

DORMANT_AFTER: Final = 8
"""Usual rhythms of silence after which a tie has gone dormant."""
LAST_GAPS: Final = 12
"""Gaps a rhythm is learnt from,"""
FEWEST_GAPS: Final = 2
"""and how many it takes to learn one."""


class By(StrEnum):
    """Who says how often."""

    PERSON = "person"  # the owner, for this person
    CIRCLE = "circle"  # the owner, for a label or a circle
    RING = "ring"  # the ring the owner put them in
    LEARNT = "learnt"  # the history of the relationship


class State(StrEnum):
    """Where the rhythm of a tie stands."""

    NEVER = "never"  # no contact yet: always in view
    QUIET = "quiet"  # paused, or the owner said: we're fine
    RESTING = "resting"  # not due, or with no rhythm known
    DUE = "due"
    DORMANT = "dormant"  # silent for more than eight rhythms


@dataclass(frozen=True, slots=True)
class Wanted:
    """Contact is wanted every so many days."""

    days: int
    by: By


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The rhythm of a tie on a day.

    Attributes:
        state: where it stands.
        wanted: how often contact is wanted, None if nobody can tell yet.
        last: the day of the last contact, None if there was none.
        due: the day contact is due; None where no rhythm is known or a pause has no end.
        silent: days since the last contact, those of pauses included; 0 without any contact.
        quiet: why silence is right.

    """

    state: State
    wanted: Wanted | None
    last: date | None
    due: date | None
    silent: int
    quiet: Quiet | None


def usual(histories: Histories) -> NDArray[np.float64]:
    """Return the median of the last gaps of each tie, days; not a number with fewer than two."""
    gaps, same = np.diff(histories.day), np.diff(histories.tie) == 0
    tie, gap = histories.tie[1:][same], gaps[same].astype(np.float64)
    numbers = np.arange(histories.size)
    ends = np.searchsorted(tie, numbers, side="right")
    recent = ends[tie] - np.arange(len(tie)) <= LAST_GAPS
    tie, gap = tie[recent], gap[recent]
    gap = gap[np.lexsort((gap, tie))]
    begins, ends = np.searchsorted(tie, numbers), np.searchsorted(tie, numbers, side="right")
    count = ends - begins
    medians = np.full(histories.size, np.nan)
    known = count >= FEWEST_GAPS
    low, high = begins + (count - 1) // 2, begins + count // 2
    medians[known] = (gap[low[known]] + gap[high[known]]) / 2
    return medians


def wanted(days: Sequence[date], said: Said, circles: Iterable[int] = ()) -> Wanted | None:
    """Return how often a relationship wants contact, None if nobody can tell yet.

    Args:
        days: its contact days so far.
        said: what the owner said of it.
        circles: days that the owner set for labels and circles the person is in: the least counts.

    """
    if said.every is not None:
        return Wanted(said.every, By.PERSON)
    if (least := min(circles, default=None)) is not None:
        return Wanted(least, By.CIRCLE)
    if said.ring and said.ring is not Ring.DORMANT and days:
        cold = cools_to(days, said.ring.floor, max(days))
        return Wanted(max(1, (cold - max(days)).days), By.RING) if cold else None
    learnt = float(usual(Histories.of_one(days))[0])
    return None if np.isnan(learnt) else Wanted(max(1, round(learnt)), By.LEARNT)


def rhythm(
    days: Iterable[date], on: date, said: Said | None = None, circles: Iterable[int] = ()
) -> Rhythm:
    """Return the rhythm of a tie on a day.

    Args:
        days: its contact days; those after `on` are not counted on.
        on: the day in the owner's time zone.
        said: what the owner said of it.
        circles: as :func:`wanted` takes them.

    """
    said = said or Said()
    past = [day for day in days if day <= on]
    every, quiet = wanted(past, said, circles), said.quiet(on)
    if not past:
        state = State.QUIET if quiet else State.NEVER
        return Rhythm(state, every, None, None, 0, quiet)
    last = max(past)
    due = past_pauses(last, every.days, said.pauses) if every else None
    gone = past_pauses(last, every.days * DORMANT_AFTER, said.pauses) if every else None
    state = State.RESTING
    if quiet:
        state = State.QUIET
    elif gone and gone < on:
        state = State.DORMANT
    elif due and due <= on:
        state = State.DUE
    return Rhythm(state, every, last, due, (on - last).days, quiet)
