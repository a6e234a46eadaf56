"""A birthday in a form: day and month, and the year if it is known."""

import re
from datetime import date
from typing import Any, Final, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_ISO: Final = re.compile(r"(?:(\d{4})-|--)(\d{2})-(\d{2})")
_LEAP_YEAR: Final = 2000
_EARLIEST: Final = 1800


class Day(NamedTuple):
    """A day of a year, or of every year."""

    day: int
    month: int
    year: int | None = None


def to_day(value: str) -> Day | None:
    """Return the day of an ISO date or of ``--MM-DD``, None if it is neither."""
    found = _ISO.fullmatch(value.strip())
    if not found:
        return None
    year, month, day = found.groups()
    try:
        date(int(year or _LEAP_YEAR), int(month), int(day))
    except ValueError:
        return None
    return Day(int(day), int(month), int(year) if year else None)


def of_day(day: Day) -> str:
    """Return a day as fields keep it."""
    return f"{'-' if day.year is None else format(day.year, '04')}-{day.month:02}-{day.day:02}"


class BirthdayWidget(forms.MultiWidget):
    """Three fields in a row."""

    template_name = "people/_birthday.html"
    use_fieldset = True

    def __init__(self) -> None:
        """Put them together."""
        number = {"inputmode": "numeric", "autocomplete": "off"}
        months = [("", gettext_lazy("Month")), *MONTHS.items()]
        super().__init__(
            {
                "day": forms.NumberInput(attrs={**number, "min": "1", "max": "31"}),
                "month": forms.Select(choices=months),
                "year": forms.NumberInput(attrs={**number, "min": str(_EARLIEST), "max": "9999"}),
            }
        )

    def decompress(self, value: Day | None) -> list[Any]:
        """Return the value of each field."""
        return list(value) if value else [None, None, None]


class BirthdayField(forms.MultiValueField):
    """A day, with or without a year."""

    widget = BirthdayWidget

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - options of any field
        """Put the fields together."""
        month_choices = [("", ""), *((str(number), name) for number, name in MONTHS.items())]
        fields = (
            forms.IntegerField(min_value=1, max_value=31, required=False),
            forms.ChoiceField(choices=month_choices, required=False),
            forms.IntegerField(min_value=_EARLIEST, max_value=9999, required=False),
        )
        super().__init__(fields, require_all_fields=False, **options)

    def compress(self, data_list: list[Any]) -> Day | None:
        """Return the day the fields tell.

        Raises:
            ValidationError: there is no such day, or its day or month is missing.

        """
        day, month, year = data_list or [None, None, None]
        if not (day or month or year):
            return None
        if not (day and month):
            raise ValidationError(
                _("A birthday needs its day and month; the year may be left out.")
            )
        try:
            date(year or _LEAP_YEAR, int(month), day)
        except ValueError as error:
            raise ValidationError(_("There is no such day.")) from error
        return Day(day, int(month), year)
