"""How a Spanish word sounds, for those who write as they hear: «rejistrar», «jestor», «ensallo»."""

import re
from typing import Final

# Letters that most of the Spanish-speaking world hears alike.
_ALIKE: Final = (
    (re.compile("ch"), "9"),
    (re.compile("h"), ""),
    (re.compile("qu(?=[ei])|c(?![ei])"), "k"),
    (re.compile("gu(?=[ei])"), "6"),
    (re.compile("g(?=[ei])"), "j"),
    (re.compile("[zx]|c"), "s"),
    (re.compile("v"), "b"),
    (re.compile("ll"), "y"),
    (re.compile("n(?=[bp])"), "m"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound(word: str) -> str:
    """Return one spelling for all folded Spanish words that sound alike."""
    for letters, heard in _ALIKE:
        word = letters.sub(heard, word)
    return word
