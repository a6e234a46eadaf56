"""What the host's wishes cost."""

import pytest

from dardar.core.planning.costs import Cost, cost_of_forbid, cost_of_pin
from dardar.core.planning.problem import Guest, Pair, Problem
from tests.core.planning.problems import crowd

GUESTS = [Guest(each) for each in "abcd"]
PAIRS = [Pair("a", "b", 1.0, 1.0), Pair("c", "d", 1.0, 1.0), Pair("a", "c", 0.5, 0.0)]
PROBLEM = Problem([*GUESTS, Guest("e")], PAIRS, 1)


def test_a_pin_costs_the_meetings_that_it_takes_the_place_of() -> None:
    assert cost_of_pin(PROBLEM, "a", "c") == Cost(3.5, 0.875, is_possible=True)
    assert cost_of_pin(PROBLEM, "a", "b") == Cost(0.0, 0.0, is_possible=True)


def test_a_pin_of_two_who_bring_nothing_to_each_other_can_be_costly_too() -> None:
    assert cost_of_pin(PROBLEM, "a", "e").total == pytest.approx(2.0)


def test_a_forbidden_meeting_costs_what_it_brought_less_what_comes_instead() -> None:
    assert cost_of_forbid(PROBLEM, "a", "b").total == pytest.approx(2.0)
    assert cost_of_forbid(PROBLEM, "a", "c").total == 0


def test_what_cannot_be_is_said() -> None:
    assert not cost_of_forbid(Problem(GUESTS[:2], PAIRS[:1], 1), "a", "b").is_possible
    idle = Problem([Guest("a", most=0), *GUESTS[1:]], PAIRS, 1)
    assert not cost_of_pin(idle, "a", "b").is_possible


def test_in_a_crowd_no_single_wish_costs_much() -> None:
    problem = crowd(60, 1)
    assert 0 <= cost_of_pin(problem, 0, 1).share < 0.05
    assert 0 <= cost_of_forbid(problem, problem.pairs[0].a, problem.pairs[0].b).share < 0.05
