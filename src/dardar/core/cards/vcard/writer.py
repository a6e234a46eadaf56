"""Write fields as vCard 4.0 (RFC 6350), so that reading them gives the same fields back.

Each kind is written as the property other programs know it by. What that property can't hold (a
second name with its parts, a date called anniversary …) goes into X-DARDAR-FIELD, which others
pass over, so nothing is lost between two books.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from dardar.core.cards.fields import Field, Kind, Picture
from dardar.core.cards.vcard.card import PHONETIC_PARTS
from dardar.core.cards.vcard.labels import types_of_label
from dardar.core.cards.vcard.properties import (
    COMPANY_WORDS,
    MAX_ITEMS,
    NAME_ORDER,
    OWN_PROPERTY,
)
from dardar.core.cards.vcard.quote import escape, fold, parameter, safe
from dardar.core.cards.vcard.said import Property, property_of
from dardar.core.identity.names import split_name

_MEDIA_TYPE: Final = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_PREFERRED: Final = ";PREF=1"
_DERIVED: Final = ";DERIVED=true"  # RFC 9554 §4.4
_LISTS: Final = {Kind.LABEL: "CATEGORIES", Kind.NICKNAME: "NICKNAME"}
_PHONETIC: Final = {"given": "FIRST", "middle": "MIDDLE", "family": "LAST"}
# The first of these stands for the name of who has none: every card must have one.
_NAMING: Final = (Kind.NAME, Kind.COMPANY, Kind.NICKNAME, Kind.EMAIL, Kind.PHONE)


class Writable(Protocol):
    """What can be written: an Entry, a Card, or anything else with the same three attributes."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is said of the person."""

    @property
    def uid(self) -> str:
        """The lasting identifier, or ""."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures, the best one first."""


class Card(NamedTuple):
    """A card to write."""

    fields: tuple[Field, ...]
    uid: str = ""
    pictures: tuple[Picture, ...] = ()


def write(cards: Iterable[Writable]) -> Iterator[str]:
    """Yield each card as vCard 4.0 text, with CRLF line ends and folded at 75 octets.

    Joined and encoded as UTF-8 they make a vCard file. `dardar.core.cards.vcard.read` gives back
    the same fields, though labels and nicknames stand together where the first of them stood.
    Values are trimmed and control characters left out.
    """
    for card in cards:
        lines = _CardWriter(card.fields).lines(card.uid, card.pictures)
        yield "".join(f"{fold(line)}\r\n" for line in lines)


class _CardWriter:
    """The lines of one card while they are written."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._fields = [said for field in fields if (said := _cleaned(field)).value]
        self._lines = ["BEGIN:VCARD", "VERSION:4.0"]
        self._groups = 0
        self._done: set[Kind] = set()  # kinds that are written once
        companies = {field.value for field in self._fields if field.kind is Kind.COMPANY}
        names = {field.value for field in self._fields if field.kind is Kind.NAME}
        # Else a reader would take the name of the person for that of the company.
        self._may_be_company = not names or bool(companies and not names & companies)

    def lines(self, uid: str, pictures: Iterable[Picture]) -> list[str]:
        """Return all lines of the card."""
        if uid := safe(uid):
            self._add("UID", escape(uid), "" if uid.lower().startswith("urn:") else ";VALUE=text")
        for field in self._fields:
            if not self._write(field):
                self._write_own(field)
        if Kind.NAME not in self._done:
            by_kind = {field.kind: field.value for field in reversed(self._fields)}
            stand_in = next((by_kind[kind] for kind in _NAMING if kind in by_kind), "")
            self._add("FN", escape(stand_in), _DERIVED)
        for picture in pictures:
            kind = picture.media_type if _MEDIA_TYPE.fullmatch(picture.media_type) else ""
            self._add("PHOTO", f"data:{kind};base64,{b64encode(picture.data).decode()}")
        self._lines.append("END:VCARD")
        return self._lines

    def _write(self, field: Field) -> bool:
        """Write a field in a standard property; tell whether there is one."""
        if field.kind is Kind.NAME:
            return self._write_name(field)
        if field.kind is Kind.PHONETIC:
            return self._write_phonetic(field)
        if field.kind in _LISTS and _is_plain(field):
            self._write_list(field.kind)
            return True
        is_company = field.kind is Kind.OTHER and field.value.lower() in COMPANY_WORDS
        said = property_of(field)
        if said is None or (is_company and not self._may_be_company):
            return False
        self._write_property(said, preferred=field.preferred)
        return True

    def _add(self, name: str, value: str, parameters: str = "") -> None:
        self._lines.append(f"{name}{parameters}:{value}")

    def _write_property(self, said: Property, *, preferred: bool) -> None:
        """Write a property, its label as TYPE where it is a standard one, else in a group."""
        parameters = said.parameters + (_PREFERRED if preferred else "")
        types = types_of_label(said.label)
        if types:
            parameters += f";TYPE={','.join(types)}"
        if types or not said.label:
            self._add(said.name, said.value, parameters)
            return
        self._groups += 1
        self._add(f"item{self._groups}.{said.name}", said.value, parameters)
        self._add(f"item{self._groups}.X-ABLabel", escape(said.label))

    def _write_own(self, field: Field) -> None:
        """Write a field in the property of our own: its value, its label, its parts."""
        parts = (f"{part}={piece}" for part, piece in field.parts.items())
        value = ";".join(escape(piece) for piece in (field.value, field.label, *parts))
        parameters = parameter("X-KIND", field.kind) + (_PREFERRED if field.preferred else "")
        self._add(OWN_PROPERTY, value, parameters)

    def _write_name(self, field: Field) -> bool:
        is_first = Kind.NAME not in self._done
        parts_fit = field.parts.keys() <= set(NAME_ORDER) if is_first else not field.parts
        if field.label or not parts_fit:
            return False
        self._done.add(Kind.NAME)
        self._add("FN", escape(field.value), _PREFERRED if field.preferred else "")
        if is_first:
            # Many programs know people by N alone.
            parts = field.parts or split_name(field.value)
            pieces = (escape(parts.get(part, "")) for part in NAME_ORDER)
            self._add("N", ";".join(pieces), "" if field.parts else _DERIVED)
        return True

    def _write_phonetic(self, field: Field) -> bool:
        parts = field.parts
        whole = " ".join(parts[part] for part in PHONETIC_PARTS if part in parts)
        is_plain = not field.label and not field.preferred and field.value == whole
        if not is_plain or not parts.keys() <= _PHONETIC.keys() or Kind.PHONETIC in self._done:
            return False
        self._done.add(Kind.PHONETIC)
        for part, piece in parts.items():
            self._add(f"X-PHONETIC-{_PHONETIC[part]}-NAME", escape(piece))
        return True

    def _write_list(self, kind: Kind) -> None:
        """Write all plain values of a kind on one line, the one place where others look."""
        if kind in self._done:
            return
        self._done.add(kind)
        plain = [escape(f.value) for f in self._fields if f.kind is kind and _is_plain(f)]
        for start in range(0, len(plain), MAX_ITEMS):
            self._add(_LISTS[kind], ",".join(plain[start : start + MAX_ITEMS]))


def _is_plain(field: Field) -> bool:
    return not (field.label or field.parts or field.preferred)


def _cleaned(field: Field) -> Field:
    parts = {part: text for part, piece in field.parts.items() if (text := safe(piece))}
    return Field(field.kind, safe(field.value), safe(field.label), parts, field.preferred)
