"""Fields, labels and days in words."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from dardar.core.cards.fields import Kind
from dardar.people.wording import KINDS, ago_words, label_words, value_words

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, "Nov. 25, 2026"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (60, "8 weeks ago"),
        (61, "2 months ago"),
        (400, "13 months ago"),
        (730, "1 year ago"),
        (731, "2 years ago"),
        (3650, "9 years ago"),
        (3653, "10 years ago"),
    ],
)
def test_how_long_ago_is_said_in_the_unit_that_tells_most(days: int, expected: str) -> None:
    with translation.override("en"):
        assert ago_words(TODAY - timedelta(days=days), TODAY) == expected


def test_no_contact_is_never() -> None:
    with translation.override("en"):
        assert ago_words(None, TODAY) == "never"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.BIRTHDAY, "1990-05-12", "12 May 1990"),
        (Kind.BIRTHDAY, "--02-29", "29 February"),
        (Kind.BIRTHDAY, "2023-02-29", "2023-02-29"),
        (Kind.DATE, "spring", "spring"),
        (Kind.LANGUAGE, "en-GB", "English"),
        (Kind.LANGUAGE, "fr", "fr"),
        (Kind.NOTE, "1990-05-12", "1990-05-12"),
    ],
)
def test_values_are_said_as_people_read_them(kind: Kind, value: str, expected: str) -> None:
    with translation.override("en"):
        assert value_words(kind, value) == expected


@pytest.mark.parametrize(
    ("label", "expected"), [("cell", "mobile"), ("Summer", "Summer"), ("", "")]
)
def test_standard_labels_are_translated_and_own_ones_left(label: str, expected: str) -> None:
    with translation.override("en"):
        assert label_words(label) == expected


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == set(Kind)
