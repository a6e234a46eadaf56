"""How many people can give and receive at once, each one thing: the largest matching.

Hopcroft and Karp, *An n^5/2 Algorithm for Maximum Matchings in Bipartite Graphs* (SIAM J. Comput.,
1973): shortest augmenting paths, many of them in each phase.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

FREE: Final = -1


def matched(takers: Sequence[Sequence[int]], size: int) -> int:
    """Return most pairs of a giver and a taker, each person in at most one pair on either side.

    Args:
        takers: to whom each giver can give, by their numbers.
        size: how many takers there are.

    """
    taker_of, giver_of = [FREE] * len(takers), [FREE] * size
    while (layer := _layers(takers, taker_of, giver_of)) is not None:
        steps = [iter(each) for each in takers]
        for giver, taker in enumerate(taker_of.copy()):
            if taker == FREE:
                _augment(giver, steps, layer, taker_of, giver_of)
    return sum(taker != FREE for taker in taker_of)


def _layers(
    takers: Sequence[Sequence[int]], taker_of: list[int], giver_of: list[int]
) -> list[int] | None:
    """Return how far each giver is from a free one, or None if no free taker can be reached."""
    layer = [0 if taker == FREE else len(takers) for taker in taker_of]
    queue = deque(giver for giver, taker in enumerate(taker_of) if taker == FREE)
    reached = False
    while queue:
        giver = queue.popleft()
        for taker in takers[giver]:
            other = giver_of[taker]
            if other == FREE:
                reached = True
            elif layer[other] == len(takers):
                layer[other] = layer[giver] + 1
                queue.append(other)
    return layer if reached else None


def _augment(
    root: int,
    steps: list[Iterator[int]],
    layer: list[int],
    taker_of: list[int],
    giver_of: list[int],
) -> None:
    path = [(root, FREE)]  # each giver, and the taker through whom the search came
    while path:
        giver = path[-1][0]
        for taker in steps[giver]:
            other = giver_of[taker]
            if other == FREE:
                _exchange(path, taker, taker_of, giver_of)
                return
            if layer[other] == layer[giver] + 1:
                path.append((other, taker))
                break
        else:
            path.pop()


def _exchange(
    path: list[tuple[int, int]], taker: int, taker_of: list[int], giver_of: list[int]
) -> None:
    for giver, came in reversed(path):
        taker_of[giver], giver_of[taker] = taker, giver
        taker = came
