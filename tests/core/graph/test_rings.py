"""Rings: disjoint, short, real, and as good as trying all where that can be done."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.graph import pool
from dardar.core.graph.arcs import Arc, best_arcs
from dardar.core.graph.rings import Rings, Why, find_rings
from tests.core.graph.brute import best_rings

lengths = st.integers(2, 5)


def graphs(most: int, arcs: int) -> st.SearchStrategy[list[Arc[int]]]:
    person = st.integers(0, most - 1)
    pairs = st.tuples(person, person).filter(lambda pair: pair[0] != pair[1])
    weight = st.integers(0, 100).map(lambda hundredths: hundredths / 100)
    return st.lists(
        st.builds(lambda pair, w: Arc(pair[0], pair[1], w, pair), pairs, weight), max_size=arcs
    )


def chance(people: int, degree: float, seed: int = 1) -> list[Arc[int]]:
    """Return arcs of which each person has about so many."""
    dice = random.Random(seed)
    return [
        Arc(giver, taker, dice.random())
        for giver in range(people)
        for taker in range(people)
        if giver != taker and dice.random() < degree / people
    ]


def check(rings: Rings[int], arcs: Sequence[Arc[int]], longest: int) -> None:
    best = best_arcs(arcs)
    placed = [person for ring in rings.rings for person in ring.people]
    assert len(placed) == len(set(placed)) == rings.placed <= rings.bound
    assert {*placed, *rings.left_out} == {person for pair in best for person in pair}
    assert rings.left_out.keys().isdisjoint(placed)
    for ring in rings.rings:
        assert 2 <= len(ring.arcs) <= longest
        following = (*ring.arcs[1:], ring.arcs[0])
        assert all(arc.taker == then.giver for arc, then in zip(ring.arcs, following, strict=True))
        assert all(best[arc.giver, arc.taker] is arc for arc in ring.arcs)


def named(*pairs: str) -> list[Arc[str]]:
    return [Arc(pair[0], pair[1], 0.5) for pair in pairs]


def people(rings: Rings[str]) -> list[str]:
    return ["".join(ring.people) for ring in rings.rings]


@given(graphs(7, 30), lengths)
@settings(max_examples=150)
def test_few_people_are_placed_as_well_as_by_trying_all(arcs: list[Arc[int]], longest: int) -> None:
    rings = find_rings(arcs, longest)
    check(rings, arcs, longest)
    placed, weight = best_rings(arcs, longest)
    assert rings.placed == placed
    assert rings.weight == pytest.approx(weight)


@given(graphs(40, 160), lengths)
@settings(max_examples=25)
def test_rings_are_disjoint_short_and_real_and_no_more_than_the_bound(
    arcs: list[Arc[int]], longest: int
) -> None:
    check(find_rings(arcs, longest), arcs, longest)


@pytest.mark.parametrize(("size", "degree"), [(90, 4), (300, 3)])
def test_many_people_are_placed_near_the_bound(size: int, degree: float) -> None:
    arcs = chance(size, degree)
    rings = find_rings(arcs)
    check(rings, arcs, 5)
    assert rings.placed >= 0.85 * rings.bound


def test_the_same_arcs_bring_the_same_rings() -> None:
    arcs = chance(70, 4)
    assert find_rings(arcs) == find_rings(list(arcs))


def test_where_there_are_too_many_cycles_everybody_is_placed_by_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "MOST", 500)
    arcs = chance(40, 20)
    rings = find_rings(arcs)
    check(rings, arcs, 5)
    assert rings.placed == rings.bound == 40
    assert rings.weight > 0.75 * 40


def test_where_all_arcs_are_equally_good_nearly_everybody_is_placed() -> None:
    arcs = [Arc(a, b, 1.0) for a in range(50) for b in range(50) if a != b]
    assert find_rings(arcs).placed == 50


def test_two_people_everybody_needs_do_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """All give to one hub and get from the others: most short cycles lead through them."""
    monkeypatch.setattr(pool, "MOST", 1_000)
    hubs = [Arc("in", "out", 1.0), Arc("out", "in", 0.1), Arc("in", "out2", 1.0)]
    guests = [(f"a{number}", f"b{number}") for number in range(50)]
    around = [Arc(guest, "in", 1.0) for pair in guests for guest in pair]
    around += [Arc(hub, guest, 1.0) for hub in ("out", "out2") for pair in guests for guest in pair]
    each_other = [Arc(a, b, 0.2) for a, b in guests] + [Arc(b, a, 0.2) for a, b in guests]
    rings = find_rings(hubs + around + each_other)
    assert rings.placed >= 100


def test_five_give_in_a_ring_of_five_and_six_do_not() -> None:
    five, six = named("ab", "bc", "cd", "de", "ea"), named("ab", "bc", "cd", "de", "ef", "fa")
    assert people(find_rings(five)) == ["abcde"]
    rings = find_rings(six)
    assert (rings.rings, rings.bound) == ((), 0)
    assert set(rings.left_out.values()) == {Why.NO_RING}


def test_more_people_come_before_more_weight() -> None:
    heavy = [Arc("a", "b", 1.0), Arc("b", "a", 1.0)]
    light = [Arc("b", "c", 0.0), Arc("c", "d", 0.0), Arc("d", "a", 0.0)]
    assert people(find_rings(heavy + light)) == ["abcd"]


def test_of_rings_with_as_many_people_the_heavier_ones_are_taken() -> None:
    light = [Arc("a", "b", 0.2), Arc("b", "a", 0.2), Arc("c", "d", 0.2), Arc("d", "c", 0.2)]
    heavy = [Arc("a", "c", 0.9), Arc("c", "a", 0.9), Arc("b", "d", 0.9), Arc("d", "b", 0.9)]
    assert people(find_rings(light + heavy)) == ["ac", "bd"]


def test_who_is_left_out_hears_why() -> None:
    arcs = named("ab", "ba", "bc", "cb", "dx", "ae", "fe", "xf")
    rings = find_rings(arcs, people=["z", "a"])
    assert people(rings) == ["ab"]
    assert dict(rings.left_out) == {
        "c": Why.NO_ROOM,
        "d": Why.GETS_NOTHING,
        "x": Why.NO_RING,
        "e": Why.GIVES_NOTHING,
        "f": Why.NO_RING,
        "z": Why.NO_ARCS,
    }


def test_each_arc_of_a_ring_bears_its_reason() -> None:
    arcs = [Arc("ana", "luis", 0.9, "logo"), Arc("luis", "ana", 0.8, "taxes")]
    assert [arc.reason for arc in find_rings(arcs).rings[0].arcs] == ["logo", "taxes"]


def test_nobody_makes_no_ring() -> None:
    rings: Rings[str] = find_rings([])
    assert (rings.rings, dict(rings.left_out), rings.bound, rings.weight) == ((), {}, 0, 0)


def test_a_ring_of_one_is_refused() -> None:
    with pytest.raises(ValueError, match="two people"):
        find_rings(named("ab", "ba"), 1)
