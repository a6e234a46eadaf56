"""The standard property of vCard 4.0 that says what a field says, if there is one.

A property is chosen only where the reader makes the very same field of it; the writer has another
way for the rest.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import quote

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.vcard.dates import card_date
from dardar.core.cards.vcard.labels import label_of_apple, label_of_types, types_of_label
from dardar.core.cards.vcard.lines import SCHEMES
from dardar.core.cards.vcard.properties import ADDRESS_ORDER, GROUP_WORD, LINK, is_read
from dardar.core.cards.vcard.quote import escape, escape_compound, escape_whole, parameter
from dardar.core.cards.vcard.services import scheme_of, service_name
from dardar.core.cards.whole import whole_address

_TOKEN: Final = re.compile(r"[A-Za-z0-9-]+")
_ISO_DATE: Final = re.compile(r"[0-9TZ.+-]+")
_REDUCED_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_AS_TEXT: Final = ";VALUE=text"
_LONGEST_PARAMETER: Final = 10_000  # characters
_WITH_PARTS: Final = frozenset((Kind.COMPANY, Kind.ADDRESS))


class Property(NamedTuple):
    """A property to write: ``value`` is escaped; ``label`` is still to be said beside it."""

    name: str
    value: str
    parameters: str = ""
    label: str = ""


def property_of(field: Field) -> Property | None:
    """Return the property that says all of a field but its preference, or None.

    Names and phonetic names are several properties; for those it returns None too.
    """
    maker = _MAKERS.get(field.kind)
    if maker is None or (field.parts and field.kind not in _WITH_PARTS):
        return None
    said = maker(field)
    can_say_label = said and (
        types_of_label(said.label) or label_of_apple(said.label) == said.label
    )
    return said if can_say_label else None


def _text(field: Field, name: str, escaped: Callable[[str], str] = escape) -> Property:
    return Property(name, escaped(field.value), label=field.label)


def _address_of(field: Field, name: str, scheme: str) -> Property:
    value = field.value
    if value.lower().startswith(scheme):
        value = scheme + value  # one of them is the reader's
    return Property(name, escape(value), label=field.label)


def _company(field: Field) -> Property | None:
    if not field.parts.keys() <= {"department"}:
        return None
    department = field.parts.get("department", "")
    name = "" if field.value == department else field.value
    value = f"{escape(name)};{escape(department)}" if department else escape(name)
    return Property("ORG", value, label=field.label)


def _role(field: Field) -> Property:
    if field.label == "role":
        return Property("ROLE", escape(field.value))
    return _text(field, "TITLE")


def _address(field: Field) -> Property | None:
    if not field.parts.keys() <= set(ADDRESS_ORDER) or len(field.value) > _LONGEST_PARAMETER:
        return None
    parts = field.parts or {"street": field.value}
    label = ""
    if not field.parts or field.value != whole_address(parts):
        if field.parts == {"street": field.value}:
            return None  # would read as an address that nobody took apart
        label = parameter("LABEL", field.value.replace("\\", r"\\"))
    pieces = ";".join(escape(parts.get(part, "")) for part in ADDRESS_ORDER)
    return Property("ADR", pieces, label, field.label)


def _place(field: Field) -> Property:
    return Property("ADR", f";;;{escape(field.value)};;;", ";X-KIND=place", field.label)


def _day(field: Field, name: str) -> Property:
    """Write a date in the basic form, the one RFC 6350 §4.3 has for days."""
    date, mark, time = field.value.partition("T")
    no_year = "--" if date.startswith("--") else ""
    basic = no_year + date.replace("-", "") + mark + time.replace(":", "")
    if _ISO_DATE.fullmatch(basic) and card_date(basic) == field.value:
        return Property(name, basic, label=field.label)
    if _REDUCED_DATE.fullmatch(field.value):
        return Property(name, field.value, label=field.label)
    return Property(name, escape(field.value), _AS_TEXT, field.label)


def _date(field: Field) -> Property | None:
    if field.label == "died":
        return _day(Field(field.kind, field.value), "DEATHDATE")
    if field.label.lower() == Kind.ANNIVERSARY:
        return None  # would read as one
    is_kept = card_date(field.value) == field.value
    return Property("X-ABDATE", escape(field.value), "" if is_kept else _AS_TEXT, field.label)


def _chat(field: Field) -> Property | None:
    if service_name(field.label) != field.label:
        return None
    service = parameter("X-SERVICE-TYPE", field.label) if field.label else ""
    address = f"{scheme_of(field.label)}:{quote(field.value, safe='@+')}"
    return Property("IMPP", address, service)


def _profile(field: Field) -> Property | None:
    label = field.label
    if service_name(label) != label:
        return None
    is_word = _TOKEN.fullmatch(label) and label_of_types((label,)) == label
    value = escape_whole(field.value)
    if field.value.lower().startswith("x-apple:"):
        value = f"x-apple:{quote(field.value)}"
    if is_word:
        return Property("X-SOCIALPROFILE", value, f";TYPE={label}")
    return Property("X-SOCIALPROFILE", value, label=label)


def _relation(field: Field) -> Property:
    if field.label and not types_of_label(field.label):
        return _text(field, "X-ABRELATEDNAMES")
    return Property("RELATED", escape(field.value), _AS_TEXT, field.label)


def _other(field: Field) -> Property | None:
    name, value = field.label.upper(), field.value
    if name in {"PHOTO", "LOGO"}:
        is_kept = bool(LINK.fullmatch(value)) and not value.lower().startswith("data:")
    elif name == "RELATED":
        is_kept = bool(LINK.fullmatch(value))
    elif name in {"KIND", "X-ABSHOWAS"}:
        is_kept = value.lower() != GROUP_WORD
    else:
        is_kept = name == "SOUND" or not (is_read(name) or name in SCHEMES)
    if is_kept and _TOKEN.fullmatch(field.label):
        return Property(field.label, escape_whole(value))
    return None


_MAKERS: Final[dict[Kind, Callable[[Field], Property | None]]] = {
    Kind.NICKNAME: partial(_text, name="NICKNAME"),
    Kind.LABEL: partial(_text, name="CATEGORIES"),
    Kind.COMPANY: _company,
    Kind.ROLE: _role,
    Kind.EMAIL: partial(_address_of, name="EMAIL", scheme="mailto:"),
    Kind.PHONE: partial(_address_of, name="TEL", scheme="tel:"),
    Kind.URL: partial(_text, name="URL", escaped=escape_whole),
    Kind.PROFILE: _profile,
    Kind.CHAT: _chat,
    Kind.ADDRESS: _address,
    Kind.PLACE: _place,
    Kind.BIRTHDAY: partial(_day, name="BDAY"),
    Kind.ANNIVERSARY: partial(_day, name="ANNIVERSARY"),
    Kind.DATE: _date,
    Kind.GENDER: partial(_text, name="GENDER", escaped=escape_compound),
    Kind.LANGUAGE: partial(_text, name="LANG"),
    Kind.RELATION: _relation,
    Kind.NOTE: partial(_text, name="NOTE"),
    Kind.OTHER: _other,
}
