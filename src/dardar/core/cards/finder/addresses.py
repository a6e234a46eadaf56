"""Postal addresses: which lines they are, and their parts where these are sure."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.finder import layout, marks, names, organisations, roles, splitting
from dardar.core.cards.finder.confidence import log_odds
from dardar.core.cards.finder.pieces import Piece, largest
from dardar.core.cards.finder.postcodes import city_and_postcode
from dardar.core.cards.finder.values import Value
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words.people import FAMILY, GIVEN
from dardar.core.cards.finder.words.places import (
    BUILDINGS,
    CITIES,
    COUNTRIES,
    ENGLISH,
    ENGLISH_ENDS,
    FRENCH,
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
# «14 bis, rue de la Paix», «P.O. Box 40», «Postfach 12 40», «BP 5».
_FRENCH: Final = re.compile(
    rf"\d{{1,4}}(?:\s?(?:bis|ter|quater|[A-D]))?,?\s(?:{'|'.join(FRENCH.split())})\b",
    re.IGNORECASE,
)
_POST_BOX: Final = re.compile(
    r"(?:p\.?\s?o\.?\s?box|postfach|b\.?p\.?|apartado(?: postal| de correos| a[eé]reo)?|apdo\.?"
    r"(?: de correos| postal)?|a\.a\.|caixa postal|casilla(?: de correo| postal)?|c\.?p\.?)"
    r"\s(?:n\.?[º°]\s)?\d[\d ]{0,6}(?=\W|\Z)",
    re.IGNORECASE,
)
_COLOMBIAN: Final = re.compile(
    r"\b\d{1,3}\s?[a-z]?\s?(?:bis\s?)?(?:#|no\.?|n[°º])\s?\d{1,3}", re.IGNORECASE
)
_SEGMENT: Final = re.compile(r"\s*(?:[,;|•·]|\s[-–—/]\s)\s*|\s+/\s*|[-/](?=[A-Z]{2}\b)")
# «153 Orchard Close», «12-14 West 34th St NE»: such words are too usual to say it elsewhere.
_ENGLISH: Final = re.compile(
    r"\d{1,5}(?:[A-Z]|[-–/]\d{1,5}[A-Z]?)?,? (?:[A-Z0-9][\w.'’-]{0,20} ){1,4}"
    rf"(?:{'|'.join(ENGLISH.split())})\b\.?(?: (?:N|S|E|W|NE|NW|SE|SW))?(?=\W|\Z)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"([A-ZÀ-Þ][^\W\d_]{2,}(?:[ .'-]{1,2}[^\W\d_]+){0,4}) "
    r"(?:[Nn](?:\.?[º°]|[oº]\.|[uú]m\.?) ?|#)?(\d{1,5})"
    r"(?:[a-z]| ?-? ?[A-Z])?(?: (?:esq|entre|e/|x|bis|local|piso|of|dpto|int)\b.{0,40})?"
)
_LEAST_NUMBER: Final = 2  # digits of a house number that nothing follows
_HOUSE: Final = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_ICON_AND_NUMBER: Final = re.compile(r"[\d©®°Q?] (?=\d{1,5} [^\W\d_])")
_GLUED: Final = re.compile(r"\d([A-ZÀ-Þ][^\W\d_]+)\b")  # «9Unit 18»
_BRACKETED: Final = re.compile(r"\(([^()]{2,40})\)\s*\Z")
_TOWN: Final = re.compile(r"\s*([^\d:]{2,40}?)\s?:\s?(?=\S)")
_ICON: Final = re.compile(r"(?:\d{1,2}|[^\W\d_]|[^\w\s]{1,2})\s+(?=\S)")
# «9 Av. Mayor 57», whose icon was read as a digit; French ones have no number behind.
_LEADING_ICON: Final = re.compile(r"\d [^\W\d_][^\d,]*\d{1,4}(?!\d)")
# A label that nothing but its weight or colour sets off from the street after it.
_SPOKEN: Final = re.compile(
    r"(?:direcci[oó]n|dir\.?|domicilio|ubicaci[oó]n|address|endere[cç]o|morada|adresse|anschrift"
    r"|indirizzo|sede)\s+(?=\S)",
    re.IGNORECASE,
)
_SLASHED: Final = re.compile(r"\bC/\s?[A-Z]")
_KINDS: Final = frozenset({Kind.ADDRESS})
_MOST_LINES: Final = 6
_STARTS: Final = (Why.STREET_WORD, Why.NUMBERED, Why.POSTCODE, Why.LABELLED)
_LEAST: Final = 0.0  # log-odds of a block that is taken for an address
_LONGEST: Final = 160
_LARGE: Final = 0.75  # of the largest size
_MOST_ABOVE: Final = 4  # lines above the first that is clearly of an address
_MOST_WORDS: Final = 6  # of a line that belongs to an address by its place
_SMALL: Final = frozenset("d da de del di do dos du el in im la las le les los of on the y".split())
_Seen: TypeAlias = tuple[Piece, tuple[Why, ...]]  # a line, and what speaks for it


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
    mark = marks.leading(piece.text, _KINDS) or _spoken(piece.text)
    found = [*((Why.LABELLED,) if mark else ()), *_of_line(text)]
    weak = {Why.HOUSE_NUMBER, Why.KNOWN_REGION, Why.INNER_PART}
    words = fold(text).split()
    is_department = organisations.is_department(piece) and not set(found) & set(_STARTS)
    if is_department or (set(found) <= weak and not _is_inner(words, found)):
        return ()
    if organisations.is_sentence(piece) and not set(found) & set(_STARTS):
        return () if len(found) < 2 else tuple(found)  # noqa: PLR2004 - a lone sign in a sentence
    return tuple(found)


def _bare(text: str) -> str:
    """Return a line without the label, the town or the misread icon that stands before a street."""
    if mark := marks.leading(text, _KINDS):
        return text[mark.place :]
    if spoken := _spoken(text):
        return spoken
    if town := _TOWN.match(text):
        # «Madrid: C/ Mayor, 5», «Consultorio: Av. Santa Fe 2450»
        rest = text[town.end() :]
        if fold(town[1]) in CITIES or fold(rest).partition(" ")[0] in STREETS | {"c"}:
            return rest
    if icon := _ICON_AND_NUMBER.match(text):
        return text[icon.end() :]
    return text if _has_number_first(text) and not _LEADING_ICON.match(text) else _unspoilt(text)


def _spoken(text: str) -> str:
    """Return what follows a label without a colon, "" unless that begins as addresses do."""
    label = _SPOKEN.match(text)
    rest = text[label.end() :] if label else ""
    return rest if {Why.STREET_WORD, Why.NUMBERED} & set(_of_line(rest)) else ""


def _unspoilt(text: str) -> str:
    """Return a line without the icon before a street that was read as a letter or digit."""
    glued = _GLUED.match(text)
    if glued and fold(glued[1]) in STREETS | INNER:
        return text[1:]
    icon = _ICON.match(text)
    rest = text[icon.end() :] if icon else ""
    # French and English streets have their number before them, and then none behind.
    if fold(rest).partition(" ")[0] in STREETS | INNER | {"c", "gran"} and _HOUSE.search(rest):
        return rest
    return text


def _has_number_first(text: str) -> bool:
    """Tell whether a text begins as English or French streets do, with the number."""
    return bool(_ENGLISH.match(text) or _FRENCH.match(text))


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
    if _has_number_first(text) or _POST_BOX.match(text):
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
    return later or german or words[0] in SHORT or words[:2] == ["gran", "via"]


def _block(seen: Sequence[_Seen], start: int, used: AbstractSet[int]) -> list[int]:
    """Return the numbers of the lines that make one address with the first of them.

    A line of which nothing is known belongs to it by its place: between two others, or where the
    town is still missing. So do buildings right above.
    """
    block = [*_above(seen, start, used), start]
    doubtful: list[int] = []
    for number in range(start + 1, len(seen)):
        piece, why = seen[number]
        last = seen[[*block, *doubtful][-1]][0]
        if len(block) == _MOST_LINES or number in used:
            break
        near = piece.lines == last.lines or layout.follows(piece, last)
        if not near:
            # In reading order of two columns the next line may stand after one of the other.
            if piece.box is None or number - block[-1] > _MOST_LINES:
                break
            continue
        starts_anew = Why.STREET_WORD in why and any(Why.POSTCODE in seen[n][1] for n in block)
        if Why.LABELLED in why or starts_anew:
            break
        if why:
            block += [*doubtful, number]
            doubtful = []
        elif not doubtful and not _is_other(piece) and _are_set_as_one(piece, last):
            doubtful = [number]
        else:
            break
    known = {reason for n in block for reason in seen[n][1]}
    has_town = bool(known & {Why.POSTCODE, Why.KNOWN_CITY})
    is_street = bool({Why.STREET_WORD, Why.NUMBERED} & known)
    is_last = doubtful and (
        (not has_town and is_street and _is_place(seen[doubtful[0]][0]))
        or " ".join(seen[doubtful[0]][0].folded) in REGIONS
    )
    return [*block, *doubtful] if is_last else block


def _above(seen: Sequence[_Seen], start: int, used: AbstractSet[int]) -> list[int]:
    """Return the numbers of the lines above the first one that is clearly of an address.

    Those are a building above a street, and above a town whatever looks like a street; one line
    of which nothing is known may stand between.
    """
    found: list[int] = []
    doubtful: list[int] = []
    last, why = seen[start]
    is_street = bool({Why.STREET_WORD, Why.NUMBERED, Why.LABELLED} & set(why))
    for number in range(start - 1, max(-1, start - 1 - _MOST_ABOVE), -1):
        piece = seen[number][0]
        is_free = number not in used and not _is_other(piece)
        if Why.LABELLED in why or not is_free or not _are_set_as_one(last, piece):
            break
        is_building = bool(BUILDINGS & set(piece.folded)) and number > 0
        if is_building or (not is_street and _looks_like_street(piece)):
            found = [number, *doubtful, *found]
            # A number that leads a line goes on with the street above it.
            is_begun = not piece.text[0].isdigit() or _has_number_first(piece.text)
            is_street = is_street or (not is_building and is_begun)
            doubtful = []
        elif doubtful or is_street:
            break
        else:
            doubtful = [number]
        last = piece
    return found


def _looks_like_street(piece: Piece) -> bool:
    """Tell whether a line above a town has a number, or a word of streets, as streets do."""
    words = piece.folded
    is_street = words[0] in STREETS or (len(words) > 1 and words[-1] in ENGLISH_ENDS)
    return is_street or bool(_HOUSE.search(piece.text))


def _is_other(piece: Piece) -> bool:
    """Tell whether a line says something else than where."""
    return (
        organisations.legal_form(piece.text)
        or organisations.is_sentence(piece)
        or organisations.is_department(piece)
        or bool(roles.reasons(piece))
        or names.is_known(piece)
        or len(piece.folded) > _MOST_WORDS
    )


def _are_set_as_one(below: Piece, above: Piece) -> bool:
    """Tell whether two lines are equally large and close, the second above the first."""
    is_near = layout.follows(below, above) and layout.is_tight(below, above)
    return is_near and layout.same_size(below, above)


def _is_place(piece: Piece) -> bool:
    """Tell whether a line may be a town: a few words with capitals, none of a firm."""
    heavy = [word for word in piece.words if fold(word) not in _SMALL]
    is_firm = any(map(organisations.is_word, piece.folded))
    return all(word[0].isupper() for word in heavy) and not is_firm


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
