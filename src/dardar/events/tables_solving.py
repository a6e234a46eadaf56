"""Tables of three to eight: seated by the planner, and set right as people come and go."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final
from uuid import UUID

from dardar.core.planning.problem import Problem, usable_tables
from dardar.core.planning.tables import seat
from dardar.core.planning.why import NoPlan, Obstacle, Why
from dardar.events.sitting import Asked, Found, Sitting

Place = tuple[UUID, int]
# So many seats, of all rounds, could not be given to anybody with whom the others may sit.
STANDING: Final = "standing"
_TWO: Final = 2


def seat_all(asked: Asked, is_to_stop: Callable[[], bool]) -> Found:
    """Return who sits together, in the rounds that may still change.

    Raises:
        NoPlan: nobody comes, or there are too few tables.

    """
    at = asked.from_round
    begun = [one for one in asked.standing if one.round < at]
    seating = seat(_rest(asked.problem, at, begun), asked.size, asked.seed, is_to_stop)
    apart = _apart(asked.problem)
    found = [
        Sitting(_willing(_ids(table.guests), apart), number, _place(table.table))
        for number, tables in enumerate(seating.rounds, at)
        for table in tables
    ]
    sittings = [one for one in found if len(one.guests) >= _TWO]
    if not sittings:
        raise NoPlan([Obstacle(Why.TOGETHER)])
    proof = {"repeats": seating.repeats, "repeats_bound": seating.bound}
    there = sum(len(table.guests) for tables in seating.rounds for table in tables)
    standing = there - sum(len(one.guests) for one in sittings)
    notes = [{"code": STANDING, "count": standing}] if standing else []
    return Found([*begun, *sittings], proof, notes=notes)


def rearrange(asked: Asked) -> Found:
    """Return the tables there are with those who have gone away and those who came seated.

    Nobody who is there and sits with somebody moves.
    """
    rest = [one for one in asked.standing if one.round >= asked.from_round]
    begun = [one for one in asked.standing if one.round < asked.from_round]
    met = Counter(both for one in asked.standing for both in combinations(one.guests, _TWO))
    found: list[Sitting] = []
    for number in range(asked.from_round, asked.problem.rounds):
        room = _Room(asked, number, met)
        room.fill(one for one in rest if one.round == number)
        found += room.sittings()
    kept = len(set(rest) & set(found))
    changes = {"kept": kept, "dropped": len(rest) - kept, "added": len(found) - kept}
    return Found([*begun, *found], {"changes": changes})


@dataclass(slots=True)
class _Taken:
    """A table in a round: its place and who sits there."""

    place: Place | None
    guests: list[UUID]


class _Room:
    """The tables of one round while seats are found for those who have none."""

    def __init__(self, asked: Asked, number: int, met: Counter[tuple[UUID, UUID]]) -> None:
        self._number = number
        self._size = asked.size
        self._met = met
        self._there = {
            one.id: one
            for one in asked.problem.guests
            if isinstance(one.id, UUID) and (one.rounds is None or number in one.rounds)
        }
        self._apart = _apart(asked.problem)
        places = usable_tables(asked.problem, asked.size)
        self._places = None if places is None else {_place(one.id): one for one in places}
        self._tables: list[_Taken] = []

    def fill(self, sittings: Iterable[Sitting]) -> None:
        """Seat who sat there, then those who have no seat or nobody left beside them."""
        for one in sittings:
            guests = [pk for pk in one.guests if pk in self._there]
            if len(guests) >= _TWO:
                self._tables.append(_Taken(one.place, guests))
        seated = {pk for table in self._tables for pk in table.guests}
        loose = [pk for pk in self._there if pk not in seated]
        standing = [pk for pk in loose if not self._sits_down(pk, self._size)]
        self._open(standing)
        seated = {pk for table in self._tables for pk in table.guests}
        for pk in standing:
            if pk not in seated:  # one chair more is better than nobody to sit with
                self._sits_down(pk, len(self._there))

    def sittings(self) -> list[Sitting]:
        """Return the tables at which somebody sits with somebody."""
        return [
            Sitting(tuple(sorted(table.guests)), self._number, table.place)
            for table in self._tables
            if len(table.guests) >= _TWO
        ]

    def _sits_down(self, pk: UUID, most: int) -> bool:
        """Seat somebody where they have met the fewest, and tell whether there was a chair."""
        able = [
            table
            for table in self._tables
            if len(table.guests) < most and self._may_join(pk, table)
        ]
        if not able:
            return False
        best = min(able, key=lambda table: (self._repeats(pk, table), len(table.guests)))
        best.guests.append(pk)
        return True

    def _open(self, standing: Sequence[UUID]) -> None:
        """Seat those who are left together at tables at which nobody sits."""
        left = list(standing)
        for place in self._free_places(len(left)):
            table = _Taken(place, [])
            for pk in left:
                if len(table.guests) < self._size and self._may_join(pk, table):
                    table.guests.append(pk)
            if len(table.guests) >= _TWO:
                self._tables.append(table)
                left = [pk for pk in left if pk not in table.guests]

    def _may_join(self, pk: UUID, table: _Taken) -> bool:
        is_reached = not self._there[pk].is_steps_free or self._is_steps_free(table.place)
        return is_reached and not any(frozenset((pk, one)) in self._apart for one in table.guests)

    def _is_steps_free(self, place: Place | None) -> bool:
        if self._places is None:
            return True
        table = self._places.get(place)
        return table is not None and table.is_steps_free

    def _repeats(self, pk: UUID, table: _Taken) -> int:
        return sum(self._met[_pair(pk, one)] for one in table.guests)

    def _free_places(self, most: int) -> list[Place | None]:
        """Return places at which nobody sits: of none in particular as many as may be needed."""
        if self._places is None:
            return [None] * most
        taken = {table.place for table in self._tables}
        return [place for place in self._places if place not in taken]


def _rest(problem: Problem, at: int, begun: Sequence[Sitting]) -> Problem:
    """Return the problem of the rounds from one on: who sat together before, did so in the past."""
    ids = {guest.id for guest in problem.guests}
    met = {
        both
        for one in begun
        for both in combinations(sorted(pk for pk in one.guests if pk in ids), _TWO)
    }
    guests = [
        guest
        if guest.rounds is None
        else replace(guest, rounds=frozenset(one - at for one in guest.rounds if one >= at))
        for guest in problem.guests
    ]
    past = [*problem.past, *sorted(met)]
    return replace(problem, guests=guests, rounds=problem.rounds - at, past=past, pins=())


def _apart(problem: Problem) -> set[frozenset[object]]:
    """Return who may on no account sit together."""
    return {frozenset(both) for both in (*problem.refusals, *problem.forbids)}


def _willing(guests: Sequence[UUID], apart: Collection[frozenset[object]]) -> tuple[UUID, ...]:
    """Return guests without those of them who may not sit with one of the rest, as few as may be.

    The planner lets such two sit together where it finds no other way. Here a refusal holds.
    """
    left = list(guests)
    while True:
        against = Counter(
            pk for both in combinations(left, _TWO) if frozenset(both) in apart for pk in both
        )
        if not against:
            return tuple(left)
        left.remove(max(left, key=lambda pk: against[pk]))


def _pair(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    return (one, other) if one < other else (other, one)


def _ids(guests: Iterable[object]) -> tuple[UUID, ...]:
    return tuple(sorted(pk for pk in guests if isinstance(pk, UUID)))


def _place(table: object) -> Place | None:
    return table if isinstance(table, tuple) else None
