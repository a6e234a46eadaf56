"""What the owner said of a tie: it always wins over what its history says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dardar.core.calendar import DAY
from dardar.core.ties.rings import Ring


class Pause(NamedTuple):
    """Days, the first and the last included, in which silence is right; `date.max` for no end."""

    first: date
    last: date


class Quiet(StrEnum):
    """Why silence is no reason to act."""

    PAUSED = "paused"  # parental leave, a quarrel, bereavement
    FINE = "fine"  # the owner said: we're fine


@dataclass(frozen=True, slots=True)
class Said:
    """What the owner said of a tie.

    Attributes:
        ring: the ring they put it in, None if they leave that to its warmth.
        every: how often they want contact, days, None if they said nothing.
        pauses: those there were, are and will be.
        fine_until: the last day for which «we're fine» holds.

    """

    ring: Ring | None = None
    every: int | None = None
    pauses: tuple[Pause, ...] = ()
    fine_until: date | None = None

    def quiet(self, on: date) -> Quiet | None:
        """Return why silence is no reason to act on a day, None if it may be one."""
        if any(pause.first <= on <= pause.last for pause in self.pauses):
            return Quiet.PAUSED
        if self.fine_until and on <= self.fine_until:
            return Quiet.FINE
        return None


def past_pauses(last: date, days: int, pauses: Iterable[Pause]) -> date | None:
    """Return the day so many days after `last`, those of pauses not counted.

    Returns:
        The day, or None if a pause without an end comes before it, or the year 9999 does.

    """
    if days > (date.max - last).days:
        return None
    due, counted = last + days * DAY, last
    for pause in sorted(pauses):
        first = max(pause.first, counted + DAY)
        if pause.last < first:
            continue
        if first > due:
            break
        paused = (pause.last - first).days + 1
        if paused > (date.max - due).days:
            return None
        due, counted = due + paused * DAY, pause.last
    return due
