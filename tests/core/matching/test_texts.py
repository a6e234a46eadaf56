"""What is read in a text besides its subject."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.matching import reference
from dardar.core.matching.language import language_of
from dardar.core.matching.reference import Role
from dardar.core.matching.texts import Reading, read


def reading(text: str) -> Reading:
    return read(text, language_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Busco contable",
        "hola, necesito ayuda con la mudanza",
        "Looking for a flat",
        "We need a lawyer",
        "Nos hace falta un local",
        "Me gustaría aprender chino",
        "Somebody to walk my dog",
        "I'm looking for a job in a bakery",
        "No encuentro un buen fontanero",
        "urgently need a plumber",
        "Soy panadera y busco socio",
    ],
)
def test_a_wish_is_heard_as_one(text: str) -> None:
    assert reading(text).leans is Role.NEED


@pytest.mark.parametrize(
    "text",
    [
        "Ofrezco clases de violín",
        "I offer accounting",
        "Puedo ayudar con la declaración de la renta",
        "We rent out a studio. Can help with moving",
        "¿Buscas piso? Te ayudo",
        "Need a plumber? Call me",
        "happy to look over contracts",
        "Alquilo local en el centro",
    ],
)
def test_an_offer_is_heard_as_one(text: str) -> None:
    assert reading(text).leans is Role.OFFER


@pytest.mark.parametrize(
    "text", ["Fontanero", "accounting", "Tengo una tienda", "", "Busco piso y ofrezco pan"]
)
def test_what_leans_to_neither_side_is_left_open(text: str) -> None:
    assert reading(text).leans is None


def test_no_text_of_reference_is_taken_for_its_opposite() -> None:
    for one in reference.texts():
        assert read(one.words, one.language).leans in {None, one.role}


@pytest.mark.parametrize(
    ("text", "denied", "kept"),
    [
        ("Piso sin comisiones ni permanencia", {"comision", "permanent"}, {"pis"}),
        ("Flat to buy, no agencies please", {"agenc"}, {"flat", "buy"}),
        ("A person and not an agency", {"agenc"}, {"person"}),
        ("Fotógrafo, no hago bodas", {"bod"}, {"fotograf"}),
        ("Photographer. I don't do weddings", {"wed"}, {"photograph"}),
        ("Abogada, no trabajo con particulares", {"particular"}, {"abog"}),
        ("Fotógrafa, bodas no", {"bod"}, {"fotograf"}),
        ("Alquilo. Abstenerse agencias", {"agenci"}, {"alquil"}),
        ("Asesoría sin compromiso", set(), {"asesor"}),
        ("La peluquería no tiene página de internet", set(), {"pagin", "internet"}),
        ("El club se queda sin entrenador", set(), {"entren"}),
        ("Not only accounting but tax", set(), {"account", "tax"}),
    ],
)
def test_what_is_denied_is_told_from_what_is_missed(
    text: str, denied: set[str], kept: set[str]
) -> None:
    found = reading(text)
    assert found.denied == denied
    assert kept <= found.stems - found.denied


def test_languages_are_meant_only_beside_words_of_speaking() -> None:
    assert reading("Clases de inglés").tongues == {"en"}
    assert reading("French teacher, also German lessons").tongues == {"fr", "de"}
    assert reading("Entrar en el mercado francés").tongues == frozenset()


def test_months_are_meant_only_after_words_of_time() -> None:
    assert reading("Cuidar a mi perro en agosto").months == {8}
    assert reading("Free in June and for July").months == {6, 7}
    assert reading("I may march").months == frozenset()


def test_a_place_may_not_matter() -> None:
    assert reading("Contable en Madrid o en remoto").anywhere
    assert not reading("Contable en Madrid").anywhere


@given(st.text(), st.sampled_from(["es", "en"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    assert read(text, language).language == language


def test_a_text_of_50_kb_is_read_in_part() -> None:
    assert len(reading("Busco abogado sin prisa, no en Madrid. " * 1_300).words) < 200
