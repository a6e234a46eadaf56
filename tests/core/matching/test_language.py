"""Which of the two languages a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.matching.language import language_of

SPANISH = """
contabilidad;fontanero;abogado laboralista;busco piso;traductor jurado;masajes a domicilio;
reparación de ordenadores;guardería;clases de repaso;necesito un notario;cocina vegetariana;
me he quedado sin trabajo;asesoramiento jurídico;alquiler de furgonetas
"""
ENGLISH = """
accounting;plumber;employment lawyer;looking for a flat;sworn translator;home massage;
computer repair;nursery school;homework help;I need a notary;vegetarian cooking;
lost my job last week;legal advice;somebody with a van
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text.strip(), "es") for text in SPANISH.split(";")]
    + [(text.strip(), "en") for text in ENGLISH.split(";")],
)
def test_a_few_words_tell_their_language(text: str, expected: str) -> None:
    assert language_of(text) == expected


@pytest.mark.parametrize("text", ["", "🙂", "123"])
def test_where_nothing_tells_the_default_holds(text: str) -> None:
    assert language_of(text) == "es"
    assert language_of(text, "en") == "en"


@given(st.text())
def test_any_text_is_taken_for_one_of_the_two(text: str) -> None:
    assert language_of(text) in {"es", "en"}
