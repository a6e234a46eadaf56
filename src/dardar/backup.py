"""Take a backup while the server runs, and put one back while it does not.

Both write a new file beside the old one, force it to the disk and move it into place: whenever
the machine stops, the file at the end is the old one or the new one, whole.
"""

import os
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dardar.config import KeeperError

if TYPE_CHECKING:
    from django.db.migrations.loader import MigrationLoader

Migration = tuple[str, str]  # the label of an app and the name of a migration
# How many copies are kept that were taken before something was replaced.
KEPT: Final = 5
# A part of a backup or of a restore that was cut off bears this at its end.
PART: Final = ".part"


def back_up(database: Path, target: Path, *, replace: bool = False) -> None:
    """Copy a database, which may be in use, to a file and check the copy.

    SQLite's online backup takes one consistent state and holds no writer up (the database is in
    WAL mode).

    Args:
        database: what to copy.
        target: where the copy goes.
        replace: whether a file of that name may be replaced.

    Raises:
        KeeperError: there is no database, the target exists, or the copy is damaged.
        OSError, sqlite3.Error: reading or writing failed; the target is as it was.

    """
    if not database.is_file():
        raise KeeperError(f"There is no database in {database.parent} to back up.")
    if not target.absolute().parent.is_dir():
        raise KeeperError(f"There is no folder {target.absolute().parent}.")
    if target.exists() and not replace:
        raise KeeperError(f"{target} exists already: choose another name, or add --force.")
    part = _part_beside(target)
    try:
        with closing(_open(database)) as source, closing(_open(part)) as copy:
            source.backup(copy)
            _check(copy, database)
        _move_into_place(part, target)
    finally:
        _forget(part)


def restore(source: Path, database: Path, *, safety_copy: Path) -> None:
    """Put a backup in the place of a database that nothing else is using.

    Args:
        source: the backup; it is only read.
        database: what to replace; it may be missing.
        safety_copy: where the database as it was is kept.

    Raises:
        KeeperError: the file is no backup of Dardar, is damaged or of a newer version, or the
            database is in use. The database is as it was.
        OSError, sqlite3.Error: reading or writing failed; likewise.

    """
    if not source.is_file():
        raise KeeperError(f"There is no file {source}.")
    part = _part_beside(database)
    try:
        _copy_with_log(source, part)
        _require_sound_backup(part, source)
        if database.is_file():
            _set_aside(database, safety_copy)
        for leftover in _logs(database):
            leftover.unlink(missing_ok=True)
        _move_into_place(part, database)
    finally:
        _forget(part)


def unknown_migrations(
    applied: Collection[Migration], loader: "MigrationLoader"
) -> list[Migration]:
    """Return the migrations that this version of the program does not have: a newer one's."""
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    return sorted(set(applied) - known)


def safety_copy_path(folder: Path, reason: str) -> Path:
    """Return where in the data folder a copy goes that is taken before something is replaced."""
    backups = folder / "backups"
    backups.mkdir(mode=0o700, exist_ok=True)
    return backups / f"{reason}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z.sqlite3"


def forget_old_copies(folder: Path) -> None:
    """Keep only the last few of the copies taken before something was replaced."""
    copies = (folder / "backups").glob("before-*.sqlite3")
    for old in sorted(copies, key=lambda path: path.stat().st_mtime_ns)[:-KEPT]:
        old.unlink()


def sweep(folder: Path) -> None:
    """Delete what a backup or restore that was cut off has left in a folder."""
    for part in folder.glob(f".*{PART}*"):
        part.unlink()


def _part_beside(target: Path) -> Path:
    """Return a new empty file in the folder of the target, readable by its owner only."""
    part = target.with_name(f".{target.name}.{os.getpid()}{PART}")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    return part


def _forget(part: Path) -> None:
    """Delete a part and what SQLite has left beside it, as where the disk was full."""
    for path in (part, part.with_name(f"{part.name}-journal"), *_logs(part)):
        path.unlink(missing_ok=True)


def _open(path: Path, wait: float = 20) -> sqlite3.Connection:
    """Open a database that exists; ``wait`` is how many seconds to wait for others."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=wait)


def _check(copy: sqlite3.Connection, source: Path) -> None:
    """Make the copy one file without a log beside it; raise KeeperError if it is damaged."""
    copy.execute("PRAGMA journal_mode=DELETE")
    verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise KeeperError(f"{source} is damaged: SQLite says {verdict!r}.")


def _require_sound_backup(part: Path, source: Path) -> None:
    try:
        with closing(_open(part)) as copy:
            _require_ours(copy, source)
            _check(copy, source)
    except sqlite3.OperationalError:
        raise  # the disk is full or failing, which says nothing of the file
    except sqlite3.DatabaseError as error:
        raise KeeperError(f"{source} is no backup of Dardar, or is damaged.") from error


def _require_ours(copy: sqlite3.Connection, source: Path) -> None:
    # Django is needed here alone: a backup is taken without it.
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema")}
    if not {"dardar_book", "django_migrations"} <= tables:
        raise KeeperError(f"{source} is no backup of Dardar.")
    applied = copy.execute("SELECT app, name FROM django_migrations").fetchall()
    if unknown_migrations(applied, MigrationLoader(None)):
        raise KeeperError(
            f"A newer version of Dardar has written {source}: update the program first."
        )


def _set_aside(database: Path, safety_copy: Path) -> None:
    """Keep a copy of the database and leave it without a log, which would spoil what comes.

    Raises:
        KeeperError: somebody else has the database open.

    """
    try:
        back_up(database, safety_copy)
        with closing(_open(database, wait=1)) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        mode = "busy"
    except (sqlite3.DatabaseError, KeeperError):
        # Damaged, which may be why it is replaced: kept as it is, byte for byte.
        _copy_with_log(database, safety_copy)
        return
    if mode != "delete":
        raise KeeperError(f"{database} is in use: stop the program that has it open first.")


def _copy_with_log(source: Path, target: Path) -> None:
    """Copy a database file and its log, if there is one, and force both to the disk."""
    for old, new in ((source, target), (_logs(source)[0], _logs(target)[0])):
        if old.is_file():
            shutil.copyfile(old, new)
            _to_disk(new)


def _logs(database: Path) -> tuple[Path, Path]:
    """Return where SQLite keeps the log of a database and, while it is open, the log's index."""
    return (
        database.with_name(f"{database.name}-wal"),
        database.with_name(f"{database.name}-shm"),
    )


def _move_into_place(part: Path, target: Path) -> None:
    _to_disk(part)
    part.replace(target)
    if os.name == "posix":  # pragma: no branch - elsewhere a folder can't be opened
        _to_disk(target.parent)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
