"""Made-up events: who could meet whom at 50 to 5,000 guests, and what it would bring to each."""

from typing import Final

import numpy as np

from dardar.core.planning.problem import Guest, Pair, Problem

ROUNDS: Final = 8
PARTNERS: Final = 30
FACTORS: Final = 6


def sparse(guests: int, seed: int) -> Problem:
    """Offers and needs in fields, some asked for more than others; about 30 partners each.

    Each offers one to three things and needs one to three; whoever offers what one needs brings .4
    to 1. Others whom a pair is plausible for by chance bring less than .15.
    """
    dice = np.random.default_rng(seed)
    fields = max(6, guests // 4)
    popular = 1 / np.sqrt(np.arange(fields) + 10.0)
    popular /= popular.sum()
    offering: list[list[int]] = [[] for _ in range(fields)]
    for guest in range(guests):
        for field in set(dice.integers(0, fields, dice.integers(1, 4)).tolist()):
            offering[field].append(guest)
    gain: dict[tuple[int, int], float] = {}
    for guest in range(guests):
        wanted = set(dice.choice(fields, dice.integers(1, 4), p=popular).tolist())
        for field in sorted(wanted):
            for other in offering[field]:
                if other != guest:
                    worth = 0.4 + 0.6 * dice.random()
                    gain[guest, other] = max(gain.get((guest, other), 0.0), worth)
    pairs = {(min(pair), max(pair)) for pair in gain}
    most = min(guests * PARTNERS // 2, guests * (guests - 1) // 2)
    while len(pairs) < most:
        a, b = dice.integers(0, guests, 2).tolist()
        if a != b:
            pairs.add((min(a, b), max(a, b)))
    return _problem(
        guests,
        [
            Pair(
                a,
                b,
                gain.get((a, b), 0.15 * dice.random()),
                gain.get((b, a), 0.15 * dice.random()),
            )
            for a, b in sorted(pairs)
        ],
    )


def dense(guests: int, seed: int) -> Problem:
    """Everybody could meet everybody; what it brings follows from a few traits of both."""
    dice = np.random.default_rng(seed)
    offers, needs = (dice.gamma(0.6, size=(guests, FACTORS)) for _ in range(2))
    offers /= np.linalg.norm(offers, axis=1, keepdims=True)
    needs /= np.linalg.norm(needs, axis=1, keepdims=True)
    gain = (needs @ offers.T) ** 2 * (0.7 + 0.3 * dice.random((guests, guests)))
    a, b = np.triu_indices(guests, 1)
    rows = zip(a.tolist(), b.tolist(), gain[a, b].tolist(), gain[b, a].tolist(), strict=True)
    return _problem(guests, [Pair(*row) for row in rows])


def _problem(guests: int, pairs: list[Pair]) -> Problem:
    return Problem([Guest(each) for each in range(guests)], pairs, ROUNDS)
