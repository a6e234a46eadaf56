"""What speaks for a piece of text being a position or profession."""

from collections.abc import Iterator
from typing import Final

from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words.organisations import INSTITUTIONS
from dardar.core.cards.finder.words.roles import (
    AMBIGUOUS,
    ENDINGS,
    FIELDS,
    HEADS,
    QUALIFIERS,
    WEAK_ENDINGS,
)
from dardar.core.cards.finder.words.sentences import ADDRESSING

_MOST_WORDS: Final = 12
_NEAR_START: Final = 4  # words, among which the head of a position stands in Romance languages
_FEW: Final = 3
_OF: Final = frozenset("de del da do of for di des du en in y and e et und fur a la el".split())


def reasons(piece: Piece) -> tuple[Why, ...]:
    """Return what speaks for a piece being a position, () if nothing does."""
    words = piece.folded
    if not words or len(words) > _MOST_WORDS:
        return ()
    # Folded, the office and its secretary are one word.
    if piece.words[0].lower() == "secretaría":
        return ()
    return tuple(_for(words))


def is_head(word: str) -> bool:
    """Tell whether a folded word heads positions, and is nothing else."""
    return (may_head(word) and word not in AMBIGUOUS) or word.endswith(ENDINGS)


def may_head(word: str) -> bool:
    """Tell whether a folded word heads positions, though it may be a name as well."""
    return word in HEADS or word.removesuffix("s") in HEADS & _PLURALS


# Shared positions stand in the plural: «Socios directores».
_PLURALS: Final = frozenset({"socio", "socia", "director", "partner", "founder", "owner"})


def _for(words: tuple[str, ...]) -> Iterator[Why]:
    if words[0] in INSTITUTIONS:
        return  # «Hospital Veterinario», «Taller Mecánico»
    heads = [place for place, word in enumerate(words) if may_head(word)]
    clear = [place for place in heads if words[place] not in AMBIGUOUS]
    qualified = any(word in QUALIFIERS for word in words)
    # «Especialista en …» begins with its head, «Senior Sales Manager» ends with it.
    is_said = clear and (clear[0] < _NEAR_START or clear[-1] == len(words) - 1)
    if is_said or (heads and (qualified or len(heads) > 1 or any(w in _OF for w in words[1:]))):
        yield Why.ROLE_WORD
    if any(word.endswith(ENDINGS) for word in words[:_NEAR_START]):
        yield Why.ROLE_ENDING
    is_weak = len(words) <= _FEW and words[-1].endswith(WEAK_ENDINGS)
    if is_weak or words[0] in FIELDS or all(word in QUALIFIERS or word in _OF for word in words):
        yield Why.PRACTICE
    if any(word in ADDRESSING for word in words):
        yield Why.SENTENCE
