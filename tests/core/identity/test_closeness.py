"""How close a question is to a name."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity.closeness import (
    ALIKE,
    BEGINNING,
    compounds,
    distance,
    forgiven,
    near,
    other_names,
)

WORDS = ["ana", "anabel", "garcia", "garza", "gonzalez", "luz", "martinez", "marti", "ruiz"]


@pytest.mark.parametrize(
    ("word", "typos"), [("", 0), ("al", 0), ("ana", 1), ("ruiz", 1), ("gomez", 2), ("gomez1", 0)]
)
def test_long_words_are_forgiven_more(word: str, typos: int) -> None:
    assert forgiven(word) == typos


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("gracia", ["garcia"]),
        ("gonsales", ["gonzalez"]),
        ("ana", ["ana", "anabel"]),
        ("rui", ["ruiz"]),
        ("martni", ["marti", "martinez"]),
        ("mrtin", ["marti"]),
        ("l", ["luz"]),
        ("x", []),
        ("612", []),
    ],
)
def test_words_are_near_by_typos_or_beginnings(asked: str, expected: list[str]) -> None:
    assert sorted(near(asked, WORDS)) == expected


@given(st.text("abcdefghij", min_size=5, max_size=12), st.data())
def test_any_typo_in_a_long_word_is_forgiven(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    dropped = word[:place] + word[place + 1 :]
    inserted = word[:place] + "x" + word[place:]
    replaced = word[:place] + "x" + word[place + 1 :]
    for asked in (swapped, dropped, inserted, replaced):
        if len(asked) >= len("abcde"):
            assert near(asked, [word]) == [word]
            assert distance([asked], [word]) <= 1


class TestDistance:
    """Typos, and what counts for less."""

    @pytest.mark.parametrize(
        ("asked", "called", "expected"),
        [
            ("ana garcia", "ana garcia lopez", 0),
            ("lopez ana", "ana garcia lopez", 0),
            ("gar", "ana garcia", BEGINNING),
            ("vasques", "vazquez", ALIKE),
            ("pepe", "jose", ALIKE),
            ("jose", "pepe", ALIKE),
            ("hernandez", "hdz", ALIKE),
            ("gracia", "garcia", 1),
            ("ruzi", "ruiz", 1),
            ("ruxx", "ruiz", 2),
            ("garxi", "garcia", 1 + BEGINNING),
            ("ana gracia", "ana garcia", 1),
            ("ana prado", "ana garcia", inf),
            ("613", "612", inf),
            ("ana", "", inf),
        ],
    )
    def test_is_that_of_each_word_from_the_nearest(
        self, asked: str, called: str, expected: float
    ) -> None:
        assert distance(asked.split(), called.split()) == pytest.approx(expected)

    @given(st.lists(st.sampled_from(WORDS), min_size=1))
    def test_of_words_from_themselves_is_none(self, words: list[str]) -> None:
        assert distance(words, words) == 0


class TestOtherNames:
    """By what else somebody may be called."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("pepe", "jose"),
            ("paco", "francisco"),
            ("lupita", "guadalupe"),
            ("kike", "enrique"),
            ("chava", "salvador"),
            ("ma", "maria"),
            ("fco", "francisco"),
            ("hdz", "hernandez"),
        ],
    )
    def test_go_both_ways(self, one: str, other: str) -> None:
        assert other in other_names(one)
        assert one in other_names(other)

    def test_are_not_those_of_another_nickname(self) -> None:
        assert "kiko" not in other_names("paco")

    def test_never_hold_the_word_itself(self) -> None:
        assert not any(word in other_names(word) for word in ("jose", "pepe", "xyz"))

    def test_of_a_compound_are_given_word_by_word(self) -> None:
        assert ["juan", "manuel"] in compounds("juanma")
        assert "juanma" in other_names("juan") & other_names("manuel")
        assert compounds("ana") == []
