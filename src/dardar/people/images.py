"""Images of rows: their columns as JSON, from which a row can be made or set back again."""

import base64
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db import models

from dardar.accounts.models import Book, Owned
from dardar.people.models import OfPerson, Person
from dardar.people.refresh import COMPUTED

Image = dict[str, Any]
AnyField = models.Field[Any, Any]

# Computed columns follow from other rows and are no part of a change. Features further up add
# theirs.
DERIVED: Final[dict[str, frozenset[str]]] = {
    "person": frozenset(
        {*COMPUTED, "profile", "first_met_on", "last_contact_on", "joined_to", "is_compared"}
    ),
    "suggestion": frozenset({"weight", "evidence"}),
}


def image(row: models.Model) -> Image:
    """Return a row's own columns as JSON values: all but its id, its book and derived ones."""
    return {name: _plain(field, getattr(row, field.attname)) for name, field in _columns(row)}


def restored(book: Book, model: type[Owned], pk: UUID, values: Image) -> Owned:
    """Return the unsaved row of an image; one about a person stands with its own identity.

    Raises:
        KeyError, ValueError, ValidationError: the image is not one of the model.

    """
    row = model(id=pk, book=book)
    set_back(row, values)
    if isinstance(row, OfPerson):
        row.person_id = row.identity  # type: ignore[attr-defined] # its models have it
    return row


def set_back(row: Owned, values: Image) -> None:
    """Set columns of a row to those of an image, unsaved."""
    columns = dict(_columns(row))
    for name, value in values.items():
        field = columns[name]
        setattr(row, field.attname, _python(field, value))


def links(row: Owned) -> list[tuple[type[models.Model], Any]]:
    """Return which rows, besides its book, a row points to: model and primary key."""
    pointing = [field for _name, field in _columns(row) if isinstance(field, models.ForeignKey)]
    found = [(field.related_model, getattr(row, field.attname)) for field in pointing]
    if isinstance(row, OfPerson):
        found.append((Person, row.identity))
    return [(model, pk) for model, pk in found if pk is not None]


def _columns(row: models.Model) -> list[tuple[str, AnyField]]:
    """Return the columns of an image by name: of a row about a person, whom it was written for."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    if isinstance(row, OfPerson):
        fields["person"] = fields.pop("identity")
    left_out = {"id", "book", *DERIVED.get(row._meta.model_name or "", ())}
    return [(name, field) for name, field in fields.items() if name not in left_out]


def _python(field: AnyField, value: Any) -> Any:  # noqa: ANN401 - any column of any model
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(value)


def _plain(field: AnyField, value: Any) -> Any:  # noqa: ANN401 - likewise
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(value).decode("ascii")
    value = _python(field, value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value
