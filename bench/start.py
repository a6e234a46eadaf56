"""Start: from `dardar serve` to the first page, and memory at rest, beside a bare Django site.

Both are started in turn on one machine, through the same Python and the same web server, and asked
for a page as soon as they say that they are there. Dardar's data folder is prepared, as on every
start but the first; the demo builds its world anew each time, as it always does.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Final, NamedTuple

TARGETS: dict[str, tuple[str, float, str]] = {
    "start_serve_s": ("≤", 5, "`dardar serve`, prepared, to the first page, s"),
    "start_demo_s": ("≤", 5, "`dardar demo`, prepared, to Today signed in, s"),
    "start_first_time_s": ("", 0, "`dardar serve` on an empty data folder to the first page, s"),
    "start_bare_s": ("", 0, "a bare Django site to its first page, s"),
    "start_ratio_bare": ("", 0, "times as long as a bare Django site"),
    "start_memory_mib": ("", 0, "memory at rest, background work included, MiB"),
    "start_memory_bare_mib": ("", 0, "memory at rest of a bare Django site, MiB"),
    "start_memory_ratio_bare": ("", 0, "times the memory of a bare Django site"),
}
ROUNDS: Final = 5
REST: Final = 3  # seconds after the last page until memory is looked at
BARE: Final = Path(__file__).with_name("start_bare.py")
ANNOUNCED: Final = re.compile(r"(?:Dardar is at|Open) (\S+)")


class Start(NamedTuple):
    """What one start took: seconds to the first page, MiB at rest."""

    seconds: float
    memory: float


def run() -> dict[str, float]:
    """Start each in turn, several times, and return medians and ratios."""
    serve = [sys.executable, "-m", "dardar", "serve", "--port", "0"]
    demo = [sys.executable, "-m", "dardar", "demo", "--port", "0"]
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as folder:
        first = _start(serve, folder)
        served, bare, shown = [], [], []
        for _round in range(ROUNDS):
            served.append(_start(serve, folder))
            bare.append(_start([sys.executable, str(BARE)], folder))
            shown.append(_start(demo, folder))
    ours, theirs = _typical(served), _typical(bare)
    figures = {
        "start_serve_s": ours.seconds,
        "start_demo_s": _typical(shown).seconds,
        "start_first_time_s": first.seconds,
        "start_bare_s": theirs.seconds,
        "start_ratio_bare": ours.seconds / theirs.seconds,
        "start_memory_mib": ours.memory,
        "start_memory_bare_mib": theirs.memory,
        "start_memory_ratio_bare": ours.memory / theirs.memory,
    }
    for name, value in figures.items():
        print(f"{TARGETS[name][2]:<62} {value:8.2f}")
    return figures


def _typical(starts: list[Start]) -> Start:
    """Return the medians of several starts."""
    return Start(
        statistics.median(start.seconds for start in starts),
        statistics.median(start.memory for start in starts),
    )


def _start(command: list[str], folder: str) -> Start:
    """Start a server, ask for its first page, look at its memory when it rests, stop it."""
    began = time.perf_counter()
    with _process(command, folder) as process:
        assert process.stdout is not None
        place = next(match[1] for line in process.stdout if (match := ANNOUNCED.match(line)))
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(place) as page:
            assert page.status == 200
            page.read()
        seconds = time.perf_counter() - began
        time.sleep(REST)
        return Start(seconds, _resident(process.pid))


@contextmanager
def _process(command: list[str], folder: str) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"DARDAR_DATA": folder}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with subprocess.Popen(  # noqa: S603 - commands of our own
        command, env=environment, stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def _resident(pid: int) -> float:
    """Return the resident memory of a process in MiB."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        kilobytes = re.search(r"VmRSS:\s+(\d+)", status.read_text(encoding="ascii"))
        assert kilobytes is not None
        return int(kilobytes[1]) / 1024
    asked = ["ps", "-o", "rss=", "-p", str(pid)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603 - likewise
    return int(told.stdout) / 1024
