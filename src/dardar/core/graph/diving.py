"""Disjoint cycles of great value, fixed a few at a time as the relaxation fills them.

Diving, a primal heuristic of integer programming: solve the relaxation, choose the cycles it fills
most, take out their people, and solve it anew for the others, until no cycle is left.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.graph.cycles import Indices
from dardar.core.graph.prices import Floats, prices

TURNS: Final = 100
SURE: Final = 0.9
"""What the relaxation fills so far is chosen at once."""
SHARE: Final = 50
"""Beside that, one cycle for so many people who are free."""


def dive(members: Indices, value: Floats, size: int) -> list[int]:
    """Return the rows of disjoint cycles that are worth much together.

    Args:
        members: a row for each cycle, −1 where it has fewer people.
        value: what each is worth.
        size: how many people there are.

    """
    free = np.ones(size + 1, dtype=np.bool_)  # the last stands for the −1 of short cycles
    left = np.arange(len(members))
    chosen: list[int] = []
    while len(left):
        full = prices(members[left], value[left], size, TURNS)[1]
        order = np.lexsort((-value[left], -full.round(2)))
        most = max(1, int(free[:size].sum()) // SHARE)
        chosen += left[_fullest(members[left], full, order, most, free)].tolist()
        left = left[free[members[left]].all(axis=1)]
    return chosen


def _fullest(
    members: Indices, full: Floats, order: NDArray[np.int64], most: int, free: NDArray[np.bool_]
) -> list[int]:
    """Choose all sure cycles, and others until there are `most`; free their people no more."""
    chosen: list[int] = []
    for cycle in order.tolist():
        if full[cycle] <= SURE and len(chosen) >= most:
            break
        people = members[cycle]
        if free[people].all():
            free[people[people >= 0]] = False
            chosen.append(cycle)
    return chosen
