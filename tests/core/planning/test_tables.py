"""Tables of 3 to 8: everybody seated, few repeats, nobody with whom they may not sit."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.planning.problem import Guest, Pair, Problem, Table
from dardar.core.planning.tables import Seating, seat
from dardar.core.planning.why import NoPlan


def room(people: int, rounds: int) -> Problem:
    return Problem([Guest(each) for each in range(people)], [], rounds)


def together(seating: Seating) -> Counter[frozenset[object]]:
    """Count how often two sit together."""
    return Counter(
        frozenset(pair)
        for tables in seating.rounds
        for table in tables
        for pair in combinations(table.guests, 2)
    )


@settings(deadline=None, max_examples=30)
@given(st.integers(3, 30), st.integers(3, 8), st.integers(1, 5), st.integers(0, 9))
def test_everybody_sits_once_each_round_and_repeats_are_counted(
    people: int, seats: int, rounds: int, seed: int
) -> None:
    seating = seat(room(people, rounds), seats, seed)
    for tables in seating.rounds:
        assert Counter(g for table in tables for g in table.guests) == Counter(range(people))
        sizes = [len(table.guests) for table in tables]
        assert max(sizes) <= seats
        assert max(sizes) - min(sizes) <= 1
    assert seating.repeats == sum(count - 1 for count in together(seating).values())
    assert seating.bound <= seating.repeats
    assert seating.unwanted == 0


@pytest.mark.parametrize(
    ("tables", "seats", "rounds"),
    [(5, 3, 5), (5, 4, 5), (5, 5, 6), (7, 4, 7), (7, 7, 8), (3, 3, 4), (8, 3, 5), (8, 4, 4)],
)
def test_social_golfers_that_are_known_to_need_no_repeat_have_none(
    tables: int, seats: int, rounds: int
) -> None:
    assert seat(room(tables * seats, rounds), seats).repeats == 0


def test_where_repeats_cannot_be_avoided_there_are_as_few_as_the_bound() -> None:
    seating = seat(room(6, 4), 3)
    assert seating.repeats == seating.bound == 9


def test_the_same_seed_seats_the_same() -> None:
    assert seat(room(14, 3), 4, 1) == seat(room(14, 3), 4, 1)


def test_who_refuses_somebody_does_not_sit_with_them() -> None:
    guests = [Guest(each, company="acme" if each in {4, 5} else "") for each in range(12)]
    refusals = [(0, each) for each in range(1, 6)] + [(7, 8)]
    seating = seat(Problem(guests, [], 3, refusals=refusals), 4)
    assert seating.unwanted == 0
    apart = {frozenset(pair) for pair in (*refusals, (4, 5))}
    assert not apart & set(together(seating))


def test_who_refuses_everybody_is_seated_all_the_same_and_it_is_said() -> None:
    refusals = [(0, each) for each in range(1, 6)]
    seating = seat(Problem([Guest(each) for each in range(6)], [], 1, refusals=refusals), 3)
    assert seating.unwanted == 2


def test_meetings_that_bring_more_are_sought() -> None:
    pairs = [Pair(each, (each + 5) % 20, 1.0, 1.0) for each in range(20)]
    problem = Problem([Guest(each) for each in range(20)], pairs, 2)
    seating = seat(problem, 4)
    met = together(seating)
    assert sum(frozenset((p.a, p.b)) in met for p in pairs) > 10
    assert seating.repeats == 0


def test_whoever_needs_it_sits_where_there_are_no_steps() -> None:
    guests = [Guest(each, is_steps_free=each in {3, 9}) for each in range(12)]
    tables = [Table("up", 4), Table("down", 5, is_steps_free=True), Table("upper", 4)]
    seating = seat(Problem(guests, [], 3, tables), 4)
    assert seating.unwanted == 0
    for tables_ in seating.rounds:
        assert {3, 9} <= {g for t in tables_ if t.table == "down" for g in t.guests}


def test_who_is_not_there_is_not_seated() -> None:
    guests = [Guest(each, rounds=frozenset({1}) if each < 2 else None) for each in range(8)]
    first, second = seat(Problem(guests, [], 2), 4).rounds
    assert sum(len(table.guests) for table in first) == 6
    assert sum(len(table.guests) for table in second) == 8


def test_stopped_at_once_it_is_a_seating_still() -> None:
    seating = seat(room(10, 2), 4, stop=lambda: True)
    assert [sum(len(table.guests) for table in tables) for tables in seating.rounds] == [10, 10]


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="3 to 8"):
        seat(room(8, 1), 2)
    with pytest.raises(NoPlan, match="guests"):
        seat(room(0, 1), 4)
    with pytest.raises(NoPlan, match="tables"):
        seat(Problem([Guest(each) for each in range(9)], [], 1, [Table(1, 4)]), 4)
