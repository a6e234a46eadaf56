"""What people's fields, sources and days are called; the active language decides."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dardar.core.cards.fields import Kind

KINDS: Final[Mapping[str, Promise]] = {
    Kind.NAME: _("Name"),
    Kind.NICKNAME: _("Nickname"),
    Kind.PHONETIC: _("Sounds like"),
    Kind.COMPANY: _("Company"),
    Kind.ROLE: _("Role"),
    Kind.EMAIL: pgettext_lazy("an address", "Mail"),
    Kind.PHONE: _("Phone"),
    Kind.URL: _("Site"),
    Kind.PROFILE: _("Profile"),
    Kind.CHAT: pgettext_lazy("an account", "Chat"),
    Kind.ADDRESS: pgettext_lazy("postal", "Address"),
    Kind.PLACE: _("Place"),
    Kind.BIRTHDAY: _("Birthday"),
    Kind.ANNIVERSARY: _("Anniversary"),
    Kind.DATE: _("Date"),
    Kind.GENDER: _("Gender"),
    Kind.LANGUAGE: _("Language"),
    Kind.RELATION: _("Related"),
    Kind.LABEL: _("Label"),
    Kind.NOTE: _("Note"),
    Kind.OTHER: _("Other"),
}
# Labels of the standards (RFC 6350 §5.6, §6.4.1, §6.6.6), and what address books add to them.
LABELS: Final[Mapping[str, Promise]] = {
    "cell": pgettext_lazy("a phone", "mobile"),
    "work": pgettext_lazy("a phone or address", "work"),
    "home": pgettext_lazy("a phone or address", "home"),
    "main": pgettext_lazy("a phone", "main"),
    "fax": pgettext_lazy("a phone", "fax"),
    "pager": pgettext_lazy("a phone", "pager"),
    "other": pgettext_lazy("a phone or address", "other"),
    "home fax": pgettext_lazy("a phone", "home fax"),
    "work fax": pgettext_lazy("a phone", "work fax"),
    "home cell": pgettext_lazy("a phone", "home mobile"),
    "work cell": pgettext_lazy("a phone", "work mobile"),
    "badge": pgettext_lazy("a number", "badge"),
    "connected on": pgettext_lazy("a date", "connected on"),
    "added": pgettext_lazy("a date", "added"),
    "died": pgettext_lazy("a date", "died"),
    "spouse": pgettext_lazy("a relation", "spouse"),
    "partner": pgettext_lazy("a relation", "partner"),
    "child": pgettext_lazy("a relation", "child"),
    "son": pgettext_lazy("a relation", "son"),
    "daughter": pgettext_lazy("a relation", "daughter"),
    "parent": pgettext_lazy("a relation", "parent"),
    "mother": pgettext_lazy("a relation", "mother"),
    "father": pgettext_lazy("a relation", "father"),
    "sibling": pgettext_lazy("a relation", "sibling"),
    "brother": pgettext_lazy("a relation", "brother"),
    "sister": pgettext_lazy("a relation", "sister"),
    "friend": pgettext_lazy("a relation", "friend"),
    "assistant": pgettext_lazy("a relation", "assistant"),
    "manager": pgettext_lazy("a relation", "manager"),
    # What somebody says of themselves who leaves their card.
    "offers": pgettext_lazy("a note", "can give"),
    "needs": pgettext_lazy("a note", "is looking for"),
}
LANGUAGES: Final[Mapping[str, Promise]] = {"es": _("Spanish"), "en": _("English")}

_DAY: Final = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d{2})-(?P<day>\d{2})")
_LEAP_YEAR: Final = 2000
_FORTNIGHT: Final = 14
_WEEK: Final = 7
_TWO_MONTHS: Final = 61
_MONTH: Final = 30.44
_TWO_YEARS: Final = 730
_YEAR: Final = 365.25


def label_words(label: str) -> str:
    """Return a label in words: the standard ones translated, the owner's own as written."""
    return str(LABELS.get(label, label))


def value_words(kind: str, value: str) -> str:
    """Return a value as people read it: days and languages in words, the rest as it is."""
    if kind in {Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE}:
        return birthday_words(value)
    if kind == Kind.LANGUAGE:
        return str(LANGUAGES.get(value.strip().lower()[:2], value))
    return value


def birthday_words(value: str) -> str:
    """Return an ISO day, or ``--MM-DD`` without a year, in words; else the value as it is."""
    found = _DAY.fullmatch(value.strip())
    if not found:
        return value
    has_year = found["year"] != "-"
    try:
        year = int(found["year"]) if has_year else _LEAP_YEAR
        day = date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return value
    if has_year:
        # Translators: a date format, as in «4 March 2024».
        return formats.date_format(day, pgettext("birthday", "j F Y"))
    # Translators: a date format, as in «4 March».
    return formats.date_format(day, pgettext("birthday", "j F"))


def ago_words(day: date | None, on: date) -> str:
    """Say how long before another day a day was: «yesterday», «3 weeks ago», «never»."""
    if day is None:
        return pgettext("last contact", "never")
    days = (on - day).days
    if days < 0:
        return formats.date_format(day, "DATE_FORMAT")
    if days <= 1:
        return gettext("yesterday") if days else gettext("today")
    return _long_ago(days)


def _long_ago(days: int) -> str:
    """Say a number of days, at least two, in the unit that tells most."""
    if days < _FORTNIGHT:
        return _count(days, ngettext("%(count)d day ago", "%(count)d days ago", days))
    if days < _TWO_MONTHS:
        weeks = days // _WEEK
        return _count(weeks, ngettext("%(count)d week ago", "%(count)d weeks ago", weeks))
    if days < _TWO_YEARS:
        months = round(days / _MONTH)
        return _count(months, ngettext("%(count)d month ago", "%(count)d months ago", months))
    years = int(days / _YEAR)
    return _count(years, ngettext("%(count)d year ago", "%(count)d years ago", years))


def _count(count: int, words: str) -> str:
    return words % {"count": count}
