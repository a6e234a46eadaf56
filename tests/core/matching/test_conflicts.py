"""What speaks against a need and an offer about the same, and what more they share."""

import pytest

from dardar.core.matching.conflicts import Common, Conflict, compare, spelt_alike
from dardar.core.matching.language import language_of
from dardar.core.matching.texts import read


@pytest.mark.parametrize(
    ("need", "offer", "conflicts", "common"),
    [
        ("Busco contable", "Contable", set(), set()),
        ("Busco contable", "Necesito contable", {Conflict.SIDE}, set()),
        ("Vendo mi piso", "Agencia inmobiliaria", set(), set()),
        ("I offer accounting", "I offer accounting", {Conflict.SIDE}, set()),
        ("Piso, no agencias", "Agencia con pisos", {Conflict.DENIED}, set()),
        ("Flat, no agencies", "Agencia con pisos", {Conflict.DENIED}, set()),
        ("Fotógrafo de bodas", "Fotógrafa, no hago bodas", {Conflict.DENIED}, set()),
        ("Pan sin gluten", "Panadería sin gluten", set(), set()),
        ("Fontanero en Valencia", "Fontanero en Vigo", {Conflict.PLACE}, set()),
        ("Fontanero en Sevilla", "Plumber in Seville", set(), {Common.PLACE}),
        ("Fontanero en Valencia", "Fontanero", set(), set()),
        ("Contable en Valencia", "Contable en Vigo, online", set(), set()),
        ("Local en España", "Local en Valencia", set(), set()),
        ("Local en Francia", "Local en Valencia", {Conflict.PLACE}, set()),
        ("Clases de inglés", "French lessons", {Conflict.LANGUAGE}, set()),
        ("Clases de inglés", "English lessons", set(), {Common.LANGUAGE}),
        ("Casa para agosto", "Casa libre en mayo", {Conflict.MONTH}, set()),
        ("Casa para agosto", "House free in August", set(), {Common.MONTH}),
    ],
)
def test_a_need_and_an_offer_are_held_against_each_other(
    need: str, offer: str, conflicts: set[Conflict], common: set[Common]
) -> None:
    found = compare(read(need, language_of(need)), read(offer, language_of(offer)))
    assert found.conflicts == conflicts
    assert found.common == common


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("agenci", "agenc", True), ("pis", "pis", True), ("pis", "pas", False), ("bod", "pan", False)],
)
def test_stems_are_alike_but_for_a_typo(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - of a table
    assert spelt_alike(one, other) is expected
