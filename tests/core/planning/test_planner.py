"""Plans as a whole: valid whatever is asked, good, proven, the same from the same seed."""

import itertools
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.planning import solver
from dardar.core.planning.check import check
from dardar.core.planning.fair import Effort
from dardar.core.planning.instance import instance_of
from dardar.core.planning.plan import Note
from dardar.core.planning.planner import How, Progress, Stage, first_plan, make_plan
from dardar.core.planning.problem import Guest, Pair, Pin, Problem, Table
from dardar.core.planning.why import NoPlan, Why, obstacles
from tests.core.planning.problems import crowd, problems

QUICK = Effort(turns=1, mends=5, nodes=5)


@settings(deadline=None)
@given(problems(), st.sampled_from([None, 0.5, 0.9, 1.0]), st.integers(0, 3))
def test_every_plan_is_valid_and_within_its_bounds(
    problem: Problem, part: float | None, seed: int
) -> None:
    how = How(is_fair=part is not None, part=part, seed=seed, effort=QUICK)
    try:
        plan = make_plan(problem, how)
    except NoPlan:
        return
    assert check(problem, plan.meetings) == []
    proof = plan.proof
    assert proof.total <= proof.bound * (1 + 1e-6) + 1e-6
    assert proof.worst <= proof.worst_bound + 1e-6
    assert sum(proof.meetings.values()) == 2 * len(plan.meetings)
    assert 0 <= proof.gaps <= len(problem.guests) * problem.rounds


@settings(deadline=None, max_examples=40)
@given(problems(6))
def test_the_bounds_hold_for_the_best_plan_of_all(problem: Problem) -> None:
    try:
        proof = make_plan(problem, How(effort=QUICK)).proof
    except NoPlan:
        return
    of = instance_of(problem)
    sums = []
    for count in range(min(of.pairs, 4) + 1):
        for some in itertools.combinations(range(of.pairs), count):
            degrees = of.degrees(np.isin(np.arange(of.pairs), some))
            at_tables = count <= of.tables * of.rounds
            without_steps = of.steps[list(some)].sum() <= of.steps_free * of.rounds
            if (degrees <= of.most).all() and at_tables and without_steps:
                sums.append(float(of.weight[list(some)].sum()))
    assert max(sums) <= proof.bound * (1 + 1e-6) + 1e-6


def test_the_same_seed_makes_the_same_plan() -> None:
    problem = crowd(60, 1)
    how = How(seed=5, effort=QUICK)
    assert make_plan(problem, how) == make_plan(problem, how)
    assert make_plan(problem, replace(how, seed=6)).meetings != make_plan(problem, how).meetings


@pytest.mark.parametrize("seed", range(4))
def test_the_total_is_nearly_the_best_possible(seed: int) -> None:
    proof = make_plan(crowd(100, seed), How(is_fair=False)).proof
    assert proof.total_share > 0.995
    assert proof.floor_share is None


@pytest.mark.parametrize("seed", range(3))
def test_a_fair_plan_lifts_the_worst_off_at_little_cost(seed: int) -> None:
    problem = crowd(60, seed)
    first = make_plan(problem, How(is_fair=False)).proof
    fair = make_plan(problem, How(effort=Effort(turns=4, mends=10, nodes=20))).proof
    assert fair.worst_share > max(0.75, first.worst_share)
    assert fair.floor_share is not None
    assert fair.whole_share is not None
    assert fair.whole_share >= fair.floor_share > 0.96


def test_nobody_is_left_out_who_could_meet_somebody() -> None:
    # Everybody likes ana best, who has time for one; total alone would leave some out.
    guests = [Guest("ana", most=1), *(Guest(each) for each in range(5))]
    pairs = [Pair("ana", each, 1.0, 1.0) for each in range(5)]
    pairs += [Pair(0, 1, 0.01, 0.0), Pair(2, 3, 0.01, 0.01), Pair(3, 4, 0.01, 0.01)]
    proof = make_plan(Problem(guests, pairs, 1)).proof
    assert proof.left_out == ()
    assert set(proof.meetings.values()) == {1}


def test_somebody_whom_nobody_can_meet_is_named_and_hinders_nobody() -> None:
    problem = Problem([Guest(each) for each in "abc"], [Pair("a", "b", 1.0, 1.0)], 2)
    proof = make_plan(problem).proof
    assert proof.unmeetable == ("c",)
    assert proof.left_out == ()
    assert proof.worst == pytest.approx(1.0)


