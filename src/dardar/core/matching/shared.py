"""How much of what the thesaurus finds in a need it finds in an offer."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.matching import concepts, sparse, stems
from dardar.core.matching.concepts import Found
from dardar.core.matching.logistic import Numbers
from dardar.core.matching.pool import Pool, Text
from dardar.core.matching.preparation import prepare
from dardar.core.matching.reference import Role
from dardar.core.matching.sparse import Index

SAME: Final = "same concept"
COVERED: Final = "concepts"
RELATED: Final = "related concept"
FIELD: Final = "same field"
APART: Final = "other concept"
SAID: Final = "concept said"
KINDS: Final = (SAME, COVERED, RELATED, FIELD, APART, SAID)


def measures(asked: Text, pool: Pool, places: NDArray[np.intp]) -> dict[str, Numbers]:
    """Return how a text and those at some places of a pool share concepts, by kind, each 0 to 1.

    The surest concept in common, and how much of a need's concepts they are by weight; else the
    surest neighbours, else the surest field; else how surely both are about something else. Last,
    how much of what a need says, by weight, says a concept in common or a neighbour.
    """
    found = np.zeros((len(KINDS), len(places)))
    if asked.concepts:
        ours = _said(asked, pool.words) if asked.role is Role.NEED else {}
        for i, place in enumerate(places):
            other = pool.texts[place]
            if asked.role is Role.NEED:
                found[:, i] = _shared(asked.concepts, other.concepts, ours, pool)
            elif other.concepts:
                said = _said(other, pool.words)
                found[:, i] = _shared(other.concepts, asked.concepts, said, pool)
    return dict(zip(KINDS, found, strict=True))


def _said(need: Text, index: Index) -> dict[str, float]:
    """Return of each concept of a need how much of its words, by weight, say this one."""
    weights = {
        word.text: float(index.weights[sparse.term_of(f"{word.stem}-")])
        for word in stems.words(prepare(need.words), need.language)
    }
    total = sum(weights.values())
    return {
        one.concept.key: sum(weights.get(word.lower(), 0.0) for word in one.words.split()) / total
        for one in need.concepts
        if total
    }


def _shared(
    need: Sequence[Found], offer: Sequence[Found], said: Mapping[str, float], pool: Pool
) -> tuple[float, ...]:
    if not offer:
        return (0.0,) * len(KINDS)
    offered = {one.concept.key: one.sureness for one in offer}
    same = covered = total = related = heard = 0.0
    for one in need:
        key = one.concept.key
        rarity = float(pool.concepts.weights[sparse.term_of(key)])
        both = one.sureness * offered.get(key, 0.0)
        total += one.sureness * rarity
        covered += both * rarity
        if one.concept.field is not None:
            same = max(same, both)
        near = max((offered[other] for other in one.concept.related & offered.keys()), default=0.0)
        related = max(related, one.sureness * near)
        heard = max(heard, max(both, one.sureness * near) * said.get(key, 0.0))
    ours, theirs = concepts.fields(need), concepts.fields(offer)
    field = max((ours[key] * theirs[key] for key in ours.keys() & theirs), default=0.0)
    apart = min(max(ours.values()), max(theirs.values()))
    return (
        same,
        covered / total if total else 0.0,
        related * (1 - same),
        field * (1 - same),
        apart * (1 - max(same, related, field)),
        heard,
    )
