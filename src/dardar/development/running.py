"""Run another program under a progress line, its output kept in a log file."""

import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from dardar.development.progress import Progress

POLL_SECONDS: Final = 0.1
TAIL_BYTES: Final = 2000
INSTALLING: Final = re.compile(
    r"^\s*((?:Collecting|Download\w+|Building|Prepared|Installing)\s+[\w.\[\]-]+)"
)


class Outcome(NamedTuple):
    """How a program ended and all it printed."""

    code: int
    output: str


def runs(*program: str | Path) -> bool:
    """Say whether a program starts and can tell its version."""
    command = [*program, "--version"]
    try:
        tried = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:  # built for another system, or not there
        return False
    return tried.returncode == 0


def last_package(lines: Sequence[str]) -> str:
    """Return what an installer last said it was doing, as in ``Downloading django``."""
    found = filter(None, map(INSTALLING.match, reversed(lines)))
    return next((match[1] for match in found), "")


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    log: Path,
    progress: Progress,
    detail: Callable[[Sequence[str]], str] = last_package,
    env: Mapping[str, str] | None = None,
) -> Outcome:
    """Run `command` in `cwd` to its end and return its exit code and output.

    All it prints goes to `log`; `detail` makes a few words of its last lines for the progress line.
    `env` is added to the environment. Raises OSError when the command can't be started.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as sink:
        # Inheritable descriptors are the locks of `turn`: a child that outlives a killed launcher
        # must go on holding them.
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            close_fds=False,
        )
        try:
            code = _wait(process, log, progress, detail)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    return Outcome(code, log.read_text(encoding="utf-8", errors="replace"))


def _wait(
    process: subprocess.Popen[bytes],
    log: Path,
    progress: Progress,
    detail: Callable[[Sequence[str]], str],
) -> int:
    while True:
        try:
            return process.wait(timeout=POLL_SECONDS)
        except subprocess.TimeoutExpired:
            progress.update(detail(_tail(log)))


def _tail(log: Path) -> list[str]:
    """Return the last lines of a log that is still being written."""
    with log.open("rb") as source:
        source.seek(max(0, source.seek(0, os.SEEK_END) - TAIL_BYTES))
        return source.read().decode(errors="replace").splitlines()
