"""Which words mean the same."""

import numpy as np
import pytest

from dardar.core.matching import concepts
from dardar.core.matching.embedding import Embedder
from dardar.core.matching.language import language_of
from dardar.core.matching.meanings import (
    MOST_PAIRS,
    Meanings,
    Pair,
    by_concept,
    denied_by_meaning,
    pairs,
)
from dardar.core.matching.texts import Reading, read


@pytest.fixture(scope="module")
def meanings(models: tuple[Embedder, ...]) -> Meanings:
    return Meanings(models[0])


def reading(text: str) -> Reading:
    return read(text, language_of(text))


def test_words_of_both_languages_are_paired(meanings: Meanings) -> None:
    found = pairs(
        reading("Busco fotógrafo para una boda"), reading("Wedding photographer"), meanings
    )
    assert {(pair.need, pair.offer) for pair in found} == {
        ("fotógrafo", "photographer"),
        ("boda", "Wedding"),
    }


def test_forms_of_a_word_need_no_model() -> None:
    found = pairs(reading("Busco abogada"), reading("Somos abogados laboralistas"), None)
    assert found == (Pair("abogada", "abogados", is_same=True),)


def test_unlike_words_are_not_paired(meanings: Meanings) -> None:
    assert pairs(reading("Busco fontanero"), reading("Violin lessons"), meanings) == ()


def test_that_both_name_an_hour_is_no_reason(meanings: Meanings) -> None:
    need, offer = (
        reading("Clases de piano, una hora a la semana"),
        reading("Piano, one hour a week"),
    )
    found = pairs(need, offer, meanings)
    assert {pair.need for pair in found} == {"piano"}


def test_texts_without_words_have_no_pairs(meanings: Meanings) -> None:
    assert pairs(reading("🙂"), reading("Violin lessons"), meanings) == ()
    assert pairs(reading("Violin lessons"), reading(""), meanings) == ()


def test_a_few_pairs_are_enough(meanings: Meanings) -> None:
    text = "Abogada, contable, fontanera, pintora, jardinera, cocinera y traductora"
    assert len(pairs(reading(text), reading(text), meanings)) == MOST_PAIRS


def test_what_is_denied_is_known_in_other_words(meanings: Meanings) -> None:
    need, offer = reading("Photos of my party, no weddings"), reading("Fotógrafo de bodas")
    assert denied_by_meaning(need, offer, meanings)
    assert not denied_by_meaning(offer, need, meanings)
    assert not denied_by_meaning(need, reading("Clases de violín"), meanings)


def test_words_are_encoded_once(meanings: Meanings) -> None:
    first = meanings.vectors(["pan", "vino", "pan"], "es")
    assert (first[0] == first[2]).all()
    assert (meanings.vectors(["vino"], "es")[0] == first[1]).all()
    assert meanings.vectors([], "es").shape == (0, first.shape[1])
    assert np.linalg.norm(first, axis=1) == pytest.approx(1, abs=1e-4)


def test_the_latest_words_are_kept_and_no_more(models: tuple[Embedder, ...]) -> None:
    few = Meanings(models[0], keeps=2)
    expected = few.vectors(["pan", "vino", "flores"], "es")
    assert few.vectors(["pan", "vino", "flores"], "es") == pytest.approx(expected, abs=1e-5)


def test_words_that_name_the_same_concept_explain_a_match() -> None:
    need = concepts.read("Busco contabilidad y fontanero", "es")
    offer = concepts.read("Bookkeeper", "en")
    assert by_concept(need, offer) == (Pair("contabilidad", "Bookkeeper", is_same=False),)


def test_words_that_are_spelt_alike_are_no_translation() -> None:
    need = concepts.read("Busco contable", "es")
    assert by_concept(need, concepts.read("Contables", "es")) == ()
