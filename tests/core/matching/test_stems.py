"""Words and their stems."""

import pytest

from dardar.core.matching import stems


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("contable", "contables", "es"),
        ("abogado", "abogadas", "es"),
        ("gestión", "GESTIONES", "es"),
        ("accountant", "accountants", "en"),
        ("teaching", "teach", "en"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str, language: str) -> None:
    assert stems.word(one, language).stem == stems.word(other, language).stem


def test_only_words_that_say_something_are_words() -> None:
    found = stems.words("Busco a alguien que me arregle el tejado, C++ y 3 goteras 🙂", "es")
    assert [word.text for word in found] == ["arregle", "tejado", "C++", "3", "goteras"]


def test_a_word_of_another_script_is_its_own_stem() -> None:
    assert stems.word("会計", "es").stem
