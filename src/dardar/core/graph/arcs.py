"""Who can give to whom, how well and why: the arcs of a directed graph of people."""

from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)


class Arc(NamedTuple, Generic[T]):
    """Somebody can give something to somebody.

    Attributes:
        giver: who can give.
        taker: to whom.
        weight: how well it answers what the taker needs, 0 to 1.
        reason: what names the offer and the need behind it, handed back with the answer.

    """

    giver: T
    taker: T
    weight: float
    reason: Hashable = None


def best_arcs(arcs: Iterable[Arc[T]]) -> dict[tuple[T, T], Arc[T]]:
    """Return the heaviest arc from each giver to each taker, the first of equally heavy ones.

    Raises:
        ValueError: an arc leads from somebody to themselves, or its weight is not in 0 to 1.

    """
    best: dict[tuple[T, T], Arc[T]] = {}
    for arc in arcs:
        if arc.giver == arc.taker:
            raise ValueError(f"nobody gives to themselves: {arc}")
        if not 0 <= arc.weight <= 1:  # not a number is in no range either
            raise ValueError(f"weights go from 0 to 1: {arc}")
        known = best.get((arc.giver, arc.taker))
        if known is None or arc.weight > known.weight:
            best[arc.giver, arc.taker] = arc
    return best
