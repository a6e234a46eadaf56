"""Texts of a book made ready to be asked many times: centred vectors, words and runs of letters."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import numpy as np

from dardar.core.matching import concepts, reference, sparse, subjects
from dardar.core.matching.centring import Means, Side
from dardar.core.matching.concepts import Found
from dardar.core.matching.preparation import LONGEST, prepare
from dardar.core.matching.reference import Role
from dardar.core.matching.shipped import Vectors
from dardar.core.matching.sparse import Index, Rows
from dardar.core.matching.texts import Reading, read


@dataclass(frozen=True)
class Text:
    """An offer or a need in somebody's own words.

    ``language`` is ``es`` or ``en``; ``owner`` is whoever offers or needs it; ``vectors`` are the
    raw ones of :mod:`dardar.core.matching.embedding`, by the embedder's id, none if there are none;
    ``until`` is the last day on which it stands.
    """

    id: Hashable
    role: Role
    words: str
    language: str
    owner: Hashable
    vectors: Mapping[str, Vectors] = field(default_factory=dict, repr=False, compare=False)
    until: date | None = None

    @property
    def cell(self) -> tuple[Role, str]:
        """By what its vectors are centred."""
        return self.role, self.language

    @property
    def reading(self) -> Reading:
        """What is read in it."""
        return read(self.words, self.language)

    @property
    def concepts(self) -> tuple[Found, ...]:
        """What is offered or needed in it, as far as the thesaurus knows."""
        return concepts.read(self.words[:LONGEST], self.language)


@dataclass(frozen=True)
class Pool:
    """Texts of one side, made ready; ``words``, ``runs`` and ``concepts`` index them.

    ``subjects`` tells how likely each is about each concept, ``unsureness`` how little that tells.
    """

    texts: Sequence[Text]
    role: Role
    sides: Mapping[str, Side]
    words: Index
    runs: Index
    concepts: Index
    subjects: Vectors
    unsureness: Vectors

    def __len__(self) -> int:
        """How many texts it has."""
        return len(self.texts)

    @cached_property
    def owned(self) -> Mapping[Hashable, Sequence[int]]:
        """The places of the texts of each owner."""
        found: dict[Hashable, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            found[text.owner].append(place)
        return found

    @cached_property
    def limited(self) -> Mapping[int, date]:
        """The last day of each text that has one, by its place."""
        return {i: text.until for i, text in enumerate(self.texts) if text.until is not None}


def pool(texts: Sequence[Text], role: Role, means: Means) -> Pool:
    """Make texts of one side ready to be asked.

    Raises:
        ValueError: one of them stands on the other side.

    """
    if any(text.role is not role for text in texts):
        raise ValueError(f"a pool of {role}s holds texts of that side only")
    beside_words, beside_runs, beside_concepts = _beside()
    words, runs, found = _indexed([(text.words, text.language) for text in texts])
    sides = {name: side(texts, name, means) for name in means.embedders}
    told = subjects.read([text.concepts for text in texts], sides)
    return Pool(
        texts=tuple(texts),
        role=role,
        sides=sides,
        words=sparse.indexed(words, beside_words),
        runs=sparse.indexed(runs, beside_runs),
        concepts=sparse.indexed(found, beside_concepts),
        subjects=told,
        unsureness=subjects.unsureness(told),
    )


def side(texts: Sequence[Text], embedder: str, means: Means) -> Side:
    """Return the centred vectors of texts by one embedder."""
    field_ = means.field(embedder)
    dim = next(iter(field_.means.values())).shape[0]
    vectors = np.zeros((len(texts), dim), np.float32)
    has = np.array([embedder in text.vectors for text in texts], bool)
    for cell in field_.means:
        places = [i for i, text in enumerate(texts) if has[i] and text.cell == cell]
        if places:
            raw = np.stack([texts[i].vectors[embedder] for i in places])
            vectors[places] = field_.centred(cell, raw)
    return Side(vectors, has)


@cache
def _beside() -> tuple[Rows, Rows, Rows]:
    """Return the same of the reference texts, which tell what is common in a small book."""
    return _indexed([(text.words, text.language) for text in reference.texts()])


def _indexed(texts: Sequence[tuple[str, str]]) -> tuple[Rows, Rows, Rows]:
    """Return the words, the runs of letters and the concepts of each (text, language)."""
    prepared = [(prepare(words), language) for words, language in texts]
    found = [concepts.read(words[:LONGEST], language) for words, language in texts]
    return (
        sparse.words(prepared),
        sparse.runs([words for words, _language in prepared]),
        sparse.rows([[one.concept.key for one in some] for some in found]),
    )
