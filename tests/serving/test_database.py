"""A database of another version is brought to this one, or left alone."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from dardar.backup import back_up
from dardar.serving.database import prepare
from tests.crashing import crashes, to_its_end
from tests.serving.processes import READY, SERVE, rows, run, started


@pytest.fixture
def older(transactional_db: None, tmp_path: Path) -> Path:  # noqa: ARG001 - makes the database of the tests
    """Return a data folder as an older version left it: some migrations are still to come."""
    back_up(Path(connection.settings_dict["NAME"]), tmp_path / "dardar.sqlite3")
    with closing(sqlite3.connect(tmp_path / "dardar.sqlite3")) as database, database:
        for (table,) in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'mfa_%'"
        ).fetchall():
            database.execute(f"DROP TABLE {table}")
        database.execute("DELETE FROM django_migrations WHERE app = 'mfa'")
        database.execute("INSERT INTO dardar_heartbeat VALUES ('mine', '2026-11-24 07:00:00')")
    return tmp_path


def test_before_migrating_a_copy_is_kept(older: Path) -> None:
    with started(older, SERVE) as server:
        server.read_until("The database is up to date.")
        server.read_until(READY)
        assert server.stop() == 0
    assert rows(older, "SELECT count(*) FROM mfa_authenticator") == [(0,)]
    (copy,) = (older / "backups").glob("before-*")
    with closing(sqlite3.connect(copy)) as database:
        kept = database.execute("SELECT name FROM dardar_heartbeat").fetchall()
        tables = database.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'mfa%'")
        assert kept == [("mine",)]
        assert tables.fetchall() == []


def migrate(folder: Path) -> None:
    """Migrate a data folder; each statement that may write is a step at which it may be killed.

    Most only read, and a kill before those leaves the file as one before the next that writes does.
    """

    def step(execute: Callable[..., object], sql: str, *arguments: object) -> object:
        if not sql.startswith(("SELECT", "PRAGMA")):
            sys.audit("step")
        return execute(sql, *arguments)

    connection.close()
    connection.settings_dict["NAME"] = folder / "dardar.sqlite3"
    with connection.execute_wrapper(step):
        prepare(folder)


def test_killed_at_any_statement_of_a_migration_it_goes_on_at_the_next_start(older: Path) -> None:
    path = older / "dardar.sqlite3"
    pristine = path.read_bytes()
    seen = set()
    for _killed in crashes(lambda: migrate(older), every=3):
        done = rows(older, "SELECT name FROM django_migrations WHERE app = 'mfa'")
        tables = rows(older, "SELECT name FROM sqlite_schema WHERE name = 'mfa_authenticator'")
        assert bool(tables) == (("0001_initial",) in done)
        assert rows(older, "SELECT name FROM dardar_heartbeat") == [("mine",)]
        assert rows(older, "PRAGMA integrity_check") == [("ok",)]
        seen.add(len(done))
        to_its_end(lambda: migrate(older))
        assert len(rows(older, "SELECT name FROM django_migrations WHERE app = 'mfa'")) == 3
        for log in older.glob("dardar.sqlite3-*"):
            log.unlink()
        path.write_bytes(pristine)
    assert seen == {0, 3}


def test_a_database_of_a_newer_version_is_left_alone(older: Path) -> None:
    with closing(sqlite3.connect(older / "dardar.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('dardar', '9999_later', '2030-01-01')"
        )
    ended = run(older, *SERVE)
    assert ended.returncode == 2
    assert "newer version of Dardar" in ended.stderr
    assert not (older / "backups").exists()


def test_a_damaged_database_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "dardar.sqlite3").write_bytes(b"no database" * 1000)
    ended = run(tmp_path, *SERVE)
    assert ended.returncode == 2
    assert "is damaged: put a backup in its place" in ended.stderr
    assert "Traceback" not in ended.stderr
