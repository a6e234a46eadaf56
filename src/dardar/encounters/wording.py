"""Days in words, as people say them; the active language decides."""

from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import gettext, pgettext

_WEEK: Final = 6
# Days at most so far away need no year.
_NEAR: Final = 300


def day_words(day: date, on: date) -> str:
    """Say a day as seen from another: «yesterday», «Friday», «4 March», «4 March 2024».

    In Spanish the article comes along («el viernes», «el 4 de marzo»), so that the words stand
    after «since» and «until» as well as alone.
    """
    away = (day - on).days
    near = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    if away in near:
        return near[away]
    if abs(away) <= _WEEK:
        return pgettext("a day", "%(weekday)s") % {"weekday": formats.date_format(day, "l")}
    if abs(away) <= _NEAR:
        # Translators: a date format, as in «4 March».
        return formats.date_format(day, pgettext("day and month", "j F"))
    # Translators: a date format, as in «4 March 2024».
    return formats.date_format(day, pgettext("day, month and year", "j F Y"))
