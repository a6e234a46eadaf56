"""Tables of 3 to 8: everybody sits somewhere each round, with as few as possible they sat with.

Where all tables are full and as the numbers allow, seats are turned: the guest at place p of group
g sits in round r at table g + r · p (mod tables), so that two meet once at most (the classic
schedule of social golfers, from mutually orthogonal Latin squares). Else, and where meetings bring
more or less, seats are exchanged by simulated annealing, starting from there.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from dardar.core.planning.instance import may_meet
from dardar.core.planning.problem import Guest, Id, Problem, usable_tables
from dardar.core.planning.why import NoPlan, Obstacle, Why

SMALLEST: Final = 3
LARGEST: Final = 8
MOVES: Final = 400
"""Exchanges that are tried for each guest and round,"""
MOST_MOVES: Final = 400_000
"""but no more than this: some ten seconds."""
CHECKED: Final = 1_000
"""How often it is looked whether the seating is the best so far, or perfect."""
WARM: Final = 0.6
COLD: Final = 0.05
AGAIN: Final = 1.0
"""What it costs that two sit together once more, beside which all that meetings bring is little;"""
UNWANTED: Final = 20.0
"""and what it costs that two sit together who may not."""
TINY: Final = 1e-9
WORTH: Final = 0.2
"""What the best meeting brings."""


class Table(NamedTuple):
    """Who sits together, and at which table; None where there are enough of them."""

    table: Id
    guests: tuple[Id, ...]


@dataclass(frozen=True)
class Seating:
    """Who sits together.

    Attributes:
        rounds: the tables of each round.
        repeats: how often two sit together who had before.
        bound: how many repeats there are at least, whoever sits where.
        unwanted: how often two sit together who may not, or somebody where they cannot; 0 unless
            nothing better was found.

    """

    rounds: tuple[tuple[Table, ...], ...]
    repeats: int
    bound: int
    unwanted: int


def seat(problem: Problem, seats: int, seed: int = 0, stop: Callable[[], bool] = bool) -> Seating:
    """Return who sits together in each round.

    Args:
        problem: its guests and tables; meetings that bring more are sought, pins do not count.
        seats: how many sit at a table at most, 3 to 8; as evenly as can be.
        seed: the same brings the same seating, unless it is stopped.
        stop: asked now and then whether to stop.

    Raises:
        ValueError: `seats` is not 3 to 8.
        NoPlan: nobody comes, or there are too few tables.

    """
    if not SMALLEST <= seats <= LARGEST:
        raise ValueError(f"tables of {SMALLEST} to {LARGEST}, not {seats}")
    guests = problem.guests
    tables = usable_tables(problem, seats)
    there = [
        [g for g, guest in enumerate(guests) if guest.rounds is None or at in guest.rounds]
        for at in range(problem.rounds)
    ]
    most = -(-max(map(len, there)) // seats)
    if not most:
        raise NoPlan([Obstacle(Why.GUESTS)])
    if tables is not None and len(tables) < most:
        raise NoPlan([Obstacle(Why.TABLES)])
    without_steps = [table.is_steps_free for table in tables] if tables is not None else None
    start = [_turned(some, seats, at, len(guests)) for at, some in enumerate(there)]
    room = _Room(problem, start, without_steps, seed)
    room.anneal(stop)
    names = [table.id for table in tables] if tables is not None else [None] * most
    rounds = tuple(
        tuple(
            Table(name, tuple(guests[g].id for g in sorted(table)))
            for name, table in zip(names, tables_, strict=False)
        )
        for tables_ in room.rounds
    )
    return Seating(rounds, room.repeats(), _bound(room.rounds, len(guests)), room.unwanted())


def _turned(there: Sequence[int], seats: int, at: int, people: int) -> list[list[int]]:
    """Return tables by turning seats: each place of a group moves by its number each round."""
    count = -(-len(there) // seats)
    tables: list[list[int]] = [[] for _ in range(count)]
    for number, guest in enumerate(there):
        place, group = divmod(number, count)
        is_last = at == count == seats and len(there) == people == count * seats
        tables[place if is_last else (group + at * place) % count].append(guest)
    return tables


def _bound(rounds: Sequence[Sequence[Sequence[int]]], people: int) -> int:
    """Return how many repeats there are at least with tables of these sizes."""
    together = sum(math.comb(len(table), 2) for tables in rounds for table in tables)
    mates: Counter[int] = Counter()
    for tables in rounds:
        least = min((len(table) for table in tables), default=1) - 1
        mates.update({guest: least for table in tables for guest in table})
    over = sum(max(0, count - (people - 1)) for count in mates.values())
    return max(0, together - math.comb(people, 2), -(-over // 2))


class _Room:
    """Who sits where, and what it costs."""

    def __init__(
        self,
        problem: Problem,
        rounds: list[list[list[int]]],
        without_steps: list[bool] | None,
        seed: int,
    ) -> None:
        self.rounds = rounds
        self._people = len(problem.guests)
        self._without_steps = without_steps
        self._steps = [guest.is_steps_free for guest in problem.guests]
        self._price = _prices(problem)
        self._dice = random.Random(seed)  # noqa: S311 -- no secret hangs on it
        self._met: Counter[int] = Counter(
            self._key(a, b)
            for tables in rounds
            for table in tables
            for a, b in combinations(table, 2)
        )

    def repeats(self) -> int:
        """Return how often two sit together who had before."""
        return sum(max(0, count - 1) for count in self._met.values())

    def unwanted(self) -> int:
        """Return how often somebody sits with whom or where they may not."""
        pairs = sum(c for key, c in self._met.items() if self._price.get(key, 0.0) >= UNWANTED)
        places = sum(
            self._place(guest, number) > 0
            for tables in self.rounds
            for number, table in enumerate(tables)
            for guest in table
        )
        return pairs + places

    def anneal(self, stop: Callable[[], bool]) -> None:
        """Exchange seats until it costs little, and keep the best there was."""
        several = [tables for tables in self.rounds if len(tables) > 1]
        seats = sum(len(table) for tables in several for table in tables)
        moves = min(MOST_MOVES, MOVES * seats)
        cost = best = 0.0
        kept = self._copy()
        for move in range(moves):
            if move % CHECKED == 0:
                if cost < best - TINY:
                    best, kept = cost, self._copy()
                if stop() or self._is_perfect():
                    break
            heat = WARM * (COLD / WARM) ** (move / moves)
            cost += self._exchange(several[int(self._dice.random() * len(several))], heat)
        if cost > best + TINY:
            self._take(kept)

    def _copy(self) -> list[list[list[int]]]:
        return [[list(table) for table in tables] for tables in self.rounds]

    def _is_perfect(self) -> bool:
        bound = _bound(self.rounds, self._people)
        return not self._price and self.repeats() <= bound and not self.unwanted()

    def _take(self, rounds: list[list[list[int]]]) -> None:
        self.rounds = rounds
        everybody = (table for tables in rounds for table in tables)
        self._met = Counter(
            self._key(a, b) for table in everybody for a, b in combinations(table, 2)
        )

    def _exchange(self, tables: list[list[int]], heat: float) -> float:
        """Exchange two seats if it is worth it, and return how much more it costs then."""
        dice = self._dice.random
        one = int(dice() * len(tables))
        other = (one + 1 + int(dice() * (len(tables) - 1))) % len(tables)
        here, there = tables[one], tables[other]
        i, j = int(dice() * len(here)), int(dice() * len(there))
        a, b = here[i], there[j]
        before = self._place(a, one) + self._place(b, other)
        change = self._place(a, other) + self._place(b, one) - before
        change += self._leave(a, here) + self._leave(b, there)
        here[i], there[j] = b, a
        change += self._join(b, here) + self._join(a, there)
        if change <= 0 or dice() < math.exp(-change / heat):
            return change
        self._leave(b, here)
        self._leave(a, there)
        here[i], there[j] = a, b
        self._join(a, here)
        self._join(b, there)
        return 0.0

    def _leave(self, guest: int, table: Sequence[int]) -> float:
        change = 0.0
        for mate in table:
            if mate != guest:
                key = self._key(guest, mate)
                self._met[key] -= 1
                change -= self._price.get(key, 0.0) + (AGAIN if self._met[key] else 0.0)
        return change

    def _join(self, guest: int, table: Sequence[int]) -> float:
        change = 0.0
        for mate in table:
            if mate != guest:
                key = self._key(guest, mate)
                change += self._price.get(key, 0.0) + (AGAIN if self._met[key] else 0.0)
                self._met[key] += 1
        return change

    def _key(self, a: int, b: int) -> int:
        return a * self._people + b if a < b else b * self._people + a

    def _place(self, guest: int, table: int) -> float:
        needs = self._without_steps is not None and self._steps[guest]
        return UNWANTED if needs and not self._open(table) else 0.0

    def _open(self, table: int) -> bool:
        return self._without_steps is None or self._without_steps[table]


def _prices(problem: Problem) -> dict[int, float]:
    """Return what it costs that two sit together at all; where it brings something, below 0."""
    guests = problem.guests
    number = {guest.id: place for place, guest in enumerate(guests)}

    def key(a: Id, b: Id) -> int:
        first, second = sorted((number[a], number[b]))
        return first * len(guests) + second

    gain: dict[int, float] = {}
    for pair in problem.pairs:
        gain[key(pair.a, pair.b)] = pair.gain_a + pair.gain_b
    for who, whom in problem.wishes:
        gain[key(who, whom)] = gain.get(key(who, whom), 0.0) + problem.wish
    most = max(gain.values(), default=0.0)
    price = {each: -WORTH * value / most for each, value in gain.items() if value}
    for a, b in (*problem.past, *problem.known):
        price[key(a, b)] = AGAIN
    by_company: dict[str, list[Guest]] = {}
    for guest in guests:
        by_company.setdefault(guest.company, []).append(guest)
    for company in by_company.values():
        price |= {key(a.id, b.id): AGAIN for a, b in combinations(company, 2) if not may_meet(a, b)}
    price |= {key(a, b): UNWANTED for a, b in (*problem.refusals, *problem.forbids)}
    return price
