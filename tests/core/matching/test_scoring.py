"""What each measure of a match weighs."""

from collections.abc import Sequence

import pytest

from dardar.core.matching import reference, scoring
from dardar.core.matching.centring import Means
from dardar.core.matching.conflicts import Conflict
from dardar.core.matching.embedding import Embedder, Vectors
from dardar.core.matching.language import language_of
from dardar.core.matching.matcher import Matcher, Role, Text


def test_there_are_weights_for_any_of_the_models_that_ship(models: tuple[Embedder, ...]) -> None:
    first, second = (model.id for model in models)
    assert set(scoring.shipped()) == {
        frozenset(),
        frozenset({first}),
        frozenset({second}),
        frozenset({first, second}),
    }


def test_conflicts_lower_and_closeness_raises(models: tuple[Embedder, ...]) -> None:
    for embedders, weights in scoring.shipped().items():
        assert all(weights[f"not {conflict}"] < 0 for conflict in Conflict)
        assert weights["same subject"] > 0
        # Of two models one may be heard through the subjects alone.
        assert not embedders or sum(weights[f"{id_} closeness"] for id_ in embedders) > 0
        assert weights["runs"] > 0
    assert models


class Endpoint:
    """A model that does not ship, as one that is configured would be."""

    id = "somebody-elses"
    dim = 512

    def __init__(self, model: Embedder) -> None:
        self._model = model

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._model.encode(texts)


def test_a_model_that_never_was_fitted_is_weighed_as_the_first(
    models: tuple[Embedder, ...],
) -> None:
    endpoint = Endpoint(models[0])
    made = reference.made_with(endpoint)
    matcher = Matcher(Means({**reference.shipped(), endpoint.id: made}))

    def text(role: Role, words: str, by: str) -> Text:
        vectors = {by: endpoint.encode([words])[0]}
        return Text(words, role, words, language_of(words), words, vectors)

    def scores(by: str) -> dict[str, float]:
        offers = [text(Role.OFFER, words, by) for words in ("Violin lessons", "Plumber", "Pan")]
        found = matcher.match(text(Role.NEED, "Clases de violín", by), offers, least=0)
        return {match.offer.words: match.score for match in found}

    # Its vectors tell no subjects, which are read from the words.
    assert scores(endpoint.id) == pytest.approx(scores(models[0].id), abs=0.1)
