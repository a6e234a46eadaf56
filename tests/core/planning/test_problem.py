"""What is no problem at all is refused at once."""

import math

import pytest

from dardar.core.planning.instance import instance_of, likely
from dardar.core.planning.problem import Guest, Pair, Pin, Problem, Table, usable_tables
from tests.core.planning.problems import crowd

TWO = [Guest("a"), Guest("b")]


@pytest.mark.parametrize(
    "ask",
    [
        {"rounds": 0},
        {"rounds": 61},
        {"guests": [Guest("a"), Guest("a")]},
        {"guests": [Guest("a", rounds=frozenset({2})), Guest("b")]},
        {"guests": [Guest("a", most=-1), Guest("b")]},
        {"pairs": [Pair("a", "c", 1.0, 1.0)]},
        {"pairs": [Pair("a", "a", 1.0, 1.0)]},
        {"pairs": [Pair("a", "b", -1.0, 1.0)]},
        {"pairs": [Pair("a", "b", math.nan, 1.0)]},
        {"pairs": [Pair("a", "b", 1.0, math.inf)]},
        {"wish": -1.0},
        {"wishes": [("a", "c")]},
        {"pins": [Pin("a", "b", 2)]},
        {"tables": [Table(1), Table(1)]},
        {"tables": [Table(1, 0)]},
        {"rooms": {"x": -1}},
    ],
)
def test_what_makes_no_sense_is_refused(ask: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Problem(**({"guests": TWO, "pairs": [], "rounds": 2} | ask))  # type: ignore[arg-type]


def test_a_small_room_takes_as_many_tables_as_it_has_room_for_those_without_steps_first() -> None:
    tables = [Table(1, room="x"), Table(2, is_steps_free=True, room="x"), Table(3, room="y")]
    problem = Problem(TWO, [], 1, tables, {"x": 3})
    assert [table.id for table in usable_tables(problem) or []] == [2, 3]
    assert usable_tables(Problem(TWO, [], 1)) is None


def test_wishes_count_and_acquaintance_halves() -> None:
    pairs = [Pair("b", "a", 1.0, 3.0)]
    instance = instance_of(Problem(TWO, pairs, 1, wishes=[("b", "a")], known=[("b", "a")]))
    assert (instance.gain_a.tolist(), instance.gain_b.tolist()) == ([1.5], [0.75])


def test_a_wish_alone_makes_a_pair() -> None:
    instance = instance_of(Problem(TWO, [], 1, wishes=[("b", "a")]))
    assert (instance.gain_a.tolist(), instance.gain_b.tolist()) == ([0.0], [0.5])


def test_the_best_partners_of_everybody_are_looked_at() -> None:
    instance = instance_of(crowd(40, 1, partners=30))
    kept = instance.only(likely(instance, 6))
    assert kept.pairs < instance.pairs
    assert (kept.degrees(kept.weight > 0) >= 6).all()
    assert kept.alone.tolist() == instance.alone.tolist()
