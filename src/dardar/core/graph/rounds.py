"""The reciprocity round: everybody states one ask, and the group answers.

As many asks as possible have a taker, then as many as possible a second one, and so on: with that
the smallest number of takers is as great as it can be, then the next smallest (leximin fairness).
Among all such assignments one of the greatest total weight is chosen, as a flow of least cost in
which each further taker of an ask is worth less than all that weights can change (convex costs:
Ahuja, Magnanti and Orlin, *Network Flows*, 1993, ch. 14). An ask is only left without a taker
together with a proof that there are too few hands for it and others.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, TypeVar

from dardar.core.graph.arcs import Arc, best_arcs
from dardar.core.graph.flow import Flow

T = TypeVar("T", bound=Hashable)

MOST_TAKERS: Final = 3
MOST_GIVES: Final = 3
UNIT: Final = 1_000_000
"""Weights count in millionths."""


class Short(NamedTuple, Generic[T]):
    """Asks for which there are too few hands, and so the proof that some stay without a taker.

    P. Hall, *On Representatives of Subsets*, 1935: nobody but those who `could` can take any of
    these asks, and they are more than all of them together may take.

    Attributes:
        without: the asks that were left without a taker.
        asks: these and those that use up all the hands.
        could: everybody who could take one of them.

    """

    without: tuple[T, ...]
    asks: tuple[T, ...]
    could: tuple[T, ...]


@dataclass(frozen=True)
class Round(Generic[T]):
    """Who takes whose ask.

    Attributes:
        takers: of each ask, in the order of the asks, the arcs that answer it, the heaviest first.
        short: for every ask without a taker, why there can be none for it and all the others.

    """

    takers: Mapping[T, tuple[Arc[T], ...]]
    short: tuple[Short[T], ...]

    @property
    def weight(self) -> float:
        """The weight of all arcs together."""
        return sum(arc.weight for arcs in self.takers.values() for arc in arcs)


def assign_round(
    asks: Sequence[T],
    arcs: Sequence[Arc[T]],
    most_takers: int = MOST_TAKERS,
    most_gives: int = MOST_GIVES,
) -> Round[T]:
    """Find takers of asks: fairly first, then with the greatest total weight.

    Args:
        asks: who asks, each for one thing.
        arcs: who can answer whose ask and how well; those to people who ask nothing don't count.
        most_takers: how many take one ask at most.
        most_gives: how many asks one person takes at most.

    Raises:
        ValueError: somebody asks twice, a limit is below 1, or an arc is none: see
            :func:`~dardar.core.graph.arcs.best_arcs`.

    """
    if len(set(asks)) < len(asks):
        raise ValueError("everybody asks once")
    if most_takers < 1 or most_gives < 1:
        raise ValueError("a limit is at least 1")
    place = {ask: number for number, ask in enumerate(asks)}
    best = {pair: arc for pair, arc in best_arcs(arcs).items() if arc.taker in place}
    givers = list(dict.fromkeys(giver for giver, _ in best))
    number = {giver: each for each, giver in enumerate(givers)}
    weights: list[dict[int, int]] = [{} for _ in asks]
    for (giver, ask), arc in best.items():
        weights[place[ask]][number[giver]] = round(arc.weight * UNIT)
    flow = _assigned(weights, len(givers), most_takers, most_gives)
    takers = {
        ask: tuple(
            sorted((best[givers[each], ask] for each in sorted(found)), key=lambda arc: -arc.weight)
        )
        for ask, found in zip(asks, flow.takers, strict=True)
    }
    return Round(takers, tuple(_named(each, asks, givers, flow) for each in _short(flow, weights)))


def _assigned(
    weights: Sequence[Mapping[int, int]], givers: int, most_takers: int, most_gives: int
) -> Flow:
    # Handing on goes from ask to ask, none twice, and changes each by one unit of weight at most.
    step = UNIT * (len(weights) + 2)
    worth = [step * (most_takers - before) for before in range(most_takers)]
    flow = Flow(weights, givers, most_gives=most_gives, worth=worth)
    for before in range(most_takers):
        for ask, found in enumerate(flow.takers):
            if len(found) == before:  # with less it found none before, and finds none now
                flow.add(ask)
    return flow


def _short(flow: Flow, weights: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """Return sets of asks, and as ~numbers all who could take them: fewer hands than asks.

    From an ask without a taker one comes to everybody who could take it. Their hands are full, with
    asks that have no other taker, or one of these would have been handed on; and so forth.
    """
    without = [ask for ask, found in enumerate(flow.takers) if not found]
    could_take: list[list[int]] = [[] for _ in flow.hands]
    for ask in _reached(without, weights, flow.hands):
        for giver in weights[ask] if ask >= 0 else ():
            could_take[giver].append(ask)
    parts = []
    left = dict.fromkeys(without)
    while left:
        part = _reached([next(iter(left))], weights, could_take)
        left = {ask: None for ask in left if ask not in part}
        parts.append(sorted(part))
    return parts


def _reached(
    asks: Iterable[int],
    weights: Sequence[Mapping[int, int]],
    asks_of: Sequence[Iterable[int]],
) -> set[int]:
    """Return what can be reached from asks: who could take them, as ~numbers, and asks of these."""
    reached = set(asks)
    queue = list(reached)
    while queue:
        node = queue.pop()
        further = {~each for each in weights[node]} if node >= 0 else set(asks_of[~node])
        queue += further - reached
        reached |= further
    return reached


def _named(part: list[int], asks: Sequence[T], givers: Sequence[T], flow: Flow) -> Short[T]:
    inside = [node for node in part if node >= 0]
    return Short(
        without=tuple(asks[ask] for ask in inside if not flow.takers[ask]),
        asks=tuple(asks[ask] for ask in inside),
        could=tuple(givers[~node] for node in reversed(part) if node < 0),
    )
