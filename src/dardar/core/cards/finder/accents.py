"""Accents that an engine lost: set again in words that are never written without."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.words import accented
from dardar.core.identity.tongue import SPANISH

_LUSOPHONE: Final = frozenset({"BR", "PT", "AO", "MZ"})
_WORD: Final = re.compile(r"(?<![\w@.])[^\W\d_]{2,}(?![\w@]|\.\w)")


def restored(pieces: Iterable[Piece], regions: Sequence[str]) -> list[Piece]:
    """Return the pieces with the accents of their words, where a picture was read.

    What is quite sure, as perfect text is, stays as it is. In capitals accents are left out by
    hand as well (but not where others are there), and in names by habit; where one seems to be
    lost, the piece is doubted.
    """
    words, doubted = _of_region(regions[0] if regions else "")
    return [
        _restored(piece, words, doubted) if piece.box and piece.reading < 1 else piece
        for piece in pieces
    ]


def _of_region(region: str) -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the words of the language of a country, and those that are only doubted."""
    if region in SPANISH:
        return accented.SPANISH, accented.SPANISH_NAMES
    if region in _LUSOPHONE:
        return accented.PORTUGUESE, accented.LUSOPHONE_NAMES
    # Firms have Spanish names elsewhere too, but they may be French as well: they are doubted.
    return {}, frozenset(accented.SPANISH)


def _restored(piece: Piece, words: Mapping[str, str], doubted: frozenset[str]) -> Piece:
    is_doubted = False
    has_accents = any(c.isupper() and not c.isascii() for c in piece.text)

    def restore(match: re.Match[str]) -> str:
        nonlocal is_doubted
        word = match[0]
        known = words.get(word.lower())
        is_doubted = is_doubted or known is not None or word.lower() in doubted
        if known is None or (word.isupper() and not has_accents):
            return word
        return (
            known.upper() if word.isupper() else known.capitalize() if word[0].isupper() else known
        )

    text = _WORD.sub(restore, piece.text)
    return replace(piece, text=text, is_doubted=True) if is_doubted else piece
