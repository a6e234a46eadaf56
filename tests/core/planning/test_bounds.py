"""Bounds: no plan is better, whichever prices they come from."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.planning.bounds import Prices, bound, trivial_bound, worst_bound
from dardar.core.planning.fair import Effort, Fairly
from dardar.core.planning.instance import Instance, instance_of
from dardar.core.planning.odd import odd_cycles
from dardar.core.planning.problem import Guest, Pair, Problem
from dardar.core.planning.solver import INFINITY, Program, Unsolved, solve
from dardar.core.planning.who import greatest, meetable
from tests.core.planning.problems import crowd


def plans(instance: Instance) -> list[np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Return all sets of pairs that keep to everybody's number of meetings."""
    sets = (
        np.array(some, dtype=np.bool_)
        for some in itertools.product((False, True), repeat=instance.pairs)
    )
    return [some for some in sets if (instance.degrees(some) <= instance.most).all()]


def small(seed: int) -> Instance:
    return instance_of(crowd(6, seed, rounds=2, partners=4))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 1_000), st.lists(st.floats(0, 3), min_size=12, max_size=12))
def test_any_prices_prove_something(seed: int, numbers: list[float]) -> None:
    instance = small(seed)
    prices = Prices(np.array(numbers[:6]), np.array(numbers[6:]))
    for floor in (0.0, 0.3):
        most = bound(instance, instance.weight, prices, floor)
        for pairs in plans(instance):
            if (instance.shares(pairs)[instance.counted] >= floor).all() and instance.counted.all():
                assert instance.weight @ pairs <= most + 1e-9
    assert (
        max(instance.weight @ pairs for pairs in plans(instance)) <= trivial_bound(instance) + 1e-9
    )


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 1_000))
def test_no_plan_has_a_better_worst_off_and_the_greatest_total_is_found(seed: int) -> None:
    instance = small(seed)
    worst = max(instance.shares(pairs)[instance.counted].min() for pairs in plans(instance))
    assert worst <= worst_bound(instance, instance) + 1e-9
    best = max(float(instance.weight @ pairs) for pairs in plans(instance))
    found = greatest(instance, instance, 10)
    assert best <= found.bound + 1e-6
    assert float(instance.weight @ found.pairs) <= best + 1e-6
    assert found.bound <= best * 1.001


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 1_000))
def test_the_bound_with_a_floor_holds_for_all_plans_that_keep_it(seed: int) -> None:
    instance = small(seed)
    fairly = Fairly(instance, instance, meetable(instance), 0.8, 1)
    effort = Effort(turns=1)
    for step in (fairly.begin, fairly.turn, fairly.decide):
        step(effort)
    fair = [
        float(instance.weight @ pairs)
        for pairs in plans(instance)
        if (instance.shares(pairs)[instance.counted] >= fairly.floor).all()
        and not ((instance.degrees(pairs) == 0) & meetable(instance)).any()
    ]
    assert max(fair, default=0.0) <= fairly.whole_bound + 1e-4
    assert fairly.whole_bound <= fairly.floor_bound
    if fair and not fairly.below().any():
        assert float(instance.weight @ fairly.best) >= max(fair) * 0.999


def test_three_who_could_each_meet_both_others_once_are_an_odd_cycle() -> None:
    pairs = [Pair("a", "b", 1.0, 1.0), Pair("b", "c", 1.0, 1.0), Pair("a", "c", 1.0, 1.0)]
    instance = instance_of(Problem([Guest(each) for each in "abc"], pairs, 1))
    (odd,) = odd_cycles(instance, np.full(3, 0.5))
    assert (odd.most, odd.pairs(instance).tolist()) == (1, [True, True, True])
    assert greatest(instance, instance, 10).bound == pytest.approx(2.0)


def test_the_solver_says_why_it_has_no_answer() -> None:
    one = np.ones(1)
    place = np.zeros(1, dtype=np.int64)
    impossible = Program(one, one, place, place, one, 2 * one, np.full(1, INFINITY))
    with pytest.raises(Unsolved, match="Infeasible"):
        solve(impossible)


def test_a_stopped_solver_has_no_answer_or_a_good_one() -> None:
    instance = instance_of(crowd(60, 1))
    fairly = Fairly(instance, instance, np.zeros(60, dtype=np.bool_), 0.9, 1)
    fairly.begin(Effort())
    asked, _ = fairly._solved(fairly.best | True, fairly.best, Effort(nodes=0))  # noqa: SLF001 -- its program
    start = asked.start(fairly.best)
    answer = solve(asked.program(), start=start, stop=lambda: True)
    assert not answer.is_best
