"""Write many rows past the ORM: one prepared statement, values converted column by column.

``bulk_create`` builds one statement of thousands of parameters after another and asks each field
of each instance for its value; here SQLite gets one short statement and plain tuples. Nothing else
is left out: every value is stored as the ORM would store it, which a test compares for each model.
No signals are sent and no defaults filled in.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any, Final

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

Adapter = Callable[[Sequence[Any]], Iterable[Any]]
AnyField = models.Field[Any, Any]

# Fields whose Python value is what the database driver wants.
_PLAIN: Final = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.BinaryField,
)


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Insert rows.

    Args:
        model: whose table.
        columns: names of the model's fields; those not named must allow NULL or number themselves.
        rows: values in the order of the columns, as a field's Python type; a foreign key as the
            primary key it points to.

    Raises:
        IntegrityError: a constraint of the table does not hold.

    """
    connection = connections[router.db_for_write(model)]
    fields = [_field(model, name) for name in columns]
    quote = connection.ops.quote_name
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)}"  # noqa: S608 - names from the model, quoted
        f" ({', '.join(quote(_column(field)) for field in fields)})"
        f" VALUES ({', '.join(['%s'] * len(fields))})"
    )
    _execute(connection, sql, fields, rows)


def update(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Update rows by their primary key, which stands last in each row, after the new values."""
    connection = connections[router.db_for_write(model)]
    fields = [_field(model, name) for name in columns]
    key = model._meta.pk
    quote = connection.ops.quote_name
    sql = (
        f"UPDATE {quote(model._meta.db_table)}"  # noqa: S608 - names from the model, quoted
        f" SET {', '.join(f'{quote(_column(field))} = %s' for field in fields)}"
        f" WHERE {quote(_column(key))} = %s"
    )
    _execute(connection, sql, [*fields, key], rows)


def _execute(
    connection: BaseDatabaseWrapper,
    sql: str,
    fields: Sequence[AnyField],
    rows: Sequence[Sequence[object]],
) -> None:
    if not rows:
        return
    columns = zip(fields, zip(*rows, strict=True), strict=True)
    adapted = [_adapter(field, connection)(values) for field, values in columns]
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(zip(*adapted, strict=True)))


def _field(model: type[models.Model], name: str) -> AnyField:
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        message = f"{name} is no column of {model.__name__}"
        raise TypeError(message)
    return field


def _column(field: AnyField) -> str:
    return str(field.column)


def _adapter(field: AnyField, connection: BaseDatabaseWrapper) -> Adapter:
    """Return what turns the Python values of a column into what the driver stores."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, models.UUIDField):
        return _same if connection.features.has_native_uuid_field else _hexes
    if isinstance(target, _PLAIN):
        return _same
    adapt: Callable[[Any], Any] = partial(field.get_db_prep_save, connection=connection)
    if isinstance(target, models.DateField):  # DateTimeField is one; few moments, many rows
        adapt = lru_cache(maxsize=256)(adapt)
    return partial(map, adapt)


def _same(values: Sequence[Any]) -> Sequence[Any]:
    return values


def _hexes(values: Sequence[Any]) -> list[str | None]:
    return [None if value is None else f"{value.int:032x}" for value in values]
