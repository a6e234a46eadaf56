"""Fields as JSON: how a record keeps them. Empty pieces are left out."""

from collections.abc import Mapping
from typing import Final, NotRequired, TypedDict

from dardar.core.cards.fields import NO_PARTS, Field, Kind

_OF_THE_FILE: Final = frozenset({"PRODID", "REV", "VERSION"})


class StoredField(TypedDict):
    """A field as a record keeps it; ``hide`` only in records of the owner's own words."""

    kind: str
    value: str
    label: NotRequired[str]
    parts: NotRequired[Mapping[str, str]]
    preferred: NotRequired[bool]
    hide: NotRequired[bool]


def to_stored(field: Field) -> StoredField:
    """Return the JSON form of a field."""
    stored = StoredField(kind=field.kind.value, value=field.value)
    if field.label:
        stored["label"] = field.label
    if field.parts:
        stored["parts"] = dict(field.parts)
    if field.preferred:
        stored["preferred"] = True
    return stored


def from_stored(stored: StoredField) -> Field:
    """Return the field of its JSON form."""
    return Field(
        Kind(stored["kind"]),
        stored["value"],
        stored.get("label", ""),
        stored.get("parts", NO_PARTS),
        stored.get("preferred", False),
    )


def tells_of_the_file(stored: StoredField) -> bool:
    """Tell whether a field is about the file and its making, not about the person."""
    return stored["kind"] == Kind.OTHER and stored.get("label") in _OF_THE_FILE
