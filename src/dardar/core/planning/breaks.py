"""Given meetings: rounds for all of them, with few breaks and nobody with many more than others.

The B2B meeting scheduling problem (Bofill, Garcia, Suy and Villaret, *MaxSAT-Based Scheduling of
B2B Meetings*, CPAIOR 2015): each meeting in a round in which both are there and a table is free, as
few breaks as possible (runs of rounds without a meeting between two meetings of somebody), and
nobody with more than `fair` breaks more than anybody else. Simulated annealing over chains of two
rounds (see ``gaps``), also those that change nothing by themselves but open the way for others.
"""

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from dardar.core.planning.instance import NONE, Instance
from dardar.core.planning.when import Timetable, bits, place

FAIR: Final = 2
"""By how many breaks guests may differ."""
WARM: Final = 0.35
COLD: Final = 0.13
MOVES: Final = 400_000
"""Moves of the first annealing,"""
GROWTH: Final = 1.5
"""and by how much each further one is longer."""
PATIENCE: Final = 2_000
"""Steps of the walk for each meeting without a round: all of them have to be held."""
UNFAIR: Final = 3
"""What a break above the fair number counts."""


class Given(NamedTuple):
    """A meeting that is to be held: two guests, as numbers, and the rounds in which it can be."""

    a: int
    b: int
    rounds: frozenset[int]


@dataclass(frozen=True)
class Held:
    """Rounds for meetings.

    Attributes:
        rounds: of each meeting in the order in which they were given.
        breaks: how many there are of all guests together.
        is_fair: whether nobody has many more than anybody else.

    """

    rounds: tuple[int, ...]
    breaks: int
    is_fair: bool


def schedule(
    meetings: Sequence[Given],
    *,
    rounds: int,
    tables: int,
    fair: int = FAIR,
    seconds: float = 60.0,
    good: int = 0,
    seed: int = 0,
    stop: Callable[[], bool] = bool,
) -> Held | None:
    """Return rounds for all meetings, or None if none were found.

    Args:
        meetings: those that are to be held; two guests may meet once.
        rounds: how many there are.
        tables: how many meetings a round has at most.
        fair: by how many breaks guests may differ.
        seconds: of processor after which the best so far is good enough.
        good: so few breaks are good enough.
        seed: the same brings the same, if it is not cut short by time.
        stop: asked now and then whether to stop.

    """
    started = time.process_time()

    def is_over() -> bool:
        return time.process_time() - started > seconds or stop()

    instance = _instance(meetings, rounds, tables)
    best: Held | None = None
    turn = 0
    while turn == 0 or not is_over():
        table = Timetable(instance)
        order = list(range(len(meetings)))
        left = place(table, order, instance.weight.tolist(), seed + turn, steps=PATIENCE)
        if not left:
            found = _Annealing(table, fair, seed + turn).run(
                int(MOVES * GROWTH ** min(turn, 6)), good, is_over
            )
            if best is None or (not found.is_fair, found.breaks) < (not best.is_fair, best.breaks):
                best = found
            if best.is_fair and best.breaks <= good:
                break
        turn += 1
    return best


def _instance(meetings: Sequence[Given], rounds: int, tables: int) -> Instance:
    guests = max((max(each.a, each.b) for each in meetings), default=-1) + 1
    count = len(meetings)
    return Instance(
        guests=guests,
        rounds=rounds,
        a=np.array([each.a for each in meetings], dtype=np.int64),
        b=np.array([each.b for each in meetings], dtype=np.int64),
        gain_a=np.ones(count),
        gain_b=np.ones(count),
        mask=np.array([sum(1 << at for at in each.rounds) for each in meetings], dtype=np.int64),
        steps=np.zeros(count, dtype=np.bool_),
        pinned=np.full(count, NONE),
        there=np.full(guests, (1 << rounds) - 1),
        most=np.full(guests, rounds),
        alone=np.ones(guests),
        tables=tables,
        steps_free=tables,
    )


def breaks_of(busy: int) -> int:
    """Return how many runs of free rounds lie between busy ones, which are bits."""
    return max(0, (busy & ~(busy << 1)).bit_count() - 1)


class _Annealing:
    """Breaks that become fewer."""

    def __init__(self, table: Timetable, fair: int, seed: int) -> None:
        self._table, self._fair = table, fair
        self._dice = random.Random(seed)  # noqa: S311 -- no secret hangs on it
        self._all = (1 << table.rounds) - 1
        self._costs = [self._cost(guest) for guest in range(len(table.free))]
        self._total = sum(self._costs)
        self._best = self._total
        self._rounds = dict(table.round)

    def run(self, moves: int, good: int, is_over: Callable[[], bool]) -> Held:
        """Anneal, and return the best that was found."""
        dice, count = self._dice.random, len(self._table.a)
        for move in range(moves):
            if self._best <= good or (move % 500 == 0 and is_over()):
                break
            heat = WARM * (COLD / WARM) ** (move / moves)
            self._move(int(dice() * count), heat)
            if self._total < self._best:
                self._best, self._rounds = self._total, dict(self._table.round)
        busy = [0] * len(self._table.free)
        for pair, at in self._rounds.items():
            busy[self._table.a[pair]] |= 1 << at
            busy[self._table.b[pair]] |= 1 << at
        breaks = [breaks_of(each) for each in busy]
        some = breaks or [0]
        return Held(
            tuple(self._rounds[pair] for pair in range(len(self._table.a))),
            sum(breaks),
            max(some) - min(some) <= self._fair,
        )

    def _cost(self, guest: int) -> int:
        breaks = breaks_of(self._all & ~self._table.free[guest])
        return breaks + UNFAIR * max(0, breaks - self._fair)

    def _move(self, pair: int, heat: float) -> None:
        """Move a meeting to another round, and what stands in its way to the one it had."""
        table, dice = self._table, self._dice
        first = table.round[pair]
        choices = bits(table.mask[pair] & ~(1 << first))
        if not choices:
            return
        second = choices[int(dice.random() * len(choices))]
        chain, ends = self._component(pair, first, second)
        before = sum(self._costs[guest] for guest in ends)
        if not table.swap(chain, first, second):
            return
        costs = [self._cost(guest) for guest in ends]
        change = sum(costs) - before
        if change > 0 and dice.random() >= math.exp(-change / heat):
            table.swap(chain, first, second)
            return
        self._total += change
        for guest, cost in zip(ends, costs, strict=True):
            self._costs[guest] = cost

    def _component(self, pair: int, first: int, second: int) -> tuple[list[int], list[int]]:
        """Return the meetings that two rounds chain together with one, and who is at the ends."""
        table = self._table
        chain = [pair]
        ends = []
        for guest in (table.a[pair], table.b[pair]):
            here, at = guest, second
            while (other := table.at[here][at]) != NONE:
                if other == pair:
                    return chain, []  # a ring, in which everybody has a meeting in both rounds
                chain.append(other)
                here = table.other(other, here)
                at = first if at == second else second
            ends.append(here)
        return chain, ends
