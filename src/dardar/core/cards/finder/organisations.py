"""What speaks for a piece of text being the name of a firm, shop or institution."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from dardar.core.cards.finder import agreement
from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words.organisations import (
    CLEAR_DEPARTMENTS,
    DEPARTMENTS,
    STEM,
    WEAK,
    WORDS,
)
from dardar.core.cards.finder.words.people import FAMILY
from dardar.core.cards.finder.words.places import CITIES, COUNTRIES, INNER
from dardar.core.cards.finder.words.roles import QUALIFIERS
from dardar.core.cards.finder.words.sentences import ADDRESSING, HOURS
from dardar.core.cards.finder.words.sentences import SENTENCE as SENTENCE_WORDS
from dardar.core.identity import companies
from dardar.core.identity.text import fold

_MOST_WORDS: Final = 14
_MOST_OF_SENTENCE: Final = 7
_AND: Final = re.compile(
    r"&|\b(?:y|e|and|und|et) (?:as[os]|cia|hij|herman|filho|irm|son|co\b)", re.IGNORECASE
)
_JOINTS: Final = frozenset(
    "a al an and da das de del do dos e el en for la las los of the y".split()
)
_OF: Final = frozenset("de del da do of for en".split())
_OFFICES: Final = frozenset("direction direzione direktion ufficio service vertrieb".split())
_ENDS: Final = re.compile(r"[!?…](?:\s|\Z)|[^.\s]{4,}\.\Z")
_PARTNERS: Final = re.compile(r"[^\W\d_]+, (?:[^\W\d_]+, )*[^\W\d_]+ (?:&|y|e|and) [A-ZÀ-Þ]")
_LIST: Final = re.compile(r"[•·|∙●*/;]|\s[-–—+]\s|,")
_LEAST_LIST: Final = 2
_FEW: Final = 3
_LONG: Final = 4
_LONGEST_FORM: Final = 7  # words: «S. de R. L. de C. V.»
_ANY: Final = "acme"  # stands for the name before a form
# «de C.V.», «S.L.» … with their stops or capitals; in small letters they are words (sal, ute, ac).
_ABBREVIATED: Final = re.compile(
    r"[A-Z]{2}|\.|\b(?:Inc|Ltd|Ltda|Lda|Corp|Co|Gmb[Hh]|Limited|Limitada|Cia|Cía|Pty|Plc|Llc)\b"
)


def reasons(piece: Piece, labels: Iterable[str]) -> tuple[Why, ...]:
    """Return what speaks for and against a piece being a company.

    Args:
        piece: the text.
        labels: the names under which the domains on the card are registered.

    """
    if not 1 <= len(piece.folded) <= _MOST_WORDS:
        return (Why.SENTENCE,)
    found = [*_for(piece), *_of_sites(piece.text, labels)]
    if len(piece.folded) > _MOST_OF_SENTENCE and is_sentence(piece) and Why.LEGAL_FORM not in found:
        return (Why.SENTENCE,)
    return tuple(dict.fromkeys([*found, *_against(piece, found)]))


def is_word(word: str) -> bool:
    """Tell whether a folded word is one of names of firms, and hardly of anything else."""
    return (word in WORDS and word not in WEAK) or bool(STEM.match(word))


def is_weak(word: str) -> bool:
    """Tell whether a folded word is one of names of firms among other things."""
    return word in WEAK


@lru_cache(maxsize=1_024)
def legal_form(text: str) -> bool:
    """Tell whether a text ends with a legal form."""
    words = text.split()
    tails = (" ".join(words[-count:]) for count in range(1, min(_LONGEST_FORM, len(words) - 1) + 1))
    return any(
        companies.bare(f"{_ANY} {tail}") == _ANY and _ABBREVIATED.search(tail) for tail in tails
    )


def is_department(piece: Piece) -> bool:
    """Tell whether a piece names a part of an organisation: «Facultad de Medicina»."""
    words = piece.folded
    if len(words) < 2 or words[0] not in DEPARTMENTS or legal_form(piece.text):  # noqa: PLR2004 - a department of something
        return False
    # «Servicio de Cardiología» is one, «Servicio las 24 horas» is not.
    return words[0] in CLEAR_DEPARTMENTS or words[1] in _OF


def may_be_department(piece: Piece) -> bool:
    """Tell whether a piece names what a department does as often as a position.

    «Dirección General», «Business Development».
    """
    words = piece.folded
    is_field = all(word in QUALIFIERS or word in _OF for word in words)
    return is_field or (len(words) > 1 and words[0] in DEPARTMENTS | _OFFICES)


def is_sentence(piece: Piece) -> bool:
    """Tell whether a piece reads like a slogan, a list of services or opening hours."""
    return Why.SENTENCE in _against(piece, ())


def _for(piece: Piece) -> Iterator[Why]:
    words = piece.folded
    if legal_form(piece.text):
        yield Why.LEGAL_FORM
    strong = any(map(is_word, words)) or (len(words) > 1 and bool(_AND.search(piece.text)))
    weak = [word for word in words if word in WEAK]
    if strong or len(weak) > 1:
        yield Why.COMPANY_WORD


def _of_sites(text: str, labels: Iterable[str]) -> Iterator[Why]:
    found = max((agreement.site_of_company(label, text) for label in labels), default=agreement.NO)
    if found == agreement.FULL:
        yield Why.SITE_AGREES
    elif found == agreement.PART:
        yield Why.PART_OF_SITE


def is_generic(piece: Piece) -> bool:
    """Tell whether a piece has words of firms alone: «Abogados S.L.», «Hospital»."""
    words = companies.bare(piece.text).split()
    return all(
        is_word(word) or word in _JOINTS or (word in WEAK and word not in FAMILY) for word in words
    )


def _against(piece: Piece, found: Iterable[Why]) -> Iterator[Why]:
    words, text = piece.folded, piece.text
    if is_generic(piece):
        yield Why.GENERIC
    if _is_description(piece):
        yield Why.ORDINARY_WORD
    if words[0] in INNER and any(c.isdigit() for c in text):
        yield Why.STREET_WORD
    if sum(1 for c in text if c.isalpha()) < _FEW:
        yield Why.SHORT
    if " ".join(words) in CITIES or " ".join(words) in COUNTRIES:
        yield Why.KNOWN_CITY
    if _reads_like_sentence(piece) and Why.LEGAL_FORM not in found:
        yield Why.SENTENCE


def _is_description(piece: Piece) -> bool:
    """Tell whether words of weight are in small letters: «Carpintería de aluminio y PVC»."""
    heavy = [word for word in piece.words[1:] if fold(word) not in _JOINTS]
    return piece.text[0].isupper() and any(word[0].islower() for word in heavy)


def _reads_like_sentence(piece: Piece) -> bool:
    words, text = piece.folded, piece.text
    spoken = [word for word in words if word in SENTENCE_WORDS]
    small = sum(1 for word in piece.words if word[0].islower())
    pieces = [part for part in _LIST.split(text) if part.strip()]
    is_list = len(pieces) > _LEAST_LIST or (len(pieces) == _LEAST_LIST and len(words) > _LONG)
    # Partners are listed as well: «Benites, Vargas & Ugaz Abogados».
    is_list = is_list and not (_PARTNERS.search(text) and any(map(is_word, words)))
    is_spoken = len(spoken) > 1 and len(words) >= _LONG and small >= len(piece.words) / 2
    starts_small = text[0].islower() and len(words) > 1 and not text.islower()
    return (
        is_list
        or bool(_ENDS.search(text) and len(words) > 2)  # noqa: PLR2004 - initials
        or any(word in ADDRESSING or word in HOURS for word in words)
        or is_spoken
        or starts_small
        or text[0] in "¡¿#"
        or (text[0] in "«“\"'" and len(words) >= _LONG)
        or sum(1 for c in text if c.isdigit()) > _LONG
    )
