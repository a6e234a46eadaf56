"""When: rounds for pairs, so that nobody has two meetings at once.

List edge-colouring of a graph whose edges are the pairs and whose colours are the rounds in which
both are there. Where no round is free at both ends, a chain of two alternating rounds is swapped
(Kempe, *On the Geographical Problem of the Four Colours*, 1879; for edges: Vizing, 1964); where
none can be, the pair takes the place of others, which are placed anew, in a random walk.
"""

import random
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from dardar.core.planning.instance import NONE, Instance

LONGEST: Final = 400
"""Longer chains are not swapped."""
STEPS: Final = 300
"""How many steps the walk takes at most for each pair that it places."""


class Timetable:
    """Which pairs meet in which round, with all that limits them kept true at any moment."""

    def __init__(self, instance: Instance) -> None:
        """Begin without any meeting."""
        self.rounds = instance.rounds
        self.a: list[int] = instance.a.tolist()
        self.b: list[int] = instance.b.tolist()
        self.mask: list[int] = instance.mask.tolist()
        self.steps: list[int] = instance.steps.astype(int).tolist()
        self.pinned: list[int] = instance.pinned.tolist()
        for pair, at in enumerate(self.pinned):
            if NONE < at < self.rounds:
                self.mask[pair] &= 1 << at
        self.there: list[int] = instance.there.tolist()
        self.free: list[int] = self.there.copy()
        """The rounds in which each guest is there and has no meeting, as bits."""
        self.most: list[int] = instance.most.tolist()
        self.at: list[list[int]] = [[NONE] * self.rounds for _ in self.free]
        """The pair that each guest is in, in each round."""
        self.round: dict[int, int] = {}
        """The round of each pair that is placed."""
        self.tables = [instance.tables] * self.rounds
        """How many tables are free in each round."""
        self.steps_free = [instance.steps_free] * self.rounds

    def put(self, pair: int, at: int) -> None:
        """Place a pair in a round that is free at both ends."""
        for guest in (self.a[pair], self.b[pair]):
            self.at[guest][at] = pair
            self.free[guest] &= ~(1 << at)
        self.round[pair] = at
        self.tables[at] -= 1
        self.steps_free[at] -= self.steps[pair]

    def take(self, pair: int) -> int:
        """Take a pair out, and return where it was."""
        at = self.round.pop(pair)
        for guest in (self.a[pair], self.b[pair]):
            self.at[guest][at] = NONE
            self.free[guest] |= 1 << at
        self.tables[at] += 1
        self.steps_free[at] += self.steps[pair]
        return at

    def other(self, pair: int, guest: int) -> int:
        """Return with whom a guest is in a pair."""
        return self.a[pair] + self.b[pair] - guest

    def meetings(self, guest: int) -> int:
        """Return how many meetings a guest has."""
        return (self.there[guest] & ~self.free[guest]).bit_count()

    def has_table(self, pair: int, at: int) -> bool:
        """Tell whether there is a table for a pair in a round."""
        return self.tables[at] > 0 and self.steps_free[at] >= self.steps[pair]

    def open_rounds(self, pair: int) -> list[int]:
        """Return the rounds in which a pair can be placed as things stand, the emptiest first."""
        both = self.free[self.a[pair]] & self.free[self.b[pair]] & self.mask[pair]
        rounds = [at for at in bits(both) if self.has_table(pair, at)]
        return sorted(rounds, key=lambda at: -self.tables[at])

    def chain(self, guest: int, first: int, second: int) -> list[int]:
        """Return the pairs in the two rounds in turn, from a guest on who is free in the second."""
        pairs: list[int] = []
        here, at = guest, first
        while (pair := self.at[here][at]) != NONE and len(pairs) <= LONGEST:
            pairs.append(pair)
            here = self.other(pair, here)
            at = second if at == first else first
        return pairs

    def end(self, guest: int, pairs: Sequence[int]) -> int:
        """Return to whom a chain leads."""
        for pair in pairs:
            guest = self.other(pair, guest)
        return guest

    def swap(self, pairs: Sequence[int], first: int, second: int) -> bool:
        """Change the two rounds of all pairs of a chain, if all of them and the tables allow it."""
        if len(pairs) > LONGEST:
            return False
        moves = [(pair, second if self.round[pair] == first else first) for pair in pairs]
        if not all(self.mask[pair] >> at & 1 for pair, at in moves):
            return False
        into = sum(1 if at == second else -1 for _, at in moves)
        steps = sum(self.steps[p] if at == second else -self.steps[p] for p, at in moves)
        if not -self.tables[first] <= into <= self.tables[second]:
            return False
        if not -self.steps_free[first] <= steps <= self.steps_free[second]:
            return False
        for pair in pairs:
            self.take(pair)
        for pair, at in moves:
            self.put(pair, at)
        return True


