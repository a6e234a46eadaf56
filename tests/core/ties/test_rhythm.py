"""Rhythm: who says how often, what resets it, and when it is due."""

from datetime import date, timedelta
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.ties.history import Histories
from dardar.core.ties.rhythm import LAST_GAPS, By, State, Wanted, rhythm, usual, wanted
from dardar.core.ties.rings import Ring
from dardar.core.ties.said import Pause, Quiet, Said
from dardar.core.ties.warmth import warmth

TODAY = date(2026, 11, 28)


def ago(*ages: int) -> list[date]:
    return [TODAY - timedelta(days=age) for age in ages]


@given(st.lists(st.integers(1, 300), max_size=30))
def test_the_usual_gap_is_the_median_of_the_last_ones(gaps: list[int]) -> None:
    days = ago(*np.cumsum([0, *gaps]).tolist())
    found = usual(Histories.of_one(days))[0]
    assert found == median(gaps[:LAST_GAPS]) if len(gaps) >= 2 else np.isnan(found)


def test_many_ties_each_have_their_own_gap() -> None:
    day = TODAY.toordinal()
    found = usual(Histories.of(4, [0, 0, 0, 2, 3, 3, 3], [day, day - 5, day - 9, day, day, 9, 5]))
    assert found[0] == 4.5
    assert np.isnan(found[1:3]).all()
    assert found[3] == (4 + day - 9) / 2


def test_what_the_owner_said_comes_before_what_history_says() -> None:
    monthly, said = ago(0, 30, 60, 91), Said(Ring.STEADY, every=14)
    assert wanted(monthly, said, circles=[7]) == Wanted(14, By.PERSON)
    assert wanted(monthly, Said(Ring.STEADY), circles=[60, 45]) == Wanted(45, By.CIRCLE)
    assert wanted(monthly, Said()) == Wanted(30, By.LEARNT)
    by_ring = wanted(monthly, Said(Ring.STEADY))
    assert by_ring is not None
    assert by_ring.by is By.RING
    cold = max(monthly) + timedelta(days=by_ring.days)
    assert warmth(monthly, cold) < Ring.STEADY.floor <= warmth(monthly, cold - timedelta(days=1))


def test_a_single_encounter_and_a_dormant_ring_want_nothing() -> None:
    assert wanted(ago(3), Said()) is None
    assert wanted([], Said(Ring.CLOSE)) is None
    assert wanted(ago(3), Said(Ring.DORMANT)) is None


def test_somebody_too_cold_for_their_ring_is_wanted_the_next_day() -> None:
    assert wanted(ago(0), Said(Ring.CLOSEST)) == Wanted(1, By.RING)


def test_a_ring_that_is_kept_until_the_end_of_time_wants_nothing() -> None:
    assert wanted([date(9999, 12, 30)], Said(Ring.LOOSE)) is None


@pytest.mark.parametrize(
    ("silent", "state"),
    [
        (0, State.RESTING),
        (29, State.RESTING),
        (30, State.DUE),
        (240, State.DUE),
        (241, State.DORMANT),
    ],
)
def test_any_contact_begins_it_anew(silent: int, state: State) -> None:
    told = rhythm(ago(*range(silent, silent + 200, 30)), TODAY)
    assert told.state is state
    assert (told.silent, told.last) == (silent, TODAY - timedelta(days=silent))
    assert told.due == TODAY + timedelta(days=30 - silent)


def test_who_was_never_contacted_is_always_in_view() -> None:
    told = rhythm(ago(-5), TODAY)
    assert (told.state, told.last, told.due) == (State.NEVER, None, None)
    assert rhythm([], TODAY, Said(fine_until=TODAY)).state is State.QUIET


def test_pause_and_fine_win_over_being_due() -> None:
    monthly = ago(100, 130, 160)
    fine = rhythm(monthly, TODAY, Said(fine_until=TODAY))
    assert (fine.state, fine.quiet) == (State.QUIET, Quiet.FINE)
    paused = rhythm(monthly, TODAY, Said(pauses=(Pause(TODAY, date.max),)))
    assert (paused.state, paused.quiet) == (State.QUIET, Quiet.PAUSED)
    assert rhythm(monthly, TODAY).state is State.DUE


def test_days_of_a_pause_do_not_count() -> None:
    leave = Pause(TODAY - timedelta(days=90), TODAY - timedelta(days=1))
    told = rhythm(ago(100, 130, 160), TODAY, Said(pauses=(leave,)))
    assert told.state is State.RESTING
    assert told.due == TODAY + timedelta(days=20)
    endless = rhythm(ago(10, 40, 70), TODAY, Said(pauses=(Pause(TODAY, date.max),)))
    assert endless.due is None


def test_one_encounter_rests_with_no_day_due() -> None:
    told = rhythm(ago(500), TODAY)
    assert (told.state, told.wanted, told.due) == (State.RESTING, None, None)
