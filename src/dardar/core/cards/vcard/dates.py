"""Dates as cards write them: ISO 8601 in its basic or extended form, often with a time."""

import re
from typing import Final

from dardar.core.cards.export_dates import export_date

_DATE: Final = re.compile(r"(?P<day>[0-9-]{6,10})(?:[T ](?P<time>.+))?")
_TIME: Final = re.compile(
    r"(?P<hour>[0-9]{2})(?::?(?P<minute>[0-9]{2}))?(?::?(?P<second>[0-9]{2}(?:\.[0-9]+)?))?"
    r"(?:(?P<utc>Z)|(?P<zone>[+-][0-9]{2})(?::?(?P<zone_minute>[0-9]{2}))?)?"
)
_NO_YEAR: Final = "0000"


def card_date(value: str, *, omitted_year: str = "") -> str:
    """Return a date as YYYY-MM-DD, or as --MM-DD where it has no year; else the value as it is.

    A time of midnight, which programs add to plain dates, is left out; any other time is kept, in
    extended form. ``omitted_year`` is a year that stands for none (Apple writes 1604), as 0000
    always does.
    """
    match = _DATE.fullmatch(value)
    if not match:
        return export_date(value) or value
    day = match["day"]
    if day[:4] in {_NO_YEAR, omitted_year}:
        day = "--" + day[4:].removeprefix("-")
    date = export_date(day)
    time = _iso_time(match["time"]) if match["time"] else ""
    return value if date is None or time is None else date + time


def _iso_time(text: str) -> str | None:
    """Return "" for midnight, "T14:30-05:00" for another time, None for what is no time."""
    match = _TIME.fullmatch(text)
    if not match:
        return None
    pieces = [match["hour"], match["minute"], match["second"]]
    if not any(piece and float(piece) for piece in pieces):
        return ""
    clock = ":".join(piece for piece in pieces if piece)
    zone = ":".join(piece for piece in (match["zone"], match["zone_minute"]) if piece)
    return f"T{clock}{match['utc'] or zone}"
