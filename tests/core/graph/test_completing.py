"""Room in rings for who is in none."""

from collections.abc import Iterable

from dardar.core.graph.arcs import Arc
from dardar.core.graph.completing import complete
from dardar.core.graph.cycles import Graph, cycles, on_cycles
from tests.core.graph.test_cycles import graph


def around(*rings: Iterable[int]) -> list[Arc[int]]:
    return [
        Arc(a, b, 0.5)
        for ring in map(list, rings)
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
    ]


def longest_alone(part: Graph) -> list[tuple[int, ...]]:
    """Choose the longest ring and nothing else."""
    inside, near = on_cycles(part, 5)
    rows = cycles(inside, near, 5, 1_000)
    assert rows is not None
    return [tuple(each for each in max(rows.tolist(), key=lambda row: row[-1]) if each >= 0)]


def test_a_ring_takes_somebody_in() -> None:
    arcs = around([0, 1], [2, 3, 4], [0, 1, 5])
    rings = complete(graph(arcs, 6), [(0, 1), (2, 3, 4)], lambda _: [(0, 1, 2)])
    assert sorted(rings) == [(0, 1, 5), (2, 3, 4)]


def test_a_ring_stays_where_nobody_finds_room() -> None:
    arcs = around([0, 1, 2, 3, 4], [5, 0])
    rings = complete(graph(arcs, 6), [(0, 1, 2, 3, 4)], longest_alone)
    assert rings == [(0, 1, 2, 3, 4)]


def test_who_only_gives_to_a_ring_is_not_tried() -> None:
    arcs = [*around([0, 1]), Arc(2, 0, 0.5)]
    assert complete(graph(arcs, 3), [(0, 1)], lambda _: [(0, 1, 2)]) == [(0, 1)]
