"""What each property of a card means: the table from a property's name to the field it makes."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, TypeAlias

from dardar.core.cards.fields import NO_PARTS, Field, Kind
from dardar.core.cards.vcard.android import android_custom
from dardar.core.cards.vcard.card import PHONETIC_PARTS, Card
from dardar.core.cards.vcard.dates import card_date
from dardar.core.cards.vcard.labels import label_of_apple
from dardar.core.cards.vcard.lines import MAX_LINES, Header, Line, lines_of_text
from dardar.core.cards.vcard.pictures import picture_of
from dardar.core.cards.vcard.services import (
    CHAT_PREFIX,
    CHAT_PROPERTIES,
    CHAT_SCHEMES,
    CHAT_SUFFIX,
    PROFILE_PROPERTIES,
    service_name,
)
from dardar.core.cards.vcard.text import decode, from_base64, split, unescape, unquoted
from dardar.core.cards.whole import whole_address

Handler: TypeAlias = Callable[[Card, Header, str], None]

OWN_PROPERTY: Final = "X-DARDAR-FIELD"  # what no standard property can say
MAX_FIELDS: Final = 20_000  # of one card; real ones have some tens
MAX_ITEMS: Final = 1_000  # of one list
NAME_ORDER: Final = ("family", "given", "middle", "prefix", "suffix")
ADDRESS_ORDER: Final = ("pobox", "extended", "street", "city", "region", "postcode", "country")
GROUP_WORD: Final = "group"
COMPANY_WORDS: Final = frozenset(("company", "org", "organization"))
LINK: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_KINDS: Final = frozenset(Kind)
_NESTED: Final = re.compile(r"BEGIN[ \t]*:[ \t]*VCARD\s*", re.IGNORECASE)


def is_read(name: str) -> bool:
    """Tell whether a property, by its name in upper case, has a meaning of its own."""
    return name in _HANDLERS


def take(card: Card, lines: Iterable[Line]) -> bool:
    """Take properties into the card; tell whether they were not too many."""
    fields = card.fields
    for header, value in lines:
        name = header.name
        handler = _HANDLERS.get(name, _other)
        if header.encoding == "b" and handler is not _other and name not in _BINARY:
            text = decode(from_base64(value), header.charset) or value
        else:
            text = value
        if card.depth > 1 and name not in _NESTING:
            handler = _agent_line
        handler(card, header, text)
        if len(fields) > MAX_FIELDS:
            return False
    return True


def _other(card: Card, header: Header, value: str) -> None:
    if header.name.startswith(CHAT_PREFIX):
        service = header.name.removeprefix(CHAT_PREFIX).removesuffix(CHAT_SUFFIX)
        _chat(card, header, value, service.lower())
    elif header.encoding == "b":
        card.add_other("".join(value.split()), header)
    else:
        card.add_other(unescape(value), header)


def _ignored(_card: Card, _header: Header, _value: str) -> None:
    """Pass over what says nothing of the person."""


def _text(kind: Kind, scheme: str = "") -> Handler:
    """Return the handler of plain text, less the scheme that 4.0 may put before it (tel:+34…)."""

    def handle(card: Card, header: Header, value: str) -> None:
        text = unescape(value)
        if scheme and text[: len(scheme)].lower() == scheme:
            text = text[len(scheme) :]
        card.add(kind, text, header)

    return handle


def _full_name(card: Card, header: Header, value: str) -> None:
    text = unescape(value)
    if text and _is_derived(header):
        card.derived_name = text
    elif text:
        card.place_name()
        card.full_names.append(Field(Kind.NAME, text, preferred=header.preferred))


def _is_derived(header: Header) -> bool:
    """Tell whether a value was made from others of the same card (RFC 9554 §4.4)."""
    return header.parameters.get("DERIVED", "").lower() == "true"


def _name(card: Card, header: Header, value: str) -> None:
    pieces = split(value, ";", 8)
    parts = {part: piece for part, piece in zip(NAME_ORDER, pieces, strict=False) if piece}
    # RFC 9554 §2.2: a second surname and a generation, which older programs repeat before.
    for part, piece in zip(("family", "suffix"), pieces[5:7], strict=False):
        if piece and piece not in parts.get(part, ""):
            parts[part] = f"{parts.get(part, '')} {piece}".strip()
    if "PHONETIC" in header.parameters:
        _phonetic_parts(card, header, parts)
    elif parts and _is_derived(header):
        card.derived_parts = parts
    elif parts:
        card.place_name()
        card.names.append(parts)
    card.add_other("".join(pieces[7:]).strip(";"), header)


def _phonetic(card: Card, header: Header, value: str, part: str) -> None:
    _phonetic_parts(card, header, {part: unescape(value)})


def _phonetic_parts(card: Card, header: Header, parts: dict[str, str]) -> None:
    for part, piece in parts.items():
        if part in card.phonetic or part not in PHONETIC_PARTS:
            card.add_other(piece, header)
        elif piece:
            if card.phonetic_place < 0:
                card.phonetic_place = len(card.fields)
            card.phonetic[part] = piece


def _irmc_name(card: Card, header: Header, value: str) -> None:
    """Take a SOUND: the phonetic name of Japanese telephones, or a recording."""
    if "X-IRMC-N" in (word.upper() for word in header.types):
        family, given, *rest = (*split(value, ";", 8), "", "")
        _phonetic_parts(card, header, {"family": family, "given": given})
        card.add_other(" ".join(piece for piece in rest if piece), header)
    else:
        _other(card, header, value)


def _company(card: Card, header: Header, value: str) -> None:
    name, *units = split(value, ";", MAX_ITEMS)
    department = ", ".join(unit for unit in units if unit)
    parts = {"department": department} if department else NO_PARTS
    card.add(Kind.COMPANY, name or department, header, parts=parts)


def _function(card: Card, header: Header, value: str) -> None:
    if text := unescape(value):
        label = card.label(header) or "role"
        card.functions.append(Field(Kind.ROLE, text, label, preferred=header.preferred))


def _list(card: Card, header: Header, value: str, kind: Kind) -> None:
    for item in split(value, ",", MAX_ITEMS):
        card.add(kind, item, header)


def _address(card: Card, header: Header, value: str) -> None:
    pieces = split(value, ";", 8)
    parts = {part: piece for part, piece in zip(ADDRESS_ORDER, pieces, strict=False) if piece}
    if header.parameters.get("X-KIND") == Kind.PLACE:  # the writer's, for those who know none
        card.add(Kind.PLACE, ", ".join(parts.values()), header)
        return
    said = unescape(header.parameters.get("LABEL", ""))
    if said and parts == {"street": said}:
        parts = {}  # an address nobody took apart
    whole = said or whole_address(parts)
    if whole and not said:
        card.labelless.setdefault(card.label(header), len(card.fields))
    card.add(Kind.ADDRESS, whole, header, parts=parts or NO_PARTS)
    card.add_other("".join(pieces[7:]).strip(";"), header)


def _address_label(card: Card, header: Header, value: str) -> None:
    if text := unescape(value):
        label = card.label(header)
        card.address_labels.append(Field(Kind.ADDRESS, text, label, preferred=header.preferred))


def _date(card: Card, header: Header, value: str, kind: Kind, label: str | None = None) -> None:
    text = unescape(value)
    if header.parameters.get("VALUE", "").lower() != "text":
        text = card_date(text, omitted_year=header.parameters.get("X-APPLE-OMIT-YEAR", ""))
    if kind is Kind.DATE and label is None:
        label = card.label(header)
        if label.lower() == Kind.ANNIVERSARY:
            kind, label = Kind.ANNIVERSARY, ""
    card.add(kind, text, header, label=label)


def _chat(card: Card, header: Header, value: str, service: str = "") -> None:
    text = unescape(value)
    parameters = header.parameters
    service = parameters.get("X-SERVICE-TYPE") or parameters.get("SERVICE-TYPE") or service
    scheme, colon, handle = text.partition(":")
    if colon and scheme.lower() in CHAT_SCHEMES:
        text = unquoted(handle)
        service = service or CHAT_SCHEMES[scheme.lower()]
    card.add(Kind.CHAT, text, header, label=service_name(service) or None)


def _profile(card: Card, header: Header, value: str, service: str = "") -> None:
    text = unescape(value)
    if text.lower().startswith("x-apple:"):
        text = unquoted(text.partition(":")[2])
    service = service or header.parameters.get("SERVICE-TYPE", "")
    card.add(Kind.PROFILE, text, header, label=service_name(service or card.label(header)))


def _relation(card: Card, header: Header, value: str, label: str | None = None) -> None:
    text = unescape(value)
    is_link = header.name == "RELATED" and header.parameters.get("VALUE", "").lower() != "text"
    if is_link and LINK.fullmatch(text):
        card.add_other(text, header)  # a card's identifier, which names nobody
    else:
        card.add(Kind.RELATION, text, header, label=label)


def _picture(card: Card, header: Header, value: str) -> None:
    picture = picture_of(header, value)
    if picture is None:
        _other(card, header, value)
    elif header.name == "LOGO":
        card.logos.append(picture)
    else:
        card.photos.append(picture)


def _uid(card: Card, header: Header, value: str) -> None:
    text = unescape(value)
    if card.uid:
        card.add_other(text, header)
    else:
        card.uid = text


def _sort_of_card(card: Card, header: Header, value: str) -> None:
    text = unescape(value)
    card.is_group = card.is_group or text.lower() == GROUP_WORD
    card.is_company = card.is_company or text.lower() in COMPANY_WORDS
    card.add_other(text, header)


def _group_label(card: Card, header: Header, value: str) -> None:
    text = label_of_apple(unescape(value))
    if text != card.group_labels.get(header.group):
        card.add_other(text, header)  # a second label of one group


def _begin(card: Card, _header: Header, _value: str) -> None:
    card.depth += 1


def _end(card: Card, _header: Header, _value: str) -> None:
    card.depth -= 1


def _agent(card: Card, header: Header, value: str) -> None:
    """Take the card of someone who acts for the person, nested (2.1) or escaped (3.0)."""
    text = unescape(value)
    if _NESTED.fullmatch(text):
        card.depth += 1
    elif _NESTED.match(text) and text.count("\n") <= MAX_LINES:
        for nested, nested_value in lines_of_text(text):
            _agent_line(card, nested, nested_value)
    elif text:
        card.add_other(text, header)


def _agent_line(card: Card, header: Header, value: str) -> None:
    text = unescape(value)
    if header.name == "FN":
        card.add(Kind.RELATION, text, header, label="agent")
    elif header.name not in {"BEGIN", "END", "VERSION"}:
        card.add(Kind.OTHER, text, header, label=f"AGENT.{header.written}")


def _own(card: Card, header: Header, value: str) -> None:
    """Take a field the writer could say by no standard property."""
    kind = header.parameters.get("X-KIND")
    said, label, *pieces = (*split(value, ";", MAX_ITEMS), "")
    if kind not in _KINDS or not said:
        card.add_other(unescape(value), header)
        return
    named = (piece.partition("=") for piece in pieces)
    parts = {name: text for name, _, text in named if name and text}
    card.add(Kind(kind), said, header, label=label, parts=parts or NO_PARTS)


def _dialects(*names: str) -> tuple[str, ...]:
    """Return the names of a property that several programs invented, each under its own prefix."""
    prefixes = ("X-", "X-MS-", "X-EVOLUTION-", "X-KADDRESSBOOK-X-")
    return tuple(prefix + name for prefix in prefixes for name in names)


# Inside a nested card these alone mean what they say.
_NESTING: Final = frozenset(("BEGIN", "END", "AGENT"))
# Their base64 is no text.
_BINARY: Final = frozenset(("PHOTO", "LOGO", "SOUND", "X-MS-CARDPICTURE"))

_HANDLERS: Final[dict[str, Handler]] = {
    "BEGIN": _begin,
    "END": _end,
    "VERSION": _ignored,
    "FN": _full_name,
    "N": _name,
    "X-PHONETIC-FIRST-NAME": partial(_phonetic, part="given"),
    "X-PHONETIC-MIDDLE-NAME": partial(_phonetic, part="middle"),
    "X-PHONETIC-LAST-NAME": partial(_phonetic, part="family"),
    "SOUND": _irmc_name,
    "NICKNAME": partial(_list, kind=Kind.NICKNAME),
    "ORG": _company,
    "TITLE": _text(Kind.ROLE),
    "ROLE": _function,
    "EMAIL": _text(Kind.EMAIL, "mailto:"),
    "TEL": _text(Kind.PHONE, "tel:"),
    "X-MS-TEL": _text(Kind.PHONE, "tel:"),
    "URL": _text(Kind.URL),
    "ADR": _address,
    "LABEL": _address_label,
    "NOTE": _text(Kind.NOTE),
    "CATEGORIES": partial(_list, kind=Kind.LABEL),
    "ANNIVERSARY": partial(_date, kind=Kind.ANNIVERSARY),
    "BDAY": partial(_date, kind=Kind.BIRTHDAY),
    "DEATHDATE": partial(_date, kind=Kind.DATE, label="died"),
    "X-ABDATE": partial(_date, kind=Kind.DATE),
    "GENDER": _text(Kind.GENDER),
    "X-GENDER": _text(Kind.GENDER),
    "LANG": _text(Kind.LANGUAGE),
    "IMPP": _chat,
    "SOCIALPROFILE": _profile,
    "X-SOCIALPROFILE": _profile,
    "RELATED": _relation,
    "X-ABRELATEDNAMES": _relation,
    "X-MS-CHILD": partial(_relation, label="child"),
    "PHOTO": _picture,
    "LOGO": _picture,
    "X-MS-CARDPICTURE": _picture,
    "UID": _uid,
    "KIND": _sort_of_card,
    "X-ADDRESSBOOKSERVER-KIND": _sort_of_card,
    "X-ABSHOWAS": _sort_of_card,
    "X-ABLABEL": _group_label,
    "AGENT": _agent,
    "X-ANDROID-CUSTOM": android_custom,
    OWN_PROPERTY: _own,
    **{name: partial(_date, kind=Kind.ANNIVERSARY) for name in _dialects("ANNIVERSARY")},
    "X-WAB-WEDDING_ANNIVERSARY": partial(_date, kind=Kind.ANNIVERSARY),
    "X-WAB-SPOUSE_NAME": partial(_relation, label="spouse"),
    **{name: partial(_relation, label="spouse") for name in _dialects("SPOUSE", "SPOUSESNAME")},
    **{name: partial(_relation, label="manager") for name in _dialects("MANAGER", "MANAGERSNAME")},
    **{
        name: partial(_relation, label="assistant")
        for name in _dialects("ASSISTANT", "ASSISTANTSNAME")
    },
    **{name: partial(_chat, service=service) for name, service in CHAT_PROPERTIES.items()},
    **{name: partial(_profile, service=service) for name, service in PROFILE_PROPERTIES.items()},
}
