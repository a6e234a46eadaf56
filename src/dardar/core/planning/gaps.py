"""Few gaps: rounds without a meeting between a guest's first and last one.

Swapping a chain of two rounds changes only the two ends of the chain: all between have a meeting
in both rounds before and after. So a move costs two guests' gaps, and simulated annealing
(Kirkpatrick, Gelatt and Vecchi, *Optimization by Simulated Annealing*, 1983) tries very many.
"""

import math
import random
from collections.abc import Callable, Iterable
from typing import Final

from dardar.core.planning.instance import NONE
from dardar.core.planning.when import Timetable, bits

WARM: Final = 0.6
"""A swap that opens one gap is taken once in five at the beginning,"""
COLD: Final = 0.1
"""and hardly ever at the end."""
TRIES: Final = 30
"""Swaps that are tried for each gap that there is in the beginning."""


def gaps_of(there: int, free: int) -> int:
    """Return in how many rounds somebody waits between their first and last meeting."""
    busy = there & ~free
    if not busy:
        return 0
    between = ((1 << busy.bit_length()) - 1) & -(busy & -busy)
    return (between & there & free).bit_count()


def gaps(table: Timetable, guests: Iterable[int] | None = None) -> int:
    """Return the gaps of some guests together, or of all."""
    some = range(len(table.free)) if guests is None else guests
    return sum(gaps_of(table.there[guest], table.free[guest]) for guest in some)


def close_gaps(table: Timetable, seed: int, stop: Callable[[], bool] = bool) -> int:
    """Swap chains until there are few gaps, and return how many there are.

    Args:
        table: whose pairs are moved to other rounds; pinned ones stay.
        seed: of the dice.
        stop: asked now and then whether to stop.

    """
    dice = random.Random(seed)  # noqa: S311 -- no secret hangs on it
    waiting = [g for g in range(len(table.free)) if gaps_of(table.there[g], table.free[g])]
    total = gaps(table)
    tries = TRIES * total
    for turn in range(tries):
        if not waiting or (turn % 1_000 == 0 and stop()):
            break
        heat = WARM * (COLD / WARM) ** (turn / tries)
        place = dice.randrange(len(waiting))
        guest = waiting[place]
        if not gaps_of(table.there[guest], table.free[guest]):
            waiting[place] = waiting[-1]
            waiting.pop()
            continue
        change, end = _swapped(table, guest, heat, dice)
        total += change
        if end != NONE and gaps_of(table.there[end], table.free[end]):
            waiting.append(end)
    return total


def _swapped(table: Timetable, guest: int, heat: float, dice: random.Random) -> tuple[int, int]:
    """Move one of a guest's meetings into a round in which they are free, if that is worth it.

    Returns:
        How many more gaps there are, and whom the chain led to, NONE if nothing was moved.

    """
    free = bits(table.free[guest])
    busy = bits(table.there[guest] & ~table.free[guest])
    second = dice.choice(free)
    # The first and the last meeting are those whose moving closes a gap.
    first = dice.choice((busy[0], busy[-1]) if dice.random() < 0.7 else busy)  # noqa: PLR2004 -- mostly
    chain = table.chain(guest, first, second)
    end = table.end(guest, chain)
    both = {guest, end}
    before = gaps(table, both)
    if not table.swap(chain, first, second):
        return 0, NONE
    change = gaps(table, both) - before
    if change > 0 and dice.random() >= math.exp(-change / heat):
        table.swap(chain, first, second)
        return 0, NONE
    return change, end
