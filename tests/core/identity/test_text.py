import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity.text import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José Luis Ñandú", "jose luis nandu"),
        ("  O'Brien-Smith ", "o brien smith"),
        ("Straße", "strasse"),
        ("Œuvre d'Łódź", "oeuvre d lodz"),
        ("Marcel·lí", "marcelli"),
        ("Иван Йовков", "ivan yovkov"),
        ("深圳市", "shenzhenshi"),
        ("Ａｌｍａ", "alma"),
        ("İstanbul", "istanbul"),
        ("Dª Ana", "da ana"),
        ("Juan 🎉 Pérez ❤️", "juan perez"),
        ("ventas@acme.com.mx", "ventas acme com mx"),
        ("soft\u00adhyphen", "softhyphen"),
        ("½", "1 2"),
        ("", ""),
        ("…—!", ""),
    ],
)
def test_a_text_folds_to_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_decomposed_text_folds_like_the_composed_one() -> None:
    text = "José Йовков Ångström"
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_an_accent_without_a_letter_vanishes() -> None:
    assert fold("a \u0301 b") == "a b"


def test_a_letter_nobody_can_spell_in_latin_stays() -> None:
    cuneiform = "\U00012000"
    assert fold(cuneiform)


def test_words_are_those_of_the_folded_text() -> None:
    assert words("García-López, José") == ["garcia", "lopez", "jose"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_has_single_spaces_and_no_capitals(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert folded == folded.lower()


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_fast_path_agrees_with_the_other(text: str) -> None:
    assert fold(f"{text}é") == f"{fold(f'{text}e')}"


def test_no_character_of_unicode_is_refused() -> None:
    characters = map(chr, range(0, 0x110000, 5))
    assert all(isinstance(fold(character), str) for character in characters)
