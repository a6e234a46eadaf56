"""Made-up groups of people: who can give to whom, how well, in shapes a host may meet.

Arcs run from giver to taker, with weights 0 to 1. A seed of `TUNED` was looked at while settings
were chosen; figures are those of `UNSEEN`. The simplest rival stands here too: rings of two alone.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from dardar.core.graph.arcs import Arc

Arcs = list[Arc[int]]
TUNED: Final = (1, 2)
UNSEEN: Final = (101, 102, 103)
BEST: Final = 8
"""How many best givers each need keeps, as a matcher would show."""


def sparse(people: int, seed: int) -> Arcs:
    """By chance: each can give to four others."""
    return _by_chance(range(people), 4 / max(1, people - 1), random.Random(seed))


def dense(people: int, seed: int) -> Arcs:
    """By chance: each can give to a third of the others."""
    return _by_chance(range(people), 1 / 3, random.Random(seed))


def clubs(people: int, seed: int) -> Arcs:
    """Clubs of a dozen, in which each can give to a fifth, and some arcs between clubs."""
    dice = random.Random(seed)
    between = _by_chance(range(people), 1 / max(1, people - 1), dice)
    known = {arc[:2] for arc in between}
    inside = [
        arc
        for first in range(0, people, 12)
        for arc in _by_chance(range(first, min(first + 12, people)), 1 / 5, dice)
        if arc[:2] not in known
    ]
    return between + inside


def needs(people: int, seed: int) -> Arcs:
    """Offers and needs in some fields, a few of which are asked for much more than others.

    One in six only needs and one in eight only offers. Of each need the best eight givers count.
    """
    dice = random.Random(seed)
    fields = range(12 + people // 8)
    popular = [1 / (field + 1) ** 0.8 for field in fields]
    offers, wanted = [], []
    for _ in range(people):
        kind = dice.random()
        offers.append(set(dice.choices(fields, k=dice.randint(1, 3))) if kind > 1 / 6 else set())
        some = set(dice.choices(fields, popular, k=dice.randint(1, 2)))
        wanted.append(some if kind < 7 / 8 else set())
    who: dict[int, list[int]] = {}
    for person, some in enumerate(offers):
        for field in sorted(some):
            who.setdefault(field, []).append(person)
    arcs: dict[tuple[int, int], float] = {}
    for taker, some in enumerate(wanted):
        for field in sorted(some):
            fits = [(0.4 + 0.6 * dice.random(), giver) for giver in who.get(field, ())]
            for fit, giver in sorted(fits, reverse=True)[:BEST]:
                if giver != taker:
                    arcs[giver, taker] = max(fit, arcs.get((giver, taker), 0))
    return [Arc(giver, taker, weight) for (giver, taker), weight in arcs.items()]


SHAPES: Final[dict[str, Callable[[int, int], Arcs]]] = {
    "sparse": sparse,
    "dense": dense,
    "clubs": clubs,
    "needs": needs,
}


def pairs(arcs: Sequence[Arc[int]]) -> int:
    """Return how many people are placed two by two, the heaviest pairs first."""
    weights = {(arc.giver, arc.taker): arc.weight for arc in arcs}
    both = [
        (weights[a, b] + weights[b, a], a, b) for a, b in weights if a < b and (b, a) in weights
    ]
    placed: set[int] = set()
    for _weight, a, b in sorted(both, reverse=True):
        if a not in placed and b not in placed:
            placed |= {a, b}
    return len(placed)


def _by_chance(people: Iterable[int], share: float, dice: random.Random) -> Arcs:
    group = list(people)
    arcs: Arcs = []
    for giver in group:
        count = min(len(group) - 1, sum(dice.random() < share for _ in range(len(group) - 1)))
        others = dice.sample([other for other in group if other != giver], count)
        arcs += [Arc(giver, taker, dice.random()) for taker in others]
    return arcs
