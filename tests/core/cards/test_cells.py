import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.cells import escape_cell, unescape_cell


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_what_a_spreadsheet_would_run_is_escaped(start: str) -> None:
    assert escape_cell(f"{start}cmd|'/c calc'!A1") == f"'{start}cmd|'/c calc'!A1"


@pytest.mark.parametrize("text", ["", "Ana", "1+1", "'tis", "''", "a=b"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert escape_cell(text) == unescape_cell(text) == text


def test_an_escape_by_another_program_is_undone() -> None:
    assert unescape_cell("'=SUM(A1)") == "=SUM(A1)"
    assert unescape_cell("'+525512345678") == "+525512345678"


@given(st.text(alphabet="'=+-@ab\t") | st.text())
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text
    assert not escape_cell(text).startswith(("=", "+", "-", "@"))
