"""Short ways to write cards in tests, and to read and compare them."""

import io
from collections import Counter
from pathlib import Path

from dardar.core.cards.fields import Entry, Field, Kind, Rejection
from dardar.core.cards.vcard import read

FILES = sorted((Path(__file__).parents[3] / "data" / "vcards").rglob("*.vcf"))


def card(*lines: str, version: str = "3.0", name: str = "FN:Ana Ruiz") -> bytes:
    """Return the bytes of a card with these lines."""
    whole = ("BEGIN:VCARD", f"VERSION:{version}", *([name] if name else []), *lines, "END:VCARD")
    return "".join(f"{line}\r\n" for line in whole).encode()


def read_all(data: bytes) -> list[Entry | Rejection]:
    """Return everything read from bytes."""
    return list(read(io.BytesIO(data)))


def only(data: bytes) -> Entry:
    """Return the one entry read from bytes."""
    (entry,) = read_all(data)
    assert isinstance(entry, Entry)
    return entry


def said(*lines: str, version: str = "3.0") -> list[Field]:
    """Return the fields that lines make, besides the name of the card they stand in."""
    fields = only(card(*lines, version=version)).fields
    return [field for field in fields if (field.kind, field.value) != (Kind.NAME, "Ana Ruiz")]


def alike(fields: tuple[Field, ...]) -> Counter[object]:
    """Return fields in a form that compares without regard to their order."""
    return Counter(
        (f.kind, f.value, f.label, tuple(sorted(f.parts.items())), f.preferred) for f in fields
    )
