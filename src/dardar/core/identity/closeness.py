"""How close a question is to the words somebody is called by, and which typos are forgiven.

Typos are those of Damerau: a letter left out, put in, taken for another, or two that changed
places. They are counted as optimal string alignment (F. J. Damerau, «A technique for computer
detection and correction of spelling errors», CACM 7(3), 1964), which rapidfuzz reckons. Short words
are forgiven less, as Lucene's «AUTO» does: with one letter of three wrong it is another word.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from math import inf
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dardar.core.identity import nicknames
from dardar.core.identity.names import SHORT_FORMS
from dardar.core.identity.phonetics import sound

# What parts an asked word from the one it is taken for, in typos: that it is not typed to its end,
# that it sounds alike, that it is another name of the same person.
BEGINNING: Final = 0.1
ALIKE: Final = 0.4
# In words of so many letters and more, one typo is forgiven, or two,
_ONE_FROM: Final = 3
_TWO_FROM: Final = 5
# or two already where other words have found the person.
_TWO_BESIDE_OTHERS_FROM: Final = 4
# A word that is not typed to its end and has a typo must tell enough.
_BEGINNING_FROM: Final = 5


def forgiven(word: str, two_from: int = _TWO_FROM) -> int:
    """Return how many typos are forgiven in a word: none in a number."""
    if any(character.isdigit() for character in word):
        return 0
    return (len(word) >= _ONE_FROM) + (len(word) >= two_from)


def near(word: str, vocabulary: Sequence[str]) -> list[str]:
    """Return those words of a vocabulary that an asked word may be meant for.

    They begin with it, or with something one typo away from it, or are no more typos away from it
    than are forgiven.
    """
    typos = forgiven(word)
    cut = [text[: len(word)] for text in vocabulary]
    slips = 1 if typos and len(word) >= _BEGINNING_FROM else 0
    begun = process.extract(word, cut, scorer=OSA.distance, score_cutoff=slips, limit=None)
    whole = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=typos, limit=None)
    places = {place for _text, _distance, place in (*begun, *whole)}
    return [vocabulary[place] for place in sorted(places)]


def other_names(word: str) -> frozenset[str]:
    """Return by what else a person of a given name may be called: José for Pepe, Pepe for José.

    One nickname is not taken for another. That of a compound is one of either part: Juanma is a
    Juan and a Manuel; but who is asked for as Juanma must be called both (see :func:`compounds`).
    """
    formal = frozenset(name for name in nicknames.formal(word) if " " not in name)
    short = frozenset({SHORT_FORMS[word]} if word in SHORT_FORMS else ())
    return (formal | short | _OTHERS.get(word, frozenset())) - {word}


def compounds(word: str) -> list[list[str]]:
    """Return the compounds that a nickname stands for, word by word."""
    return [name.split() for name in sorted(nicknames.formal(word)) if " " in name]


def distance(asked: Iterable[str], called: Collection[str]) -> float:
    """Return how many typos part a question from the words somebody is called by.

    Each asked word is taken for the nearest of them, wherever it stands. Infinite if one of the
    asked words is none of them.
    """
    partings = ((_parting(word, other) for other in called) for word in asked)
    return sum(min(parting, default=inf) for parting in partings)


@lru_cache(maxsize=50_000)
def _parting(asked: str, word: str) -> float:
    if word.startswith(asked):
        return 0 if word == asked else BEGINNING
    if sound(word) == sound(asked) or word in other_names(asked):
        return ALIKE
    typos: float = OSA.distance(asked, word)
    if len(asked) >= _BEGINNING_FROM:
        typos = min(typos, OSA.distance(asked, word[: len(asked)]) + BEGINNING)
    return typos if typos <= forgiven(asked, _TWO_BESIDE_OTHERS_FROM) + BEGINNING else inf


def _by_name() -> Mapping[str, frozenset[str]]:
    """Return nicknames and short forms by the name, or part of a compound, they stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for other, name in (*nicknames.pairs(), *SHORT_FORMS.items()):
        for part in name.split():
            found[part].add(other)
    return {name: frozenset(its) for name, its in found.items()}


_OTHERS: Final = _by_name()
