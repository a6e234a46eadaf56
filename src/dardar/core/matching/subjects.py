"""What a text is about, told by examples: how likely it is about each concept of the thesaurus.

The thesaurus finds concepts by their words, but most needs are told by their circumstances («the
tap drips», «he never lets go of his binoculars»). So some thousands of needs and offers were
written for its concepts (``bench/data/matching-third``), and a text is held against the centre of
those of each concept in the directions that tell concepts apart: linear discriminant analysis
(R. A. Fisher, 1936; C. R. Rao, 1948) of vectors and words' concepts, then a softmax over cosines.
Made by ``python -m bench._matching_subjects``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np

from dardar.core.matching.centring import Side, unit
from dardar.core.matching.concepts import Found
from dardar.core.matching.shipped import Vectors

SHARPNESS: Final = 20.0
"""By how much a cosine nearer by 1 makes a concept likelier, in nats."""
BY_WORDS: Final = 0.45
"""What the concepts that words name weigh beside a vector of length one."""

_LEAST: Final = 1e-6
"""So likely two texts are about the same, whatever is read in them."""


@dataclass(frozen=True)
class Reader:
    """Tells concepts by the vectors of some embedders and by words: directions and centres.

    ``concepts`` are those that words may name, in the order of the inputs; ``projection`` is
    [inputs, directions] and ``centres`` [concepts told, directions], of length one.
    """

    embedders: tuple[str, ...]
    concepts: Mapping[str, int]
    projection: Vectors
    centres: Vectors

    def read(self, found: Sequence[Sequence[Found]], sides: Mapping[str, Side]) -> Vectors:
        """Return how likely each text is about each concept, [texts, concepts told].

        Args:
            found: the concepts that the words of each text name.
            sides: by embedder the centred vectors of the texts, which all have them.

        """
        given = inputs(found, [sides[id_].vectors for id_ in self.embedders], self.concepts)
        cosines = unit(given @ self.projection) @ self.centres.T
        likely = np.exp(SHARPNESS * (cosines - 1))
        told: Vectors = likely / likely.sum(axis=1, keepdims=True)
        return told


def inputs(
    found: Sequence[Sequence[Found]], vectors: Sequence[Vectors], concepts: Mapping[str, int]
) -> Vectors:
    """Return what a reader is given of texts: their vectors, and the concepts of their words."""
    named = np.zeros((len(found), len(concepts)), np.float32)
    for i, some in enumerate(found):
        for one in some:
            if one.concept.key in concepts:
                named[i, concepts[one.concept.key]] = one.sureness
    named /= np.maximum(np.linalg.norm(named, axis=1, keepdims=True), 1)
    among = [one / len(vectors) ** 0.5 for one in vectors]
    return np.hstack([*among, BY_WORDS * named])


def read(found: Sequence[Sequence[Found]], sides: Mapping[str, Side]) -> Vectors:
    """Return how likely each text is about each concept, by the reader for the vectors it has.

    Vectors of embedders that no reader knows are left out; with none, words alone are read.
    """
    readers = shipped()
    told = np.zeros((len(found), len(readers[frozenset()].centres)), np.float32)
    known = sorted(frozenset().union(*readers) & sides.keys())
    has = np.array([sides[id_].has for id_ in known], bool).reshape(len(known), len(found))
    for pattern in np.unique(has, axis=1).T:
        places = np.flatnonzero((has == pattern[:, None]).all(axis=0))
        ids = frozenset(id_ for id_, there in zip(known, pattern, strict=True) if there)
        some = {id_: Side(sides[id_].vectors[places], sides[id_].has[places]) for id_ in ids}
        told[places] = readers[ids].read([found[int(i)] for i in places], some)
    return told


def agreement(asked: Vectors, told: Vectors) -> Vectors:
    """Return how likely (natural logarithm) a text is about the same concept as each of others."""
    found: Vectors = np.log(told @ asked + np.float32(_LEAST))
    return found


def unsureness(told: Vectors) -> Vectors:
    """Return how little is known of what each text is about: the entropy, in nats."""
    found: Vectors = -(told * np.log(told + np.float32(_LEAST))).sum(axis=1)
    return found


@cache
def shipped() -> Mapping[frozenset[str], Reader]:
    """Return the readers that ship, by the embedders they need."""
    with (
        resources.files(__package__).joinpath("subjects.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        concepts = {str(key): i for i, key in enumerate(kept["concepts"])}
        return {
            frozenset(embedders): Reader(
                embedders, concepts, kept[name].astype(np.float32), unit(kept[f"{name}/centres"])
            )
            for name in kept.files
            if name != "concepts" and not name.endswith("/centres")
            for embedders in [tuple(name.split())]
        }
