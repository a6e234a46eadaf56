"""What people offer and need, in both languages: that a «bookkeeper» does «contabilidad».

``concepts.tsv`` was written for this project, by hand and from general knowledge: each concept with
the field it stands in, its neighbours, words that name it, and words that merely hint at it. Words
are found by their stems, in any order within a phrase, and in spite of a slip: Spanish ones also as
they sound («sertificado»), long ones also by one letter.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from dardar.core.identity.text import fold
from dardar.core.matching import stems
from dardar.core.matching.reference import LANGUAGES
from dardar.core.matching.sounds import sound

_NAMED: Final = 1.0
_HINTED: Final = 0.5
_BORROWED: Final = 0.9
_MISSPELT: Final = 0.7
"""How surely a concept is meant by its words, by a hint, by a word of the other language, and by
a word that is nearly one of its words."""

_LONG: Final = 6
"""From so many letters on, a word with one letter wrong is still told."""
_SHORTEST_STEM: Final = 4
_BORROWED_FROM: Final = 4
_BETWEEN: Final = 2
"""So many other words may stand among those of a phrase."""
_KEPT: Final = 2**15

_SMALL: Final = frozenset(
    """
    a al an and as at con da de del e el en es for from in is it la las lo los me mi mis my o of on
    or our para por que se su sus the their to tu tus u un una unas uno unos y your with i we
    """.split()
)
"""Words that are no part of a phrase."""


class Concept(NamedTuple):
    """Something people offer or need; a field has no ``field`` of its own."""

    key: str
    field: str | None
    related: frozenset[str]


class Found(NamedTuple):
    """A concept in a text: how surely (0 to 1), and the words that say so."""

    concept: Concept
    sureness: float
    words: str


class _Phrase(NamedTuple):
    stems: tuple[str, ...]
    concept: str
    sureness: float


class _Heard(NamedTuple):
    """Where a text has a stem of the thesaurus, and how surely."""

    place: int
    sureness: float


class _Hit(NamedTuple):
    phrase: _Phrase
    places: frozenset[int]
    sureness: float


class _Spelling(NamedTuple):
    language: str
    stem: str
    sureness: float


@dataclass(frozen=True)
class _Vocabulary:
    """The words of one language: their stems, and how else they may be spelt."""

    phrases: Mapping[str, Sequence[_Phrase]]
    stems: frozenset[str]
    sounding: Mapping[str, str]
    shortened: Mapping[str, Sequence[tuple[str, str]]]


@lru_cache(_KEPT)
def read(text: str, language: str) -> tuple[Found, ...]:
    """Return the concepts of a text that is in a language (``es`` or ``en``), the surest first."""
    pieces = [piece for piece in stems.PIECE.findall(text) if fold(piece) not in _SMALL]
    words = [piece for piece in pieces if fold(piece)]
    heard: dict[str, dict[str, list[_Heard]]] = {one: defaultdict(list) for one in LANGUAGES}
    for place, word in enumerate(words):
        for spelling in _spellings(_plain(word), language):
            heard[spelling.language][spelling.stem].append(_Heard(place, spelling.sureness))
    hits = [hit for one in LANGUAGES for hit in _hits(heard[one], _vocabularies()[one])]
    best: dict[str, _Hit] = {}
    for hit in sorted(_outermost(hits), key=lambda hit: (-hit.sureness, min(hit.places))):
        best.setdefault(hit.phrase.concept, hit)
    return tuple(
        Found(_concepts()[key], hit.sureness, " ".join(words[i] for i in sorted(hit.places)))
        for key, hit in best.items()
    )


def keys() -> tuple[str, ...]:
    """Return the concepts of the thesaurus, in its order."""
    return tuple(_concepts())


def fields(found: Iterable[Found]) -> dict[str, float]:
    """Return the fields in which concepts stand, and how surely each is meant."""
    sure: dict[str, float] = {}
    for one in found:
        key = one.concept.field or one.concept.key
        sure[key] = max(sure.get(key, 0.0), one.sureness)
    return sure


@cache
def _concepts() -> dict[str, Concept]:
    rows = list(_rows())
    heads = {row["concept"] for row in rows} - {
        row["concept"] for row in rows if row["es_names"] or row["en_names"]
    }
    related: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for other in filter(None, row["related"].split(",")):
            related[row["concept"]].add(other)
            related[other].add(row["concept"])
    return {
        key: Concept(key, None if key in heads else row["broader"], frozenset(related[key]))
        for row in rows
        for key in [row["concept"]]
    }


@cache
def _vocabularies() -> dict[str, _Vocabulary]:
    return {language: _vocabulary(language) for language in LANGUAGES}


def _vocabulary(language: str) -> _Vocabulary:
    surest: dict[tuple[tuple[str, ...], str], float] = {}
    words: set[str] = set()
    for row in _rows():
        for column, sureness in ((f"{language}_names", _NAMED), (f"{language}_hints", _HINTED)):
            for phrase in filter(None, row[column].split(", ")):
                parts = _parts(phrase)
                words.update(parts)
                key = tuple(_stem(part, language) for part in parts), row["concept"]
                surest[key] = max(surest.get(key, 0.0), sureness)
    concepts_of: dict[tuple[str, ...], int] = defaultdict(int)
    for stemmed, _concept in surest:
        concepts_of[stemmed] += 1
    phrases = [
        _Phrase(stemmed, concept, sureness / concepts_of[stemmed] ** 0.5)
        for (stemmed, concept), sureness in surest.items()
        if stemmed
    ]
    shortened: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= _LONG:
            for short in _shortened(word):
                shortened[short].append((word, _stem(word, language)))
    return _Vocabulary(
        phrases=_by_rarest(phrases),
        stems=frozenset(stem for phrase in phrases for stem in phrase.stems),
        sounding={sound(word): _stem(word, language) for word in sorted(words)},
        shortened=shortened,
    )


def _rows() -> Iterator[dict[str, str]]:
    with resources.files(__package__).joinpath("concepts.tsv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _parts(phrase: str) -> list[str]:
    plain = [_plain(piece) for piece in stems.PIECE.findall(phrase)]
    return [piece for piece in plain if piece and piece not in _SMALL]


def _plain(piece: str) -> str:
    """Return a word folded, with the signs of C++ and C#."""
    return fold(piece) + "".join(sign for sign in piece if sign in "+#")


