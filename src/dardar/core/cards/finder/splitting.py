"""Lines that say several things at once: name and position, position and company."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from dardar.core.cards.finder import names, organisations, roles
from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words.labels import REGISTERS
from dardar.core.identity.names import split_name
from dardar.core.identity.text import fold

_BARS: Final = re.compile(r"\s*[|•·●∙▪■♦]\s*|\s*\t\s*|\s{3,}")
# These join as often as they part: «Traductora / Intérprete».
_DASHES: Final = re.compile(r"\s+[-–—/]\s+")
_COMMA: Final = re.compile(r",\s+")
_AT: Final = re.compile(r"\s+(at|@|en|na|no|bei|chez|presso)\s+")
_MOST: Final = 4
_MOST_BARS: Final = 8
_REGISTER: Final = re.compile(
    r"(?<!\w)([A-Z][A-Za-z.]{1,8})[ /:.]{1,3}(?:[A-Z]{2}[ ]?)?[\w./-]{0,4}\d[\w./ -]{2,20}\Z"
)
_ROLLS: Final = frozenset({"col", "no", "num", "n"})  # «Col. 4567» of a professional body
_LEAST: Final = 3  # letters before a register's number


def split(piece: Piece) -> list[Piece]:
    """Return the parts of a piece that say different things, else the piece itself.

    Numbers in registers say nothing of a person that a field holds: they are left out.
    """
    if _is_register(piece):
        return []
    piece = _without_register(piece)
    parts = [part for part in _BARS.split(piece.text) if part.strip()]
    if 1 < len(parts) <= _MOST_BARS and not _is_one(piece):
        return [part for text in parts for part in _dashes(piece.with_text(text.strip()))]
    return _dashes(piece)


def _dashes(piece: Piece) -> list[Piece]:
    parts = [piece.with_text(text) for text in _DASHES.split(piece.text) if text.strip()]
    is_mixed = any(map(_is_name, parts)) or (
        any(map(_is_company, parts)) and any(Why.ROLE_WORD in roles.reasons(p) for p in parts)
    )
    if 1 < len(parts) <= _MOST and is_mixed:
        return [one for part in parts for one in _commas(part)]
    return _commas(piece)


def apart_from_addresses(piece: Piece, is_address: Callable[[Piece], bool]) -> list[Piece]:
    """Return a line with bars in parts where only some of them are of an address."""
    parts = [piece.with_text(part.strip()) for part in _BARS.split(piece.text) if part.strip()]
    others = [part for part in parts if part.words and not is_address(part)]
    if not 0 < len(others) < len(parts):
        return [piece]
    said = any(_is_name(p) or _is_company(p) or roles.reasons(p) for p in others)
    return parts if said else [piece]


def _is_register(piece: Piece) -> bool:
    """Tell whether a line is a number in a register: «CRO-SP 98765», «Céd. Prof. 1234567»."""
    digits = sum(1 for c in piece.text if c.isdigit())
    return digits > _LEAST and piece.folded[0] in REGISTERS


def _without_register(piece: Piece) -> Piece:
    """Return a piece without the number of a register behind it: «Contador CRC 1SP123456»."""
    match = _REGISTER.search(piece.text)
    is_one = (
        match
        and len(match[1]) > 1
        and fold(match[1]).replace(" ", "") in REGISTERS | _ROLLS
        and match.start() > _LEAST
    )
    return (
        piece.with_text(piece.text[: match.start()].rstrip(" ,;|·•-–("))
        if match and is_one
        else piece
    )


def _is_one(piece: Piece) -> bool:
    """Tell whether a line with bars is one list, of services for instance."""
    parts = [piece.with_text(part) for part in _BARS.split(piece.text) if part.strip()]
    said = sum(1 for part in parts if Why.ROLE_WORD in roles.reasons(part) or _is_name(part))
    return len(parts) > 2 and not said  # noqa: PLR2004 - two parts are no list


def _commas(piece: Piece) -> list[Piece]:
    """Return name and position, or position and company, that a comma or «at» parts."""
    head, comma, firm = piece.text.partition(", ")
    department = piece.with_text(head)
    if comma and organisations.is_department(department) and firm[:1].isupper():
        return [department, replace(piece.with_text(firm), is_after_at=True)]
    is_legal = organisations.legal_form(piece.text)
    for gap in _COMMA.finditer(piece.text):
        left = piece.with_text(piece.text[: gap.start()])
        right = piece.with_text(piece.text[gap.end() :])
        if split_name(piece.text).get("suffix") and not roles.reasons(right):
            continue
        if not is_legal and _is_name(left) and Why.ROLE_WORD in roles.reasons(right):
            return [left, *_at(right)]
        if Why.ROLE_WORD in roles.reasons(left) and _is_company(right):
            return [left, right]
    first, _, rest = piece.text.partition(" ")
    after = piece.with_text(rest)
    # «Rechtsanwältin Katrin Vogel»
    if rest and roles.is_head(fold(first)) and _is_name(after) and not names.has_title(piece.text):
        return [piece.with_text(first), after]
    return list(_at(piece))


def _at(piece: Piece) -> Iterator[Piece]:
    """Yield position and company of «Director en Acme»."""
    match = _AT.search(piece.text)
    if match:
        left = piece.with_text(piece.text[: match.start()])
        right = piece.with_text(piece.text[match.end() :])
        is_title = right.text[:1].isupper() or right.text[:1].isdigit()
        # «en», «na» and «no» stand before other things as well: «Máster en Derecho».
        is_clear = match[1] in {"at", "@", "bei", "chez", "presso"} or _is_company(right)
        # «Attorney at Law» is one position.
        is_firm = not organisations.is_generic(right)
        if Why.ROLE_WORD in roles.reasons(left) and is_title and is_clear and is_firm:
            yield left
            yield replace(right, is_after_at=True)
            return
    yield piece


def _is_name(piece: Piece) -> bool:
    found = names.reasons(piece)
    return Why.NAME_SHAPE in found and bool({Why.KNOWN_GIVEN, Why.TITLE} & set(found))


def _is_company(piece: Piece) -> bool:
    found = organisations.reasons(piece, ())
    return bool({Why.LEGAL_FORM, Why.COMPANY_WORD} & set(found))
