"""Days in words, and what the history says."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

import dardar.encounters
from dardar.encounters.wording import day_words
from dardar.people.history import SENTENCES
from tests.encounters.scenes import MONDAY


@pytest.mark.parametrize(
    ("day", "english", "spanish"),
    [
        (date(2026, 9, 13), "yesterday", "ayer"),
        (date(2026, 9, 14), "today", "hoy"),
        (date(2026, 9, 15), "tomorrow", "mañana"),
        (date(2026, 9, 11), "Friday", "el viernes"),
        (date(2026, 9, 20), "Sunday", "el domingo"),
        (date(2026, 9, 7), "7 September", "el 7 de septiembre"),
        (date(2027, 1, 2), "2 January", "el 2 de enero"),
        (date(2024, 3, 4), "4 March 2024", "el 4 de marzo de 2024"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: date, english: str, spanish: str) -> None:
    with translation.override("en"):
        assert day_words(day, MONDAY) == english
    with translation.override("es"):
        assert day_words(day, MONDAY) == spanish


def test_every_verb_has_its_sentence_in_the_history() -> None:
    folder = Path(dardar.encounters.__file__).parent
    code = "".join(path.read_text() for path in folder.glob("*.py"))
    verbs = set(re.findall(r'change\(\s*book,\s*"(\w+)"', code)) | {"sealed", "followed_up"}
    assert len(verbs) > 10
    assert verbs <= set(SENTENCES)
