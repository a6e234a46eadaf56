"""Names as people misspell them: the typos of Damerau, and what Spanish ears take for one sound."""

import random
from typing import Final

from dardar.core.identity.text import fold

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
# Written either way by those who only heard the name.
_HEARD: Final = (
    ("b", "v"), ("v", "b"), ("z", "s"), ("s", "z"), ("c", "s"), ("ll", "y"), ("y", "ll"),
    ("y", "i"), ("i", "y"), ("h", ""), ("a", "ha"), ("g", "j"), ("j", "g"), ("qu", "k"),
    ("c", "k"), ("j", "x"), ("x", "j"), ("t", "th"), ("n", "m"), ("m", "n"),
)  # fmt: skip
_SHORTEST: Final = 4


def misspelt(name: str, typos: int, dice: random.Random) -> str:
    """Return a folded name with so many typos, each in a word of four letters or more."""
    words = fold(name).split()
    places = [place for place, word in enumerate(words) if len(word) >= _SHORTEST]
    for _ in range(typos):
        place = dice.choice(places)
        words[place] = _mistyped(words[place], dice)
    return " ".join(words)


def _mistyped(word: str, dice: random.Random) -> str:
    """Return a word with one typo; two in five are of the ear."""
    heard = [pair for pair in _HEARD if pair[0] in word]
    if heard and dice.random() < 2 / 5:
        said, written = dice.choice(heard)
        starts = [at for at in range(len(word)) if word.startswith(said, at)]
        at = dice.choice(starts)
        return word[:at] + written + word[at + len(said) :]
    at = dice.randrange(len(word))
    before, after = word[:at], word[at + 1 :]
    match dice.choice(("drop", "insert", "replace", "swap")):
        case "drop":
            return before + after
        case "insert":
            return before + dice.choice(_LETTERS) + word[at:]
        case "replace":
            return before + dice.choice(_LETTERS.replace(word[at], "")) + after
        case _:
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
