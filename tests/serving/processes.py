"""Start the program as its users do, in a process and a data folder of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from email.message import Message
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60  # seconds, on a busy machine
SERVE: Final = ("serve", "--port", "0")
READY: Final = "Dardar is at "


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a program that works on a data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DARDAR_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return kept | {"DARDAR_DATA": str(folder), "PYTHONPATH": path, **more}


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "dardar", *arguments],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        stdin=subprocess.DEVNULL,
    )


class Running:
    """A server that runs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Keep the process; nothing is read yet."""
        self.process = process
        self.lines: list[str] = []

    def read_until(self, beginning: str) -> str:
        """Return the rest of the next line that begins so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if line.startswith(beginning):
                return line.removeprefix(beginning).strip()
        raise AssertionError(f"it ended with {self.process.wait()} after {self.lines}")

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to stop and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def started(folder: Path, arguments: Sequence[str], **more: str) -> Iterator[Running]:
    """Start a server; kill it at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dardar", *arguments],
        env=environment(folder, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    try:
        yield Running(process)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


class StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_arguments: object) -> None:
        """Stay."""


def get(address: str, **headers: str) -> tuple[int, str, Message]:
    """Return status, text and headers of a page; redirects are not followed."""
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - of the server just started
    opener = urllib.request.build_opener(StayHere)
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode(), answer.headers


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Ask the database of a data folder."""
    with closing(sqlite3.connect(folder / "dardar.sqlite3")) as db:
        return db.execute(query).fetchall()
