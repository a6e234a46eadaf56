"""Ten thousand random sequences of imports, edits, joins, partings and what takes them back.

After each step the step is taken back and taken again; at last all are taken back in an order of
their own. Each time what is shown of everybody must be as it was, byte for byte. A second run
brings three files in, in all six orders: what is shown must be the same.
"""

import os
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import permutations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dardar.accounts.models import Book

TARGETS: dict[str, tuple[str, float, str]] = {
    "sequences_run": (
        "≥",
        10_000,
        "sequences of steps, each taken back step by step and as a whole",
    ),
    "sequences_failed": ("≤", 0, "sequences after which something was not as before"),
    "sequences_orders_failed": ("≤", 0, "sets of files whose order made a difference"),
}
SEQUENCES: Final = int(os.environ.get("BENCH_SEQUENCES", "10000"))
ORDERS: Final = SEQUENCES // 20
PART: Final = 100
PROCESSES: Final = 2


def run() -> dict[str, float]:
    """Run all sequences in some processes and count those that fail."""
    parts = [range(start, min(start + PART, SEQUENCES)) for start in range(0, SEQUENCES, PART)]
    orders = [range(start, min(start + PART, ORDERS)) for start in range(0, ORDERS, PART)]
    with ProcessPoolExecutor(PROCESSES, initializer=_prepare) as pool:
        failed = [seed for seeds in pool.map(_sequences, parts) for seed in seeds]
        ordered = [seed for seeds in pool.map(_orders, orders) for seed in seeds]
    print(f"{SEQUENCES} sequences, failed: {failed}; {ORDERS} sets of files, failed: {ordered}")
    return {
        "sequences_run": SEQUENCES,
        "sequences_failed": len(failed),
        "sequences_orders_failed": len(ordered),
    }


def _prepare() -> None:
    """Set up a database in memory, for this process alone."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415 - the settings must be named first
    from django.test.utils import setup_databases  # noqa: PLC0415

    django.setup()
    setup_databases(verbosity=0, interactive=False)


@contextmanager
def _fresh_book() -> Iterator["Book"]:
    """Yield an empty book that is gone afterwards."""
    from django.db import transaction  # noqa: PLC0415 - Django is set up by now

    from dardar.accounts.actions import open_book  # noqa: PLC0415

    with transaction.atomic():
        yield open_book(email="alma@dardar.example", password=None)
        transaction.set_rollback(True)


def _sequences(seeds: range) -> list[int]:
    from tests.people.joining.sequences import Sequence  # noqa: PLC0415 - Django is set up by now

    def taken_back(seed: int) -> bool:
        with _fresh_book() as book:
            try:
                Sequence(book, seed).run()
            except AssertionError as error:
                print(seed, error, flush=True)
                return False
            return True

    return [seed for seed in seeds if not taken_back(seed)]


def _orders(seeds: range) -> list[int]:
    return [seed for seed in seeds if len(_results(seed)) > 1]


def _results(seed: int) -> set[str]:
    """Return the different outcomes of the same files in all orders."""
    from tests.people.joining.sequences import begin, files, without_ids  # noqa: PLC0415

    from dardar.people.imports import actions  # noqa: PLC0415 - Django is set up by now

    found = set()
    for order in permutations(range(3)):
        dice = random.Random(seed)
        with _fresh_book() as book:
            begin(book, dice)
            sources = sorted(files(dice).items())
            for place in order:
                name, content = sources[place]
                actions.run(book, actions.begin(book, name, [content], ""))
            found.add(repr(without_ids(book)))
    return found
