"""A process killed in the middle of reading loses no picture and writes no card twice."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
# A process that takes a picture in, then reads it as the background work does. So long as it looks
# at a picture as its argument says, so that it can be killed meanwhile.
SCRIPT = """
import sys, time
import django
django.setup()
from uuid import UUID
from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.capture import reading
from dardar.capture.actions import take
from dardar.capture.models import Capture
from dardar.worker.tasks import take_up_again
from tests.capture.made import LUCIA, occasion, picture_of, webp
from tests.people.imports.test_state import work_off

def read(data):
    print("reading", flush=True)
    time.sleep(float(sys.argv[1]))
    return picture_of(LUCIA)

reading.read = read
book = Book.objects.first() or open_book(email="alma@example.org", password=None)
key = UUID("01a221fe-1536-7713-90b6-6a6a48827233")
take(book, key, kind=Capture.Kind.PHOTO, occasion=occasion(book), chunks=[webp()])
take_up_again()
work_off()
"""


def start(environment: dict[str, str], seconds: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", SCRIPT, str(seconds)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "dardar.sqlite3", timeout=20)) as database:
        return database.execute(sql).fetchall()


def test_a_picture_outlives_a_kill_and_is_read_once(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DARDAR_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "dardar.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=environment, check=True)
    with start(environment, 600) as killed:
        assert killed.stdout
        assert killed.stdout.readline() == b"reading\n"
        killed.kill()
    assert rows(tmp_path, "select state from dardar_capture") == [("reading",)]
    assert len(list((tmp_path / "captures").iterdir())) == 1
    for _again in range(2):
        with start(environment, 0) as process:
            assert process.wait(60) == 0
    assert rows(tmp_path, "select state, stored_as from dardar_capture") == [("read", "")]
    assert rows(tmp_path, "select count(*) from dardar_card") == [(1,)]
    assert list((tmp_path / "captures").iterdir()) == []
