"""Towns and countries that a text names: told by a table, in Spanish and English.

They are taken out of what models read: «in Valencia» draws all that is in Valencia near, whatever
its trade. Whether two texts stand in one place is told by rules (see ``conflicts``).
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dardar.core.cards.finder.words.places import CITIES, COUNTRIES, REGION_OF_COUNTRY
from dardar.core.identity.text import fold
from dardar.core.matching import lexicon
from dardar.core.matching.stems import PIECE

_KEPT: Final = 2**13
_TOWNS: Final = frozenset((*CITIES, *lexicon.MORE_TOWNS))
_LONGEST: Final[dict[str, int]] = {}
"""How many words the longest name has that begins with a word."""
for _name in (*_TOWNS, *COUNTRIES):
    _first, *_more = _name.split()
    _LONGEST[_first] = max(_LONGEST.get(_first, 0), 1 + len(_more))
# Before such words a name that is a word of its own is a place.
_BEFORE: Final = frozenset(
    """
    en in de from near cerca a to at around outside desde por zona area hacia based entre between
    and y o or centro central city ciudad provincia downtown of
    """.split()
)
_LEADING: Final = re.compile(
    r"(?:\b(?:(?:cerca|zona|centro|ciudad|fuera) de|en|in|near|around|outside|de|from|por|at|desde"
    r"|based in|to|a|y|and)\s+(?:el |la |the )?|[(,]\s*)$",
    re.IGNORECASE,
)
_LEFT_OVER: Final = re.compile(r"\(\s*\)|\s+(?=[,.;:)])")


class _Named(NamedTuple):
    """Where a text names a place, and its folded name."""

    start: int
    end: int
    name: str


def named(text: str) -> frozenset[str]:
    """Return the towns («valencia») and countries («=ES») a text names, alike for alike names.

    A name that is a word as well counts only after a preposition, written large.
    """
    return frozenset(_known_as(one.name) for one in _found(text))


def without(text: str) -> str:
    """Return a text without its towns; countries stay, as they are often what it is about.

    A text that names nothing else stays as it is.
    """
    left = text
    for one in reversed(_found(text)):
        if one.name not in COUNTRIES:
            before = _LEADING.sub("", left[: one.start]).rstrip(" (,")
            left = f"{before} {left[one.end :].lstrip(' )')}"
    if left == text:
        return text
    left = _LEFT_OVER.sub("", left).strip(" ,.;:")
    return left or text


def country_of(place: str) -> str:
    """Return the country of a place as :func:`named` has it, "" where it is not known."""
    if place.startswith("="):
        return place[1:]
    return CITIES.get(place, lexicon.MORE_TOWNS.get(place, ""))


@lru_cache(_KEPT)
def _found(text: str) -> tuple[_Named, ...]:
    pieces = [(piece, fold(piece[0])) for piece in PIECE.finditer(text)]
    words = [folded for _piece, folded in pieces]
    found = []
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST.get(words[start], 0), len(words) - start), 0, -1):
            name = " ".join(words[start : start + length])
            before = words[start - 1] if start else ""
            if _is_place(name, pieces[start][0][0], before):
                end = start + length - 1
                found.append(_Named(pieces[start][0].start(), pieces[end][0].end(), name))
                start = end
                break
        start += 1
    return tuple(found)


def _is_place(name: str, written: str, before: str) -> bool:
    if name in COUNTRIES:
        return name not in lexicon.WRITTEN_SO or written == lexicon.WRITTEN_SO[name]
    if name in lexicon.AMBIGUOUS:
        return written[:1].isupper() and before in _BEFORE
    return name in _TOWNS


def _known_as(name: str) -> str:
    if name in COUNTRIES:
        return f"={REGION_OF_COUNTRY.get(name, name)}"
    return lexicon.OTHER_NAMES.get(name, name)
