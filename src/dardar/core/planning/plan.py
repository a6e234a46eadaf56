"""A plan of meetings, and how good it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dardar.core.planning.problem import Id


class Meeting(NamedTuple):
    """Two guests meet in a round at a table; no table where there are enough of them."""

    a: Id
    b: Id
    round: int
    table: Id = None


class Note(StrEnum):
    """What somebody who reads a plan has to know of how it was made."""

    NO_SOLVER = "no-solver"  # the solver is missing or broke: made without it, and less good
    STOPPED = "stopped"  # stopped before everything was tried
    OUT_OF_TIME = "out-of-time"  # the same, since its time was over: another run may bring another
    BELOW_FLOOR = "below-floor"  # somebody is below the floor that was aimed at


@dataclass(frozen=True)
class Proof:
    """How near a plan is to the best possible one.

    Attributes:
        total: what all meetings bring to all guests together.
        bound: what no plan can exceed.
        worst: the least share that a guest has of what they could reach alone.
        worst_bound: the same of the best possible worst-off (z*), which no plan can exceed.
        floor_bound: what no plan can exceed in which everybody has the floor and nobody is left out
            who need not be, by linear programming; None without a floor.
        left_out: guests without a meeting, though there is somebody whom they could meet.
        unmeetable: guests whom nobody can meet.
        meetings: how many each guest has.
        gaps: rounds without a meeting between a guest's first and last one, of all guests.
        whole_bound: the floor's bound, closer where branch and bound over whole pairs had time.

    """

    total: float
    bound: float
    worst: float
    worst_bound: float
    floor_bound: float | None
    left_out: tuple[Id, ...]
    unmeetable: tuple[Id, ...]
    meetings: Mapping[Id, int]
    gaps: int
    whole_bound: float | None = None

    @property
    def total_share(self) -> float:
        """The total by its bound."""
        return self.total / self.bound if self.bound else 1.0

    @property
    def worst_share(self) -> float:
        """The worst-off guest, by the best possible worst-off."""
        return self.worst / self.worst_bound if self.worst_bound else 1.0

    @property
    def floor_share(self) -> float | None:
        """The total by the bound of plans in which everybody has the floor."""
        return self.total / self.floor_bound if self.floor_bound else None

    @property
    def whole_share(self) -> float | None:
        """The total by the closer of the bounds of plans in which everybody has the floor."""
        return self.total / self.whole_bound if self.whole_bound else None

    @property
    def spread(self) -> dict[int, int]:
        """How many guests have how many meetings."""
        return dict(sorted(Counter(self.meetings.values()).items()))


@dataclass(frozen=True)
class Plan:
    """Who meets whom, when and where."""

    meetings: tuple[Meeting, ...]
    proof: Proof
    notes: tuple[Note, ...] = ()

    def of(self, guest: Id) -> list[Meeting]:
        """Return the meetings of a guest in the order of rounds."""
        return sorted((m for m in self.meetings if guest in m[:2]), key=lambda m: m.round)
