"""A birthday in a form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.web.people.birthday import Day, of_day, to_day


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1990-05-12", Day(12, 5, 1990)),
        ("--02-29", Day(29, 2)),
        ("2023-02-29", None),
        ("--13-01", None),
        ("12 May", None),
        ("", None),
        ("0000-01-01", None),
    ],
)
def test_a_day_is_read_with_or_without_its_year(value: str, expected: Day | None) -> None:
    assert to_day(value) == expected


@given(st.dates(), st.booleans())
def test_a_day_reads_back_as_it_was_written(day: date, has_year: bool) -> None:  # noqa: FBT001 - given by hypothesis
    written = Day(day.day, day.month, day.year if has_year else None)
    assert to_day(of_day(written)) == written
