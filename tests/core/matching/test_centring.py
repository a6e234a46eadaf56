"""Means of a book, taken off its vectors."""

import numpy as np
import pytest

from dardar.core.matching.centring import BEFORE, Means
from dardar.core.matching.embedding import Embedder
from dardar.core.matching.reference import Role

CELL = (Role.NEED, "es")


def test_a_book_without_texts_has_the_means_that_ship(models: tuple[Embedder, ...]) -> None:
    means = Means()
    assert set(means.embedders) == {model.id for model in models}
    field = means.field(models[0].id)
    assert np.abs(np.mean(field.centred(CELL, field.means[CELL][None] + 1e-9))) < 1
    assert 0.03 < field.spread < 0.3


def test_the_texts_of_a_book_move_its_means_and_leave_no_trace(
    models: tuple[Embedder, ...],
) -> None:
    id_ = models[0].id
    means = Means()
    before = means.field(id_).means[CELL]
    added = np.ones((BEFORE, models[0].dim), np.float32)
    means.add(id_, CELL, added)
    assert means.field(id_).means[CELL] == pytest.approx((before + 1) / 2, abs=1e-4)
    means.remove(id_, CELL, added)
    assert means.field(id_).means[CELL] == pytest.approx(before, abs=1e-5)


def test_centred_the_languages_come_together(models: tuple[Embedder, ...]) -> None:
    spanish = ["Necesito un fontanero", "Busco clases de guitarra", "Hace falta un abogado"]
    english = ["Plumber for your home", "Guitar lessons for beginners", "Lawyer, first call free"]
    for model in models:
        field = Means().field(model.id)
        needs = field.centred((Role.NEED, "es"), model.encode(spanish))
        offers = field.centred((Role.OFFER, "en"), model.encode(english))
        assert np.linalg.norm(needs, axis=1) == pytest.approx(1, abs=1e-5)
        assert (needs @ offers.T).argmax(axis=1).tolist() == [0, 1, 2]
