"""Finding anyone at 10,000 and at 1,000,000 people, beside SQLite's own full-text search (FTS5).

Each book stands in a database and a process of its own; times are the CPU's, for what a page asks
of the book and not for the page. Typeahead is asked for what somebody types on the way to a person:
whole or cut names in any order, with a company, a company alone, the end of a telephone number.
Misspelt names are the whole name with one or two typos; a hit is the person among the first eight.
FTS5 is asked the same, of the same words: beginnings in any order and by rank, and for misspelt
names the trigrams of its own tokenizer, by rank. The rules were tuned on one seed of misspelt
names; the figures to reach are those of another.
"""

import json
import os
import subprocess
import sys
import tempfile

TARGETS: dict[str, tuple[str, float, str]] = {
    "search_growth": ("≤", 3, "typeahead: p95 at 1,000,000 people by p95 at 10,000"),
    "search_hits": ("≥", 0.9, "misspelt names found at 1,000,000, an unseen seed"),
    "search_misspelt_ratio": ("≤", 60, "misspelt names: p95 by p95 of typeahead, at 1,000,000"),
    "search_hits_two": ("", 0, "of these, with two typos"),
    "search_hits_tuned": ("", 0, "misspelt names found at 1,000,000, the tuned seed"),
    "search_hits_small": ("", 0, "misspelt names found at 10,000, an unseen seed"),
    "search_hits_fts": ("", 0, "misspelt names found at 1,000,000 by FTS5 trigrams"),
    "search_p95": ("", 0, "typeahead at 1,000,000, p95, CPU ms (this machine)"),
    "search_p50": ("", 0, "typeahead at 1,000,000, p50, CPU ms (this machine)"),
    "search_p95_small": ("", 0, "typeahead at 10,000, p95, CPU ms (this machine)"),
    "search_p95_fts": ("", 0, "FTS5, the first it comes upon, p95, CPU ms (this machine)"),
    "search_p95_fts_ranked": ("", 0, "FTS5, by rank, p95, CPU ms (this machine)"),
    "search_misspelt": ("", 0, "misspelt names at 1,000,000, p95, CPU ms (this machine)"),
    "search_misspelt_fts": ("", 0, "misspelt names by FTS5 trigrams, p95, CPU ms (this machine)"),
    "search_list": ("", 0, "first page of the list at 1,000,000, p95, CPU ms (this machine)"),
    "search_cold": ("", 0, "words of 1,000,000 people, read once a process, CPU ms"),
}
SMALL, LARGE = 10_000, 1_000_000


def run() -> dict[str, float]:
    """Build both books, ask the same of each, and return the figures."""
    small, large = _in_a_process_of_its_own(SMALL), _in_a_process_of_its_own(LARGE)
    figures = {name: value for name, value in large.items() if name in TARGETS}
    figures["search_p95_small"] = small["search_p95"]
    figures["search_hits_small"] = small["search_hits"]
    figures["search_growth"] = large["search_p95"] / small["search_p95"]
    figures["search_misspelt_ratio"] = large["search_misspelt"] / large["search_p95"]
    for name, (_sign, _bound, words) in TARGETS.items():
        print(f"{figures[name]:10,.2f}  {words}")
    return figures


def _in_a_process_of_its_own(size: int) -> dict[str, float]:
    """Build a book of so many people and return what asking it took."""
    command = [sys.executable, "-c", f"from bench.search import alone; alone({size})"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


def alone(size: int) -> None:
    """Build a book of so many people, ask it, and print the figures."""
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as folder:
        os.environ["DARDAR_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "dardar.settings"
        import django  # noqa: PLC0415 - the data folder must be set first
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        from bench._searching import measured  # noqa: PLC0415 - Django must be set up first

        print(json.dumps(measured(size)))
