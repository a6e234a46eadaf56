"""Words and their stems: what «contables» and «contable» have in common.

Stems are Snowball's (M. F. Porter, «Snowball: A language for stemming algorithms», 2001).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import Final, NamedTuple

import snowballstemmer

from dardar.core.identity.text import fold
from dardar.core.matching.lexicon import EMPTY

_NAMES: Final = {"es": "spanish", "en": "english"}
_LOCK: Final = Lock()
"""A stemmer keeps the word it is at."""
_STEMMERS: Final = {code: snowballstemmer.stemmer(name) for code, name in _NAMES.items()}
_KEPT: Final = 2**16
PIECE: Final = re.compile(r"[\w+#]+|[^\w\s]")
"""A word (C++ and C# are some), or a sign."""


class Word(NamedTuple):
    """A word as it stands, without case and accents, and what is left without its ending."""

    text: str
    folded: str
    stem: str

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing about what is offered or needed."""
        return self.folded in EMPTY or (len(self.folded) == 1 and not self.folded.isdigit())


@lru_cache(_KEPT)
def word(text: str, language: str) -> Word:
    """Return a word with its stem in a language (``es`` or ``en``)."""
    signs = "".join(character for character in text if character in "+#")
    with _LOCK:
        stemmed = _STEMMERS[language].stemWord(text.lower())
    folded = fold(text) + signs
    return Word(text, folded, fold(stemmed) + signs or folded)


def words(text: str, language: str) -> Iterator[Word]:
    """Yield the words of a text that say something, in their order."""
    for piece in PIECE.findall(text):
        found = word(piece, language)
        if found.folded and not found.is_empty:
            yield found
