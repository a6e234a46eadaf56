"""A problem as arrays: its allowed pairs, what they bring, and what limits them.

Guests are numbers here, in the order of the problem, and so are pairs; rounds are bits.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.planning.problem import Guest, Id, Problem, usable_tables

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

Both = tuple[int, int]
Gains = tuple[float, float]

KNOWN: Final = 0.5
"""What a meeting of two who know each other already counts."""
NONE: Final = -1


@dataclass(frozen=True)
class Instance:
    """The arrays.

    Attributes:
        guests: how many there are.
        rounds: how many there are.
        a: the first guest of each pair.
        b: the second guest.
        gain_a: what it brings to the first.
        gain_b: what it brings to the second.
        mask: the rounds in which both are there, as bits.
        steps: whether it needs a table without steps.
        pinned: its round where the host wants it, `rounds` for any, NONE where it is not pinned.
        there: the rounds in which a guest is there, as bits.
        most: how many meetings a guest can have at most.
        alone: what each guest could reach alone.
        tables: how many meetings a round has at most.
        steps_free: how many of these at tables without steps.

    """

    guests: int
    rounds: int
    a: Ints
    b: Ints
    gain_a: Floats
    gain_b: Floats
    mask: Ints
    steps: Bools
    pinned: Ints
    there: Ints
    most: Ints
    alone: Floats
    tables: int
    steps_free: int

    @property
    def pairs(self) -> int:
        """How many pairs are allowed."""
        return len(self.a)

    @property
    def weight(self) -> Floats:
        """What each pair brings to both."""
        return self.gain_a + self.gain_b

    @property
    def share_a(self) -> Floats:
        """What each pair brings to its first guest, by what they could reach alone."""
        return _ratio(self.gain_a, self.alone[self.a])

    @property
    def share_b(self) -> Floats:
        """What each pair brings to its second guest, by what they could reach alone."""
        return _ratio(self.gain_b, self.alone[self.b])

    def shares(self, chosen: Floats | Bools) -> Floats:
        """Return which share of what they could reach alone guests have with these pairs."""
        return self.sums(self.share_a * chosen, self.share_b * chosen)

    def degrees(self, chosen: Floats | Bools) -> Floats:
        """Return how many meetings guests have with these pairs."""
        return self.sums(chosen, chosen)

    def sums(self, of_a: Floats | Bools, of_b: Floats | Bools) -> Floats:
        """Return for each guest the sum over their pairs, of the side that is theirs."""
        first = np.bincount(self.a, of_a, self.guests).astype(np.float64)
        return first + np.bincount(self.b, of_b, self.guests)

    def only(self, kept: Bools) -> "Instance":
        """Return the instance with some of its pairs alone; what guests could reach stays."""
        names = ("a", "b", "gain_a", "gain_b", "mask", "steps", "pinned")
        return replace(self, **{name: getattr(self, name)[kept] for name in names})

    @property
    def counted(self) -> Bools:
        """Whether a guest can gain anything, so that it counts how well off they are."""
        return (self.alone > 0) & (np.minimum(self.most, self.degrees(np.ones(self.pairs))) > 0)


def instance_of(problem: Problem) -> Instance:
    """Return a problem as arrays."""
    number = {guest.id: place for place, guest in enumerate(problem.guests)}
    pins = {_key(number[p.a], number[p.b]): p.round for p in problem.pins}
    gains = _gains(problem, number)
    closed = _closed(problem, number, pins)
    guests = problem.guests
    allowed = sorted(
        (a, b)
        for a, b in gains
        if (a, b) not in closed and ((a, b) in pins or may_meet(guests[a], guests[b]))
    )
    there = np.array([_bits(guest, problem.rounds) for guest in problem.guests], dtype=np.int64)
    steps = np.array([guest.is_steps_free for guest in problem.guests], dtype=np.bool_)
    rows = np.array(allowed, dtype=np.int64).reshape(-1, 2)
    counts = _tables(problem)
    mask = there[rows[:, 0]] & there[rows[:, 1]]
    needs = steps[rows[:, 0]] | steps[rows[:, 1]]
    can = (mask != 0) & (counts[0] > 0) & (~needs | (counts[1] > 0))
    rows = rows[can]
    worth = np.array([gains[a, b] for a, b in rows.tolist()], dtype=np.float64).reshape(-1, 2)
    found = [pins.get((a, b), NONE) for a, b in rows.tolist()]
    pinned = np.array([problem.rounds if p is None else p for p in found], dtype=np.int64)
    days = np.array([int(each).bit_count() for each in there], dtype=np.int64)
    wanted = [problem.rounds if g.most is None else g.most for g in problem.guests]
    most = np.minimum(days, np.array(wanted, dtype=np.int64))
    return Instance(
        guests=len(problem.guests),
        rounds=problem.rounds,
        a=rows[:, 0],
        b=rows[:, 1],
        gain_a=worth[:, 0],
        gain_b=worth[:, 1],
        mask=mask[can],
        steps=needs[can],
        pinned=pinned,
        there=there,
        most=most,
        alone=_alone(rows, worth, most),
        tables=counts[0],
        steps_free=counts[1],
    )


def _tables(problem: Problem) -> tuple[int, int]:
    tables = usable_tables(problem)
    if tables is None:
        return len(problem.guests) // 2, len(problem.guests) // 2
    return len(tables), sum(table.is_steps_free for table in tables)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _key(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _bits(guest: Guest, rounds: int) -> int:
    return (1 << rounds) - 1 if guest.rounds is None else sum(1 << each for each in guest.rounds)


def _gains(problem: Problem, number: dict[Id, int]) -> dict[Both, Gains]:
    gains: dict[Both, Gains] = {}
    for pair in problem.pairs:
        a, b = number[pair.a], number[pair.b]
        gains[_key(a, b)] = (pair.gain_a, pair.gain_b) if a < b else (pair.gain_b, pair.gain_a)
    for who, whom in dict.fromkeys(problem.wishes):
        a, b = number[who], number[whom]
        first, second = gains.get(_key(a, b), (0.0, 0.0))
        more = (first + problem.wish, second) if a < b else (first, second + problem.wish)
        gains[_key(a, b)] = more
    for one, other in problem.known:
        key = _key(number[one], number[other])
        if key in gains:
            gains[key] = (gains[key][0] * KNOWN, gains[key][1] * KNOWN)
    for pin in problem.pins:
        gains.setdefault(_key(number[pin.a], number[pin.b]), (0.0, 0.0))
    return gains


def _closed(problem: Problem, number: dict[Id, int], pins: Collection[Both]) -> set[Both]:
    """Return the pairs that may not meet: what the host pins is stronger than the past alone."""
    hard = {_key(number[a], number[b]) for a, b in (*problem.refusals, *problem.forbids)}
    past = {_key(number[a], number[b]) for a, b in problem.past}
    return hard | past.difference(pins)


def may_meet(one: Guest, other: Guest) -> bool:
    """Tell whether company and languages allow two guests to meet."""
    colleagues = bool(one.company) and one.company == other.company
    if colleagues and not (one.meets_colleagues and other.meets_colleagues):
        return False
    mute = bool(one.languages) and bool(other.languages)
    return not mute or bool(one.languages & other.languages)


def _alone(rows: Ints, worth: Floats, most: Ints) -> Floats:
    """Return the sum of the best gains of each guest, as many as they can have meetings."""
    who, gain = rows.T.ravel(), worth.T.ravel()
    order = np.lexsort((-gain, who))
    who, gain = who[order], gain[order]
    rank = np.arange(len(who)) - np.searchsorted(who, who)
    best = rank < most[who]
    return np.bincount(who[best], gain[best], len(most)).astype(np.float64)


def likely(instance: Instance, most: int) -> Bools:
    """Return which pairs are among the `most` best of one of their guests, or pinned.

    Best for the guest alone, or for both: in a dense graph the others matter to no plan.
    """
    kept: Bools = instance.pinned != NONE
    for who, own in ((instance.a, instance.gain_a), (instance.b, instance.gain_b)):
        for worth in (own, instance.weight):
            order = np.lexsort((-worth, who))
            rank = np.arange(len(who)) - np.searchsorted(who[order], who[order])
            kept[order[rank < most]] = True
    return kept
