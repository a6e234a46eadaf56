"""Ours is asked as its rivals are, and all are judged by the same needs."""

import numpy as np
import pytest
from bench._matching_metrics import NEVER
from bench._matching_set import Note
from bench._matching_systems import default_alone, ours, short, texts
from bench.matching import HEADS, Asked, judged

from dardar.core.matching.e5 import SmallE5
from dardar.core.matching.matcher import POSSIBLE, Role
from dardar.core.matching.use import UniversalEncoder


def note(words: str, language: str = "es") -> Note:
    return Note(words, "x", language, "", frozenset(), frozenset(), words)


NEEDS = [note("fontanero"), note("electricista para un local")]
OFFERS = [note("Soy fontanero"), note("Electricista autorizado"), note("Clases de piano")]


def test_without_any_model_words_still_find_their_offers() -> None:
    found = ours(NEEDS, OFFERS, {})
    assert found.shape == (2, 3)
    assert found.argmax(axis=1).tolist() == [0, 1]


def test_what_is_shown_is_what_is_likely_enough_and_scored_alike() -> None:
    ranked, shown = ours(NEEDS, OFFERS, {}), ours(NEEDS, OFFERS, {}, POSSIBLE)
    assert np.isfinite(ranked).all()
    assert (shown > NEVER).tolist() == (ranked >= POSSIBLE).tolist()
    assert shown[shown > NEVER] == pytest.approx(ranked[shown > NEVER])


def test_each_text_gets_its_own_row_of_the_vectors() -> None:
    rows = np.eye(3, 4, dtype=np.float32)
    made = texts(OFFERS, Role.OFFER, {"model": rows})
    assert [one.vectors["model"].argmax() for one in made] == [0, 1, 2]
    assert len({one.owner for one in made}) == 3


def test_the_default_model_is_the_one_that_every_installation_has() -> None:
    pair = np.zeros((1, 2), np.float32), np.zeros((1, 2), np.float32)
    both = {UniversalEncoder.id: pair, SmallE5.id: pair}
    assert list(default_alone(both)) == [UniversalEncoder.id]
    assert [short(id_) for id_ in both] == ["use", "e5"]


def test_a_system_is_judged_across_and_by_words_on_those_alone() -> None:
    asked = Asked(
        grades=np.array([[3, 0, 0], [0, 3, 3], [0, 0, 0]]),
        across=np.array([[False, True, True], [True, True, False], [True, True, True]]),
        by_words=np.array([True, False, False]),
    )
    scores = np.array([[0.9, 0.2, 0.1], [0.5, 0.4, 0.8], [0.1, 0.1, 0.1]])
    found = judged(scores, asked)
    assert tuple(found) == HEADS
    assert found["words"] == pytest.approx(1)
    # Across, only the second need has an answer, and it stands second.
    assert found["across"] == pytest.approx(1 / np.log2(3))
    assert found["AUC"] == pytest.approx(1)
