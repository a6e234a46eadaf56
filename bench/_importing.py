"""The work of the bench ``imports``, once Django is set up."""

import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest.mock import patch

from django.db import connection, models, transaction

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.models import Import, Key, Label, Labelling, Person, Record
from dardar.people import bulk
from dardar.people.imports import actions
from dardar.people.imports.carrying import carry_on

TABLES: Final[tuple[type[models.Model], ...]] = (Person, Record, Label, Labelling, Key)
ROUNDS: Final = 3
# Every file counts as large, so that nothing is done before the clock runs.
IN_THE_BACKGROUND: Final = patch.multiple(actions, QUICK_BYTES=0, QUICK_RECORDS=0)
PEOPLE_A_CHUNK: Final = 1000


Rows = Sequence[tuple[Any, ...]]


class Table(NamedTuple):
    """Rows of a model, as Python values in the order of its columns."""

    model: type[models.Model]
    columns: Sequence[str]
    rows: Rows


class Databases:
    """Empty databases with a book in them, one for each run."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which an empty database stands that is migrated."""
        self._path = folder / "dardar.sqlite3"
        self._empty = folder / "empty.sqlite3"
        open_book(email="alma@dardar.example", password=None)
        self._close()
        shutil.copy(self._path, self._empty)

    def _close(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def fresh(self) -> Book:
        """Begin with an empty database; return its book."""
        self._close()
        shutil.copy(self._empty, self._path)
        return Book.objects.get()

    def plain(self) -> sqlite3.Connection:
        """Begin with an empty database, opened without Django but set up as it sets it up."""
        self.fresh()
        self._close()
        database = sqlite3.connect(self._path, isolation_level=None)
        database.executescript(connection.settings_dict["OPTIONS"]["init_command"])
        database.execute("PRAGMA foreign_keys = ON")
        return database


class Bringing(NamedTuple):
    """Seconds it took to bring a file in, and how many rows it made."""

    looked: float
    wrote: float
    rows: int
    work: Import


def bring(book: Book, chunks: Iterator[bytes]) -> Bringing:
    """Look through a file and bring it in, as the background work does it."""
    with IN_THE_BACKGROUND:
        work = actions.begin(book, "contacts", chunks)
        looked = _carried_on(work)
        before = _count()
        actions.run(book, work)
        wrote = _carried_on(work)
    return Bringing(looked, wrote, _count() - before, work)


def take_out(work: Import) -> float:
    """Take out what was brought in; return the seconds."""
    with IN_THE_BACKGROUND:
        actions.undo(work.book, work)
        return _carried_on(work)


def _carried_on(work: Import) -> float:
    took = _timed(lambda: carry_on(work.pk))
    work.refresh_from_db()
    assert not work.error, work.error
    return took


def _timed(act: Callable[[], None]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _count() -> int:
    return sum(model._default_manager.count() for model in TABLES)


def written(databases: Databases, work: Import) -> dict[str, float]:
    """Write the rows that an import has written in three more ways; return rows a second each."""
    tables, owner = [_table(model) for model in TABLES], _table(Import, pk=work.pk)
    stored, stored_owner = [_stored(model) for model in TABLES], _stored(Import)
    chunks, stored_chunks = _cut(tables), _cut(stored)
    rows = sum(len(table.rows) for table in tables)
    times: dict[str, list[float]] = {"bulk_create": [], "made": [], "write": [], "floor": []}
    for _round in range(ROUNDS):
        databases.fresh()
        _write(owner)
        make, create = _by_orm(tables)
        times["bulk_create"].append(create)
        times["made"].append(make + create)
        databases.fresh()
        _write(owner)
        times["write"].append(_timed(partial(_in_chunks, chunks)))
        with closing(databases.plain()) as database:
            _by_sqlite(database, [[stored_owner]])
            times["floor"].append(_timed(partial(_by_sqlite, database, stored_chunks)))
    return {name: rows / statistics.median(taken) for name, taken in times.items()}


def _table(model: type[models.Model], **only: object) -> Table:
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    columns = [field.name for field in fields]
    rows = model._default_manager.filter(**only).order_by("pk").values_list(*columns)
    return Table(model, columns, list(rows))


def _by_orm(tables: Sequence[Table]) -> tuple[float, float]:
    """Return the seconds to make the instances, and to write them."""
    started = time.perf_counter()
    made = [(table.model, list(_instances(table))) for table in tables]
    begun = time.perf_counter()
    with transaction.atomic():
        for model, instances in made:
            model._default_manager.bulk_create(instances)
    return begun - started, time.perf_counter() - begun


def _instances(table: Table) -> Iterator[models.Model]:
    attnames = {field.name: field.attname for field in table.model._meta.concrete_fields}
    names = [attnames[column] for column in table.columns]
    for row in table.rows:
        yield table.model(**dict(zip(names, row, strict=True)))


def _cut(tables: Sequence[Table]) -> list[list[Table]]:
    """Return the tables in parts, each with all rows of so many people, as an import writes them.

    Labels, which several people bear, come with the first part.
    """
    people = tables[0].rows
    part_of = {row[0]: place // PEOPLE_A_CHUNK for place, row in enumerate(people)}
    parts: list[list[Table]] = [[] for _ in range(max(part_of.values()) + 1)]
    for table in tables:
        cut: dict[int, list[tuple[Any, ...]]] = {}
        for row in table.rows:
            cut.setdefault(part_of.get(row[_place_of_person(table)], 0), []).append(row)
        for number, rows in cut.items():
            parts[number].append(Table(table.model, table.columns, rows))
    return parts


def _place_of_person(table: Table) -> int:
    names = [column.removesuffix("_id") for column in table.columns]
    return names.index("person") if "person" in names else 0


def _in_chunks(chunks: Sequence[Sequence[Table]]) -> None:
    for chunk in chunks:
        with transaction.atomic():
            for table in chunk:
                _write(table)


def _write(table: Table) -> None:
    bulk.insert(table.model, table.columns, table.rows)


def _stored(model: type[models.Model]) -> Table:
    """Return rows as the database holds them."""
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    columns = [str(field.column) for field in fields]
    with connection.cursor() as cursor:
        names = ", ".join(f'"{column}"' for column in columns)
        cursor.execute(f"SELECT {names} FROM {model._meta.db_table} ORDER BY rowid")  # noqa: S608 - names of ours
        return Table(model, columns, cursor.fetchall())


def _by_sqlite(database: sqlite3.Connection, chunks: Sequence[Sequence[Table]]) -> None:
    for chunk in chunks:
        database.execute("BEGIN IMMEDIATE")
        for table in chunk:
            names = ", ".join(f'"{column}"' for column in table.columns)
            places = ", ".join("?" * len(table.columns))
            sql = f"INSERT INTO {table.model._meta.db_table} ({names}) VALUES ({places})"  # noqa: S608 - likewise
            database.executemany(sql, table.rows)
        database.execute("COMMIT")
