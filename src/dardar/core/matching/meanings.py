"""Which words of a need and an offer mean the same, within a language and across the two."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Final, NamedTuple

import numpy as np

from dardar.core.identity.text import fold
from dardar.core.matching import reference
from dardar.core.matching.concepts import Found
from dardar.core.matching.conflicts import spelt_alike
from dardar.core.matching.embedding import Embedder, Vectors
from dardar.core.matching.stems import Word
from dardar.core.matching.texts import Reading

ALIKE_FROM: Final = 0.4
"""Cosine from which two words mean the same: of words that have nothing to do with each other one
pair in five hundred has it, of translations most do (docs/decisions/0009-matching.md)."""

MOST_PAIRS: Final = 4
"""So many pairs of words are reason enough."""

_LEAST: Final = 1e-6

_NO_REASON: Final = frozenset(
    """
    hora horas dia dias semana semanas mes meses ano anos minuto minutos tarde tardes manana mananas
    noche noches fin lunes martes miercoles jueves viernes sabado sabados domingo domingos enero
    febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gente persona
    personas grupo grupos amigo amigos amiga amigas casa sitio lugar zona barrio ciudad pueblo cosa
    manera forma tipo nuevo nueva nuevos nuevas buen buena bueno grande gran pequeno pequena primer
    primera primero ultimo mejor barato gratis rapido facil urgente libre
    hour hours day days daily week weeks weekly month months monthly year years minute minutes
    evening evenings morning mornings afternoon afternoons night nights weekend weekends today
    tomorrow monday tuesday wednesday thursday friday saturday saturdays sunday sundays january
    february march april june july august september october november december people person group
    groups friend friends home place places area city town village way kind new good great big small
    little first last best cheap free quick easy urgent two three four five six ten dos tres cuatro
    cinco seis diez
    """.split()
)
"""Words that are no reason for a match when but their meaning is shared: «hora», «hour»."""


class Pair(NamedTuple):
    """A word of the need and the word of the offer that answers it, as they stand there."""

    need: str
    offer: str
    is_same: bool
    """Whether it is the same word or another form of it, else one that means alike."""


class Meanings:
    """Vectors of single words by one embedder, centred by language; it keeps the latest of them."""

    def __init__(self, embedder: Embedder, keeps: int = 20_000) -> None:
        """Look words up with an embedder, which loads when the first is asked for; keep so many."""
        self._embedder = embedder
        self._keeps = keeps
        self._means: dict[str, Vectors] | None = None
        self._kept: OrderedDict[tuple[str, str], Vectors] = OrderedDict()
        self._lock = Lock()

    def vectors(self, words: Iterable[str], language: str) -> Vectors:
        """Return a vector of length one for each folded word, [words, dim].

        Raises:
            EmbedderError: the embedder cannot be used.

        """
        asked = list(words)
        with self._lock:
            if self._means is None:
                self._means = reference.means_of_words(self._embedder)
            unknown = [word for word in dict.fromkeys(asked) if (word, language) not in self._kept]
            found = self._embedder.encode(unknown) - self._means[language]
            found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), _LEAST)
            self._kept.update(
                ((word, language), one) for word, one in zip(unknown, found, strict=True)
            )
            rows = [self._kept[word, language] for word in asked]
            while len(self._kept) > self._keeps:
                self._kept.popitem(last=False)
        return np.stack(rows) if rows else np.zeros((0, self._embedder.dim), np.float32)


def pairs(need: Reading, offer: Reading, meanings: Meanings | None) -> tuple[Pair, ...]:
    """Return which words of a need are answered by which of an offer, the clearest first.

    Raises:
        EmbedderError: the meanings' embedder cannot be used.

    """
    found = _spelt(need.words, offer.words)
    matched = {pair.need for _closeness, pair in found} | {pair.offer for _closeness, pair in found}
    if meanings is not None:
        found += [
            one
            for one in _meant(need, offer, meanings)
            if matched.isdisjoint((one[1].need, one[1].offer))
        ]
    ranked = sorted(found, key=lambda one: -one[0])
    return tuple(dict.fromkeys(pair for _closeness, pair in ranked))[:MOST_PAIRS]


def by_concept(need: Sequence[Found], offer: Sequence[Found]) -> tuple[Pair, ...]:
    """Return which words of both stand for the same: «contabilidad», «bookkeeper».

    Words that are spelt alike are left to :func:`pairs`.
    """
    offered = {one.concept.key: one for one in offer}
    shared = [(one, offered[one.concept.key]) for one in need if one.concept.key in offered]
    shared.sort(key=lambda both: -both[0].sureness * both[1].sureness)
    return tuple(
        Pair(one.words, other.words, is_same=False)
        for one, other in shared
        if one.concept.field is not None and not spelt_alike(fold(one.words), fold(other.words))
    )


def denied_by_meaning(one: Reading, other: Reading, meanings: Meanings) -> bool:
    """Tell whether a text denies what another says in other words, or in the other language.

    Raises:
        EmbedderError: the meanings' embedder cannot be used.

    """
    denied = [word.folded for word in one.words if word.stem in one.denied]
    said = [word.folded for word in other.words if word.stem not in other.denied]
    if not denied or not said:
        return False
    found = meanings.vectors(denied, one.language) @ meanings.vectors(said, other.language).T
    return bool((found >= ALIKE_FROM).any())


def _spelt(ours: Iterable[Word], theirs: Iterable[Word]) -> list[tuple[float, Pair]]:
    theirs = tuple(theirs)
    return [
        (1.0 + len(word.folded) / 100, Pair(word.text, other.text, is_same=True))
        for word in ours
        for other in theirs
        if word.folded == other.folded or spelt_alike(word.stem, other.stem)
    ]


def _meant(need: Reading, offer: Reading, meanings: Meanings) -> list[tuple[float, Pair]]:
    """Return for each word of a need the word of an offer that comes closest to it."""
    if not need.words or not offer.words:
        return []
    closeness = (
        meanings.vectors([word.folded for word in need.words], need.language)
        @ meanings.vectors([word.folded for word in offer.words], offer.language).T
    )
    best = closeness.argmax(axis=1)
    return [
        (float(closeness[i, j]), Pair(need.words[i].text, offer.words[j].text, is_same=False))
        for i, j in enumerate(best)
        if closeness[i, j] >= ALIKE_FROM
        and _NO_REASON.isdisjoint((need.words[i].folded, offer.words[j].folded))
    ]
