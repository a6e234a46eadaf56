from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.export_dates import export_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-03-12", "1985-03-12"),
        ("1985/3/2", "1985-03-02"),
        ("19850312", "1985-03-12"),
        ("2024-03-12T10:20:30Z", "2024-03-12"),
        ("--03-12", "--03-12"),
        ("--0229", "--02-29"),
        ("12 Mar 2024", "2024-03-12"),
        ("12 mar. 2024", "2024-03-12"),
        ("05 Ene 2023", "2023-01-05"),
        ("Mar 12, 2024", "2024-03-12"),
        ("March 5", "--03-05"),
        ("5th May 2001", "2001-05-05"),
        ("12 de marzo de 2024", "2024-03-12"),
        ("12 de marzo del 2024", "2024-03-12"),
        ("29 de febrero", "--02-29"),
        ("5 de dezembro de 1999", "1999-12-05"),
        ("31/12/1999", "1999-12-31"),
        ("12/31/1999", "1999-12-31"),
        ("5/5/2020", "2020-05-05"),
        ("31.12.1999 0:00:00", "1999-12-31"),
    ],
)
def test_a_date_without_doubt_is_put_in_iso_form(text: str, expected: str) -> None:
    assert export_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0/0/00",
        "3/4/2020",
        "1999-02-30",
        "7-Feb-22",
        "30 Feb",
        "Mai 35",
        "5 kwi 2020",
        "x" * 99,
    ],
)
def test_a_date_in_doubt_has_no_iso_form(text: str) -> None:
    assert export_date(text) is None


def test_a_known_order_settles_which_number_is_the_day() -> None:
    assert export_date("3/4/2020", day_first=True) == "2020-04-03"
    assert export_date("3/4/2020", day_first=False) == "2020-03-04"
    assert export_date("12/31/2020", day_first=True) == "2020-12-31"


def test_a_known_century_settles_a_year_of_two_digits() -> None:
    assert export_date("7-Feb-22", century=2000) == "2022-02-07"


@given(st.dates())
def test_every_day_survives(day: date) -> None:
    assert export_date(day.isoformat()) == day.isoformat()
    assert export_date(day.strftime("%d %b ") + f"{day.year:04}") == day.isoformat()


@given(st.text(alphabet="0123456789-/. abmyner") | st.text())
def test_no_text_raises(text: str) -> None:
    export_date(text, day_first=True, century=1900)
