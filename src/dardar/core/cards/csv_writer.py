"""People as a table with the header of Google Contacts, which most address books read.

Google numbers what a person has several of. The table has room for the usual number of each; what
is beyond stands in the last place, joined as Google joins values, so rows can be written one by
one. What Google has no column for becomes a custom field.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Final

from dardar.core.cards.cells import escape_cell
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.layout import PRIMARY, SEPARATOR, is_system_group
from dardar.core.cards.vcard.labels import types_of_label
from dardar.core.cards.whole import whole_name
from dardar.core.identity.names import split_name

_PHONETIC: Final = {
    "given": "Phonetic First Name",
    "middle": "Phonetic Middle Name",
    "family": "Phonetic Last Name",
}
_NAME: Final = {
    "given": "First Name",
    "middle": "Middle Name",
    "family": "Last Name",
    "prefix": "Name Prefix",
    "suffix": "Name Suffix",
}
_ADDRESS: Final = {
    "street": "Street",
    "city": "City",
    "pobox": "PO Box",
    "region": "Region",
    "postcode": "Postal Code",
    "country": "Country",
    "extended": "Extended Address",
}
_FIXED: Final = (
    *("First Name", "Middle Name", "Last Name", *_PHONETIC.values(), "Name Prefix", "Name Suffix"),
    *("Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels"),
)
_ROOM: Final = {
    "E-mail": 4,
    "Phone": 5,
    "Address": 2,
    "Website": 3,
    "Event": 3,
    "Relation": 3,
    "Custom Field": 6,
}
_NUMBERED: Final = {
    Kind.EMAIL: "E-mail",
    Kind.PHONE: "Phone",
    Kind.URL: "Website",
    Kind.PROFILE: "Website",
    Kind.DATE: "Event",
    Kind.ANNIVERSARY: "Event",
    Kind.RELATION: "Relation",
}
_ONCE: Final = {
    Kind.NICKNAME: "Nickname",
    Kind.ROLE: "Organization Title",
    Kind.BIRTHDAY: "Birthday",
}
_OWN_GROUP: Final = f"{PRIMARY}myContacts"


def _header() -> tuple[str, ...]:
    columns = list(_FIXED)
    for name, room in _ROOM.items():
        parts = ("Label", "Formatted", *_ADDRESS.values()) if name == "Address" else _PAIR
        columns += [f"{name} {n} - {part}" for n in range(1, room + 1) for part in parts]
    return tuple(columns)


_PAIR: Final = ("Label", "Value")
HEADER: Final = _header()


def write(people: Iterable[Iterable[Field]]) -> Iterator[str]:
    """Yield the lines of the table: the header, then one row for the fields of each person.

    Cells that a spreadsheet would take for formulas are escaped (see ``cells``). For Excel to see
    the accents, encode the whole as ``utf-8-sig``.
    """
    yield _line(HEADER)
    for fields in people:
        row = _Row()
        for field in fields:
            row.add(field)
        cells = row.cells()
        yield _line(cells.get(column, "") for column in HEADER)


def _line(cells: Iterable[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer).writerow(map(escape_cell, cells))
    return buffer.getvalue()


class _Row:
    """The cells of one person, filled field by field."""

    def __init__(self) -> None:
        self._cells: dict[str, str] = {}
        self._numbered: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._notes: list[str] = []
        self._labels: list[str] = []
        self._addresses = 0

    def add(self, field: Field) -> None:
        """Put a field where the table has room for it."""
        if field.kind in _NUMBERED:
            label = field.label or ("Anniversary" if field.kind is Kind.ANNIVERSARY else "")
            self._number(_NUMBERED[field.kind], _label(label, preferred=field.preferred), field)
        elif field.kind is Kind.NOTE:
            self._notes.append(field.value)
        elif field.kind is Kind.LABEL:
            self._labels.append(field.value)
        elif field.kind is Kind.OTHER and is_system_group(field.value):
            return  # every row has it anyway
        elif not self._place(field):
            self._number("Custom Field", field.label or field.kind.value, field)

    def cells(self) -> Mapping[str, str]:
        """Return the filled cells by their column."""
        cells = self._cells
        cells["Notes"] = "\n\n".join(self._notes)
        cells["Labels"] = SEPARATOR.join((*self._labels, _OWN_GROUP))
        for name, pairs in self._numbered.items():
            room = _ROOM[name]
            places = [*([pair] for pair in pairs[: room - 1]), pairs[room - 1 :]]
            for number, joined in enumerate(filter(None, places), 1):
                labels, values = zip(*joined, strict=True)
                cells[f"{name} {number} - Label"] = SEPARATOR.join(labels)
                cells[f"{name} {number} - Value"] = SEPARATOR.join(values)
        return cells

    def _number(self, name: str, label: str, field: Field) -> None:
        self._numbered[name].append((label, field.value))

    def _place(self, field: Field) -> bool:
        """Fill the cells a person has once, and addresses; False if they are taken."""
        if field.kind is Kind.NAME and not self._cells.keys() & set(_NAME.values()):
            self._cells.update(_name_cells(field))
        elif field.kind is Kind.PHONETIC and not self._cells.keys() & set(_PHONETIC.values()):
            parts = field.parts or {"given": field.value}
            self._cells.update({_PHONETIC[p]: v for p, v in parts.items() if p in _PHONETIC})
        elif field.kind is Kind.COMPANY and "Organization Name" not in self._cells:
            self._cells["Organization Name"] = field.value
            self._cells["Organization Department"] = field.parts.get("department", "")
        elif field.kind in _ONCE and not field.label and _ONCE[field.kind] not in self._cells:
            self._cells[_ONCE[field.kind]] = field.value
        elif field.kind is Kind.ADDRESS and self._addresses < _ROOM["Address"]:
            self._addresses += 1
            start = f"Address {self._addresses} - "
            self._cells[f"{start}Label"] = _label(field.label, preferred=field.preferred)
            self._cells[f"{start}Formatted"] = field.value
            self._cells.update({f"{start}{_ADDRESS[p]}": v for p, v in field.parts.items()})
        else:
            return False
        return True


def _name_cells(field: Field) -> dict[str, str]:
    """Return the cells of a name; its whole is kept where the parts do not make it up."""
    parts = field.parts or split_name(field.value)
    cells = {_NAME[part]: piece for part, piece in parts.items() if part in _NAME}
    if whole_name(parts) == field.value:
        return cells
    return {**cells, "File As": field.value} if field.parts else {"First Name": field.value}


def _label(label: str, *, preferred: bool) -> str:
    """Return a label in Google's words, with its mark of a first choice."""
    words = "Mobile" if label == "cell" else label.title() if types_of_label(label) else label
    return f"{PRIMARY}{words}".strip() if preferred else words
