"""Likely offers and needs in notes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.matching.reference import Role
from dardar.core.matching.spotting import LONGEST_WORDS, Spotted, spot

TODAY = date(2026, 11, 28)
NEED, OFFER = Role.NEED, Role.OFFER


def said(text: str) -> list[tuple[Role, str]]:
    return [(one.role, one.words) for one in spot(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Está buscando un diseñador gráfico para su marca",
            [(NEED, "un diseñador gráfico para su marca")],
        ),
        ("Busca socio y ofrece contabilidad", [(NEED, "socio"), (OFFER, "contabilidad")]),
        ("Le vendría bien un fontanero", [(NEED, "un fontanero")]),
        ("Quiere conocer a alguien de Iberdrola", [(NEED, "conocer a alguien de Iberdrola")]),
        ("Me ha pedido una traductora jurada", [(NEED, "una traductora jurada")]),
        ("Necesita encontrar local", [(NEED, "encontrar local")]),
        ("Se dedica a la exportación de vino", [(OFFER, "la exportación de vino")]),
        ("Sabe mucho de subvenciones", [(OFFER, "subvenciones")]),
        (
            "Puede ayudar con la web; da clases de yoga",
            [(OFFER, "la web"), (OFFER, "da clases de yoga")],
        ),
        ("Tiene buenos contactos en Alemania", [(OFFER, "Tiene buenos contactos en Alemania")]),
        ("Es experta en SEO y podría ayudar a Luis", [(OFFER, "SEO")]),
        (
            "Vende su coche y necesita una furgoneta",
            [(OFFER, "Vende su coche"), (NEED, "una furgoneta")],
        ),
        (
            "She's looking for a co-founder and can help with tax",
            [(NEED, "a co-founder"), (OFFER, "tax")],
        ),
        (
            "He teaches piano. Could use help with Instagram",
            [(OFFER, "teaches piano"), (NEED, "help with Instagram")],
        ),
        (
            "Needs a lawyer; happy to introduce me to investors",
            [(NEED, "a lawyer"), (OFFER, "introduce me to investors")],
        ),
        ("works as an architect", [(OFFER, "works as an architect")]),
        ("Wants a cheap van but hates diesel", [(NEED, "a cheap van")]),
        ("Offered to lend me a projector", [(OFFER, "lend me a projector")]),
        ("Knows a lot about wine and runs a bar", [(OFFER, "wine"), (OFFER, "runs a bar")]),
        ("Would love to meet other founders", [(NEED, "meet other founders")]),
    ],
)
def test_what_people_say_they_need_and_give_is_spotted(
    text: str, expected: list[tuple[Role, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hablamos de fútbol y del tiempo. Muy simpático.",
        "No necesita nada. Ya no busca piso.",
        "She doesn't need a website any more",
        "He's no longer looking for a flat",
        "¿Busca algo? Preguntarle.",
        "Buscaba piso el año pasado",
        "Le gustaría hablar con alguien del sector. Quedamos en enero.",
        "Aprendió a hacer queso y puede ayudar a enseñarlo a otras.",
        "Me contó que le encantaría ir algún día",
        "Necesita pensárselo. Llamarle la semana que viene.",
        "Puede ayudarme con eso cuando quiera.",
        "She would like to see it again some time.",
        "Happy to talk any time, she said.",
        "Pidió otra cerveza y nos fuimos.",
        "Necesita un contable antes del 1 de octubre de 2026.",
        "Necesito enviarle la factura",
        "I need to send him the photos",
        "Puede ayudar a Luis",
        "Busca.",
        "🙂🙂",
    ],
)
def test_what_is_denied_asked_past_or_mine_to_do_is_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words", "until", "urgent"),
    [
        ("Busca piso hasta marzo", "piso", date(2027, 3, 31), False),
        ("Needs a lawyer before June", "a lawyer", date(2027, 5, 31), False),
        ("Necesita urgentemente un local", "un local", None, True),
        ("Busca canguro esta semana, urgente", "canguro", date(2026, 11, 29), True),
        ("Looking for a flat asap", "a flat", None, True),
        ("Busca socio para su bar", "socio para su bar", None, False),
    ],
)
def test_how_long_and_how_urgently_is_told_apart_from_what(
    text: str,
    words: str,
    until: date | None,
    urgent: bool,  # noqa: FBT001 - of a table
) -> None:
    (found,) = spot(text, TODAY)
    assert (found.words, found.until, found.urgent) == (words, until, urgent)


def test_where_it_was_said_is_told() -> None:
    text = "Ana García, Valencia. Busca socio para exportar. Nos vemos."
    (found,) = spot(text, TODAY)
    assert text[found.start : found.end] == "Busca socio para exportar."
    assert found == Spotted(NEED, "socio para exportar", "es", None, False, 22, 48)  # noqa: FBT003 - its fields in order


def test_the_same_need_said_often_is_spotted_once() -> None:
    assert said("Busca piso. Busca PISO.\nbusca piso") == [(NEED, "piso")]
    assert len(said("Busca piso en Vigo. Busca piso en Lugo.")) == 2


def test_each_sentence_has_its_language() -> None:
    found = spot("Busca un abogado laboralista. Can help with English contracts.", TODAY)
    assert [one.language for one in found] == ["es", "en"]


def test_a_note_of_50_kb_is_read_in_part_and_quickly_clipped() -> None:
    found = spot("Busca " + "una casa grande " * 3_500, TODAY)
    assert len(found) == 1
    assert len(found[0].words) <= LONGEST_WORDS


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for one in spot(text, TODAY):
        assert one.words.strip()
        assert 0 <= one.start < one.end <= len(text)
