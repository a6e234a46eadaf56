"""Postal addresses: which lines they are, and their parts where these are sure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.finder import layout, marks, organisations, roles, splitting
from dardar.core.cards.finder.confidence import log_odds
from dardar.core.cards.finder.pieces import Piece, largest
from dardar.core.cards.finder.postcodes import city_and_postcode
from dardar.core.cards.finder.values import Value
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words.people import FAMILY, GIVEN
from dardar.core.cards.finder.words.places import (
    CITIES,
    COUNTRIES,
    GERMAN,
    INNER,
    REGIONS,
    SHORT,
    STREETS,
)
from dardar.core.identity.text import fold

_NUMBER: Final = re.compile(
    r"(?<![\d.])\d{1,5}(?:\s?[A-Za-z]\b|\s?[-–/]\s?\d{1,5})?|\bs/n\b|\bkm\b", re.IGNORECASE
)
_COLOMBIAN: Final = re.compile(
    r"\b\d{1,3}\s?[a-z]?\s?(?:bis\s?)?(?:#|no\.?|n[°º])\s?\d{1,3}", re.IGNORECASE
)
_SEGMENT: Final = re.compile(r"\s*(?:[,;|•·]|\s[-–—/]\s)\s*|\s+/\s*")
_NUMBERED: Final = re.compile(
    r"([A-ZÀ-Þ][^\W\d_]{2,}(?:[ .'-]{1,2}[^\W\d_]+){0,4}) (\d{1,5})[a-z]?"
)
_LEAST_NUMBER: Final = 2  # digits of a house number that nothing follows
_HOUSE: Final = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_ICON_AND_NUMBER: Final = re.compile(r"[\d©®°Q?] (?=\d{1,5} [^\W\d_])")
_GLUED: Final = re.compile(r"\d([A-ZÀ-Þ][^\W\d_]+)\b")  # «9Unit 18»
_BRACKETED: Final = re.compile(r"\(([^()]{2,40})\)\s*\Z")
_TOWN: Final = re.compile(r"\s*([^\d:]{2,40}?)\s?:\s?(?=\S)")
_ICON: Final = re.compile(r"(?:\d{1,2}|[^\W\d_]|[^\w\s]{1,2})\s+(?=\S)")
_SLASHED: Final = re.compile(r"\bC/\s?[A-Z]")
_KINDS: Final = frozenset({Kind.ADDRESS})
_MOST_LINES: Final = 6
_STARTS: Final = (Why.STREET_WORD, Why.NUMBERED, Why.POSTCODE, Why.LABELLED)
_LEAST: Final = 0.0  # log-odds of a block that is taken for an address
_LONGEST: Final = 160
_LARGE: Final = 0.75  # of the largest size


def take(pieces: Sequence[Piece]) -> tuple[list[Value], list[Piece]]:
    """Return the addresses and places among pieces, and the other pieces."""
    pieces = [
        part
        for piece in pieces
        for part in splitting.apart_from_addresses(piece, lambda p: bool(reasons(p)))
        if part.words
    ]
    seen = [(piece, reasons(piece)) for piece in pieces]
    large = _LARGE * largest(pieces)
    found: list[Value] = []
    used: set[int] = set()
    for number, (_piece, why) in enumerate(seen):
        if number in used or not why:
            continue
        block = _block(seen, number, used)
        value = _value([seen[n][0] for n in block], [seen[n][1] for n in block])
        if value and value.field.kind is Kind.PLACE and 0 < large <= seen[number][0].size:
            continue  # «Ecuador» in large letters is a shop
        if value:
            found.append(value)
            used.update(block)
    return found, [piece for number, piece in enumerate(pieces) if number not in used]


def reasons(piece: Piece) -> tuple[Why, ...]:
    """Return what speaks for a piece being a line of an address, () if nothing does."""
    if len(piece.text) > _LONGEST:
        return ()
    text = _bare(piece.text)
    mark = marks.leading(piece.text, _KINDS)
    found = [*((Why.LABELLED,) if mark else ()), *_of_line(text)]
    weak = {Why.HOUSE_NUMBER, Why.KNOWN_REGION, Why.INNER_PART}
    words = fold(text).split()
    if set(found) <= weak and not _is_inner(words, found):
        return ()
    if organisations.is_sentence(piece) and not set(found) & set(_STARTS):
        return () if len(found) < 2 else tuple(found)  # noqa: PLR2004 - a lone sign in a sentence
    return tuple(found)


def _bare(text: str) -> str:
    """Return a line without the label, the town or the misread icon that stands before a street."""
    if mark := marks.leading(text, _KINDS):
        return text[mark.place :]
    if town := _TOWN.match(text):
        # «Madrid: C/ Mayor, 5», «Consultorio: Av. Santa Fe 2450»
        rest = text[town.end() :]
        if fold(town[1]) in CITIES or fold(rest).partition(" ")[0] in STREETS | {"c"}:
            return rest
    if icon := _ICON_AND_NUMBER.match(text):
        return text[icon.end() :]
    glued = _GLUED.match(text)
    if glued and fold(glued[1]) in STREETS | INNER:
        return text[1:]
    icon = _ICON.match(text)
    rest = text[icon.end() :] if icon else ""
    # French and English streets have their number before them, and then none behind.
    if fold(rest).partition(" ")[0] in STREETS | INNER | {"c"} and _HOUSE.search(rest):
        return rest
    return text


def _is_inner(words: Sequence[str], found: Sequence[Why]) -> bool:
    return (
        Why.INNER_PART in found
        and words[0] in INNER
        and (Why.HOUSE_NUMBER in found or len(words) > 1)
    )


def _of_line(text: str) -> Iterator[Why]:
    words = fold(text).split()
    has_number = bool(_NUMBER.search(text))
    if _is_street(text, words, has_number=has_number):
        yield Why.STREET_WORD
    elif _is_numbered(text):
        yield Why.NUMBERED
    if has_number:
        yield Why.HOUSE_NUMBER
    if city_and_postcode(text):
        yield Why.POSTCODE
    segments = [fold(s) for s in _SEGMENT.split(text)]
    ends = [*segments, *(" ".join(words[-n:]) for n in (1, 2, 3) if len(words) > n and has_number)]
    if any(s in CITIES or _without_code(s) in CITIES for s in segments):
        yield Why.KNOWN_CITY
    bracketed = _BRACKETED.search(text)
    if any(s in COUNTRIES for s in ends) or (bracketed and fold(bracketed[1]) in COUNTRIES):
        yield Why.KNOWN_COUNTRY
    if any(s in REGIONS for s in segments[1:]) or (len(segments) == 1 and segments[0] in REGIONS):
        yield Why.KNOWN_REGION
    if any(word in INNER for word in words):
        yield Why.INNER_PART


def _is_numbered(text: str) -> bool:
    """Tell whether a text begins as a street without a word of streets: «Rivadavia 1450, Luján»."""
    first, *others = _SEGMENT.split(text)
    match = _NUMBERED.fullmatch(first)
    if not match or not (others or len(match[2]) > _LEAST_NUMBER):
        return False
    words = fold(match[1]).split()
    is_year = match[2][:2] in {"19", "20"} and len(match[2]) == len("1985")
    is_other = any(organisations.is_word(w) or roles.is_head(w) or w in INNER for w in words)
    return not (is_other or (is_year and not others))


def _without_code(text: str) -> str:
    return " ".join(word for word in text.split() if not any(c.isdigit() for c in word))


def _is_street(text: str, words: Sequence[str], *, has_number: bool) -> bool:
    if not words:
        return False
    if _COLOMBIAN.search(text) or (_SLASHED.search(text) and words[0] == "c"):
        return True
    if words[0] in STREETS and (
        len(words) > 1 and (has_number or not organisations.legal_form(text))
    ):
        is_organisation = any(organisations.is_word(w) for w in words[1:]) and not has_number
        return not (is_organisation or roles.is_head(words[0]))
    if not has_number:
        return False
    later = any(word in STREETS for word in words[1:6])
    german = any(word.endswith(GERMAN) and len(word) > 5 for word in words[:4])  # noqa: PLR2004 - the ending alone
    return later or german or words[0] in SHORT or any(word in {"st", "dr"} for word in words[2:5])


def _block(seen: Sequence[tuple[Piece, tuple[Why, ...]]], start: int, used: set[int]) -> list[int]:
    """Return the numbers of the lines that make one address with the first of them."""
    block = [start]
    for number in range(start + 1, len(seen)):
        piece, why = seen[number]
        last = seen[block[-1]][0]
        if len(block) == _MOST_LINES or number in used:
            break
        near = piece.lines == last.lines or layout.follows(piece, last)
        if not near:
            # In reading order of two columns the next line may stand after one of the other.
            if piece.box is None or number - block[-1] > _MOST_LINES:
                break
            continue
        starts_anew = Why.STREET_WORD in why and any(Why.POSTCODE in seen[n][1] for n in block)
        if not why or Why.LABELLED in why or starts_anew:
            break
        block.append(number)
    return block


def _value(pieces: Sequence[Piece], why: Sequence[tuple[Why, ...]]) -> Value | None:
    reasons_of_all = tuple(dict.fromkeys(reason for each in why for reason in each))
    whole = ", ".join(_bare(piece.text).strip(" ,;|•·-–") for piece in pieces)
    lines = tuple(dict.fromkeys(n for piece in pieces for n in piece.lines))
    is_place = not set(reasons_of_all) & {
        Why.STREET_WORD,
        Why.POSTCODE,
        Why.HOUSE_NUMBER,
        Why.INNER_PART,
    }
    kind = Kind.PLACE if is_place else Kind.ADDRESS
    if kind is Kind.ADDRESS and log_odds(kind, reasons_of_all) < _LEAST:
        return None
    if kind is Kind.PLACE and not _is_only_place(whole):
        return None
    if len(pieces) > 1:
        reasons_of_all = (*reasons_of_all, Why.TOGETHER)
    return Value(Field(kind, whole, parts=_parts(whole)), reasons_of_all, lines, pieces[0].side)


def _is_only_place(text: str) -> bool:
    segments = [fold(s) for s in _SEGMENT.split(text) if fold(s)]
    known = [s for s in segments if s in CITIES or s in COUNTRIES or s in REGIONS]
    # Pereira and León are surnames as well: one alone may be the second line of a name.
    is_name = len(segments) == 1 and segments[0] in FAMILY | GIVEN
    return bool(segments) and len(known) == len(segments) and not is_name


def _parts(whole: str) -> dict[str, str]:
    """Return the parts of an address that are sure."""
    parts: dict[str, str] = {}
    segments = [segment for segment in _SEGMENT.split(whole) if segment]
    if segments and fold(segments[-1]) in COUNTRIES:
        parts["country"] = segments.pop()
    if found := city_and_postcode(whole):
        parts["postcode"] = found.postcode
        if found.city:
            parts["city"] = found.city
        if found.region:
            parts["region"] = found.region
    for segment in segments[1:] if len(segments) > 1 else segments:
        key = fold(segment)
        if key in CITIES and "city" not in parts:
            parts["city"] = segment
        elif key in REGIONS and "city" in parts and "region" not in parts:
            parts["region"] = segment
    street = _street(segments, parts)
    return {"street": street, **parts} if street else parts


def _street(segments: Sequence[str], parts: dict[str, str]) -> str:
    """Return the first segment with the number after it, if it is a street."""
    if not segments or parts.get("postcode", "\0") in segments[0]:
        return ""
    first = segments[0]
    if not _is_street(first, fold(first).split(), has_number=True):
        return ""
    if len(segments) > 1 and re.fullmatch(
        r"(?:n[.°º]?\s?)?\d{1,5}\s?[A-Za-z]?|s/n", segments[1], re.IGNORECASE
    ):
        return f"{first}, {segments[1]}"
    return first
