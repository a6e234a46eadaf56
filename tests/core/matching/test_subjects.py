"""What a text is about, told by examples."""

import numpy as np
import pytest

from dardar.core.matching import concepts, subjects
from dardar.core.matching.centring import Means
from dardar.core.matching.embedding import Embedder
from dardar.core.matching.language import language_of
from dardar.core.matching.pool import Text, pool
from dardar.core.matching.reference import Role
from dardar.core.matching.scoring import measure
from tests.core.matching.conftest import Written


def test_there_is_a_reader_for_any_of_the_models_that_ship(models: tuple[Embedder, ...]) -> None:
    first, second = models
    readers = subjects.shipped()
    assert set(readers) == {
        frozenset(),
        frozenset({first.id}),
        frozenset({second.id}),
        frozenset({first.id, second.id}),
    }
    for ids, reader in readers.items():
        dims = sum(model.dim for model in models if model.id in ids)
        assert len(reader.projection) == dims + len(reader.concepts)
        assert np.linalg.norm(reader.centres, axis=1) == pytest.approx(1, abs=1e-5)


def test_its_concepts_are_those_of_the_thesaurus() -> None:
    for reader in subjects.shipped().values():
        assert tuple(reader.concepts) == concepts.keys()


def test_circumstances_tell_what_a_need_is_about(written: Written) -> None:
    offers = [
        written(Role.OFFER, "Plumber, emergencies at any hour"),
        written(Role.OFFER, "Clases de cocina para principiantes"),
        written(Role.OFFER, "I do the bookkeeping of small firms"),
    ]
    ready = pool(offers, Role.OFFER, Means())
    need = written(Role.NEED, "El agua gotea por el techo del baño desde ayer")
    found = measure(need, ready, Means()).agreement
    assert found.argmax() == 0


def test_each_text_is_read_by_what_vectors_it_has(
    models: tuple[Embedder, ...], written: Written
) -> None:
    words = "Busco fontanero"
    some = [written(Role.NEED, words, by=by) for by in (models, models[:1], models[1:], ())]
    ready = pool(some, Role.NEED, Means())
    assert ready.subjects.sum(axis=1) == pytest.approx(1, abs=1e-4)
    alone = [pool([one], Role.NEED, Means()).subjects[0] for one in some]
    assert ready.subjects == pytest.approx(np.stack(alone), abs=1e-5)
    assert len({one.tobytes() for one in alone}) == len(some)


def test_words_alone_tell_something_too() -> None:
    def text(role: Role, words: str) -> Text:
        return Text(words, role, words, language_of(words), words)

    ready = pool([text(Role.OFFER, "Plumber"), text(Role.OFFER, "Guitarra")], Role.OFFER, Means())
    found = measure(text(Role.NEED, "Necesito un fontanero"), ready, Means()).agreement
    assert found[0] > found[1]


def test_less_is_known_of_a_text_that_says_nothing(written: Written) -> None:
    ready = pool([written(Role.NEED, "🙂"), written(Role.NEED, "fontanero")], Role.NEED, Means())
    assert ready.unsureness[0] > ready.unsureness[1]
    assert np.isfinite(ready.unsureness).all()
