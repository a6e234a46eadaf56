"""The checker: every rule, broken once."""

from dataclasses import replace

import pytest

from dardar.core.planning.check import Rule, check
from dardar.core.planning.plan import Meeting
from dardar.core.planning.problem import Guest, Pair, Pin, Problem, Table

GUESTS = [Guest(each) for each in "abcd"]
PAIRS = [Pair("a", "b", 1.0, 1.0), Pair("c", "d", 1.0, 1.0), Pair("a", "c", 1.0, 1.0)]
TABLES = [Table(1, room="x"), Table(2, is_steps_free=True, room="x"), Table(3, 1)]
PROBLEM = Problem(GUESTS, PAIRS, 3, TABLES)
GOOD = [Meeting("a", "b", 0, 1), Meeting("c", "d", 0, 2), Meeting("a", "c", 1, 1)]


def with_guest(**change: object) -> Problem:
    """Return the problem with another first guest."""
    return replace(PROBLEM, guests=[replace(GUESTS[0], **change), *GUESTS[1:]])  # type: ignore[arg-type]


def rules(problem: Problem, meetings: list[Meeting]) -> list[Rule]:
    return [broken.rule for broken in check(problem, meetings)]


def test_a_good_plan_breaks_nothing() -> None:
    assert check(PROBLEM, GOOD) == []
    assert check(PROBLEM, []) == []


@pytest.mark.parametrize(
    ("problem", "meetings", "rule"),
    [
        (PROBLEM, [Meeting("a", "x", 0, 1)], Rule.KNOWN_GUESTS),
        (PROBLEM, [Meeting("a", "b", 3, 1)], Rule.ROUND),
        (with_guest(rounds=frozenset({1})), GOOD[:1], Rule.THERE),
        (PROBLEM, [GOOD[0], Meeting("c", "a", 0, 2)], Rule.ONE_AT_A_TIME),
        (PROBLEM, [GOOD[0], Meeting("b", "a", 1, 1)], Rule.ONCE),
        (with_guest(most=1), GOOD, Rule.MOST),
        (replace(PROBLEM, refusals=[("b", "a")]), GOOD, Rule.REFUSAL),
        (replace(PROBLEM, forbids=[("b", "a")]), GOOD, Rule.FORBIDDEN),
        (replace(PROBLEM, past=[("b", "a")]), GOOD, Rule.PAST),
        (PROBLEM, [Meeting("b", "d", 0, 1)], Rule.NO_REASON),
        (PROBLEM, [Meeting("a", "b", 0)], Rule.TABLE),
        (PROBLEM, [Meeting("a", "b", 0, 3)], Rule.TABLE),
        (PROBLEM, [GOOD[0], Meeting("c", "d", 0, 1)], Rule.ONE_TABLE),
        (with_guest(is_steps_free=True), GOOD[:1], Rule.STEPS),
        (replace(PROBLEM, rooms={"x": 3}), GOOD, Rule.ROOM),
        (replace(PROBLEM, pins=[Pin("a", "b", 2)]), GOOD, Rule.PIN),
        (replace(PROBLEM, pins=[Pin("a", "d")], past=[("a", "d")]), GOOD, Rule.PIN),
    ],
)
def test_each_rule_is_looked_at(problem: Problem, meetings: list[Meeting], rule: Rule) -> None:
    assert rules(problem, meetings) == [rule]


def test_who_meets_themselves_is_in_two_places() -> None:
    assert Rule.TWO_PEOPLE in rules(PROBLEM, [Meeting("a", "a", 0, 1)])


def test_colleagues_and_people_without_a_common_language_do_not_meet() -> None:
    colleagues = [Guest("a", company="x"), Guest("b", company="x", meets_colleagues=True)]
    assert rules(Problem(colleagues, PAIRS[:1], 1), [Meeting("a", "b", 0)]) == [Rule.COLLEAGUES]
    strangers = [Guest("a", languages=frozenset({"es"})), Guest("b", languages=frozenset({"en"}))]
    assert rules(Problem(strangers, PAIRS[:1], 1), [Meeting("a", "b", 0)]) == [Rule.LANGUAGE]
    both = [replace(guest, meets_colleagues=True) for guest in colleagues]
    assert rules(Problem(both, PAIRS[:1], 1), [Meeting("a", "b", 0)]) == []


def test_a_pin_is_stronger_than_the_past_and_than_company_but_not_than_a_refusal() -> None:
    pinned = replace(PROBLEM, pins=[Pin("a", "b")], past=[("a", "b")])
    assert rules(pinned, GOOD) == []
    assert rules(replace(pinned, refusals=[("a", "b")]), GOOD) == [Rule.REFUSAL]
