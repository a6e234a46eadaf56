"""What the thesaurus finds in a text."""

import csv
from importlib import resources

import pytest

from dardar.core.matching import concepts
from dardar.core.matching.concepts import Found


def found(text: str, language: str) -> dict[str, Found]:
    return {one.concept.key: one for one in concepts.read(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("Llevo la contabilidad de pequeñas empresas", "es", "accounting"),
        ("I am a bookkeeper", "en", "accounting"),
        ("Necesito un bookkeeper", "es", "accounting"),
        ("Quiero rejistrar mi marca", "es", "intellectual_property"),
        ("sertificado dijital", "es", "digital_certificate"),
        ("an acountant for my shop", "en", "accounting"),
        ("Programming in C++", "en", "backend"),
        ("CONTABILIDAD", "es", "accounting"),
    ],
)
def test_the_same_is_found_in_either_language_and_misspelt(
    text: str, language: str, concept: str
) -> None:
    assert concept in found(text, language)


def test_words_of_a_phrase_may_stand_apart_and_the_other_way_round() -> None:
    words = found("The tax people who live next door want my return", "en")
    assert "tax_return" not in words
    assert found("my return of income tax", "en")["tax_return"].words == "return tax"


def test_a_word_within_a_longer_phrase_does_not_count_by_itself() -> None:
    assert "translation" in found("translator", "en")
    assert found("certified translation", "en")["sworn_translation"].sureness == 1
    assert "translation" not in found("certified translation", "en")


def test_a_slip_and_a_hint_are_less_sure_than_a_name() -> None:
    assert (
        found("sertificado digital", "es")["digital_certificate"].sureness
        < found("certificado digital", "es")["digital_certificate"].sureness
    )
    assert found("inodoro", "es")["plumbing"].sureness == pytest.approx(0.5)


def test_nothing_is_found_in_nothing() -> None:
    assert concepts.read("", "es") == ()
    assert concepts.read("de la en !!", "es") == ()


def test_the_field_of_a_concept_is_as_sure_as_the_concept() -> None:
    assert concepts.fields(concepts.read("fontanero", "es")) == {"building": 1.0}


def test_the_table_names_each_concept_once_and_knows_its_neighbours() -> None:
    file = resources.files("dardar.core.matching").joinpath("concepts.tsv")
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines(), delimiter="\t"))
    keys = [row["concept"] for row in rows]
    assert len(keys) == len(set(keys)) >= 600
    for row in rows:
        assert set(filter(None, row["related"].split(","))) <= set(keys)


def test_neighbours_are_neighbours_both_ways() -> None:
    accounting = found("contabilidad", "es")["accounting"].concept
    audit = found("auditoría", "es")["audit"].concept
    assert audit.key in accounting.related
    assert accounting.key in audit.related


def test_short_stems_do_not_make_a_roof_of_knitting() -> None:
    assert concepts.read("Arreglo tejados", "es")[0].concept.key == "roofing"
    assert "roofing" not in {one.concept.key for one in concepts.read("Enseño a tejer", "es")}
