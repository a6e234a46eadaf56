"""What is asked of the planner for an event, and what it answers: guests who sit together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from dardar.core.planning.problem import Problem
from dardar.events.models import Event


@dataclass(frozen=True, slots=True)
class Sitting:
    """Guests who meet in a round, at a place of the planner; None: at none in particular."""

    guests: tuple[UUID, ...]
    round: int
    place: tuple[UUID, int] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the planner.

    ``standing`` are the meetings of the plan there is, ``from_round`` the first round that may
    still change. With ``keep`` as few of those from then on change as can be.
    """

    problem: Problem
    mode: Event.Mode
    size: int  # of a table
    seed: int
    from_round: int = 0
    standing: Sequence[Sitting] = ()
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Meetings, how good they are, and how far the planner is (0 to 1)."""

    sittings: Sequence[Sitting]
    proof: Mapping[str, Any] = field(default_factory=dict)
    progress: float = 1.0
    notes: Sequence[Mapping[str, Any]] = ()
