"""How an archive is laid out: valid JSON with one row a line, so that neither side needs it whole.

::

    {"format": "dardar-archive/1", "version": "0.1.0", …, "book": {…}, "shared": […], "rows": [
    {"model": "space", "id": "…", "name": "Work"},
    …
    ]}

Every model that is owned by a book is part of it, by being one, unless it says that it doesn't
travel: see :func:`travelling_models`.
"""

import base64
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from graphlib import TopologicalSorter
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import models

from dardar.accounts.models import Book, Owned
from dardar.circles.models import Shared

FORMAT: Final = "dardar-archive/1"
# What of a book is the owner's wish, and so travels with the archive.
PREFERENCES: Final = (
    "language",
    "region",
    "time_zone",
    "theme",
    "working_days",
    "morning_mail",
    "morning_hour",
    "minutes_a_week",
    "shows_scores",
)
# What of a shared row is the server's and not theirs.
_NOT_SHARED: Final = frozenset({"book", "user_book", "token_hash", "letter"})
Row = dict[str, Any]


def owned_models() -> list[type[Owned]]:
    """Return every model owned by a book, those that others point to first."""
    owned = {m for m in apps.get_app_config("dardar").get_models() if issubclass(m, Owned)}
    order = sorted(owned, key=lambda model: model.__name__)
    graph = {
        model: [other for other in order if other in targets(model) - {model}] for model in order
    }
    return list(TopologicalSorter(graph).static_order())


def travelling_models() -> list[type[Owned]]:
    """Return those of them that an archive takes along and brings back."""
    return [model for model in owned_models() if model.travels]


def links(model: type[Owned]) -> list[models.ForeignKey[Any, Any]]:
    """Return the columns of a model that point to other owned rows."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.name != "book"
    ]


def targets(model: type[Owned]) -> set[type[Owned]]:
    """Return the models that a model points to."""
    return {other for link in links(model) if issubclass(other := link.related_model, Owned)}


def name_of(model: type[models.Model]) -> str:
    """Return the name of a model as an archive has it."""
    return str(model._meta.model_name)


def columns(model: type[Owned]) -> list[models.Field[Any, Any]]:
    """Return the columns of a model that an archive holds: all but the book and what stays."""
    left_out = {"book", *model.stays}
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def to_row(row: Owned) -> Row:
    """Return a row as JSON values."""
    return _written(row, columns(type(row)))


def shared_rows(book: Book) -> Iterator[Row]:
    """Yield what the owner of a book shares in groups, their own or of others, as JSON values.

    It stands at the head of an archive for them to have, whole, and is not brought back: circles
    and events live in the books of their hosts.
    """
    for model in owned_models():
        if issubclass(model, Shared):
            theirs = {f"{model.whose}__user_book" if model.whose else "user_book": book}
            fields = [f for f in model._meta.concrete_fields if f.name not in _NOT_SHARED]
            for row in model._default_manager.filter(**theirs).order_by("pk"):
                yield _written(row, fields)


def _written(row: Owned, fields: Iterable[models.Field[Any, Any]]) -> Row:
    written: Row = {"model": name_of(type(row))}
    for field in fields:
        written[field.attname] = _to_json(getattr(row, field.attname))
    return written


def _to_json(value: object) -> object:
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def from_row(book: Book, model: type[Owned], written: Row) -> Owned:
    """Return the unsaved row of its JSON values.

    Raises:
        KeyError, TypeError, ValueError, ValidationError: a column is missing or not of its type.

    """
    values: Row = {"book_id": book.pk}
    for field in columns(model):
        value = _from_json(field, written[field.attname])
        field.run_validators(value)
        if value is None and not field.null:
            raise TypeError(field.attname)
        values[field.attname] = value
    return model(**values)


def _from_json(field: models.Field[Any, Any], value: Any) -> Any:  # noqa: ANN401 - any column
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value, validate=True)
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(value)


def preferences(book: Book) -> Row:
    """Return the owner's wishes."""
    return {name: getattr(book, name) for name in PREFERENCES}


def known(names: Iterable[str]) -> list[str]:
    """Return those of the names that are preferences."""
    return [name for name in names if name in PREFERENCES]
