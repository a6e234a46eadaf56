"""Backups are whole, taken while others write; restoring leaves before or after."""

import os
import resource
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from dardar.backup import back_up, forget_old_copies, restore, safety_copy_path, sweep
from dardar.config import KeeperError
from tests.crashing import crashes, to_its_end


@pytest.fixture
def database(db: None, tmp_path: Path) -> Path:  # noqa: ARG001 - makes the database of the tests
    """Return a database of this version of the program, with the mark "before"."""
    path = tmp_path / "data" / "dardar.sqlite3"
    path.parent.mkdir()
    back_up(Path(connection.settings_dict["NAME"]), path)
    write(path, "before")
    return path


@pytest.fixture
def backup(database: Path, tmp_path: Path) -> Path:
    """Return a backup with the mark "after"."""
    path = tmp_path / "backup.sqlite3"
    back_up(database, path)
    write(path, "after")
    return path


def write(path: Path, mark: str) -> None:
    """Leave a mark in a database."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM dardar_heartbeat")
        db.execute("INSERT INTO dardar_heartbeat VALUES (?, '2026-11-24 07:00:00')", [mark])


def read(path: Path) -> str:
    """Return the mark of a database that is sound."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (mark,) = db.execute("SELECT name FROM dardar_heartbeat").fetchone()
    assert isinstance(mark, str)
    return mark


def in_wal_mode(path: Path) -> sqlite3.Connection:
    """Return a connection as the server has it."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    return db


def test_a_backup_is_one_file_readable_by_its_owner_only(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.sqlite3"
    back_up(database, target)
    assert read(target) == "before"
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.sqlite3", "data"]


def test_a_backup_holds_what_is_still_in_the_log(database: Path, tmp_path: Path) -> None:
    with closing(in_wal_mode(database)) as db:
        with db:
            db.execute("UPDATE dardar_heartbeat SET name = 'logged'")
        back_up(database, tmp_path / "backup.sqlite3")
    assert read(tmp_path / "backup.sqlite3") == "logged"


def test_a_backup_is_taken_while_somebody_is_writing(database: Path, tmp_path: Path) -> None:
    with closing(in_wal_mode(database)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE dardar_heartbeat SET name = 'unfinished'")
        back_up(database, tmp_path / "backup.sqlite3")
        db.execute("COMMIT")
    assert read(tmp_path / "backup.sqlite3") == "before"
    assert read(database) == "unfinished"


def test_a_file_is_replaced_only_when_that_is_meant(database: Path, backup: Path) -> None:
    with pytest.raises(KeeperError, match="--force"):
        back_up(database, backup)
    assert read(backup) == "after"
    back_up(database, backup, replace=True)
    assert read(backup) == "before"


def test_without_data_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(KeeperError, match="no database"):
        back_up(tmp_path / "dardar.sqlite3", tmp_path / "backup.sqlite3")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(database: Path, tmp_path: Path) -> None:
    with pytest.raises(KeeperError, match=r"no folder .*nowhere"):
        back_up(database, tmp_path / "nowhere" / "backup.sqlite3")


def test_a_damaged_database_makes_no_backup(database: Path, tmp_path: Path) -> None:
    damage(database)
    with pytest.raises((KeeperError, sqlite3.DatabaseError)):
        back_up(database, tmp_path / "backup.sqlite3")
    assert not (tmp_path / "backup.sqlite3").exists()


def damage(path: Path) -> None:
    """Overwrite all pages but the first, so that the file can be opened but not trusted."""
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


def test_restoring_brings_the_backup_and_keeps_how_it_was(
    database: Path, backup: Path, tmp_path: Path
) -> None:
    restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert read(database) == "after"
    assert read(backup) == "after"
    assert read(tmp_path / "safety.sqlite3") == "before"
    assert [path.name for path in database.parent.iterdir()] == ["dardar.sqlite3"]


def test_restoring_where_there_was_nothing(database: Path, backup: Path, tmp_path: Path) -> None:
    database.unlink()
    restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert read(database) == "after"
    assert not (tmp_path / "safety.sqlite3").exists()


def test_a_log_left_by_a_crash_belongs_to_what_was_before(
    database: Path, backup: Path, tmp_path: Path
) -> None:
    leave_a_log(database, "logged")
    restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert read(database) == "after"
    assert read(tmp_path / "safety.sqlite3") == "logged"


def test_a_backup_with_its_log_beside_it_is_restored_with_what_the_log_holds(
    database: Path, backup: Path, tmp_path: Path
) -> None:
    leave_a_log(backup, "logged")
    restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert read(database) == "logged"


def leave_a_log(path: Path, mark: str) -> None:
    """Leave a mark in the database's log alone, as a process does that is killed."""
    child = os.fork()
    if child == 0:
        db = in_wal_mode(path)
        with db:
            db.execute("UPDATE dardar_heartbeat SET name = ?", [mark])
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0


