"""Where giving meets the science: offers and needs of a book as texts, their matches as rows.

What the matcher of :mod:`dardar.core.matching` needs to know of a book (all its vectors, and what
they have in common) is read once for an :class:`Index`, which lives as long as a piece of work.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypedDict
from uuid import UUID

import numpy as np

from dardar.accounts.models import Book
from dardar.core.matching.centring import Means
from dardar.core.matching.embedding import Embedder, EmbedderError, available
from dardar.core.matching.language import language_of
from dardar.core.matching.matcher import Match, Matcher, Strength, Text
from dardar.core.matching.matcher import Role as Side
from dardar.core.matching.meanings import Meanings
from dardar.core.matching.pool import Pool
from dardar.core.matching.reference import Reference, shipped
from dardar.core.matching.shipped import Vectors
from dardar.giving import remote
from dardar.giving.models import Role, Vector, Wish
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

logger = logging.getLogger(__name__)

# What has been matched by another way of matching is matched anew.
_VERSION: Final = "2"
_ME: Final = "me"
StoredVector = tuple[UUID, str, bytes | memoryview]
"""A vector as a row keeps it: of which text, by which model, and its numbers."""

FLOATS: Final = np.dtype("<f4")
# Models that turned out to be broken; until the process ends it goes on without them.
_broken: Final[set[str]] = set()
_meanings: Final[dict[str, Meanings]] = {}


class Reasons(TypedDict):
    """Why an offer answers a need, as a row keeps it.

    ``words`` are pairs of a word of the need and one of the offer that say so, and whether they are
    the same word; ``common`` is what else they share (place, language, month), ``conflicts`` what
    speaks against it (side, denied, place, language, month).
    """

    words: list[tuple[str, str, bool]]
    common: list[str]
    conflicts: list[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """That an offer answers a need, both by their ids."""

    need: UUID
    offer: UUID
    score: float
    is_strong: bool
    reasons: Reasons


def local_embedders() -> tuple[Embedder, ...]:
    """Return the models that lie on this machine and are not broken.

    What members of circles and guests of events say is matched by these alone: nobody asked them
    whether it may go elsewhere.
    """
    return tuple(one for one in available() if one.id not in _broken)


def embedders() -> tuple[Embedder, ...]:
    """Return the models of language that can be used now; with none, words alone are matched."""
    other = remote.configured()
    return (*local_embedders(), other) if other and other.problem is None else local_embedders()


def lasting_ids() -> list[str]:
    """Return the ids of the models there are, of one that is away for a while too."""
    other = remote.configured()
    return [one.id for one in (*local_embedders(), *([other] if other else []))]


def signature() -> str:
    """Return by what matching is done now, at its best."""
    return " ".join([_VERSION, *lasting_ids()])


def local_signature() -> str:
    """Return by what matching is done where the model on another machine has no part."""
    return " ".join([_VERSION, *(one.id for one in local_embedders())])


def signatures() -> list[str]:
    """Return by what something must have been matched to be left alone for now.

    While the model on another machine is away, what was matched without it is.
    """
    other = remote.configured()
    return [signature(), local_signature()] if other and other.problem else [signature()]


def encode(embedder: Embedder, words: Sequence[str]) -> list[bytes] | None:
    """Return what a model makes of some texts as rows keep it, None if it cannot be used."""
    try:
        vectors = embedder.encode(words)
    except EmbedderError:
        if not isinstance(embedder, remote.RemoteEmbedder):  # that one is back in a while
            logger.exception("model %s cannot be used", embedder.id)
            _broken.add(embedder.id)
        return None
    return [vector.astype(FLOATS).tobytes() for vector in vectors]


def _references() -> Mapping[str, Reference]:
    """Return the references of all models that can be used now."""
    other = remote.configured()
    if other is None:
        return shipped()
    try:
        return {**shipped(), other.id: other.reference()}
    except EmbedderError:
        return shipped()


class Index:
    """Offers and needs of a book, made ready to be held against each other."""

    def __init__(self, book: Book, wishes: Iterable[Wish]) -> None:
        """Read the vectors of these offers and needs."""
        self._wishes = {wish.pk: wish for wish in wishes}
        vectors = _vectors(self._wishes)
        self._texts = {
            pk: text_of(book, wish, vectors.get(pk)) for pk, wish in self._wishes.items()
        }
        self._matcher = matcher_of(self._texts.values(), _references())
        self._embedders = frozenset(self._matcher.means.embedders)

    def by(self, wish: Wish) -> str:
        """Return by what an offer or a need is matched here."""
        other = remote.configured()
        text = self._texts.get(wish.pk)
        if other is None or text is None or other.id in self._embedders & text.vectors.keys():
            return signature()
        return local_signature()

    def offers_for(self, need: Wish, most: int) -> list[Answer]:
        """Return which offers answer a need best: of each identity one, of mine all."""
        return self._answers(self._matcher.match(self._texts[need.pk], self._offers, most))

    def needs_for(self, offer: Wish, most: int) -> list[Answer]:
        """Return which needs an offer answers best."""
        asked = self._texts[offer.pk]
        found = self._matcher.match(asked, self._needs, most)
        # Of each identity the matcher returns one need; their others are asked one by one.
        seen = {match.need.id for match in found}
        owners = {match.need.owner for match in found}
        others = [text for text in self._needs.texts if text.owner in owners]
        for text in others:
            if text.id not in seen:
                found += self._matcher.match(text, [asked], 1)
        return self._answers(found)

    @cached_property
    def _offers(self) -> Pool:
        return self._pool(Role.OFFER, Side.OFFER)

    @cached_property
    def _needs(self) -> Pool:
        return self._pool(Role.NEED, Side.NEED)

    def _pool(self, role: Role, side: Side) -> Pool:
        texts = [self._texts[pk] for pk, wish in self._wishes.items() if wish.role == role]
        return self._matcher.pool(texts, side)

    def _answers(self, found: Iterable[Match]) -> list[Answer]:
        """Return matches as rows have them, but for what I need and could give myself."""
        pairs = [(match, str(match.need.id), str(match.offer.id)) for match in found]
        return [
            answer_of(match)
            for match, need, offer in pairs
            if self._wishes[UUID(need)].person_id or self._wishes[UUID(offer)].person_id
        ]


def matcher_of(
    texts: Collection[Text], references: Mapping[str, Reference] | None = None
) -> Matcher:
    """Return a matcher that knows what some texts have in common.

    Args:
        texts: which, with their vectors.
        references: of the models to match by; those that ship if none are given.

    """
    means = Means(references)
    for embedder in means.embedders:
        for cell, found in _by_cell(texts, embedder).items():
            means.add(embedder, cell, np.stack(found))
    return Matcher(means, _known_meanings())


def answer_of(match: Match) -> Answer:
    """Return a match of texts, whose ids are those of rows, as rows have it."""
    is_strong = match.strength is Strength.STRONG
    need, offer = UUID(str(match.need.id)), UUID(str(match.offer.id))
    return Answer(need, offer, match.score, is_strong, _reasons(match))


def vectors_of(rows: Iterable[StoredVector]) -> dict[UUID, dict[str, Vectors]]:
    """Return vectors as rows keep them (text, model, data) by text and model."""
    found: dict[UUID, dict[str, Vectors]] = defaultdict(dict)
    for text, embedder, data in rows:
        found[text][embedder] = np.frombuffer(data, FLOATS)
    return found


def text_of(book: Book, wish: Wish, vectors: Mapping[str, Vectors] | None = None) -> Text:
    """Return an offer or a need as the matcher reads it, with its vectors if they are asked for."""
    return Text(
        id=wish.pk,
        role=Side(wish.role),
        words=wish.words,
        language=wish.language or language_of(wish.words, book.tongue),
        owner=_owner(wish),
        vectors=vectors or {},
    )


def _owner(wish: Wish) -> Hashable:
    """Return for whom it was written: who stands for whom may change, and is asked by the pages.

    Each offer of mine is one's own, for of each owner the matcher returns one.
    """
    if wish.identity is None and wish.role == Role.NEED:
        return _ME
    return str(wish.identity or wish.pk)  # texts are compared faster than ids


def _reasons(match: Match) -> Reasons:
    return {
        "words": [(pair.need, pair.offer, pair.is_same) for pair in match.words],
        "common": sorted(one.value for one in match.common),
        "conflicts": sorted(one.value for one in match.conflicts),
    }


def _vectors(wishes: Iterable[UUID]) -> Mapping[UUID, Mapping[str, Vectors]]:
    rows: list[StoredVector] = []
    for some in slices(list(wishes), SLICE):
        found = Vector.objects.filter(wish__in=some).values_list("wish", "embedder", "data")
        rows.extend(found)
    return vectors_of(rows)


def _by_cell(texts: Iterable[Text], embedder: str) -> Mapping[tuple[Side, str], list[Vectors]]:
    found: dict[tuple[Side, str], list[Vectors]] = defaultdict(list)
    for text in texts:
        if embedder in text.vectors:
            found[text.cell].append(text.vectors[embedder])
    return found


def _known_meanings() -> Meanings | None:
    """Return what words mean, by the quickest model here: kept, since it remembers words."""
    for embedder in local_embedders():
        return _meanings.setdefault(embedder.id, Meanings(embedder))
    return None
