"""Rhythms, spans and chances in words."""

from datetime import date

import pytest

from dardar.core.matching.taste import Because
from dardar.core.ties.silence import Outlook
from dardar.core.ties.today import Reason, Why
from dardar.ties.wording import (
    learnt_words,
    outlook_words,
    rhythm_words,
    span_words,
    why_words,
)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "every day"),
        (3, "every 3 days"),
        (6, "every week"),
        (8, "every week"),
        (10, "every 10 days"),
        (14, "every 2 weeks"),
        (24, "every 3 weeks"),
        (28, "every month"),
        (38, "every month"),
        (39, "every 6 weeks"),
        (45, "every 6 weeks"),
        (52, "every 7 weeks"),
        (53, "every 2 months"),
        (91, "every 3 months"),
        (182, "every 6 months"),
        (344, "every 11 months"),
        (365, "every year"),
        (401, "every 2 years"),
        (3660, "every 10 years"),
    ],
)
def test_a_rhythm_is_told_as_people_do(days: int, words: str) -> None:
    assert rhythm_words(days) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (75, "10 weeks"),
        (76, "2 months"),
        (700, "23 months"),
        (730, "24 months"),
        (731, "2 years"),
        (4000, "10 years"),
    ],
)
def test_a_span_is_told_as_people_do(days: int, words: str) -> None:
    assert span_words(days) == words


def test_each_chance_has_a_sentence_of_its_own() -> None:
    assert len({outlook_words(each) for each in Outlook}) == len(Outlook)


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("way meeting", "people you met last time"),
        ("ring close", "the ring “close”"),
        ("kind dormant", "ties fallen asleep"),
        ("kind date", "dates and news"),
        ("kind give", "give"),
    ],
)
def test_what_was_learnt_names_what_it_is_about(feature: str, words: str) -> None:
    raised = learnt_words(Because(feature, raised=True, yes=3, no=1))
    assert raised == f"Higher up, as you took up 3 of 4 of these: {words}."
    lowered = learnt_words(Because(feature, raised=False, yes=1, no=3))
    assert lowered == f"Further down, as you skipped 3 of 4 of these: {words}."


def test_what_stands_in_a_list_of_its_own_needs_no_sentence() -> None:
    day = date(2026, 9, 14)
    assert why_words(Why(Reason.MET, on=day), day) == ""
    assert why_words(Why(Reason.NEWS, on=day), day) == ""
