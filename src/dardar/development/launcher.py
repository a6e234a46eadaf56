"""``./dardar COMMAND``: make .venv ready, then hand the command over to it."""

import difflib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dardar.development.checkout import Checkout
from dardar.development.plain import PlainError, told_plainly
from dardar.usage import COMMANDS, Command, command, usage

PROGRAM = "./dardar"


def main(root: str, arguments: Sequence[str]) -> int:
    """Carry out a command line in the checkout at `root` and return the exit code."""
    return told_plainly(lambda: _carry_out(Path(root), arguments))


def _carry_out(root: Path, arguments: Sequence[str]) -> int:
    name, *rest = arguments or ["help"]
    if name in {"help", "-h", "--help"}:
        sys.stdout.write(f"{usage(PROGRAM)}\n")
        return 0
    chosen = command(name)
    if chosen is None:
        raise PlainError(_unknown(name))
    return _start(root, chosen, rest)


def _start(root: Path, chosen: Command, rest: Sequence[str]) -> int:
    if chosen.name == "lock":  # must work when the locks are broken
        from dardar.development import lock  # noqa: PLC0415 - seldom needed; starting is to be quick

        return lock.main(rest)
    checkout = Checkout(root)
    checkout.prepare(chosen.needs)
    return _hand_over([str(checkout.environment.python), "-P", "-m", "dardar", chosen.name, *rest])


def _hand_over(line: list[str]) -> int:
    if os.name != "nt":
        os.execv(line[0], line)
    return subprocess.call(line)  # pragma: no cover - Windows: exec returns to the shell at once


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, [each.name for each in COMMANDS], n=1)
    hint = f"did you mean {PROGRAM} {near[0]}?" if near else f"{PROGRAM} help lists what there is."
    return f"There is no command {name}: {hint}"
