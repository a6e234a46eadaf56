"""Texts of the field, of nobody."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from dardar.core.matching import reference
from dardar.core.matching.embedding import Embedder, Vectors
from dardar.core.matching.reference import CELLS, Role


def test_every_role_and_language_has_as_many_texts() -> None:
    counts = Counter((one.role, one.language) for one in reference.texts())
    assert set(counts) == set(CELLS)
    assert len(set(counts.values())) == 1


def test_a_role_is_answered_by_the_other() -> None:
    assert Role.NEED.other is Role.OFFER
    assert Role.OFFER.other is Role.NEED


def test_the_vectors_that_ship_are_those_the_models_give(models: tuple[Embedder, ...]) -> None:
    model = models[0]
    made, kept = reference.made_with(model), reference.shipped()[model.id]
    assert made.embedder == kept.embedder == model.id
    for cell in CELLS:
        assert made.vectors[cell] == pytest.approx(kept.vectors[cell], abs=1e-3)


class Renamed:
    """A model that does not ship: another by a name of its own."""

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self.id = "somebody-elses"
        self.dim = model.dim

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._model.encode(texts)


def test_means_of_words_are_made_for_a_model_that_does_not_ship(
    models: tuple[Embedder, ...],
) -> None:
    made = reference.means_of_words(Renamed(models[0]))
    kept = reference.means_of_words(models[0])
    for language in reference.LANGUAGES:
        assert made[language] == pytest.approx(kept[language], abs=1e-3)
        assert np.linalg.norm(made[language]) < 1
