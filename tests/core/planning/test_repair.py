"""Re-planning: what can stay stays, and who is free finds somebody else."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.planning.check import check
from dardar.core.planning.fair import Effort
from dardar.core.planning.plan import Meeting
from dardar.core.planning.planner import How, make_plan
from dardar.core.planning.problem import Guest, Pair, Problem
from dardar.core.planning.repair import repair
from dardar.core.planning.why import NoPlan
from tests.core.planning.problems import crowd, problems

HOW = How(effort=Effort(turns=0, mends=0))


def without(problem: Problem, gone: set[object], at: int) -> Problem:
    """Return the problem with some guests there until a round only."""
    before = frozenset(range(at))
    return replace(
        problem,
        guests=[replace(g, rounds=before) if g.id in gone else g for g in problem.guests],
    )


@settings(deadline=None)
@given(problems(), st.data())
def test_a_repaired_plan_is_valid_and_moves_nobody_who_can_stay(
    problem: Problem, data: st.DataObject
) -> None:
    problem = replace(problem, pins=())
    try:
        plan = make_plan(problem, HOW)
    except NoPlan:
        return
    at = data.draw(st.integers(0, problem.rounds))
    gone = data.draw(st.sets(st.sampled_from([g.id for g in problem.guests]), max_size=3))
    now = without(problem, gone, at)
    repaired = repair(now, plan.meetings, at)
    assert [m for m in check(now, repaired.meetings) if not gone.intersection(named(m.what))] == []
    stays = {m for m in plan.meetings if m.round >= at and not gone.intersection(m[:2])}
    assert (
        stays <= set(repaired.meetings) or not repaired.was_solved or at == 0 or rescued(repaired)
    )


def named(what: object) -> set[object]:
    """Return the guests of what a rule was broken by."""
    return set(what[:2]) if isinstance(what, tuple) else {what}


def rescued(repaired: object) -> bool:
    """Tell whether a meeting gave way to somebody who would have none."""
    return bool(getattr(repaired, "dropped", ()))


def test_only_meetings_of_who_is_gone_fall_out() -> None:
    problem = crowd(80, 1, rounds=6, partners=20)
    plan = make_plan(problem, HOW)
    gone: set[object] = {3, 40, 41}
    repaired = repair(without(problem, gone, 2), plan.meetings, 2)
    later = [m for m in plan.meetings if m.round >= 2]
    assert set(repaired.dropped) == {m for m in later if gone.intersection(m[:2])}
    assert repaired.kept == len(later) - len(repaired.dropped)
    assert repaired.added
    assert {m for m in plan.meetings if m.round < 2} <= set(repaired.meetings)
    assert repaired.was_solved


def test_a_newcomer_finds_partners_without_moving_anybody() -> None:
    problem = crowd(40, 2, rounds=5, partners=6)
    plan = make_plan(problem, HOW)
    late = Guest("late", rounds=frozenset({3, 4}))
    pairs = [*problem.pairs, *(Pair("late", each, 1.0, 1.0) for each in range(40))]
    now = replace(problem, guests=[*problem.guests, late], pairs=pairs)
    repaired = repair(now, plan.meetings, 3)
    assert any("late" in m[:2] for m in repaired.added)
    assert check(now, repaired.meetings) == []


def test_a_newcomer_for_whom_nobody_is_free_takes_one_from_somebody_who_has_several() -> None:
    guests = [Guest(each) for each in range(4)]
    pairs = [Pair(a, b, 1.0, 1.0) for a in range(4) for b in range(a)]
    plan = make_plan(Problem(guests, pairs, 3), HOW)
    late = Guest("late", rounds=frozenset({2}))
    now = Problem([*guests, late], [*pairs, Pair("late", 0, 0.1, 0.1)], 3)
    repaired = repair(now, plan.meetings, 1)
    assert len(repaired.dropped) == 1
    assert [m.round for m in repaired.added] == [2]
    assert check(now, repaired.meetings) == []


def test_nobody_meets_again_whom_they_met_in_a_round_that_is_over() -> None:
    guests = [Guest(each) for each in "abc"]
    now = Problem(guests, [Pair("a", "b", 1.0, 1.0), Pair("b", "c", 0.1, 0.1)], 3)
    repaired = repair(now, [Meeting("a", "b", 0)], 1)
    assert [frozenset(m[:2]) for m in repaired.added] == [frozenset("bc")]


def test_who_refuses_now_is_not_met_later() -> None:
    problem = crowd(30, 4)
    plan = make_plan(problem, HOW)
    last = max(plan.meetings, key=lambda m: m.round)
    now = replace(problem, refusals=[(last.a, last.b)])
    repaired = repair(now, plan.meetings, last.round)
    assert last in repaired.dropped
    assert check(now, repaired.meetings) == []


def test_without_a_solver_the_heaviest_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = crowd(40, 5)
    plan = make_plan(problem, HOW)
    monkeypatch.setitem(sys.modules, "highspy", None)
    late = Guest("late", rounds=frozenset({2, 3}))
    pairs = [*problem.pairs, *(Pair("late", each, 1.0, 1.0) for each in range(40))]
    now = replace(problem, guests=[*problem.guests, late], pairs=pairs)
    repaired = repair(now, plan.meetings, 2)
    assert not repaired.was_solved
    assert check(now, repaired.meetings) == []
    assert any("late" in m[:2] for m in repaired.added)
