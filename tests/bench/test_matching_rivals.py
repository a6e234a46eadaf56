"""What the matcher is measured against does what it says."""

from math import inf, log

import numpy as np
import pytest
from bench._matching_rivals import K1, B, by_meaning, by_runs, by_stems, centred
from bench._matching_set import Note


def note(words: str, language: str = "en") -> Note:
    return Note(words, "x", language, "", frozenset(), frozenset(), words)


def test_stems_find_other_forms_of_a_word_in_their_own_language() -> None:
    offers = [note("contables para empresas", "es"), note("garden upkeep")]
    found = by_stems([note("contable", "es"), note("gardens")], offers)
    assert np.isfinite(found).tolist() == [[True, False], [False, True]]


def test_bm25_is_the_one_of_the_book() -> None:
    found = by_stems([note("tiles")], [note("tiles tiles roof"), note("boat")])
    weight = log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    length = K1 * (1 - B + B * 3 / 2)
    assert found[0, 0] == pytest.approx(weight * 2 * (K1 + 1) / (2 + length))
    assert found[0, 1] == -inf


def test_runs_of_letters_forgive_a_typo() -> None:
    offers = [note("plumber"), note("gardener")]
    assert not np.isfinite(by_stems([note("plummber")], offers)).any()
    assert by_runs([note("plummber")], offers)[0].argmax() == 0


def test_accents_and_case_do_not_matter_to_words() -> None:
    found = by_runs([note("MALAGA")], [note("Málaga", "es")])
    assert np.isfinite(found).all()


def test_centring_takes_off_the_mean_of_each_language() -> None:
    notes = [note("a"), note("b"), note("c", "es"), note("d", "es")]
    vectors = np.array([[1, 0.1], [1, -0.1], [0.1, 1], [-0.1, 1]], np.float32)
    found = centred(notes, vectors)
    assert found == pytest.approx(np.array([[0, 1], [0, -1], [1, 0], [-1, 0]]), abs=1e-6)


def test_meaning_is_compared_by_cosines() -> None:
    vectors = np.array([[1, 0], [0.6, 0.8]], np.float32)
    assert by_meaning(vectors, vectors) == pytest.approx(np.array([[1, 0.6], [0.6, 1]]))
