"""Dates as exports write them, to ISO 8601; only where the text leaves no doubt."""

import re
from datetime import date
from typing import Final

from dardar.core.identity.text import fold

_LEAP_YEAR: Final = 2000  # stands for a year that is not said, so that 29 February is a day
_LONGEST: Final = 60
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})(?:[T ][\d:.,+\-Z ]*)?")
_NO_YEAR: Final = re.compile(r"--(\d{2})-?(\d{2})")
_YEAR_LAST: Final = re.compile(
    r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?: [\d:. apm]*)?", re.IGNORECASE
)
_DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? (?:de )?([a-z]{3,})(?: (?:del? )?(\d{4}|\d{2}))?"
)
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
# The first three letters tell the months of English, Spanish and Portuguese apart.
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan ene", "feb fev", "mar", "apr abr", "may mai", "jun",
            "jul", "aug ago", "sep set", "oct out", "nov", "dec dic dez",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip


def export_date(
    text: str, *, day_first: bool | None = None, century: int | None = None
) -> str | None:
    """Return a date as YYYY-MM-DD, or --MM-DD without a year; None if in doubt.

    Args:
        text: the date; names of months in English, Spanish or Portuguese; a time is left out.
        day_first: how 3/4/2020 is meant; None if it is not known.
        century: the first year of the hundred in which years of two digits lie; None if unknown.

    """
    bare = text.strip()[: _LONGEST + 1]
    if len(bare) > _LONGEST:
        return None
    if found := _YEAR_FIRST.fullmatch(bare):
        return _iso(found[1], found[3], found[4])
    if found := _NO_YEAR.fullmatch(bare):
        return _iso(None, found[1], found[2])
    if found := _YEAR_LAST.fullmatch(bare):
        return _by_order(found[1], found[3], found[4], day_first=day_first)
    return _with_month_name(fold(bare), century)


def _by_order(first: str, second: str, year: str, *, day_first: bool | None) -> str | None:
    """Return the date if the numbers, or else the known order, say which is the day."""
    as_day_first, as_month_first = _iso(year, second, first), _iso(year, first, second)
    if as_day_first and as_month_first and as_day_first != as_month_first:
        return {True: as_day_first, False: as_month_first, None: None}[day_first]
    return as_day_first or as_month_first


def _with_month_name(folded: str, century: int | None) -> str | None:
    if found := _DAY_FIRST.fullmatch(folded):
        day, name, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(folded):
        name, day, year = found.groups()
    else:
        return None
    if year and len(year) == 2:  # noqa: PLR2004 - two digits of a year
        if century is None:
            return None
        year = str(century + int(year))
    month = _MONTHS.get(name[:3])
    return _iso(year, str(month), day) if month else None


def _iso(year: str | None, month: str, day: str) -> str | None:
    try:
        found = date(int(year or _LEAP_YEAR), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if year else f"-{found.isoformat()[4:]}"
