"""Given meetings: all of them held, with few breaks."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.planning.breaks import Given, Held, breaks_of, schedule

ANY = frozenset(range(6))


@st.composite
def meetings(draw: st.DrawFn) -> list[Given]:
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(7), 2))), unique=True))
    return [Given(a, b, draw(st.frozensets(st.integers(0, 5), min_size=2))) for a, b in pairs]


@settings(deadline=None, max_examples=50)
@given(meetings(), st.integers(1, 3))
def test_every_schedule_is_valid(some: list[Given], tables: int) -> None:
    held = schedule(some, rounds=6, tables=tables, seconds=0.05)
    if held is None:
        return
    busy: dict[int, list[int]] = {}
    for meeting, at in zip(some, held.rounds, strict=True):
        assert at in meeting.rounds
        busy.setdefault(meeting.a, []).append(at)
        busy.setdefault(meeting.b, []).append(at)
    assert all(len(set(each)) == len(each) for each in busy.values())
    assert all(held.rounds.count(at) <= tables for at in range(6))
    breaks = [breaks_of(sum(1 << at for at in each)) for each in busy.values()]
    assert held.breaks == sum(breaks)


def test_a_round_robin_needs_no_break() -> None:
    some = [Given(a, b, ANY) for a, b in combinations(range(6), 2)]
    held = schedule(some, rounds=6, tables=3, seconds=5)
    assert held is not None
    assert held.breaks == 0
    assert held.is_fair


def test_a_break_that_must_be_is_one_however_long() -> None:
    some = [Given(0, 1, frozenset({0})), Given(0, 2, frozenset({5})), Given(1, 2, ANY - {0})]
    held = schedule(some, rounds=6, tables=1, seconds=0.2)
    assert held is not None
    assert held.breaks == 2


def test_what_has_no_room_is_not_held() -> None:
    some = [Given(0, 1, frozenset({0})), Given(2, 3, frozenset({0}))]
    assert schedule(some, rounds=1, tables=1, seconds=0.1) is None


def test_the_same_seed_brings_the_same() -> None:
    some = [Given(a, b, ANY) for a, b in combinations(range(5), 2)]
    one = schedule(some, rounds=6, tables=2, seed=3, good=2, seconds=5)
    assert one == schedule(some, rounds=6, tables=2, seed=3, good=2, seconds=5)


def test_nothing_is_easily_held() -> None:
    assert schedule([], rounds=3, tables=1) == Held((), 0, is_fair=True)


@pytest.mark.parametrize(
    ("busy", "breaks"), [(0, 0), (0b1, 0), (0b1110, 0), (0b10011, 1), (0b10101, 2)]
)
def test_breaks_are_runs_between_meetings(busy: int, breaks: int) -> None:
    assert breaks_of(busy) == breaks
