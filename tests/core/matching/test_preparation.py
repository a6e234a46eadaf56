"""The form in which models get their texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.matching.preparation import LONGEST, prepare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Busco\n\tCONTABLE  ", "busco contable"),
        ("nu\0l", "nul"),
        ("half a pair \ud83d", "half a pair"),
        ("cafe\u0301", "café"),
        ("🙂", "🙂"),
        ("", ""),
        ("Fontanero en Valencia", "fontanero"),
        ("Valencia", "valencia"),  # it says nothing else
    ],
)
def test_case_blanks_towns_and_what_cannot_be_written_are_left_out(
    text: str, expected: str
) -> None:
    assert prepare(text) == expected


def test_a_text_of_50_kb_is_cut() -> None:
    assert len(prepare("palabra " * 6_250)) <= LONGEST


@given(st.text())
def test_any_text_can_be_prepared_and_written(text: str) -> None:
    prepared = prepare(text)
    assert len(prepared) <= LONGEST
    assert "\0" not in prepared
    prepared.encode()
