"""Speak to the keeper in the terminal."""

import sys
from typing import Final

WIDTH: Final = 24


def say(text: str) -> None:
    """Tell what the command has to tell."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Tell in one sentence why the command can't go on."""
    sys.stderr.write(f"dardar: {text}\n")
    sys.stderr.flush()


def show_progress(what: str, share: float) -> None:
    """Redraw one line that tells what is being done and how much of it is, 0 to 1."""
    if sys.stderr.isatty():
        done = round(share * WIDTH)
        sys.stderr.write(f"\r\x1b[K{'█' * done}{'·' * (WIDTH - done)} {what} …")
        sys.stderr.flush()


def end_progress() -> None:
    """Wipe the line of progress away."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
