"""Reading a text: what it is about, what it denies, where, in which languages and months it stands.

A model hears what a text is about and little else: that it wants no agencies, that Valencia is not
Vigo and that an «offer» is a wish in truth are told by these rules, for Spanish and English.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dardar.core.identity.text import fold
from dardar.core.matching import lexicon, places, stems
from dardar.core.matching.preparation import LONGEST
from dardar.core.matching.reference import Role
from dardar.core.matching.stems import Word

_KEPT: Final = 2**15
_STOPS: Final = frozenset(".,;:!?()[]·–—|/\n")
_STOP: Final = "|"

_OPENING: Final = rf"(?:{lexicon.OPENINGS} )*"
_CLAUSES: Final = r"(?:^|\| |\? | (?:y|and|but|pero|so) )"
_WISH: Final = re.compile(rf"{_CLAUSES}{_OPENING}(?:{'|'.join(lexicon.WISHES)})\b")
_GIFT: Final = re.compile(rf"{_CLAUSES}{_OPENING}(?:{'|'.join(lexicon.GIFTS)})")
_WHAT: Final = r"((?: (?!\||\?)\S+){1,3}(?: (?:ni|nor|or|o) \w+)?)"
_DENIED: Final = tuple(re.compile(denial + _WHAT) for denial in lexicon.DENIALS)
_VERB: Final = re.compile(lexicon.VERBS)
_DENIED_BEFORE: Final = re.compile(lexicon.DENIED_BEFORE)
_IDIOM: Final = re.compile(rf"\b(?:{lexicon.IDIOMS})\b")
# Where a denial ends at the latest.
_ENDS: Final = re.compile(
    r" (?:pero|but|sino|y|and|para|que|porque|because|since|solo|only|por favor|please|en|in)\b.*"
)
_ANYWHERE: Final = re.compile(rf"\b(?:{lexicon.ANYWHERE})\b")
_MONTH_BEFORE: Final = frozenset(
    """
    en in de from durante during desde for para this next este proximo every cada early late mid
    """.split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says besides what a model hears in it.

    ``leans`` is the side its own words put it on, None if they do not; ``denied`` are the stems of
    what it does not want or give; ``places`` are towns and countries («valencia», «=ES»), alike for
    alike names; ``anywhere`` says that the place does not matter. ``tongues`` are codes of ISO 639
    and ``months`` numbers from 1.
    """

    language: str
    words: tuple[Word, ...]
    leans: Role | None
    denied: frozenset[str]
    places: frozenset[str]
    anywhere: bool
    tongues: frozenset[str]
    months: frozenset[int]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of what it is about, denied or not."""
        return frozenset(word.stem for word in self.words)


@lru_cache(_KEPT)
def read(text: str, language: str) -> Reading:
    """Read a text that is in a language (``es`` or ``en``); of a long one, its first LONGEST.

    Any text can be read; what is not understood is left out.
    """
    pieces = stems.PIECE.findall(text[:LONGEST].replace("\n", " | "))
    marked = _marked(pieces)
    words = tuple(stems.words(text[:LONGEST], language))
    plain = _IDIOM.sub(_STOP, marked)
    folded = [word.folded for word in words]
    return Reading(
        language=language,
        words=words,
        leans=_leans(marked),
        denied=_denied(plain, language),
        places=places.named(text[:LONGEST]),
        anywhere=bool(_ANYWHERE.search(marked)),
        tongues=_tongues(folded),
        months=_months(marked.split()),
    )


def _marked(pieces: list[str]) -> str:
    """Return the folded words in one line, with a bar where a clause ends."""
    found = []
    for piece in pieces:
        if piece == "?":
            found.append("?")
        elif piece in _STOPS:
            found.append(_STOP)
        else:
            found.append(fold(piece))
    return " ".join(filter(None, found))


def _leans(marked: str) -> Role | None:
    wishes = bool(_WISH.search(marked))
    gives = bool(_GIFT.search(marked))
    if gives and (not wishes or "?" in marked):
        return Role.OFFER
    return Role.NEED if wishes and not gives else None


def _denied(plain: str, language: str) -> frozenset[str]:
    said = [_ENDS.sub("", found[1]) for denial in _DENIED for found in denial.finditer(plain)]
    said += _DENIED_BEFORE.findall(plain)
    words = (stems.word(text, language) for text in " ".join(said).split() if text != _STOP)
    return frozenset(
        word.stem for word in words if not word.is_empty and not _VERB.fullmatch(word.folded)
    )


def _tongues(folded: list[str]) -> frozenset[str]:
    if lexicon.SPEAKING.isdisjoint(folded):
        return frozenset()
    return frozenset(lexicon.TONGUES[word] for word in folded if word in lexicon.TONGUES)


def _months(folded: list[str]) -> frozenset[int]:
    """Return the months named after «in», «for», «every»: «may» and «march» are words as well."""
    return frozenset(
        lexicon.MONTHS[word]
        for before, word in pairwise(folded)
        if word in lexicon.MONTHS and before in _MONTH_BEFORE
    )
