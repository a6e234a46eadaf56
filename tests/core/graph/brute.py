"""The best rings and rounds of a few people, by trying all."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, permutations, product

from dardar.core.graph.arcs import Arc, best_arcs

Pairs = Mapping[tuple[int, int], float]


def weights(arcs: Sequence[Arc[int]]) -> Pairs:
    return {pair: arc.weight for pair, arc in best_arcs(arcs).items()}


def all_rings(pairs: Pairs, longest: int) -> Iterator[tuple[int, ...]]:
    """Yield each ring once, from its least person on."""
    people = sorted({person for pair in pairs for person in pair})
    for length in range(2, longest + 1):
        for first, *others in combinations(people, length):
            for order in permutations(others):
                ring = (first, *order)
                if all(step in pairs for step in zip(ring, (*order, first), strict=True)):
                    yield ring


def best_rings(arcs: Sequence[Arc[int]], longest: int) -> tuple[int, float]:
    """Return how many people rings can place, and with what weight."""
    pairs = weights(arcs)
    rings = [
        (frozenset(ring), sum(pairs[s] for s in zip(ring, (*ring[1:], ring[0]), strict=True)))
        for ring in all_rings(pairs, longest)
    ]

    @cache
    def best(free: frozenset[int]) -> tuple[int, float]:
        if not free:
            return 0, 0.0
        first = min(free)
        choices = [best(free - {first})]
        for people, weight in rings:
            if first in people and people <= free:
                placed, more = best(free - people)
                choices.append((placed + len(people), more + weight))
        return max(choices)

    return best(frozenset(person for pair in pairs for person in pair))


def best_round(
    asks: Sequence[int], arcs: Sequence[Arc[int]], most_takers: int, most_gives: int
) -> tuple[list[int], float]:
    """Return how many takers each ask has in the fairest round, fewest first, and the weight."""
    pairs = weights(arcs)
    could = [[g for g, ask in pairs if ask == each] for each in asks]
    choices = [
        [some for size in range(most_takers + 1) for some in combinations(each, size)]
        for each in could
    ]
    return max(
        (
            sorted(map(len, taken)),
            sum(pairs[g, ask] for ask, some in zip(asks, taken, strict=True) for g in some),
        )
        for taken in product(*choices)
        if _within([g for some in taken for g in some], most_gives)
    )


def _within(givers: Sequence[int], most: int) -> bool:
    return all(givers.count(giver) <= most for giver in givers)
