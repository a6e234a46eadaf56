"""Days: due, put off, sealed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.calendar import (
    Later,
    Sealing,
    day_in,
    month_after,
    put_off,
    seal_due,
    sealing,
    working_day,
)

MADRID = ZoneInfo("Europe/Madrid")
OFFICE = frozenset({1, 2, 3, 4, 5})
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
weekdays = st.frozensets(st.integers(1, 7), min_size=1)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Madrid", date(2026, 7, 1)),
        ("America/Mexico_City", date(2026, 6, 30)),
        ("Asia/Tokyo", date(2026, 7, 1)),
        ("Pacific/Kiritimati", date(2026, 7, 1)),
        ("Pacific/Pago_Pago", date(2026, 6, 30)),
    ],
)
def test_the_day_is_that_of_the_owners_time_zone(zone: str, day: date) -> None:
    assert day_in(ZoneInfo(zone), datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # Summer time begins on 29 March 2026 at 01:00 UTC and ends on 25 October at 01:00 UTC.
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 28, 23, 1, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 1, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 1, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 1, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_turns_at_midnight_of_the_zone_in_summer_and_winter(
    moment: datetime, day: date
) -> None:
    assert day_in(MADRID, moment) == day


@pytest.mark.parametrize(
    ("met_on", "due_on"),
    [
        (date(2026, 9, 14), date(2026, 9, 15)),  # Monday
        (date(2026, 9, 17), date(2026, 9, 18)),  # Thursday
        (date(2026, 9, 18), date(2026, 9, 21)),  # Friday
        (date(2026, 9, 19), date(2026, 9, 21)),  # Saturday
        (date(2026, 9, 20), date(2026, 9, 21)),  # Sunday
        (date(2026, 12, 31), date(2027, 1, 1)),  # a Thursday: holidays are the owner's matter
        (date(2028, 2, 28), date(2028, 2, 29)),  # a leap year
    ],
)
def test_a_relationship_is_due_the_next_day_or_the_next_working_day(
    met_on: date, due_on: date
) -> None:
    assert seal_due(met_on, OFFICE) == due_on


def test_who_works_on_one_day_a_week_seals_on_that_day() -> None:
    assert seal_due(date(2026, 9, 16), frozenset({3})) == date(2026, 9, 23)


def test_without_a_working_day_nothing_can_be_due() -> None:
    with pytest.raises(ValueError, match="no working day"):
        working_day(date(2026, 9, 14), frozenset())


@given(days, weekdays)
def test_a_seal_is_due_after_the_meeting_and_within_a_week(
    met_on: date, working: frozenset[int]
) -> None:
    due = seal_due(met_on, working)
    assert met_on < due <= met_on + timedelta(days=7)
    assert due.isoweekday() in working
    between = (met_on + timedelta(days=n) for n in range(1, (due - met_on).days))
    assert not any(day.isoweekday() in working for day in between)


@given(days, weekdays)
def test_a_later_meeting_is_never_due_before_an_earlier_one(
    met_on: date, working: frozenset[int]
) -> None:
    assert seal_due(met_on, working) <= seal_due(met_on + timedelta(days=1), working)


@pytest.mark.parametrize(
    ("later", "day"),
    [
        (Later.TOMORROW, date(2027, 1, 1)),
        (Later.THREE_DAYS, date(2027, 1, 4)),  # the 3rd is a Sunday
        (Later.WEEK, date(2027, 1, 7)),
        (Later.MONTH, date(2027, 2, 1)),  # 31 January is a Sunday
    ],
)
def test_what_is_put_off_over_the_turn_of_the_year_falls_on_working_days(
    later: Later, day: date
) -> None:
    assert put_off(date(2026, 12, 31), later, OFFICE) == day


@given(days, st.sampled_from(Later), weekdays)
def test_what_is_put_off_comes_later_and_on_a_working_day(
    today: date, later: Later, working: frozenset[int]
) -> None:
    day = put_off(today, later, working)
    assert today < day <= today + timedelta(days=31 + 6)
    assert day.isoweekday() in working


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 30), date(2026, 12, 30)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2026, 8, 31), date(2026, 9, 30)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: date, after: date) -> None:
    assert month_after(day) == after


@given(days)
def test_a_month_later_lies_in_the_next_month(day: date) -> None:
    after = month_after(day)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == 1
    assert after.day <= day.day


@pytest.mark.parametrize(
    ("sealed_on", "what"),
    [
        (date(2026, 9, 14), Sealing.IN_TIME),  # the evening of the meeting
        (date(2026, 9, 15), Sealing.IN_TIME),
        (date(2026, 9, 16), Sealing.SOON),
        (date(2026, 9, 17), Sealing.SOON),  # the third day
        (date(2026, 9, 18), Sealing.LATE),
    ],
)
def test_someone_met_on_monday_is_sealed_in_time_soon_or_late(
    sealed_on: date, what: Sealing
) -> None:
    due = seal_due(date(2026, 9, 14), OFFICE)
    assert sealing(due, sealed_on, on=date(2026, 9, 30)) is what


def test_until_the_day_due_is_over_there_is_time() -> None:
    due = date(2026, 9, 15)
    assert sealing(due, None, on=due) is Sealing.WAITING
    assert sealing(due, None, on=date(2026, 9, 16)) is Sealing.NOT_YET


def test_a_weekend_between_is_no_delay() -> None:
    due = seal_due(date(2026, 9, 18), OFFICE)
    assert sealing(due, date(2026, 9, 21), on=date(2026, 9, 30)) is Sealing.IN_TIME
    assert sealing(due, date(2026, 9, 23), on=date(2026, 9, 30)) is Sealing.SOON


def test_who_was_let_go_was_not_sealed() -> None:
    assert sealing(date(2026, 9, 15), None, on=date(2026, 9, 15), let_go=True) is Sealing.LET_GO


@given(days, days)
def test_a_later_contact_never_ranks_higher(due_on: date, sealed_on: date) -> None:
    order = [Sealing.IN_TIME, Sealing.SOON, Sealing.LATE]
    after = sealed_on + timedelta(days=1)
    ranks = [order.index(sealing(due_on, day, on=after)) for day in (sealed_on, after)]
    assert ranks == sorted(ranks)
