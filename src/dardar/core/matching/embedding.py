"""What a model that turns texts into vectors must be able to do, and which there are here."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from dardar.core.matching.e5 import SmallE5
from dardar.core.matching.shipped import EmbedderError, ShippedEmbedder, Vectors
from dardar.core.matching.use import UniversalEncoder

__all__ = ["Embedder", "EmbedderError", "Vectors", "available", "unavailable"]


class Embedder(Protocol):
    """A model that turns texts into vectors, alike where they mean alike, in both languages.

    Vectors are kept as they come, together with the ``id``: those of another id are not comparable.
    """

    @property
    def id(self) -> str:
        """The name of the model, which changes whenever its vectors would."""

    @property
    def dim(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of length one for each text, [texts, dim].

        Raises:
            EmbedderError: the model cannot be used.

        """


def available() -> tuple[Embedder, ...]:
    """Return the models that this installation has; they load with their first text.

    One process gets the same ones whenever it asks, less those that turned out to be broken. With
    none, matching goes by words alone.
    """
    return tuple(one for one in _shipped() if one.problem is None)


def unavailable() -> dict[str, str]:
    """Return why each of the other models cannot be used, by its id."""
    return {one.id: one.problem for one in _shipped() if one.problem is not None}


@cache
def _shipped() -> tuple[ShippedEmbedder, ...]:
    return UniversalEncoder(), SmallE5()
