"""What the tests of tables share: the fixtures, and fields in a form that reads well."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Final

from dardar.core.cards import sources
from dardar.core.cards.fields import Entry, Field, Rejection

FOLDER: Final = Path(__file__).parents[2] / "data" / "tables"


def read(source: str, name: str) -> list[Entry | Rejection]:
    """Return all that a reader makes of a fixture."""
    return list(sources.READERS[source](BytesIO((FOLDER / name).read_bytes())))


def entries(found: Iterable[Entry | Rejection]) -> list[Entry]:
    """Return the entries alone."""
    return [item for item in found if isinstance(item, Entry)]


def rejections(found: Iterable[Entry | Rejection]) -> list[tuple[int, str]]:
    """Return line and reason of the rejections."""
    return [(item.line, item.reason.value) for item in found if isinstance(item, Rejection)]


def said(entry: Entry) -> list[str]:
    """Return the fields as «kind[label]*: value»; the star marks a first choice."""
    return [_line(field) for field in entry.fields]


def _line(field: Field) -> str:
    label = f"[{field.label}]" if field.label else ""
    return f"{field.kind.value}{label}{'*' * field.preferred}: {field.value}"
