"""What is to be planned: guests, what each pair would bring to both, tables, rounds and wishes."""

import math
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

Id = Hashable
MOST_ROUNDS: Final = 60
"""Rounds are bits of a machine word."""


@dataclass(frozen=True)
class Guest:
    """Somebody who comes.

    Attributes:
        id: who it is.
        rounds: in which they are there, from 0 on; None in all.
        company: where they work; colleagues do not meet, unless both want it.
        languages: which they speak; nothing said is no hindrance.
        is_steps_free: they need a table that is reached without steps.
        meets_colleagues: they would also meet people of their own company.
        most: how many meetings they want at most; None as many as there are rounds.

    """

    id: Id
    rounds: frozenset[int] | None = None
    company: str = ""
    languages: frozenset[str] = frozenset()
    is_steps_free: bool = False
    meets_colleagues: bool = False
    most: int | None = None


class Pair(NamedTuple):
    """What a meeting of two guests would bring to each, 0 or more, in any one unit."""

    a: Id
    b: Id
    gain_a: float
    gain_b: float


class Table(NamedTuple):
    """Where people meet."""

    id: Id
    seats: int = 2
    is_steps_free: bool = False
    room: Id = None


class Pin(NamedTuple):
    """A meeting that the host wants, in a given round or in any."""

    a: Id
    b: Id
    round: int | None = None


Both = tuple[Id, Id]


@dataclass(frozen=True)
class Problem:
    """What a plan has to keep to, and what it is good for.

    Attributes:
        guests: everybody who comes, in an order that the same seed needs for the same plan.
        pairs: what meetings would bring; of one pair the last counts.
        rounds: how many there are.
        tables: None where there are enough.
        rooms: how many people fit into a room, for those where that is less than the tables' seats.
        wishes: (who, whom) they would like to meet, which counts `wish` more for who.
        refusals: (who, whom) they would not.
        pins: meetings that the host wants.
        forbids: pairs whom the host does not want to meet.
        past: pairs who met at an earlier edition, and are left out.
        known: pairs who know each other already, and gain half.
        wish: what a wish is worth.

    """

    guests: Sequence[Guest]
    pairs: Sequence[Pair]
    rounds: int
    tables: Sequence[Table] | None = None
    rooms: dict[Id, int] = field(default_factory=dict)
    wishes: Collection[Both] = ()
    refusals: Collection[Both] = ()
    pins: Sequence[Pin] = ()
    forbids: Collection[Both] = ()
    past: Collection[Both] = ()
    known: Collection[Both] = ()
    wish: float = 0.5

    def __post_init__(self) -> None:
        """Refuse what is no problem at all.

        Raises:
            ValueError: ids are missing or double, or numbers are out of range.

        """
        if not 1 <= self.rounds <= MOST_ROUNDS:
            raise ValueError(f"1 to {MOST_ROUNDS} rounds, not {self.rounds}")
        ids = {guest.id for guest in self.guests}
        if len(ids) < len(self.guests):
            raise ValueError("every guest comes once")
        self._check_guests()
        self._check_tables()
        lists = (self.wishes, self.refusals, self.forbids, self.past, self.known)
        named = [pair for some in lists for pair in some]
        named += [(pair.a, pair.b) for pair in self.pairs]
        named += [(pin.a, pin.b) for pin in self.pins]
        for a, b in named:
            if a not in ids or b not in ids:
                raise ValueError(f"nobody of the guests: {a!r} or {b!r}")
            if a == b:
                raise ValueError(f"nobody meets themselves: {a!r}")
        gains = [self.wish, *(gain for pair in self.pairs for gain in pair[2:])]
        if not all(0 <= gain < math.inf for gain in gains):  # not a number is in no range either
            raise ValueError("gains are 0 or more")

    def _check_guests(self) -> None:
        for guest in self.guests:
            if not all(0 <= each < self.rounds for each in guest.rounds or ()):
                raise ValueError(f"no such round: {guest}")
            if guest.most is not None and guest.most < 0:
                raise ValueError(f"no fewer than no meetings: {guest}")
        if not all(pin.round is None or 0 <= pin.round < self.rounds for pin in self.pins):
            raise ValueError("a meeting is pinned to a round that there is not")

    def _check_tables(self) -> None:
        tables = self.tables or ()
        if len({table.id for table in tables}) < len(tables):
            raise ValueError("every table stands once")
        if any(table.seats < 1 for table in tables) or any(n < 0 for n in self.rooms.values()):
            raise ValueError("a table has seats")


def usable_tables(problem: Problem, seats: int = 2) -> list[Table] | None:
    """Return the tables at which so many can sit, at once with those of their room; None: enough.

    Of a room that is too small for all its tables those without steps are left out last.
    """
    if problem.tables is None:
        return None
    left = dict(problem.rooms)
    usable = []
    for table in sorted(problem.tables, key=lambda table: not table.is_steps_free):
        room = left.get(table.room, math.inf)
        if table.seats >= seats and room >= seats:
            usable.append(table)
            if table.room in left:
                left[table.room] -= seats
    return usable
