"""Bringing people in: rows a second beside Django's bulk_create, and what size does to it.

The rows that a whole import has written (people, records, labels, keys) are written again in three
ways in turn, each into a database of its own that is empty and has all indexes: by ``bulk_create``,
model by model in one transaction; by Dardar's write path, chunk by chunk; and, as a floor, by
SQLite's own ``executemany`` with values that need no conversion. What ``bulk_create`` takes is told
with and without the making of its instances, which it alone needs; the targets count its writing
alone. A million takes a quarter of an hour and is measured where ``BENCH_IMPORTS_MILLION`` is set.
Whole imports are timed from the opening of the file to the last commit.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench._somebody import google, vcards

if TYPE_CHECKING:
    from bench._importing import Databases

TARGETS: dict[str, tuple[str, float, str]] = {
    "imports_write_ratio": ("≥", 10, "write path: rows/s by those of bulk_create"),
    "imports_whole_ratio": ("≥", 10, "whole import: rows/s by those of bulk_create"),
    "imports_write_ratio_made": (
        "",
        0,
        "write path by bulk_create, the making of instances counted",
    ),
    "imports_floor_ratio": ("", 0, "SQLite itself: rows/s by those of bulk_create"),
    "imports_bulk_create": ("", 0, "bulk_create, rows/s (this machine)"),
    "imports_write": ("", 0, "write path, rows/s (this machine)"),
    "imports_floor": ("", 0, "SQLite itself, rows/s (this machine)"),
    "imports_whole": ("", 0, "whole import of 20,000 vCards, rows/s (this machine)"),
    "imports_vcards": ("", 0, "20,000 vCards, people/s (this machine)"),
    "imports_google": ("", 0, "20,000 rows of Google Contacts, people/s (this machine)"),
    "imports_looked": ("", 0, "looking through 20,000 vCards, people/s (this machine)"),
    "imports_again": ("", 0, "the same 20,000 vCards again, people/s (this machine)"),
    "imports_out": ("", 0, "taking 20,000 people out again, people/s (this machine)"),
    "imports_growth": ("≤", 2, "whole import: time a person at 100,000 people by time at 2,000"),
    "imports_million_growth": (
        "≤",
        2,
        "whole import: time a person at 1,000,000 people by time at 10,000",
    ),
    "imports_memory": ("≤", 200, "memory at its highest while 100,000 people come in, MB"),
}
SIZE: Final = 20_000
SMALL: Final = 2_000
LARGE: Final = 100_000
MEDIUM: Final = 10_000
MILLION: Final = 1_000_000
MOST_IN_A_FILE: Final = 250_000  # more are larger than an upload may be
MILLION_WANTED: Final = "BENCH_IMPORTS_MILLION"
WARM_UP: Final = 500


def run() -> dict[str, float]:
    """Measure all, print a table and return the figures."""
    # First, while this process is small: a child's peak of memory begins at its parent's.
    small, large = _in_a_process_of_its_own(SMALL), _in_a_process_of_its_own(LARGE)
    million = _million() if os.environ.get(MILLION_WANTED) else {}
    with _prepared() as databases:
        figures = _measure(databases) | million
    figures["imports_growth"] = large["seconds"] / LARGE / (small["seconds"] / SMALL)
    figures["imports_memory"] = large["megabytes"]
    for name, value in figures.items():
        print(f"{value:12,.2f}  {TARGETS[name][2]}")
    return figures


def _million() -> dict[str, float]:
    medium, million = _in_a_process_of_its_own(MEDIUM), _in_a_process_of_its_own(MILLION)
    growth = million["seconds"] / MILLION / (medium["seconds"] / MEDIUM)
    return {"imports_million_growth": growth}


@contextmanager
def _prepared() -> "Iterator[Databases]":
    """Set Django up in a folder that goes again; give its databases."""
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as folder:
        os.environ["DARDAR_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "dardar.settings"
        import django  # noqa: PLC0415 - the data folder must be set first
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        from bench._importing import Databases  # noqa: PLC0415 - Django must be set up first

        yield Databases(Path(folder))


def _measure(databases: "Databases") -> dict[str, float]:
    from bench._importing import bring, take_out, written  # noqa: PLC0415 - Django is set up by now

    first = bring(databases.fresh(), vcards(SIZE))
    rates = written(databases, first.work)
    book = databases.fresh()
    vcard = bring(book, vcards(SIZE))
    again = bring(book, vcards(SIZE))
    out = take_out(vcard.work)
    table = bring(databases.fresh(), google(SIZE))
    whole = vcard.rows / vcard.wrote
    return {
        "imports_write_ratio": rates["write"] / rates["bulk_create"],
        "imports_whole_ratio": whole / rates["bulk_create"],
        "imports_write_ratio_made": rates["write"] / rates["made"],
        "imports_floor_ratio": rates["floor"] / rates["bulk_create"],
        "imports_bulk_create": rates["bulk_create"],
        "imports_write": rates["write"],
        "imports_floor": rates["floor"],
        "imports_whole": whole,
        "imports_vcards": SIZE / vcard.wrote,
        "imports_google": SIZE / table.wrote,
        "imports_looked": SIZE / vcard.looked,
        "imports_again": SIZE / (again.looked + again.wrote),
        "imports_out": SIZE / out,
    }


def _in_a_process_of_its_own(size: int) -> dict[str, float]:
    """Bring so many people in; return the seconds, and the memory it took at the most."""
    command = [sys.executable, "-c", f"from bench.imports import alone; alone({size})"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


def alone(size: int) -> None:
    """Bring so many people in, and print what it took."""
    with _prepared() as databases:
        from bench._importing import bring  # noqa: PLC0415 - Django must be set up first

        bring(databases.fresh(), vcards(WARM_UP))
        book, files = databases.fresh(), range(0, size, MOST_IN_A_FILE)
        parts = [vcards(min(MOST_IN_A_FILE, size - first), first) for first in files]
        seconds = sum(bring(book, part).wrote for part in parts)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))
