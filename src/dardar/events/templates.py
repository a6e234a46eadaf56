"""What each kind of gathering begins with, for the host to change."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dardar.events.models import Event

Mode, Template = Event.Mode, Event.Template


@dataclass(frozen=True, slots=True)
class Layout:
    """How its meetings are laid out: minutes of a round and between two, seats of a table."""

    mode: Event.Mode
    rounds: int
    minutes: int
    pause: int
    table_size: int = 6


LAYOUTS: Final[Mapping[Event.Template, Layout]] = MappingProxyType(
    {
        Template.LUNCH: Layout(Mode.TABLES, rounds=2, minutes=40, pause=5),
        Template.SPEED: Layout(Mode.PAIRS, rounds=8, minutes=8, pause=2),
        Template.BREAKFAST: Layout(Mode.TABLES, rounds=3, minutes=20, pause=5, table_size=5),
        Template.FAIR: Layout(Mode.PAIRS, rounds=12, minutes=15, pause=5),
        Template.CONFERENCE: Layout(Mode.PAIRS, rounds=6, minutes=20, pause=10),
    }
)
