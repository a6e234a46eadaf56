"""The models that ship, loaded once for all tests of matching."""

from collections.abc import Callable

import pytest

from dardar.core.matching.e5 import SmallE5
from dardar.core.matching.embedding import Embedder, available
from dardar.core.matching.language import language_of
from dardar.core.matching.pool import Text
from dardar.core.matching.reference import Role
from dardar.core.matching.use import UniversalEncoder

Written = Callable[..., Text]


@pytest.fixture(scope="session")
def models() -> tuple[Embedder, ...]:
    found = available()
    assert [model.id for model in found] == [UniversalEncoder.id, SmallE5.id]
    return found


@pytest.fixture(scope="session")
def written(models: tuple[Embedder, ...]) -> Written:
    """Return a function that makes a text with the vectors of both models, or of some."""

    def make(role: Role, words: str, owner: str = "", *, by: tuple[Embedder, ...] = models) -> Text:
        vectors = {model.id: model.encode([words])[0] for model in by}
        return Text(words, role, words, language_of(words), owner or words, vectors)

    return make
