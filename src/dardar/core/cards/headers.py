"""What the columns of a table mean, by their headers alone, never by their place."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dardar.core.cards.aliases import COMMON, LINKEDIN, OUTLOOK, THUNDERBIRD, Aliases, Column
from dardar.core.cards.fields import Kind
from dardar.core.identity.text import fold

# Google numbers what a person has several of: «Phone 2 - Label», «Phone 2 - Value».
# The hyphen tells them from Outlook's «E-mail 2 Type».
_NUMBERED: Final = re.compile(r"\s*(.+?) (\d+) - (.+)")
_NUMBERED_KINDS: Final = {
    "e mail": Kind.EMAIL,
    "email": Kind.EMAIL,
    "correo electronico": Kind.EMAIL,
    "phone": Kind.PHONE,
    "telefono": Kind.PHONE,
    "address": Kind.ADDRESS,
    "direccion": Kind.ADDRESS,
    "website": Kind.URL,
    "sitio web": Kind.URL,
    "event": Kind.DATE,
    "evento": Kind.DATE,
    "relation": Kind.RELATION,
    "relacion": Kind.RELATION,
    "custom field": Kind.OTHER,
    "campo personalizado": Kind.OTHER,
    "im": Kind.CHAT,
}
_NUMBERED_PARTS: Final = {
    "value": "", "valor": "", "formatted": "",
    "label": "label", "type": "label", "etiqueta": "label", "tipo": "label",
    "service": "service",
    "street": "street", "extended address": "extended", "po box": "pobox", "city": "city",
    "region": "region", "postal code": "postcode", "country": "country",
}  # fmt: skip
_ORGANIZATION: Final = {
    "name": (Kind.COMPANY, ""),
    "department": (Kind.COMPANY, "department"),
    "title": (Kind.ROLE, ""),
}

_GOOGLE_MARKS: Final = frozenset({"group membership", "phonetic first name", "given name yomi"})
_THUNDERBIRD_MARKS: Final = (
    frozenset({"primary email", "secondary email"}),
    frozenset(
        {
            "direccion de correo electronico principal",
            "direccion de correo electronico secundaria",
        }
    ),
    frozenset({"correo principal", "correo secundario", "buscapersonas"}),
)
_LINKEDIN_MARKS: Final = frozenset({"first name", "last name", "connected on"})
_FEWEST_OF_OUTLOOK: Final = 8
_TITLES: Final = frozenset({"title", "titulo"})
_NAME_COLUMNS: Final = (Column(Kind.NAME), Column(Kind.NAME, "given"))
_GIVEN_OR_WHOLE: Final = frozenset({"nombre", "nombres", "nome", "name"})


def numbered(header: str) -> Column | None:
    """Return what a numbered column of Google holds, None if it is none."""
    found = _NUMBERED.fullmatch(header)
    if not found:
        return None
    name, number, part = fold(found[1]), found[2], fold(found[3])
    if name == "organization":
        kind_and_part = _ORGANIZATION.get(part)
        return Column(*kind_and_part, group=number) if kind_and_part else None
    kind = _NUMBERED_KINDS.get(name)
    if kind is None or part not in _NUMBERED_PARTS:
        return None
    return Column(kind, _NUMBERED_PARTS[part], group=number)


def source_of(headers: Sequence[str]) -> str | None:
    """Return the export that headers are of: google, linkedin, thunderbird, outlook or None."""
    folded = {fold(header) for header in headers}
    if folded >= _LINKEDIN_MARKS:
        return "linkedin"
    if folded & _GOOGLE_MARKS or any(map(numbered, headers)):
        return "google"
    if any(folded >= marks for marks in _THUNDERBIRD_MARKS):
        return "thunderbird"
    return "outlook" if len(folded & OUTLOOK.keys()) >= _FEWEST_OF_OUTLOOK else None


def recognised(headers: Iterable[str]) -> int:
    """Return how many headers any table knows."""
    return sum(1 for header in headers if _is_known(header))


def columns_of(headers: Sequence[str], *tables: Aliases) -> list[Column | None]:
    """Return what each column holds by the first table that knows it, None where none does."""
    folded = [fold(header) for header in headers]
    found = [
        numbered(header) or next((table[key] for table in tables if key in table), None)
        for header, key in zip(headers, folded, strict=True)
    ]
    _settle_titles(folded, found)
    _settle_names(folded, found)
    return found


def guess(headers: Sequence[str]) -> list[Column | None]:
    """Return what each column of a table of unknown origin probably holds."""
    found = columns_of(headers, COMMON, OUTLOOK, THUNDERBIRD)
    # Without the columns beside it, a label says nothing.
    return [column if column and column.part != "label" else None for column in found]


def is_spanish(headers: Iterable[str]) -> bool:
    """Tell whether headers are Spanish, so that dates have the day before the month."""
    return any(fold(header) in {"nombre", "nombres", "apellido", "apellidos"} for header in headers)


def _is_known(header: str) -> bool:
    folded = fold(header)
    tables = (COMMON, OUTLOOK, THUNDERBIRD, LINKEDIN)
    return folded in _TITLES or any(folded in table for table in tables) or bool(numbered(header))


def _settle_titles(folded: list[str], found: list[Column | None]) -> None:
    """Read «Title» as Dr. or Ms. where another column holds the job title, else as that."""
    has_role = any(column and column.kind is Kind.ROLE and not column.label for column in found)
    for place, key in enumerate(folded):
        if key in _TITLES and found[place] is None:
            found[place] = Column(Kind.NAME, "prefix") if has_role else Column(Kind.ROLE)


def _settle_names(folded: list[str], found: list[Column | None]) -> None:
    """Read «Nombre» and «Name» as the given name beside a column of surnames, else as the whole."""
    parts = {column.part for column in found if column and column.kind is Kind.NAME}
    for place, key in enumerate(folded):
        if key not in _GIVEN_OR_WHOLE or found[place] not in _NAME_COLUMNS:
            continue
        if "family" not in parts:
            found[place] = Column(Kind.NAME)
        elif "given" not in parts:
            found[place] = Column(Kind.NAME, "given")
