"""Accents that an engine lost: set again in words that are never written without."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.words import accented
from dardar.core.identity.tongue import SPANISH

_LUSOPHONE: Final = frozenset({"BR", "PT", "AO", "MZ"})
# Ends of words that are hardly written without an accent: -ción, -ólogo, -ático, -ez of surnames.
_SPANISH_ENDS: Final = re.compile(
    r"(?:[cgs]i|xi)on|log(?:ia|o|a)|grafi?[ao]|(?:at|on|og|ist|eut|if|am|et|ot|it|om|ectr|al|ust)ic[ao]s?"
    r"|[b-df-hj-np-tv-z]ez|metria|nomia"
)
_PORTUGUESE_ENDS: Final = re.compile(r"[cs]ao|coes|encia|ancia|ario|aria|orio|logic[ao]|onic[ao]")
_LEAST_WORD: Final = 5  # letters
# Accents of other languages that engines read for those of Spanish; Catalan has grave ones.
_NO_CATALAN: Final = str.maketrans("ńǹÑŃ", "ññÑÑ")
_NO_SPANISH: Final = _NO_CATALAN | str.maketrans("àèìòùÀÈÌÒÙâêîôû", "áéíóúÁÉÍÓÚáéíóú")
_WORD: Final = re.compile(r"(?<![\w@.])[^\W\d_]{2,}(?![\w@]|\.\w)")


def restored(pieces: Iterable[Piece], regions: Sequence[str]) -> list[Piece]:
    """Return the pieces with the accents of their words, where a picture was read.

    What is quite sure, as perfect text is, stays as it is. In capitals accents are left out by
    hand as well (but not where others are there), and in names by habit; where one seems to be
    lost, the piece is doubted.
    """
    region = regions[0] if regions else ""
    words, doubted = _of_region(region)
    ends = _SPANISH_ENDS if region in SPANISH else _PORTUGUESE_ENDS
    is_known = region in SPANISH or region in _LUSOPHONE
    return [
        _restored(_in_letters_of(piece, region), words, doubted, ends if is_known else None)
        if piece.box and piece.reading < 1
        else piece
        for piece in pieces
    ]


def _in_letters_of(piece: Piece, region: str) -> Piece:
    """Return a piece without accents that the language of its country has not."""
    if region not in SPANISH:
        return piece
    text = piece.text.translate(_NO_CATALAN if region == "ES" else _NO_SPANISH)
    return piece if text == piece.text else replace(piece, text=text, is_doubted=True)


def _of_region(region: str) -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the words of the language of a country, and those that are only doubted."""
    if region in SPANISH:
        return accented.SPANISH, accented.SPANISH_NAMES
    if region in _LUSOPHONE:
        return accented.PORTUGUESE, accented.LUSOPHONE_NAMES
    # Firms have Spanish names elsewhere too, but they may be French as well: they are doubted.
    return {}, frozenset(accented.SPANISH)


def _has_end(word: str, ends: re.Pattern[str] | None) -> bool:
    """Tell whether a word without accents ends as words with one do."""
    if ends is None or not word.isascii() or len(word) < _LEAST_WORD:
        return False
    return any(match.end() == len(word) for match in ends.finditer(word))


def _restored(
    piece: Piece,
    words: Mapping[str, str],
    doubted: frozenset[str],
    ends: re.Pattern[str] | None,
) -> Piece:
    is_doubted = piece.is_doubted
    has_accents = any(c.isupper() and not c.isascii() for c in piece.text)

    def restore(match: re.Match[str]) -> str:
        nonlocal is_doubted
        word = match[0]
        known = words.get(word.lower())
        lower = word.lower()
        is_doubted = is_doubted or known is not None or lower in doubted or _has_end(lower, ends)
        if known is None or (word.isupper() and not has_accents):
            return word
        return (
            known.upper() if word.isupper() else known.capitalize() if word[0].isupper() else known
        )

    text = _WORD.sub(restore, piece.text)
    return replace(piece, text=text, is_doubted=True) if is_doubted else piece