def bits(mask: int) -> list[int]:
    """Return which bits are set."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def place(
    table: Timetable,
    pairs: Iterable[int],
    weight: Sequence[float],
    seed: int,
    steps: int = STEPS,
) -> list[int]:
    """Place pairs in rounds, and return those for which there was no room.

    Args:
        table: where they are placed; what is pinned there stays.
        pairs: those to be placed.
        weight: of all pairs; of two that cannot both be placed the lighter is left.
        seed: of the walk.
        steps: of the walk for each pair that has no round without it.

    """
    dice = random.Random(seed)  # noqa: S311 -- no secret hangs on it
    # Those with the least choice first; the walk makes up for the rest.
    chance = {pair: dice.random() for pair in pairs}
    order = sorted(
        chance, key=lambda p: (table.pinned[p] == NONE, table.mask[p].bit_count(), chance[p])
    )
    left = [pair for pair in order if not _placed(table, pair, dice)]
    return _walk(table, left, weight, dice, steps * len(left))


def _placed(table: Timetable, pair: int, dice: random.Random) -> bool:
    rounds = table.open_rounds(pair)
    if rounds:
        table.put(pair, rounds[0])
        return True
    return _by_chain(table, pair, dice)


def _by_chain(table: Timetable, pair: int, dice: random.Random) -> bool:
    """Swap a chain so that a round becomes free at both ends, if there is one."""
    a, b = table.a[pair], table.b[pair]
    for here, there in ((a, b), (b, a)):
        wanted = bits(table.free[here] & table.mask[pair] & ~table.free[there])
        spare = bits(table.free[there] & ~table.free[here])
        dice.shuffle(wanted)
        for first in wanted:
            if not table.has_table(pair, first):
                continue
            for second in spare:
                chain = table.chain(there, first, second)
                if (
                    table.end(there, chain) != here
                    and table.swap(chain, first, second)
                    and table.has_table(pair, first)
                ):
                    table.put(pair, first)
                    return True
                if table.free[there] >> first & 1 and table.free[here] >> first & 1:
                    break  # swapped, but the table went with it
    return False


def _walk(
    table: Timetable,
    left: list[int],
    weight: Sequence[float],
    dice: random.Random,
    steps: int,
) -> list[int]:
    """Let pairs take the place of others, and these of others again."""
    out: list[int] = []
    queue = sorted(left, key=lambda pair: -weight[pair])
    while queue:
        pair = queue.pop(0)
        if _placed(table, pair, dice):
            continue
        if steps <= 0:
            out.append(pair)
            continue
        steps -= 1
        at = _cheapest_round(table, pair, weight, dice)
        if at is None:
            out.append(pair)
            continue
        queue += _make_room(table, pair, at)
        table.put(pair, at)
    # What fell out for another may have found room since.
    return [pair for pair in out if not _placed(table, pair, dice)]


def _cheapest_round(
    table: Timetable, pair: int, weight: Sequence[float], dice: random.Random
) -> int | None:
    """Return a round in which a pair puts out the least weight, by chance now and then another."""
    a, b = table.a[pair], table.b[pair]
    choices = []
    for at in bits(table.there[a] & table.there[b] & table.mask[pair]):
        out = {table.at[a][at], table.at[b][at]} - {NONE}
        room = table.tables[at] + len(out) > 0
        steps = table.steps_free[at] + sum(table.steps[p] for p in out) >= table.steps[pair]
        if room and steps and all(table.pinned[p] == NONE for p in out):
            choices.append((sum(weight[p] for p in out) * dice.random(), at))
    return min(choices)[1] if choices else None


def _make_room(table: Timetable, pair: int, at: int) -> list[int]:
    out = {table.at[guest][at] for guest in (table.a[pair], table.b[pair])} - {NONE}
    for other in sorted(out):
        table.take(other)
    return sorted(out)


def fill(table: Timetable, instance: Instance) -> int:
    """Add pairs for which there is room as things stand, and return how many.

    Those of guests who have none come first, then the heaviest.
    """
    free = np.array([bool(each) for each in table.free])
    spare = np.array([table.meetings(g) < most for g, most in enumerate(table.most)])
    able = free & spare
    likely = np.nonzero(able[instance.a] & able[instance.b])[0]
    degree = np.array([table.meetings(guest) for guest in range(instance.guests)])
    poor = (degree[instance.a] == 0) | (degree[instance.b] == 0)
    weight = instance.weight
    order = sorted(likely.tolist(), key=lambda p: (not poor[p], -weight[p], p))
    added = 0
    for pair in order:
        a, b = table.a[pair], table.b[pair]
        if pair in table.round or any(table.meetings(g) >= table.most[g] for g in (a, b)):
            continue
        rounds = table.open_rounds(pair)
        if rounds:
            table.put(pair, rounds[0])
            added += 1
    return added
