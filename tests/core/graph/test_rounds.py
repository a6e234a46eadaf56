"""Rounds: fair first, then the greatest weight, and a proof where an ask has no taker."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.graph.arcs import Arc, best_arcs
from dardar.core.graph.rounds import Round, assign_round
from tests.core.graph.brute import best_round
from tests.core.graph.test_rings import chance, graphs

limits = st.integers(1, 3)


def check(
    found: Round[int], asks: Sequence[int], arcs: Sequence[Arc[int]], takers: int, gives: int
) -> None:
    best = best_arcs(arcs)
    assert list(found.takers) == list(asks)
    given_by: Counter[int] = Counter()
    for ask, answers in found.takers.items():
        assert len(answers) <= takers
        assert all(arc.taker == ask and best[arc.giver, ask] is arc for arc in answers)
        assert [arc.weight for arc in answers] == sorted((a.weight for a in answers), reverse=True)
        givers = [arc.giver for arc in answers]
        assert len(set(givers)) == len(givers)
        given_by.update(givers)
    assert max(given_by.values(), default=0) <= gives
    check_proofs(found, arcs, gives)


def check_proofs(found: Round[int], arcs: Sequence[Arc[int]], gives: int) -> None:
    without = [ask for part in found.short for ask in part.without]
    assert sorted(without) == sorted(ask for ask, arcs in found.takers.items() if not arcs)
    for part in found.short:
        assert {*part.without} <= {*part.asks}
        assert {*part.could} == {arc.giver for arc in arcs if arc.taker in part.asks}
        assert len(part.asks) == gives * len(part.could) + len(part.without)


@given(graphs(5, 14), limits, limits)
@settings(max_examples=150)
def test_a_small_round_is_as_fair_and_then_as_good_as_by_trying_all(
    arcs: list[Arc[int]], takers: int, gives: int
) -> None:
    asks = range(5)
    found = assign_round(asks, arcs, takers, gives)
    check(found, asks, arcs, takers, gives)
    counts, weight = best_round(asks, arcs, takers, gives)
    assert sorted(map(len, found.takers.values())) == counts
    assert found.weight == pytest.approx(weight)


@given(graphs(60, 240), limits, limits)
@settings(max_examples=40)
def test_nobody_gives_too_much_and_every_ask_without_a_taker_is_proven(
    arcs: list[Arc[int]], takers: int, gives: int
) -> None:
    asks = range(0, 60, 2)
    check(assign_round(asks, arcs, takers, gives), asks, arcs, takers, gives)


def test_a_large_round_leaves_nobody_without_a_taker() -> None:
    arcs = chance(300, 8)
    found = assign_round(range(300), arcs)
    check(found, range(300), arcs, 3, 3)
    assert not found.short


def test_an_ask_nobody_can_take_is_told_with_nobody() -> None:
    found = assign_round(["ana", "luis"], [Arc("eva", "ana", 0.4)])
    assert [arc.giver for arc in found.takers["ana"]] == ["eva"]
    assert found.takers["luis"] == ()
    assert found.short == ((("luis",), ("luis",), ()),)


def test_too_few_hands_are_told_with_the_asks_that_fill_them() -> None:
    arcs = [Arc("eva", ask, 0.5) for ask in ("a", "b", "c")] + [Arc("pau", "d", 0.5)]
    (short,) = assign_round(["a", "b", "c", "d"], arcs, most_gives=2).short
    assert len(short.without) == 1
    assert (short.asks, short.could) == (("a", "b", "c"), ("eva",))


def test_a_first_taker_comes_before_any_weight() -> None:
    arcs = [Arc("eva", "a", 1.0), Arc("eva", "b", 0.1), Arc("pau", "a", 0.1)]
    found = assign_round(["a", "b"], arcs, most_gives=1)
    assert [arc.giver for arc in found.takers["a"]] == ["pau"]
    assert [arc.giver for arc in found.takers["b"]] == ["eva"]


def test_answers_to_who_asks_nothing_do_not_count() -> None:
    found = assign_round(["a"], [Arc("eva", "b", 1.0), Arc("eva", "a", 0.3)], most_gives=1)
    assert found.weight == pytest.approx(0.3)


def test_an_empty_round_is_empty() -> None:
    found: Round[str] = assign_round([], [])
    assert (dict(found.takers), found.short, found.weight) == ({}, (), 0)


def test_who_asks_twice_and_limits_of_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        assign_round(["a", "a"], [])
    with pytest.raises(ValueError, match="at least 1"):
        assign_round(["a"], [], most_gives=0)
    with pytest.raises(ValueError, match="at least 1"):
        assign_round(["a"], [], most_takers=0)
