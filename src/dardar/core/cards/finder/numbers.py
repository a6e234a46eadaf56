"""Telephone numbers in a line, and what they are for.

Whether digits are a number is asked of the numbering plans (phonenumbers), first of the country of
the card, then of the reader's own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

import phonenumbers

from dardar.core.cards.finder.words.labels import EXTENSION, REGISTERS
from dardar.core.identity import phones
from dardar.core.identity.text import fold

_CANDIDATE: Final = re.compile(
    r"(?<![\w@#$€£%,-])(?<!\d\.)(?:\+\s?|\(\+?|00)?\d[\d\s().\-–—]{4,44}\d(?![\w@%€$])"
)
_EXTENSION: Final = re.compile(
    rf"\s*[,;(\-–/]?\s*(?:{'|'.join(EXTENSION.split())})\.?\s?:?\s?#?\s?(\d{{1,6}})\)?",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(r"\s{2,}|\s[-–—·]\s|(?<=\d)\s(?=\+|\()")
_ICON: Final = re.compile(r"\d\s(?=[\d(+])|0(?=\d)")
_LEAST: Final = 7
_MOST: Final = 15
_DATE: Final = re.compile(
    r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d|\d{1,2}[.\-]\d{1,2}[.\-](?:19|20)?\d\d"
)
_POSTCODE: Final = re.compile(r"\d{5}-\d{3}|\d{4}-\d{3}")
_POST_BOXES: Final = frozenset("bp postfach apartado casilla cep box".split())
# Capital and small letters that engines read for digits.
_MISREAD: Final = str.maketrans(
    {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"}
)
_SUSPECT: Final = re.compile(
    r"(?<![^\W\d_])\+?[\dOolI|SB(][\dOolI|SB\s().\-]{6,24}[\dOolI|SB](?![^\W\d_])"
)
_ENOUGH: Final = 0.7  # of the signs must be digits to mend the others


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number that was found.

    Attributes:
        number: E.164, or as printed where its country is not known.
        extension: the digits to dial after it, or "".
        start: where it begins in the line.
        end: where it ends, its extension included.
        is_valid: whether its plan has such a number.
        is_international: whether it is written with its country calling code.

    """

    number: str
    extension: str
    start: int
    end: int
    is_valid: bool
    is_international: bool


class _Parsed(NamedTuple):
    """E.164, whether its plan has it, and whether it was written with a calling code."""

    number: str
    is_valid: bool
    is_international: bool


def numbers(text: str, regions: Sequence[str]) -> Iterator[Number]:
    """Yield what may be the telephone numbers of a line.

    Args:
        text: the line; other values in it were blanked.
        regions: countries in which numbers without a calling code are tried, likeliest first.

    """
    for match in _CANDIDATE.finditer(text):
        if _DATE.fullmatch(match[0].strip()) or _is_registered(text, match.start()):
            continue
        found = list(_parsed(match[0], match.start(), tuple(regions)))
        if _POSTCODE.fullmatch(match[0].strip()) and not any(one.is_valid for one in found):
            continue
        if found:
            tail = _EXTENSION.match(text, found[-1].end)
            if tail:
                found[-1] = replace(found[-1], extension=tail[1], end=tail.end())
        yield from found


def mended(text: str) -> str:
    """Return a line in which letters between digits are the digits they were read for."""

    def mend(match: re.Match[str]) -> str:
        signs = [c for c in match[0] if c.isalnum() or c == "|"]
        digits = sum(1 for c in signs if c.isdigit())
        is_number = len(signs) >= _LEAST and digits >= _ENOUGH * len(signs)
        return match[0].translate(_MISREAD) if is_number else match[0]

    return _SUSPECT.sub(mend, text)


def qualifier(number: str) -> str:
    """Return ``cell`` or ``work`` for an E.164 number whose plan tells them apart, else ""."""
    is_mobile = phones.is_mobile(number)
    return "" if is_mobile is None else "cell" if is_mobile else "work"


