"""Which language to write to somebody in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity import tongue


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("es", "es"),
        ("ES-mx", "es"),
        ("es_AR", "es"),
        ("spa", "es"),
        ("Español", "es"),
        ("Castellano", "es"),
        (" en-GB ", "en"),
        ("eng", "en"),
        ("Inglés", "en"),
        ("est", ""),
        ("english-speaking", "en"),
        ("pt", ""),
        ("", ""),
    ],
)
def test_a_language_tag_or_name_is_understood(tag: str, expected: str) -> None:
    assert tongue.of([tag], [], []) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+34600123456", "es"),
        ("+525512345678", "es"),
        ("+5491123456789", "es"),
        ("+447911123456", "en"),
        ("+12125550123", "en"),
        ("+18095551234", "es"),  # the Dominican Republic shares the code of the United States
        ("+17875551234", "es"),  # and so does Puerto Rico
        ("+351912345678", ""),
        ("+15550100000", "en"),  # no number in use: its code still says something
        (None, ""),
    ],
)
def test_the_country_of_a_phone_tells_the_language(number: str | None, expected: str) -> None:
    assert tongue.of([], [number], []) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ana@acme.es", "es"),
        ("ana@acme.com.mx", "es"),
        ("ana@acme.co.uk", "en"),
        ("ana@ACME.IE ", "en"),
        ("ana@acme.com", ""),
        ("ana@acme.co", ""),  # an ending used all over the world
        ("ana@acme.com.co", "es"),
        ("ana", ""),
        ("", ""),
    ],
)
def test_the_domain_of_an_address_tells_the_language(address: str, expected: str) -> None:
    assert tongue.of([], [], [address]) == expected


def test_what_is_stated_comes_before_phones_and_phones_before_addresses() -> None:
    assert tongue.of(["en"], ["+34600123456"], ["ana@acme.es"]) == "en"
    assert tongue.of(["xx"], ["+447911123456"], ["ana@acme.es"]) == "en"
    assert tongue.of([], ["+351912345678"], ["ana@acme.es"]) == "es"


def test_the_first_language_known_decides() -> None:
    assert tongue.of(["pt", "es", "en"], [], []) == "es"


@given(st.lists(st.text()), st.lists(st.text()))
def test_any_text_gives_a_known_language_or_none(tags: list[str], addresses: list[str]) -> None:
    assert tongue.of(tags, [], addresses) in {"es", "en", ""}
