"""Run the program itself for somebody who looks at it from outside: browser tests, screenshots."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dardar.config import DATA
from dardar.development.plain import PlainError

TOLD: Final = re.compile(r"(http://localhost:\d+\S*)\n")
POLL_SECONDS: Final = 0.05
START_SECONDS: Final = 60
END_SECONDS: Final = 20


@contextmanager
def served(command: str, folder: Path, port: int = 0, *options: str) -> Iterator[str]:
    """Run ``dardar serve`` or ``dardar demo`` on a port, or a free one; yield the address it tells.

    `folder` gets its data and its log, ``server.log``. The variables of a keeper who happens to run
    this do not count. Raises PlainError with what the program said if it does not come up.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "server.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "dardar", command, "--port", str(port), *options],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _address(process, log)
    finally:
        _end(process)


def _environment(folder: Path) -> dict[str, str]:
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DARDAR_") and name != "DJANGO_SETTINGS_MODULE"
    }
    return {**ours, DATA.name: str(folder / "data")}


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while True:
        is_hopeless = process.poll() is not None or time.monotonic() > deadline
        said = log.read_text(encoding="utf-8", errors="replace")
        if found := TOLD.search(said):
            return found[1]
        if is_hopeless:
            raise PlainError(f"Dardar did not start. It says:\n{said.strip()}")
        time.sleep(POLL_SECONDS)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to end as the system would; insist if it does not."""
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
