"""A process killed in the middle of an import leaves whole chunks, and the next one goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
CHUNK, PEOPLE = 50, 900
# A process that brings a file in as the background work does, from tasks in the database.
SCRIPT = f"""
import django
django.setup()
from django.core.management import call_command
from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.people.imports import actions, reading
from dardar.people.models import Import
from dardar.worker.tasks import take_up_again
from tests.people.imports.samples import card
from tests.people.imports.test_state import work_off
actions.QUICK_BYTES = actions.QUICK_RECORDS = 0
reading.MOST_ITEMS = {CHUNK}
if not Book.objects.exists():
    book = open_book(email="alma@example.org", password=None)
    people = (card(f"Ana {{n}}", mail=f"ana{{n}}@altura.coffee") for n in range({PEOPLE}))
    actions.begin(book, "contacts.vcf", [b"".join(people)])
take_up_again()
work_off()
for work in Import.objects.filter(state="ready"):
    actions.run(work.book, work)
print("at work", flush=True)
work_off()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    environment = {
        **os.environ,
        "DARDAR_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "dardar.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)
    return environment


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "dardar.sqlite3", timeout=20)) as database:
        return database.execute(sql).fetchall()


def people(folder: Path) -> int:
    return int(rows(folder, "SELECT count(*) FROM dardar_person")[0][0])


def start(environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", SCRIPT]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def seen(folder: Path, process: "subprocess.Popen[str]", least: int) -> Iterator[int]:
    """Yield the number of people until there are enough, or the process has ended."""
    while (count := people(folder)) < least and process.poll() is None:
        time.sleep(0.005)
        yield count


def test_a_killed_import_leaves_whole_chunks_and_goes_on_exactly_once(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    for least in (1, 450):
        process = start(environment)
        for _count in seen(tmp_path, process, least):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
        assert rows(tmp_path, "PRAGMA foreign_key_check") == []
        ((done, new),) = rows(tmp_path, "SELECT done, new FROM dardar_import")
        assert least <= done < PEOPLE
        assert done % CHUNK == 0
        assert people(tmp_path) == done == new
        assert rows(tmp_path, "SELECT count(*) FROM dardar_record") == [(done,)]
    finished = start(environment)
    assert finished.wait(timeout=120) == 0
    assert rows(tmp_path, "SELECT state, done, new FROM dardar_import") == [
        ("done", PEOPLE, PEOPLE)
    ]
    told = rows(tmp_path, "SELECT count(*), count(DISTINCT email) FROM dardar_person")
    assert told == [(PEOPLE, PEOPLE)]
    assert list((tmp_path / "imports").iterdir()) == []
