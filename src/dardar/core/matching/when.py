"""Until when an offer or a need stands, and whether it is urgent, as people say it in es and en.

Days that have no year are the next ones to come; «until March» stands to its last day.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dardar.core.identity.text import fold
from dardar.core.matching.lexicon import MONTHS, WEEKDAYS

_LONGEST: Final = 2_000
_UNTIL: Final = (
    r"(?:hasta|antes del?|como muy tarde(?: el| en)?|a mas tardar(?: el| en)?"
    r"|caduca(?: el| en)?|valido hasta|until|till|til|before|by|no later than"
    r"|deadline|expires(?: on| in)?|para)"
)
_BEFORE_ONLY: Final = re.compile(r"(?:antes del?|before)$")
_ARTICLE: Final = (
    r"(?: el| la| the| dia| finales de| final de| fin de| mediados de| principios de| end of"
    r"| mid| early| late| end| next| este| esta| this| proximo)*"
)
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY: Final = "|".join(WEEKDAYS)
_DATES: Final = (
    r"(?P<iso>\d{4} \d{1,2} \d{1,2})\b",
    r"(?P<slashed>\d{1,2} \d{1,2}(?: \d{4})?)\b",
    (
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: de| of)? (?P<m1>{_MONTH})"
        r"(?:(?: de| of)? (?P<y1>\d{4}))?\b"
    ),
    rf"(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<y2>\d{{4}}))?\b",
    rf"(?P<m3>{_MONTH})(?:(?: de| of)? (?P<y3>\d{{4}}))?\b",
    rf"(?P<week>{_DAY})\b",
    r"(?P<tomorrow>manana|tomorrow)\b",
    r"(?P<today>hoy|today|tonight)\b",
    r"(?P<thisweek>semana|week|finde|weekend)\b",
    r"(?P<thismonth>mes|month)\b",
    r"(?P<thisyear>ano|year)\b",
    r"(?P<year>20\d\d)\b",
    r"(?P<summer>verano|summer)\b",
    r"(?P<christmas>navidad|navidades|christmas)\b",
)
_LIMIT: Final = re.compile(rf"\b(?P<word>{_UNTIL}){_ARTICLE} (?:{'|'.join(_DATES)})")
_THIS: Final = re.compile(
    r"\b(?:esta|this) (?P<thisweek>semana|week)\b|\b(?:este|this) (?P<thismonth>mes|month)\b"
)
_URGENT: Final = re.compile(
    r"\b(?:urgente(?:mente)?|urgent(?:ly)?|urge[n]?|asap|a s a p|as soon as possible|cuanto antes"
    r"|lo antes posible|de inmediato|inmediat[oa](?:mente)?|immediate(?:ly)?|right away"
    r"|corre(?:n)? prisa|hoy mismo|ya mismo|emergency|emergencia|con urgencia|time critical)\b"
)
_NOT_URGENT: Final = re.compile(
    r"\b(?:no|not|nada|sin|isn t|is not|nothing)(?: \w+)? "
    r"(?:urgente|urgent|urgencia|urge|corre prisa|prisa|rush|hurry)\b"
)
_SUNDAY: Final = 6
_LAST_MONTH: Final = 12
_SUMMER_BEGINS: Final = (6, 21)
_SUMMER_ENDS: Final = (9, 21)
_CHRISTMAS: Final = (12, 25)


def until(text: str, today: date) -> date | None:
    """Return the last day on which what a text says stands, None where it names none.

    Args:
        text: what was written.
        today: the day on which it was, from which «Friday» and «March» are reckoned.

    """
    folded = fold(text[:_LONGEST])
    for found in _LIMIT.finditer(folded):
        # «Para» and «by» say a limit only before a day: «para enero», not «para la semana santa».
        day = _last_day(found, today)
        if day is not None:
            return day - timedelta(days=1) if _is_before(found) else day
    this = _THIS.search(folded)
    return _last_day(this, today) if this else None


def is_urgent(text: str) -> bool:
    """Tell whether a text says that it is urgent."""
    folded = fold(text[:_LONGEST])
    return bool(_URGENT.search(_NOT_URGENT.sub(" ", folded)))


def _is_before(found: re.Match[str]) -> bool:
    """Tell whether the day named is too late: «before 3 May», not «before the end of May»."""
    return bool(_BEFORE_ONLY.match(found["word"])) and not re.search(
        r"\b(?:fin|final|finales|end)\b", found[0]
    )


def _last_day(found: re.Match[str], today: date) -> date | None:
    said = {name: value for name, value in found.groupdict().items() if value and name != "word"}
    if "summer" in said and _is_before(found):
        return _to_come(*_SUMMER_BEGINS, today)
    for kind, value in said.items():
        if kind in _KINDS:
            return _KINDS[kind](value, today)
    number = next((kind[1] for kind in said if kind[0] in "dmy" and kind[1:].isdigit()), None)
    if number is None:
        return _slashed(said, today)
    month = MONTHS[said[f"m{number}"]]
    return _day(said.get(f"y{number}"), month, said.get(f"d{number}"), today, found)


def _slashed(said: dict[str, str], today: date) -> date | None:
    numbers = [int(n) for n in (said.get("iso") or said.get("slashed") or "").split()]
    match numbers:
        case [year, month, day] if "iso" in said:
            return _real(year, month, day)
        case [day, month, year]:
            return _real(year, month, day)
        case [day, month]:
            return _to_come(month, day, today)
    return None


def _day(
    year: str | None, month: int, day: str | None, today: date, found: re.Match[str]
) -> date | None:
    if day is not None:
        return _real(int(year), month, int(day)) if year else _to_come(month, int(day), today)
    # «Before March» ends with February; the caller takes a day off, so its first is meant.
    last = 1 if _is_before(found) else 0
    if year:
        return _real(int(year), month, last or monthrange(int(year), month)[1])
    return _to_come(month, last, today)


def _to_come(month: int, day: int, today: date) -> date | None:
    """Return the next such day; day 0 is the last of the month."""
    for year in (today.year, today.year + 1):
        if not 1 <= month <= _LAST_MONTH:
            return None
        found = _real(year, month, day or monthrange(year, month)[1])
        if found is not None and found >= today:
            return found
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(name: str, today: date) -> date:
    return today + timedelta(days=(WEEKDAYS[name] - today.weekday() - 1) % 7 + 1)


def _end_of_month(today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1])


_KINDS: Final[dict[str, Callable[[str, date], date | None]]] = {
    "week": _weekday,
    "tomorrow": lambda _value, today: today + timedelta(days=1),
    "today": lambda _value, today: today,
    "thisweek": lambda _value, today: today + timedelta(days=_SUNDAY - today.weekday()),
    "thismonth": lambda _value, today: _end_of_month(today),
    "thisyear": lambda _value, today: date(today.year, _LAST_MONTH, 31),
    "year": lambda value, _today: date(int(value), _LAST_MONTH, 31),
    "summer": lambda _value, today: _to_come(*_SUMMER_ENDS, today),
    "christmas": lambda _value, today: _to_come(*_CHRISTMAS, today),
}
