"""Folding: the form of a text in which accents, case and punctuation no longer count."""

import unicodedata
from typing import Final

from anyascii import anyascii

_LAST_KEPT: Final = 0xFFFF


def fold(text: str) -> str:
    """Return a text in lower-case words of letters and digits, one space between them.

    Latin letters lose their accents, ligatures come apart (ß → ss), other scripts are
    transliterated (anyascii), and punctuation and signs become spaces. Folding twice changes
    nothing. A plain ASCII text takes a fast path.
    """
    if text.isascii():
        return b" ".join(text.encode().translate(_ASCII).split()).decode()
    return " ".join(unicodedata.normalize("NFKC", text).translate(_FOLDED).split())


def words(text: str) -> list[str]:
    """Return the words of the folded text, in their order."""
    return fold(text).split()


def _fold_character(character: str) -> str:
    """Return the folded form of one character, ``" "`` where it parts words."""
    category = unicodedata.category(character)
    if category == "Cf" or "\u0300" <= character <= "\u036f" or character == "·":
        # Invisible controls, accents that found no letter and the dot of Catalan «l·l» part no
        # words.
        return ""
    if category[0] not in "LMN":
        return " "
    plain = anyascii(character).lower()
    kept = "".join(c if c.isalnum() else " " for c in plain).strip()
    # A letter that anyascii does not know stays as it is: nothing of a name is lost.
    return kept or ("" if category[0] == "M" else character.lower())


class _Table(dict[int, str]):
    """A translate table that fills itself; it keeps the basic plane, so its size is bounded."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if code <= _LAST_KEPT:
            self[code] = folded
        return folded


_FOLDED: Final = _Table()
_ASCII: Final = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")  # noqa: PLR2004 - the size of ASCII
    for code in range(256)
)
