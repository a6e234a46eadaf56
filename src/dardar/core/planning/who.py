"""Who meets: pairs of the greatest total, without rounds, so that nobody is left without a meeting.

The relaxation with x between 0 and 1 is a flow of least cost in the graph taken twice, so that all
but odd cycles are whole (Balinski, *Integer programming: methods, uses, computations*, 1965).
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dardar.core.planning.bounds import Prices, bound, trivial_bound
from dardar.core.planning.instance import NONE, Bools, Floats, Instance
from dardar.core.planning.odd import odd_cycles
from dardar.core.planning.relaxed import Asked
from dardar.core.planning.solver import Unsolved, solve

TINY: Final = 1e-6
NODES: Final = 100
"""Of the search among pairs of odd cycles."""
ODD_TURNS: Final = 8
QUICK: Final = 30_000
"""Up to so many pairs odd cycles are looked for; among more they hardly matter."""
COVERINGS: Final = 4
"""How many times those without a meeting are given one, since that may leave others without."""


@dataclass(frozen=True)
class Chosen:
    """Pairs that meet.

    Attributes:
        pairs: whether each pair does.
        bound: what no plan can exceed.
        is_exact: whether a solver found them.

    """

    pairs: Bools
    bound: float
    is_exact: bool


def greatest(instance: Instance, whole: Instance, seconds: float) -> Chosen:
    """Return pairs of the greatest total, by the solver or else the heaviest first.

    Args:
        instance: with the pairs that are looked at.
        whole: with all pairs, for which the bound holds.
        seconds: of the solver at most, each time it is asked.

    """
    if not instance.pairs:
        return Chosen(np.zeros(0, dtype=np.bool_), 0.0, is_exact=True)
    most = trivial_bound(whole)
    try:
        asked, x, prices = _without_odd_cycles(undecided(instance), seconds)
        most = min(most, bound(whole, whole.weight, prices))
        for _ in range(COVERINGS):
            without = (instance.degrees(x) < 1 - TINY) & meetable(instance) & ~asked.cover
            if not without.any():
                break
            asked = replace(asked, cover=asked.cover | without)
            x = _spread(asked, solve(asked.program(), method="simplex", seconds=seconds).x)
    except Unsolved:
        return Chosen(rounded(instance, np.zeros(instance.pairs)), most, is_exact=False)
    return Chosen(_decided(asked, x, seconds), most, is_exact=True)


def _without_odd_cycles(asked: Asked, seconds: float) -> tuple[Asked, Floats, Prices]:
    """Solve the relaxation, and again with inequalities for odd cycles, where it is quick."""
    turns = ODD_TURNS if asked.instance.pairs <= QUICK else 1
    for turn in range(turns):
        answer = solve(asked.program(), method="simplex", seconds=seconds)
        x = _spread(asked, answer.x)
        odd = odd_cycles(asked.instance, x) if turn < turns - 1 else []
        if not odd:
            break
        asked = replace(asked, odd=(*asked.odd, *odd))
    return asked, x, asked.prices(answer.price)


def _spread(asked: Asked, x: Floats) -> Floats:
    """Return how far each pair meets, pinned ones included."""
    found = asked.fixed.astype(np.float64)
    found[asked.columns] = x[: len(asked.columns)]
    return found


def _decided(asked: Asked, x: Floats, seconds: float) -> Bools:
    """Decide the few pairs of odd cycles, each half in."""
    pairs = rounded(asked.instance, x)
    half = (x > TINY) & (x < 1 - TINY)
    if not half.any():
        return pairs
    few = replace(asked, columns=np.nonzero(half)[0], fixed=(x > 1 - TINY) & ~half, is_whole=True)
    try:
        found = few.whole(solve(few.program(), seconds=seconds, nodes=NODES).x)
    except Unsolved:
        return pairs
    return rounded(asked.instance, found.astype(np.float64))


def undecided(instance: Instance) -> Asked:
    """Return the program of the greatest total."""
    fixed, nothing = pinned(instance), np.zeros(instance.guests)
    columns, nobody = np.nonzero(~fixed)[0], np.zeros(instance.guests, dtype=np.bool_)
    return Asked(instance, columns, fixed, instance.weight, nobody, nothing, nothing)


def pinned(instance: Instance) -> Bools:
    """Return which pairs are pinned."""
    found: Bools = instance.pinned != NONE
    return found


def meetable(instance: Instance) -> Bools:
    """Return who can have a meeting."""
    return (instance.degrees(np.ones(instance.pairs)) > 0) & (instance.most > 0)


def rounded(instance: Instance, x: Floats) -> Bools:
    """Return whole pairs, the fullest first, then the heaviest, as long as there is room.

    Without anything to go by, each guest's first meeting comes before anybody's second.
    """
    order = np.lexsort((-instance.weight, -np.round(x, 3), ~pinned(instance)))
    left, tables, steps = instance.most.tolist(), instance.tables * instance.rounds, 0
    steps = instance.steps_free * instance.rounds
    pairs = np.zeros(instance.pairs, dtype=np.bool_)
    rows = zip(
        order.tolist(),
        instance.a[order].tolist(),
        instance.b[order].tolist(),
        instance.steps[order].tolist(),
        strict=True,
    )
    for pair, a, b, needs in rows:
        if left[a] > 0 and left[b] > 0 and tables > 0 and steps >= needs:
            pairs[pair] = True
            left[a] -= 1
            left[b] -= 1
            tables -= 1
            steps -= needs
    return pairs
