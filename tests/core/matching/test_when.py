"""Until when something stands, and whether it is urgent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.matching import when

TODAY = date(2026, 11, 28)  # a Saturday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("piso hasta marzo", date(2027, 3, 31)),
        ("a flat until March", date(2027, 3, 31)),
        ("until the end of May", date(2027, 5, 31)),
        ("before June", date(2027, 5, 31)),
        ("antes de junio", date(2027, 5, 31)),
        ("antes de diciembre", date(2026, 11, 30)),
        ("hasta el 15 de marzo", date(2027, 3, 15)),
        ("before 3 May", date(2027, 5, 2)),
        ("by March 4th", date(2027, 3, 4)),
        ("no later than 12th December 2026", date(2026, 12, 12)),
        ("hasta marzo de 2028", date(2028, 3, 31)),
        ("hasta 15/3/2027", date(2027, 3, 15)),
        ("hasta el 15/3", date(2027, 3, 15)),
        ("until 2027-02-01", date(2027, 2, 1)),
        ("hasta 2027", date(2027, 12, 31)),
        ("by Friday", date(2026, 12, 4)),
        ("para el viernes", date(2026, 12, 4)),
        ("para el sábado", date(2026, 12, 5)),
        ("para mañana", date(2026, 11, 29)),
        ("para hoy", TODAY),
        ("esta semana", date(2026, 11, 29)),
        ("this month", date(2026, 11, 30)),
        ("until the end of the month", date(2026, 11, 30)),
        ("hasta fin de año", date(2026, 12, 31)),
        ("hasta navidad", date(2026, 12, 25)),
        ("until summer", date(2027, 9, 21)),
        ("antes del verano", date(2027, 6, 20)),
    ],
)
def test_the_last_day_is_found(text: str, expected: date) -> None:
    assert when.until(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    ["", "by phone", "hasta luego", "para empresas", "until 30/2", "hasta 31/2/2027", "hasta 3/13"],
)
def test_where_no_day_is_named_there_is_none(text: str) -> None:
    assert when.until(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Urgente: fontanero", True),
        ("asap please", True),
        ("lo necesito cuanto antes", True),
        ("me corre prisa", True),
        ("no es urgente", False),
        ("not urgent", False),
        ("sin prisa", False),
        ("fontanero", False),
    ],
)
def test_urgency_is_heard_unless_denied(text: str, expected: bool) -> None:  # noqa: FBT001 - of a table
    assert when.is_urgent(text) is expected


@given(st.text(), st.dates(max_value=date(9990, 1, 1)))
def test_any_text_can_be_asked(text: str, today: date) -> None:
    when.until(text, today)
    when.is_urgent(text)
