"""Days: when a follow-up falls due, what it can be put off to, when a relationship is sealed.

The method: whoever you meet is contacted the next day, or is forgotten. The next day is that of
the owner's time zone; a day on which the owner does not work passes the duty on to the next one on
which they do. Weekdays are those of ISO 8601: 1 is Monday, 7 is Sunday.
"""

from calendar import monthrange
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
# A relationship sealed at most this long after the day due was sealed soon: with no day off in
# between, the day due is the first day after the meeting and this makes three.
GRACE: Final = timedelta(days=2)


class Later(StrEnum):
    """What a follow-up can be put off to in one tap."""

    TOMORROW = "tomorrow"
    THREE_DAYS = "three-days"
    WEEK = "week"
    MONTH = "month"


class Sealing(StrEnum):
    """What has become of a new relationship."""

    IN_TIME = "in-time"  # sealed on or before the day due
    SOON = "soon"  # sealed at most GRACE after the day due
    LATE = "late"  # sealed after that
    WAITING = "waiting"  # still to be sealed, and the day due is not over
    NOT_YET = "not-yet"  # still to be sealed, and the day due is over
    LET_GO = "let-go"  # let go by the owner


def day_in(zone: ZoneInfo, moment: datetime) -> date:
    """Return the day it is in a time zone at a moment (an aware datetime)."""
    return moment.astimezone(zone).date()


def working_day(day: date, weekdays: AbstractSet[int]) -> date:
    """Return the day itself if it falls on one of the weekdays, else the next day that does.

    Raises:
        ValueError: there is no weekday to work on.

    """
    for ahead in range(7):
        if (day + ahead * DAY).isoweekday() in weekdays:
            return day + ahead * DAY
    raise ValueError("no working day")


def seal_due(met_on: date, weekdays: AbstractSet[int]) -> date:
    """Return the day on which a relationship begun on a day is to be sealed, within a week."""
    return working_day(met_on + DAY, weekdays)


def put_off(today: date, later: Later, weekdays: AbstractSet[int]) -> date:
    """Return the day a follow-up goes to; a month later keeps the day of the month if it can."""
    match later:
        case Later.TOMORROW:
            day = today + DAY
        case Later.THREE_DAYS:
            day = today + 3 * DAY
        case Later.WEEK:
            day = today + WEEK
        case Later.MONTH:
            day = month_after(today)
    return working_day(day, weekdays)


def month_after(day: date) -> date:
    """Return the same day of the next month, or its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def sealing(due_on: date, sealed_on: date | None, *, on: date, let_go: bool = False) -> Sealing:
    """Tell what has become of a relationship.

    Args:
        due_on: the day on which it was first due to be sealed.
        sealed_on: the day of the contact that sealed it, None while there was none.
        on: the day as of which it is told.
        let_go: whether the owner let it go unsealed.

    """
    if sealed_on is None and let_go:
        return Sealing.LET_GO
    if sealed_on is None:
        return Sealing.WAITING if on <= due_on else Sealing.NOT_YET
    if sealed_on <= due_on:
        return Sealing.IN_TIME
    return Sealing.SOON if sealed_on <= due_on + GRACE else Sealing.LATE