def _is_registered(text: str, start: int) -> bool:
    """Tell whether a register's, tax office's or post office's word stands before the digits."""
    words = fold(text[max(0, start - 24) : start]).split()
    if words and words[-1] in _POST_BOXES:
        return True
    return any(word in REGISTERS for word in words[-2:]) or (
        len(words) > 1 and "".join(words[-2:]) in REGISTERS
    )


def _parsed(text: str, start: int, regions: tuple[str, ...]) -> Iterator[Number]:
    """Yield the number of a candidate, or those that it is a row of."""
    found = _number(text, regions)
    icon = _ICON.match(text)
    is_home = found and found.is_valid and found.number.startswith(_code_of(regions))
    if icon and not is_home:
        # Engines read icons as digits: «0 (212) 205-2791».
        bare = _number(text[icon.end() :], regions)
        if bare and bare.is_valid and not (found and found.is_valid and found.is_international):
            yield _placed(text[icon.end() :], start + icon.end(), bare)
            return
    if found and (found.is_valid or not _PAIR.search(text)):
        yield _placed(text, start, found)
        return
    low = 0
    pieces: list[tuple[int, str]] = []
    for gap in _PAIR.finditer(text):
        pieces.append((low, text[low : gap.start()]))
        low = gap.end()
    pieces.append((low, text[low:]))
    several = [(place, piece, _number(piece, regions)) for place, piece in pieces]
    if len(several) > 1 and all(parsed and parsed.is_valid for _place, _piece, parsed in several):
        for place, piece, parsed in several:
            if parsed:
                yield _placed(piece, start + place, parsed)
    elif found:
        yield _placed(text, start, found)
    else:
        yield from _halves(text, start, regions)


def _code_of(regions: tuple[str, ...]) -> str:
    """Return how numbers of the likeliest country begin."""
    return f"+{phonenumbers.country_code_for_region(regions[0])}" if regions else "+"


def _halves(text: str, start: int, regions: tuple[str, ...]) -> Iterator[Number]:
    """Yield two numbers that stand one after the other without a sign between them."""
    for gap in re.finditer(r"\s", text):
        left, right = text[: gap.start()], text[gap.end() :]
        first, second = _number(left, regions), _number(right, regions)
        if first and second and first.is_valid and second.is_valid:
            yield _placed(left, start, first)
            yield _placed(right, start + gap.end(), second)
            return


def _placed(text: str, start: int, parsed: _Parsed) -> Number:
    return Number(
        parsed.number, "", start, start + len(text), parsed.is_valid, parsed.is_international
    )


@lru_cache(maxsize=4_096)
def _number(text: str, regions: tuple[str, ...]) -> _Parsed | None:
    """Return what a text is as a number, None if it is none."""
    digits = re.sub(r"\D", "", text)
    if not _LEAST <= len(digits) <= _MOST + 2:
        return None
    bare = text.strip()
    if bare.startswith(("+", "(+", "00")):
        found = phones.e164(re.sub(r"\A\(?\+\s?", "+", bare).replace(")", " "), None)
        return _Parsed(found, _is_valid(found), is_international=True) if found else None
    possible = ""
    for region in regions:
        for tried in (bare, _with_plus(digits, region)):
            found = phones.e164(tried, region) if tried else None
            if found and _is_valid(found):
                return _Parsed(found, is_valid=True, is_international=tried != bare)
            possible = possible or found or ""
    return _Parsed(possible, is_valid=False, is_international=False) if possible else None


def _with_plus(digits: str, region: str) -> str:
    """Return digits that begin with a country's calling code with the plus that is missing."""
    code = str(phonenumbers.country_code_for_region(region))
    return f"+{digits}" if digits.startswith(code) and len(digits) > len(code) + _LEAST else ""


@lru_cache(maxsize=4_096)
def _is_valid(number: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(number, None))
