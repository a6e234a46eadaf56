"""The cells of a row to the fields of a person, by what its columns hold."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final, TypeAlias

from dardar.core.cards.aliases import Column
from dardar.core.cards.cells import unescape_cell
from dardar.core.cards.export_dates import export_date
from dardar.core.cards.fields import NO_PARTS, Field, Kind
from dardar.core.cards.vcard.labels import label_of_types, types_of_label
from dardar.core.cards.vcard.services import service_name
from dardar.core.cards.whole import whole_address, whole_name
from dardar.core.identity.mail import canonical
from dardar.core.identity.text import fold

SEPARATOR: Final = " ::: "  # Google's, between the values in one cell
PRIMARY: Final = "* "  # Google's mark of a first choice and of its own groups

_IDENTIFYING: Final = frozenset(
    {
        Kind.NAME,
        Kind.NICKNAME,
        Kind.PHONETIC,
        Kind.COMPANY,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.URL,
        Kind.PROFILE,
        Kind.CHAT,
    }
)
_SYSTEM_GROUPS: Final = frozenset({"mycontacts", "mis contactos", "my contacts", "meus contatos"})
_IN_LIST: Final = re.compile(r"[;,]")
# Between several addresses or numbers that people wrote in one cell.
_BETWEEN_ADDRESSES: Final = re.compile(r"[;,/\s]+")
_BETWEEN_NUMBERS: Final = re.compile(r"\s*[;/]\s*")
_NUMBER: Final = re.compile(r"\+?(?:[\s().-]*\d){7,15}")
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_UNSPECIFIED: Final = frozenset({"unspecified", "sin especificar", "no especificado"})
_NO_DATE: Final = "0/0/00"  # Outlook's
_LINKEDIN_CENTURY: Final = 2000
_EVENTS: Final = {
    "anniversary": Kind.ANNIVERSARY, "aniversario": Kind.ANNIVERSARY,
    "birthday": Kind.BIRTHDAY, "cumpleanos": Kind.BIRTHDAY,
}  # fmt: skip
_LABEL_WORDS: Final = {
    "business": "work", "trabajo": "work", "oficina": "work", "laboral": "work",
    "hogar": "home", "casa": "home", "domicilio": "home", "particular": "home", "personal": "home",
    "mobile": "cell", "movil": "cell", "celular": "cell",
    "principal": "main", "otro": "other", "otra": "other", "otros": "other",
    "buscapersonas": "pager", "localizador": "pager",
}  # fmt: skip

_Maker: TypeAlias = Callable[[str], Iterable[Field]]
_Pieces: TypeAlias = Mapping[str, str]


class Layout:
    """How the rows of one table become fields; made once, used for every row."""

    def __init__(
        self, headers: Sequence[str], columns: Sequence[Column | None], *, day_first: bool | None
    ) -> None:
        """Take the headers and what each column holds, None for what has no kind of its own.

        ``day_first`` says how 3/4/2020 is meant, None if it is not known.
        """
        self._groups: list[_Group] = []
        places: dict[tuple[Kind, str, str], int] = {}
        # Of each column what makes its fields, else None and the kind and label of its one field,
        # or the group and the piece it belongs to.
        self._slots: list[tuple[_Maker | None, Kind, str, int, str]] = []
        for header, column in zip(headers, columns, strict=True):
            kind, label, place, part = Kind.OTHER, header.strip(), -1, ""
            make = _maker(label, column, day_first=day_first) if column else None
            if column and (column.kind in _COMPOSED or column.part or column.group):
                key, part = (column.kind, column.label, column.group), column.part
                place = places.setdefault(key, len(self._groups))
                if place == len(self._groups):
                    self._groups.append(_Group(column))
            elif column and column.kind is not Kind.OTHER:
                kind, label = column.kind, column.label
            self._slots.append((make, kind, label, place, part))

    def fields(self, cells: Sequence[str]) -> tuple[Field, ...]:
        """Return the fields of a row; no cell that is not blank is left out."""
        single: list[Field] = []
        pieces: dict[int, dict[str, str]] = {}
        slots = self._slots
        for cell, (make, kind, label, place, part) in zip(cells, slots, strict=False):
            if not cell or not (text := cell.strip()):
                continue
            if text[0] == "'":
                text = unescape_cell(text)
            if "\r" in text:
                text = text.replace("\r\n", "\n")
            if place >= 0 and pieces.setdefault(place, {}).setdefault(part, text) == text:
                continue
            if make is None:  # also where two columns claim one piece
                single.append(Field(kind, text, label))
            else:
                single.extend(make(text))
        if len(cells) > len(slots):
            beyond = (unescape_cell(cell.strip()) for cell in cells[len(slots) :])
            single.extend(Field(Kind.OTHER, text) for text in beyond if text)
        composed = [f for p in sorted(pieces) for f in self._groups[p].fields(pieces[p])]
        return (*composed, *single)


class _Group:
    """Columns that make one field together, or several of one kind."""

    def __init__(self, column: Column) -> None:
        self._kind = column.kind
        self._label = column.label
        self._compose = _COMPOSERS.get(column.kind, _labelled)

    def fields(self, pieces: _Pieces) -> Iterable[Field]:
        return self._compose(self._kind, self._label, pieces)


def says_who(fields: Iterable[Field]) -> bool:
    """Tell whether anything among the fields says who the person is."""
    return any(field.kind in _IDENTIFYING for field in fields)


def is_system_group(text: str) -> bool:
    """Tell whether a label is the one Google gives to every contact of one's own."""
    return fold(text) in _SYSTEM_GROUPS


