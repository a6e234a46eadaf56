"""Rounds for pairs: proper, within all limits, and all pairs wherever there is room."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.planning.covering import rescue
from dardar.core.planning.gaps import close_gaps, gaps, gaps_of
from dardar.core.planning.instance import instance_of
from dardar.core.planning.problem import Guest, Pair, Problem, Table
from dardar.core.planning.when import Timetable, fill, place
from tests.core.planning.problems import problems


def all_pairs(size: int, rounds: int, tables: int | None = None) -> Problem:
    """Return an event in which everybody could meet everybody."""
    pairs = [Pair(a, b, 1.0, 1.0) for a in range(size) for b in range(a)]
    some = None if tables is None else [Table(each) for each in range(tables)]
    return Problem([Guest(each) for each in range(size)], pairs, rounds, some)


@settings(deadline=None)
@given(problems(), st.integers(0, 5))
def test_whatever_is_placed_and_moved_a_timetable_stays_within_its_limits(
    problem: Problem, seed: int
) -> None:
    instance = instance_of(problem)
    table = Timetable(instance)
    place(table, range(instance.pairs), instance.weight.tolist(), seed)
    held = len(table.round)
    assert close_gaps(table, seed) == gaps(table)
    assert len(table.round) == held
    for at in range(problem.rounds):
        now = [pair for pair, where in table.round.items() if where == at]
        people = [guest for pair in now for guest in (table.a[pair], table.b[pair])]
        assert len(set(people)) == len(people)
        assert len(now) == instance.tables - table.tables[at] <= instance.tables
        assert sum(instance.steps[now]) <= instance.steps_free
        assert all(instance.mask[pair] >> at & 1 for pair in now)
        assert all(instance.pinned[pair] in {-1, problem.rounds, at} for pair in now)


@pytest.mark.parametrize("size", [4, 8, 14])
def test_a_round_robin_needs_no_more_rounds_than_each_has_partners(size: int) -> None:
    instance = instance_of(all_pairs(size, size - 1))
    table = Timetable(instance)
    assert place(table, range(instance.pairs), [1.0] * instance.pairs, 1) == []


def test_of_two_that_cannot_both_be_placed_one_is_left() -> None:
    instance = instance_of(all_pairs(3, 1))
    table = Timetable(instance)
    assert len(place(table, range(3), [1.0, 1.0, 5.0], 1)) == 2


def test_tables_limit_each_round() -> None:
    instance = instance_of(all_pairs(8, 3, tables=2))
    table = Timetable(instance)
    left = place(table, range(instance.pairs), [1.0] * instance.pairs, 1)
    assert len(left) == instance.pairs - 6
    assert table.tables == [0, 0, 0]


def test_what_there_is_room_for_is_added() -> None:
    instance = instance_of(all_pairs(6, 3))
    table = Timetable(instance)
    assert fill(table, instance) == len(table.round) >= 6
    assert fill(table, instance) == 0


@pytest.mark.parametrize(
    ("there", "free", "waits"),
    [
        (0b11111, 0b11111, 0),
        (0b11111, 0b00000, 0),
        (0b11111, 0b01110, 3),
        (0b11111, 0b11011, 0),
        (0b11011, 0b00000, 0),
        (0b11111, 0b10101, 1),
    ],
)
def test_gaps_are_rounds_between_meetings_in_which_somebody_is_there(
    there: int, free: int, waits: int
) -> None:
    assert gaps_of(there, free) == waits


def test_gaps_are_closed_where_they_can_be() -> None:
    instance = instance_of(all_pairs(12, 8))
    table = Timetable(instance)
    some = np.random.default_rng(1).choice(instance.pairs, 30, replace=False).tolist()
    place(table, some, [1.0] * instance.pairs, 1)
    before = gaps(table)
    assert close_gaps(table, 1) <= before / 2


def test_closing_gaps_can_be_stopped() -> None:
    instance = instance_of(all_pairs(12, 8))
    table = Timetable(instance)
    for pair, at in ((0, 0), (1, 3)):
        table.put(pair, at)
    assert close_gaps(table, 1, stop=lambda: True) == 2


def test_a_chain_of_guests_makes_way_for_somebody_without_a_meeting() -> None:
    guests = [Guest("late", most=1), Guest("a"), Guest("b", most=1), Guest("c")]
    pairs = [Pair("late", "a", 1.0, 0.0), Pair("a", "b", 1.0, 1.0), Pair("b", "c", 1.0, 1.0)]
    instance = instance_of(Problem(guests, pairs, 1))
    table = Timetable(instance)
    table.put(next(p for p in range(3) if {table.a[p], table.b[p]} == {1, 2}), 0)
    assert rescue(table, instance, range(4)) == []
    assert [table.meetings(guest) for guest in range(4)] == [1, 1, 1, 1]


def test_who_can_only_meet_at_the_cost_of_another_is_named() -> None:
    pairs = [Pair("a", "b", 1.0, 1.0), Pair("b", "c", 1.0, 1.0)]
    instance = instance_of(Problem([Guest(each) for each in "abc"], pairs, 1))
    table = Timetable(instance)
    table.put(0, 0)
    assert rescue(table, instance, range(3)) == [2]
    assert table.round == {0: 0}