def test_a_first_plan_comes_before_the_fair_one_and_progress_never_falls() -> None:
    told: list[Progress] = []
    make_plan(crowd(40, 2), How(effort=QUICK, progress=told.append))
    assert told[0].stage == Stage.FIRST
    assert told[0].plan is not None
    shares = [each.share for each in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_first_plan_alone_is_valid_and_nearly_the_greatest() -> None:
    problem = crowd(60, 2)
    first = first_plan(problem, 4)
    assert first == first_plan(problem, 4)
    assert check(problem, first.meetings) == []
    assert first.proof.total_share > 0.97
    told: list[Progress] = []
    make_plan(problem, How(seed=4, effort=QUICK, progress=told.append))
    assert told[0].plan == first


def test_a_first_plan_that_cannot_be_says_why_and_keeps_what_is_pinned() -> None:
    with pytest.raises(NoPlan) as none:
        first_plan(Problem([Guest("a")], [], 2))
    assert none.value.obstacles[0].why is Why.GUESTS
    everybody = [Guest(name) for name in "abcd"]
    pairs = [Pair(one, other, 1, 1) for one, other in itertools.combinations("abcd", 2)]
    pins = [Pin("a", "b"), Pin("b", "c"), Pin("c", "d"), Pin("a", "d")]
    held = {
        frozenset(meeting[:2])
        for meeting in first_plan(Problem(everybody, pairs, 2, pins=pins)).meetings
    }
    assert held == {frozenset(pin[:2]) for pin in pins}


def test_whoever_stops_it_has_the_plan_so_far() -> None:
    problem = crowd(40, 2)
    plan = make_plan(problem, How(stop=lambda: True))
    assert check(problem, plan.meetings) == []
    assert Note.STOPPED in plan.notes


def test_without_a_solver_there_is_a_plan_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    problem = crowd(60, 3)
    plan = make_plan(problem)
    assert check(problem, plan.meetings) == []
    assert plan.notes == (Note.NO_SOLVER,)
    assert plan.proof.left_out == ()
    assert 0.8 < plan.proof.total_share <= 1


def test_a_solver_that_stalls_in_the_fair_part_leaves_the_first_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = crowd(60, 3)
    first = make_plan(problem, How(is_fair=False))

    def stalls(*_: object, **__: object) -> solver.Answer:
        raise solver.Unsolved("too slow")

    monkeypatch.setattr("dardar.core.planning.fair.solve", stalls)
    plan = make_plan(problem)
    assert plan.meetings == first.meetings
    assert plan.notes == (Note.NO_SOLVER,)


def test_steps_free_tables_go_to_those_who_need_them() -> None:
    guests = [Guest(each, is_steps_free=each in {0, 1}) for each in range(8)]
    pairs = [Pair(a, b, 1.0, 1.0) for a in range(8) for b in range(a)]
    tables = [Table("down", is_steps_free=True), Table("up"), Table("upper")]
    problem = Problem(guests, pairs, 4, tables)
    plan = make_plan(problem)
    assert check(problem, plan.meetings) == []
    assert len(plan.meetings) == 12
    assert plan.proof.left_out == ()


def test_a_pinned_meeting_stands_in_its_round_even_between_colleagues() -> None:
    guests = [Guest(each, company="acme" if each < 2 else "") for each in range(6)]
    pairs = [Pair(a, b, 1.0, 1.0) for a in range(6) for b in range(a)]
    problem = Problem(guests, pairs, 3, pins=[Pin(0, 1, 2), Pin(3, 4)])
    meetings = make_plan(problem).meetings
    assert any({m.a, m.b} == {0, 1} and m.round == 2 for m in meetings)
    assert check(problem, meetings) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"tables": []}, Why.TABLES),
        ({"refusals": [("a", "b")]}, Why.REFUSALS),
        ({"forbids": [("b", "a")]}, Why.FORBIDS),
        ({"past": [("a", "b")]}, Why.PAST),
        ({"guests": [Guest("a", company="x"), Guest("b", company="x")]}, Why.COLLEAGUES),
        (
            {
                "guests": [
                    Guest("a", languages=frozenset("x")),
                    Guest("b", languages=frozenset("y")),
                ]
            },
            Why.LANGUAGES,
        ),
        (
            {"guests": [Guest("a", rounds=frozenset({0})), Guest("b", rounds=frozenset({1}))]},
            Why.ROUNDS,
        ),
        (
            {"guests": [Guest("a", is_steps_free=True), Guest("b")], "tables": [Table(1)]},
            Why.STEPS,
        ),
        ({"pairs": []}, Why.GAINS),
        ({"guests": [], "pairs": []}, Why.GUESTS),
        ({"pins": [Pin("a", "b")], "refusals": [("a", "b")]}, Why.PIN),
        ({"guests": [Guest("a", most=0), Guest("b")], "pins": [Pin("a", "b")]}, Why.PINS),
        ({"refusals": [("a", "b")], "past": [("a", "b")]}, Why.TOGETHER),
    ],
)
def test_a_plan_that_cannot_be_made_says_why(change: dict[str, object], why: Why) -> None:
    problem = Problem([Guest("a"), Guest("b")], [Pair("a", "b", 1.0, 1.0)], 2)
    problem = replace(problem, **change)  # type: ignore[arg-type]
    assert obstacles(problem)[0].why == why
    with pytest.raises(NoPlan, match=why):
        make_plan(problem)


def test_two_pins_in_one_round_for_one_guest_clash() -> None:
    pairs = [Pair("a", "b", 1.0, 1.0), Pair("a", "c", 1.0, 1.0)]
    problem = Problem(
        [Guest(each) for each in "abc"], pairs, 2, pins=[Pin("a", "b", 0), Pin("a", "c", 0)]
    )
    (obstacle,) = obstacles(problem)
    assert (obstacle.why, obstacle.who) == (Why.PINS, ("a",))