def test_a_damaged_database_can_be_replaced_and_is_kept_as_it_is(
    database: Path, backup: Path, tmp_path: Path
) -> None:
    damage(database)
    before = database.read_bytes()
    restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert read(database) == "after"
    assert (tmp_path / "safety.sqlite3").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no backup of Dardar"),
        (b"BEGIN:VCARD\nEND:VCARD\n" * 100, "no backup of Dardar"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "no backup of Dardar"),
    ],
)
def test_what_is_no_backup_is_refused(
    database: Path, tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(KeeperError, match=reason):
        restore(tmp_path / "file", database, safety_copy=tmp_path / "safety.sqlite3")
    assert_untouched(database)


def assert_untouched(database: Path) -> None:
    """Check that a restore was refused without a trace."""
    assert read(database) == "before"
    assert [path.name for path in database.parent.iterdir()] == ["dardar.sqlite3"]


def test_the_database_of_another_program_is_refused(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other")) as db:
        db.execute("CREATE TABLE songs (name)")
    with pytest.raises(KeeperError, match="no backup of Dardar"):
        restore(tmp_path / "other", database, safety_copy=tmp_path / "safety.sqlite3")
    assert_untouched(database)


def test_a_damaged_backup_is_refused(database: Path, backup: Path, tmp_path: Path) -> None:
    damage(backup)
    with pytest.raises(KeeperError, match="damaged"):
        restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert_untouched(database)


def test_a_backup_with_loose_ends_is_refused(database: Path, backup: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(backup)) as db, db:
        db.execute("INSERT INTO account_emailaddress VALUES (1, 'x@example.org', 1, 1, 'nobody')")
    with pytest.raises(KeeperError, match="damaged"):
        restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert_untouched(database)


def test_a_backup_of_a_newer_version_is_refused(
    database: Path, backup: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(backup)) as db, db:
        db.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('dardar', '9999_later', '2030-01-01')"
        )
    with pytest.raises(KeeperError, match="newer version"):
        restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert_untouched(database)


def test_a_file_that_is_not_there_is_named(database: Path, tmp_path: Path) -> None:
    with pytest.raises(KeeperError, match=r"no file .*nothing"):
        restore(tmp_path / "nothing", database, safety_copy=tmp_path / "safety.sqlite3")


def test_a_database_in_use_is_not_replaced(database: Path, backup: Path, tmp_path: Path) -> None:
    with closing(in_wal_mode(database)) as db:
        db.execute("SELECT * FROM dardar_heartbeat").fetchall()
        with pytest.raises(KeeperError, match="in use"):
            restore(backup, database, safety_copy=tmp_path / "safety.sqlite3")
    assert read(database) == "before"


def test_killed_at_any_step_a_backup_is_the_old_one_or_the_new_one(
    database: Path, backup: Path
) -> None:
    seen = []
    for killed in crashes(lambda: back_up(database, backup, replace=True)):
        assert read(database) == "before"
        seen.append((killed, read(backup)))
    assert seen[0] == (True, "after")
    assert seen[-1] == (False, "before")
    assert len(seen) > 4


def test_killed_at_any_step_restoring_leaves_before_or_after(
    database: Path, backup: Path, tmp_path: Path
) -> None:
    pristine = database.read_bytes()
    seen = []
    for killed in crashes(lambda: restore(backup, database, safety_copy=tmp_path / "safety")):
        seen.append((killed, read(database)))
        for leftover in (*database.parent.iterdir(), tmp_path / "safety"):
            leftover.unlink(missing_ok=True)
        database.write_bytes(pristine)
        write(database, "before")
        leave_a_log(database, "before")
    assert (True, "before") in seen
    assert (True, "after") in seen
    assert seen[-1] == (False, "after")
    assert {mark for _killed, mark in seen} == {"before", "after"}


def test_killed_at_any_moment_restoring_a_large_one_leaves_before_or_after(
    database: Path, backup: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(backup)) as db, db:
        db.execute("CREATE TABLE ballast AS SELECT randomblob(30000000) AS bytes")
    for moment in range(8):
        child = os.fork()
        if child == 0:
            restore(backup, database, safety_copy=tmp_path / f"safety{moment}")
            os._exit(0)
        time.sleep(0.02 * moment)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert read(database) in {"before", "after"}
    sweep(database.parent)
    assert {path.name for path in database.parent.iterdir()} <= {
        f"dardar.sqlite3{end}" for end in ("", "-wal", "-shm")
    }


@pytest.mark.parametrize("act", ["backup", "restore", "safety copy"])
def test_on_a_full_disk_everything_stays_as_it_was(
    database: Path, backup: Path, tmp_path: Path, act: str
) -> None:
    with closing(sqlite3.connect(backup if act == "restore" else database)) as db, db:
        db.execute("CREATE TABLE ballast AS SELECT randomblob(3000000) AS bytes")
    acts = {
        "backup": lambda: back_up(database, backup, replace=True),
        "restore": lambda: restore(backup, database, safety_copy=tmp_path / "safety"),
        "safety copy": lambda: restore(backup, database, safety_copy=tmp_path / "safety"),
    }

    def on_a_full_disk() -> None:
        # A bound on the size of files fails writes as a full disk does.
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        with pytest.raises((OSError, sqlite3.OperationalError)):
            acts[act]()

    to_its_end(on_a_full_disk)
    assert read(database) == "before"
    assert read(backup) == "after"
    assert {path.name for path in tmp_path.rglob("*")} == {
        "data",
        "dardar.sqlite3",
        "backup.sqlite3",
    }


def test_only_the_last_copies_are_kept(tmp_path: Path) -> None:
    for number in range(8):
        copy = safety_copy_path(tmp_path, "before-restore")
        copy.write_text(str(number))
        os.utime(copy, (number, number))
    (tmp_path / "backups" / "mine.sqlite3").touch()
    forget_old_copies(tmp_path)
    kept = sorted((tmp_path / "backups").glob("before-*"), key=lambda path: path.stat().st_mtime)
    assert [path.read_text() for path in kept] == ["3", "4", "5", "6", "7"]
    assert (tmp_path / "backups" / "mine.sqlite3").exists()
