"""Coverage where Playwright runs: each of its calls is a switch between greenlets."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import coverage


@contextmanager
def following_greenlets() -> Iterator[None]:
    """Measure coverage by greenlets in this context, if it is measured at all.

    A tracer that takes no notice of them loses the lines between two calls of Playwright. One that
    does runs Python code at each call of a function, which makes all else take up to twice as long.
    """
    current = coverage.Coverage.current()
    if current is None:
        yield
        return
    measuring = coverage.Coverage(concurrency=["thread", "greenlet"])
    _save_at_exit(current)
    # Programs that are started meanwhile are measured as all others are.
    measuring.set_option("run:patch", [])
    unasked = ["already-imported", "module-not-measured", "no-data-collected"]
    measuring.set_option("run:disable_warnings", unasked)
    measuring.start()
    try:
        yield
    finally:
        measuring.stop()
        measuring.save()


@cache
def _save_at_exit(measuring: coverage.Coverage) -> None:
    """Save what was measured around: another measurement keeps a started program from doing so."""
    atexit.register(measuring.save)
    atexit.register(measuring.stop)  # before
