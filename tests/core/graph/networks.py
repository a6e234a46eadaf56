"""Small undirected graphs for tests, as dictionaries of weights."""

from hypothesis import strategies as st

from dardar.core.graph.adjacency import Adjacency

Ties = dict[tuple[int, int], float]
PEOPLE = 9

pairs = st.sampled_from([(a, b) for a in range(PEOPLE) for b in range(a + 1, PEOPLE)])
ties = st.dictionaries(pairs, st.integers(1, 40).map(lambda eighths: eighths / 8), max_size=24)


def graph(some: Ties, size: int = PEOPLE) -> Adjacency:
    return Adjacency.of(size, [a for a, _ in some], [b for _, b in some], list(some.values()))


def weight(some: Ties, one: int, other: int) -> float:
    return some.get((min(one, other), max(one, other)), 0.0)


def known(some: Ties, one: int) -> list[int]:
    return [other for other in range(PEOPLE) if weight(some, one, other)]