def _maker(header: str, column: Column, *, day_first: bool | None) -> _Maker | None:
    """Return what makes the fields of a column that stands for itself, None if it is simple."""
    if column.part or column.group:
        return None
    if column.kind in _SPECIAL:
        return partial(_SPECIAL[column.kind], header, column.label)
    if column.kind in {Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE}:
        return partial(_date, column.kind, column.label, day_first=day_first)
    return None


def _email(header: str, label: str, text: str) -> Iterable[Field]:
    if text.count("@") > 1:
        addresses = [piece for piece in _BETWEEN_ADDRESSES.split(text) if piece]
        if all(map(canonical, addresses)):
            return [Field(Kind.EMAIL, address, label) for address in addresses]
    # Exchange gives its people internal names, «/o=…/cn=…».
    return (Field(Kind.EMAIL, text, label) if "@" in text else Field(Kind.OTHER, text, header),)


def _phone(_header: str, label: str, text: str) -> Iterable[Field]:
    if "/" in text or ";" in text:
        numbers = _BETWEEN_NUMBERS.split(text)
        if all(map(_NUMBER.fullmatch, numbers)):
            return [Field(Kind.PHONE, number, label) for number in numbers]
    return (Field(Kind.PHONE, text, label),)


def _gender(header: str, _label: str, text: str) -> Iterable[Field]:
    is_said = fold(text) not in _UNSPECIFIED
    return (Field(Kind.GENDER, text) if is_said else Field(Kind.OTHER, text, header),)


def _language(header: str, _label: str, text: str) -> Iterable[Field]:
    is_tag = _LANGUAGE_TAG.fullmatch(text)
    return (Field(Kind.LANGUAGE, text) if is_tag else Field(Kind.OTHER, text, header),)


def _labels(header: str, _label: str, text: str) -> Iterable[Field]:
    """Yield each label of a list; the group that merely says "my contacts" is no label."""
    pieces = _values(text)
    is_google = len(pieces) > 1 or text.startswith(PRIMARY)
    for piece in pieces if is_google else _IN_LIST.split(text):
        name = piece.strip()
        bare = name.removeprefix(PRIMARY)
        if is_system_group(name):
            yield Field(Kind.OTHER, name, header)
        elif bare:
            yield Field(Kind.LABEL, bare)


def _date(kind: Kind, label: str, text: str, *, day_first: bool | None) -> Iterable[Field]:
    if text == _NO_DATE:
        return ()
    century = _LINKEDIN_CENTURY if label == "connected" else None
    return (Field(kind, export_date(text, day_first=day_first, century=century) or text, label),)