@lru_cache(_KEPT)
def _stem(word: str, language: str) -> str:
    """Return the stem of a folded word: many write without accents, so all are read without.

    A stem of three letters is that of too many Spanish words («tejado» and «tejer», «casa» and
    «caso»), of which only the plural is taken off.
    """
    stem = stems.word(word, language).stem
    if language == "es" and len(stem) < _SHORTEST_STEM < len(word):
        return word.removesuffix("s")
    return stem


def _by_rarest(phrases: Iterable[_Phrase]) -> dict[str, list[_Phrase]]:
    """Return phrases by that of their stems which the fewest have, so that few are looked at."""
    phrases = list(phrases)
    count: dict[str, int] = defaultdict(int)
    for phrase in phrases:
        for stem in phrase.stems:
            count[stem] += 1
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in phrases:
        found[min(phrase.stems, key=lambda stem: (count[stem], stem))].append(phrase)
    return found


@lru_cache(_KEPT)
def _spellings(word: str, language: str) -> tuple[_Spelling, ...]:
    """Return the stems of the thesaurus that a folded word may be."""
    own = _vocabularies()[language]
    stem = _stem(word, language)
    if stem in own.stems:
        return (_Spelling(language, stem, 1.0),)
    other = next(one for one in LANGUAGES if one != language)
    borrowed = _stem(word, other)
    if len(word) >= _BORROWED_FROM and borrowed in _vocabularies()[other].stems:
        return (_Spelling(other, borrowed, _BORROWED),)
    if len(word) < _LONG:
        return ()
    heard = own.sounding.get(sound(word)) if language == "es" else None
    near = heard or _one_letter_off(word, own)
    return (_Spelling(language, near, _MISSPELT),) if near else ()


def _one_letter_off(word: str, own: _Vocabulary) -> str | None:
    """Return the stem of a word that one letter more, less, else or swapped makes of this one.

    Both are looked up by what is left of them without a letter (W. Garbe's «SymSpell», 2012).
    """
    near = {pair for short in _shortened(word) for pair in own.shortened.get(short, ())}
    found = sorted(stem for one, stem in near if OSA.distance(one, word, score_cutoff=1) <= 1)
    return found[0] if found else None


def _shortened(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _hits(heard: Mapping[str, Sequence[_Heard]], own: _Vocabulary) -> Iterator[_Hit]:
    for stem in list(heard):
        for phrase in own.phrases.get(stem, ()):
            if all(one in heard for one in phrase.stems):
                yield from _together(phrase, heard)


def _together(phrase: _Phrase, heard: Mapping[str, Sequence[_Heard]]) -> Iterator[_Hit]:
    """Yield where the words of a phrase stand close to each other: around its first one."""
    for first in heard[phrase.stems[0]]:
        nearest = [
            min(heard[stem], key=lambda one: abs(one.place - first.place))
            for stem in phrase.stems[1:]
        ]
        places = sorted({first.place, *(one.place for one in nearest)})
        if all(after - before <= 1 + _BETWEEN for before, after in pairwise(places)):
            sureness = min(one.sureness for one in (first, *nearest))
            yield _Hit(phrase, frozenset(places), sureness * phrase.sureness)


def _outermost(hits: Sequence[_Hit]) -> list[_Hit]:
    """Return hits without those whose words are part of a longer phrase: «pan» in «pan rallado»."""
    return [hit for hit in hits if not any(hit.places < other.places for other in hits)]
