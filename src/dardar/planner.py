"""Tell SQLite how our tables are filled, so that it looks a few ids up instead of walking a book.

Without statistics SQLite takes a book for ten rows. Then ``book = ? AND id IN (…)`` walks all of
the book, and everything that touches a few people gets slower with its size. ANALYZE would cure
it, but not before the rows are there, and an import of a million begins with none. So the
statistics are those of a large book from the start, as SQLite's documentation has it («Manual
Control Of Query Plans Using SQLITE_STAT Tables», The SQLite Query Optimizer Overview).
"""

from typing import Any, Final

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

ROWS: Final = 1_000_000  # of each table, in one book
FEW: Final = 4  # rows of a value that tells much, as a name or a telephone
SOME: Final = 20  # rows of what another row has, as the words of a person
KINDS: Final = 10  # values of a column that tells of what kind a row is
# Of these a book has few, and each has many rows of other models.
KINDLIKE: Final = frozenset({"event", "gathering", "import", "label", "plan", "space"})

Statistic = tuple[str, str, str]


def teach(*, using: str, **_signal: Any) -> None:  # noqa: ANN401 - what post_migrate sends along
    """Write the statistics of all our indexes into a database of SQLite; others keep their own."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_schema")  # makes the table of statistics
        cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl LIKE 'dardar\\_%' ESCAPE '\\'")
        cursor.executemany("INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)", _statistics(connection))
        cursor.execute("ANALYZE sqlite_schema")  # loads it


def _statistics(connection: BaseDatabaseWrapper) -> list[Statistic]:
    present = set(connection.introspection.table_names())
    return [
        statistic
        for model in apps.get_app_config("dardar").get_models()
        if model._meta.db_table in present
        for statistic in _of_table(connection, model)
    ]


def _of_table(connection: BaseDatabaseWrapper, model: type[models.Model]) -> list[Statistic]:
    table = model._meta.db_table
    fields = {field.column: field for field in model._meta.concrete_fields}
    found = []
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA index_list({connection.ops.quote_name(table)})")
        for _place, index, is_unique, *_rest in cursor.fetchall():
            cursor.execute(f"PRAGMA index_info({connection.ops.quote_name(index)})")
            columns = [fields[name] for _rank, _column, name in cursor.fetchall()]
            found.append((table, index, _told(columns, is_unique=bool(is_unique))))
    return found


def _told(columns: list[models.Field[Any, Any]], *, is_unique: bool) -> str:
    """Return how many rows an index has, and how many share its first column, its first two …."""
    numbers = [ROWS]
    for column in columns:
        numbers.append(min(numbers[-1], _sharing(column, numbers[-1])))
    if is_unique:
        numbers[-1] = 1
    return " ".join(map(str, numbers))


def _sharing(column: models.Field[Any, Any], before: int) -> int:
    """Return how many rows of so many share a value of a column."""
    if column.primary_key:
        return 1
    if column.name == "book":
        return before
    target = column.related_model._meta.model_name if column.related_model else ""
    is_kind = bool(column.choices) or isinstance(column, models.BooleanField)
    # What may be missing is missing from many.
    if is_kind or target in KINDLIKE or (column.null and not target):
        return max(before // KINDS, 1)
    return SOME if target else FEW