def _name(kind: Kind, _label: str, pieces: _Pieces) -> Iterable[Field]:
    parts = {part: piece for part, piece in pieces.items() if part}
    if second := parts.pop("family2", ""):
        parts["family"] = f"{parts.get('family', '')} {second}".strip()
    return (Field(kind, pieces.get("") or whole_name(parts), parts=parts or NO_PARTS),)


def _company(kind: Kind, _label: str, pieces: _Pieces) -> Iterable[Field]:
    department = pieces.get("department", "")
    parts = {"department": department} if department else NO_PARTS
    return (Field(kind, pieces.get("") or department, parts=parts),)


def _address(kind: Kind, label: str, pieces: _Pieces) -> Iterable[Field]:
    label, preferred = _label_of(pieces["label"]) if "label" in pieces else (label, False)
    parts = {part: piece for part, piece in pieces.items() if part not in {"", "label"}}
    lines = [line for part in ("street", "street2", "street3") if (line := parts.pop(part, ""))]
    if lines:
        parts["street"] = "\n".join(lines)
    whole = pieces.get("") or whole_address(parts)
    if not whole:
        return
    is_place = not label and not pieces.get("") and parts.keys() <= {"city", "region", "country"}
    kind = Kind.PLACE if is_place else kind
    yield Field(kind, whole, label, parts or NO_PARTS, preferred)


def _birthday(kind: Kind, _label: str, pieces: _Pieces) -> Iterable[Field]:
    """Return a birthday from year, month and day, each in a column."""
    year, month, day = (pieces.get(part, "") for part in ("year", "month", "day"))
    text = f"{year}-{month}-{day}" if year else f"--{month.zfill(2)}-{day.zfill(2)}"
    return (Field(kind, export_date(text) or " ".join(filter(None, (year, month, day)))),)


def _labelled(kind: Kind, label: str, pieces: _Pieces) -> Iterator[Field]:
    """Yield the values of a cell that has its label, or its service, in a cell beside it."""
    beside = pieces.get("service") or pieces.get("label", "")
    values, labels = _values(pieces.get("", "")), _values(beside)
    if len(labels) != len(values):
        labels = [beside] * len(values)
    for value, own in zip(values, labels, strict=True):
        if value:
            yield _field_of(kind, value, own or label)


def _values(text: str) -> list[str]:
    """Return the values that Google joined in one cell."""
    return [value.strip() for value in f" {text} ".split(SEPARATOR)]


def _field_of(kind: Kind, text: str, written: str) -> Field:
    label, preferred = _label_of(written)
    if kind is Kind.OTHER:
        return Field(kind, text, written)
    if kind is Kind.CHAT:
        return Field(kind, text, service_name(written), preferred=preferred)
    if kind is Kind.EMAIL and "@" not in text:
        return Field(Kind.OTHER, text, written)
    if kind is Kind.DATE:
        text = export_date(text) or text
        if special := _EVENTS.get(fold(label)):
            return Field(special, text)
    return Field(kind, text, label, preferred=preferred)


@lru_cache(maxsize=1024)
def _label_of(written: str) -> tuple[str, bool]:
    """Return a label, in its standard form if it has one, and whether it is marked as first."""
    bare = written.removeprefix("*").strip()
    standard = label_of_types(_LABEL_WORDS.get(word, word) for word in fold(bare).split())
    return standard if types_of_label(standard) else bare, written.startswith("*")


_COMPOSED: Final = frozenset({Kind.NAME, Kind.PHONETIC, Kind.COMPANY, Kind.ADDRESS})
_COMPOSERS: Final[dict[Kind, Callable[[Kind, str, _Pieces], Iterable[Field]]]] = {
    Kind.NAME: _name,
    Kind.PHONETIC: _name,
    Kind.COMPANY: _company,
    Kind.ADDRESS: _address,
    Kind.BIRTHDAY: _birthday,
}
_SPECIAL: Final[dict[Kind, Callable[[str, str, str], Iterable[Field]]]] = {
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.GENDER: _gender,
    Kind.LANGUAGE: _language,
    Kind.LABEL: _labels,
}
