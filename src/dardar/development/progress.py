"""A progress line: rewritten in place on a terminal, a few plain lines elsewhere."""

import shutil
import sys
import time
from typing import Final, Self, TextIO

QUIET_SECONDS: Final = 30.0
"""Where lines can't be rewritten, a long step says at most this often that it is still going on."""


class Progress:
    """What is being done and for how long; a context that leaves no half line behind."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Show it on `stream`, by default standard error."""
        self.stream = stream or sys.stderr
        self.rewrites = self.stream.isatty()
        self.label = ""
        self.begun = self.told = time.monotonic()

    def __enter__(self) -> Self:
        """Show nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no half line behind."""
        self.clear()

    def clear(self) -> None:
        """Wipe a rewritten line, so that what follows stands alone."""
        if self.rewrites:
            self._show("")

    @property
    def seconds(self) -> float:
        """Seconds since the step began."""
        return time.monotonic() - self.begun

    def begin(self, label: str) -> None:
        """Begin a step and show its label."""
        self.label = label
        self.begun = self.told = time.monotonic()
        self._show(f"{label} …")

    def update(self, detail: str = "") -> None:
        """Show how long the step has taken so far, and `detail`."""
        now = time.monotonic()
        if not self.rewrites and now - self.told < QUIET_SECONDS:
            return
        self.told = now
        self._show(" · ".join(filter(None, (self.label, f"{self.seconds:.0f} s", detail))))

    def _show(self, line: str) -> None:
        if self.rewrites:
            width = shutil.get_terminal_size().columns - 1
            self.stream.write(f"\r{line[:width]:<{width}}\r{line[:width]}")
        else:
            self.stream.write(f"{line}\n")
        self.stream.flush()
