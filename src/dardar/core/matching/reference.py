"""Texts of the field, of nobody: what every score is held against, and what its vectors are.

The texts were written by hand for this project: one offer and one need in each language for each of
some seventy subjects. Their means stand in for those of a book that has few texts yet, and how
close a text is to the closest of them tells whether it is close to everything.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

import numpy as np

from dardar.core.matching import stems
from dardar.core.matching.embedding import Embedder, Vectors


class Role(StrEnum):
    """Which side of a match a text stands on."""

    OFFER = "offer"
    NEED = "need"

    @property
    def other(self) -> "Role":
        """The side that answers it."""
        return Role.NEED if self is Role.OFFER else Role.OFFER


class ReferenceText(NamedTuple):
    """A text of nobody."""

    role: Role
    language: str
    words: str


Cell = tuple[Role, str]
"""Role and language: the mean of their vectors differs, whatever they are about."""

LANGUAGES: Final = ("es", "en")
CELLS: Final[tuple[Cell, ...]] = tuple(
    (role, language) for role in Role for language in ("es", "en")
)

OF_WORDS: Final = "/words"
"""Ends the names under which the means of words are kept."""


@dataclass(frozen=True)
class Reference:
    """The vectors of the reference texts by one embedder, as it gave them."""

    embedder: str
    vectors: Mapping[Cell, Vectors]


@cache
def texts() -> tuple[ReferenceText, ...]:
    """Return the reference texts, cell after cell."""
    text = resources.files(__package__).joinpath("reference.tsv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    return tuple(
        ReferenceText(role, language, row[f"{role}_{language}"])
        for role, language in CELLS
        for row in rows
    )


def made_with(embedder: Embedder) -> Reference:
    """Return the reference of an embedder, which encodes some 280 texts for it.

    Raises:
        EmbedderError: it cannot.

    """
    found = texts()
    vectors = embedder.encode([one.words for one in found])
    places = {
        cell: [i for i, one in enumerate(found) if (one.role, one.language) == cell]
        for cell in CELLS
    }
    return Reference(embedder.id, {cell: vectors[places[cell]] for cell in CELLS})


def words() -> dict[str, list[str]]:
    """Return the words of the reference texts that say something, by language, in order."""
    found: dict[str, set[str]] = {}
    for one in texts():
        found.setdefault(one.language, set()).update(
            word.folded for word in stems.words(one.words, one.language)
        )
    return {language: sorted(some) for language, some in found.items()}


@cache
def shipped() -> Mapping[str, Reference]:
    """Return the references of the embedders that ship (``bench/_matching_reference.py``)."""
    return {
        name: Reference(name, dict(zip(CELLS, np.split(stacked, len(CELLS)), strict=True)))
        for name, stacked in _kept().items()
        if not name.endswith(OF_WORDS)
    }


def means_of_words(embedder: Embedder) -> dict[str, Vectors]:
    """Return the mean of an embedder's vectors of single words, by language.

    Raises:
        EmbedderError: it does not ship, and cannot encode them now.

    """
    kept = _kept().get(f"{embedder.id}{OF_WORDS}")
    if kept is not None:
        return dict(zip(LANGUAGES, kept, strict=True))
    found = words()
    return {language: embedder.encode(found[language]).mean(axis=0) for language in LANGUAGES}


@cache
def _kept() -> dict[str, Vectors]:
    with (
        resources.files(__package__).joinpath("reference.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return {name: kept[name].astype(np.float32) for name in kept.files}
