"""What the owner said: pauses are not counted, and «we're fine» holds until it ends."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dardar.core.ties.said import Pause, Quiet, Said, past_pauses

LAST = date(2026, 1, 1)
near = st.integers(-40, 120).map(lambda days: LAST + timedelta(days=days))
pauses = st.lists(st.tuples(near, near).map(lambda ends: Pause(min(ends), max(ends))), max_size=4)


@given(st.integers(1, 60), pauses)
def test_as_many_days_as_wanted_pass_outside_of_pauses(days: int, some: list[Pause]) -> None:
    due = past_pauses(LAST, days, some)
    assert due is not None
    paused = {
        day for pause in some for day in range(pause.first.toordinal(), pause.last.toordinal() + 1)
    }
    passed = [day for day in range(LAST.toordinal() + 1, due.toordinal() + 1) if day not in paused]
    assert len(passed) == days
    assert due.toordinal() == passed[-1]


def test_after_a_pause_without_an_end_nothing_is_due() -> None:
    assert past_pauses(LAST, 30, [Pause(LAST + timedelta(days=5), date.max)]) is None
    assert past_pauses(LAST, 10**7, []) is None


def test_a_pause_that_begins_later_does_not_matter_yet() -> None:
    later = Pause(LAST + timedelta(days=31), date.max)
    assert past_pauses(LAST, 30, [later]) == LAST + timedelta(days=30)


def test_silence_is_right_in_a_pause_and_while_we_are_fine() -> None:
    said = Said(pauses=(Pause(LAST, LAST),), fine_until=LAST + timedelta(days=1))
    days = [LAST + timedelta(days=each) for each in (-1, 0, 1, 2)]
    assert [said.quiet(day) for day in days] == [Quiet.FINE, Quiet.PAUSED, Quiet.FINE, None]
