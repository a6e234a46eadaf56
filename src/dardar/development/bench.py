"""``./dardar bench [NAME]``: run the measurements of ``bench/`` and write down what they found.

A bench is a module ``bench/NAME.py`` with these two in it:

``run() -> dict[str, float]``
    measures, prints its own table, and returns its figures;
``TARGETS: dict[str, tuple[str, float, str]]``
    says of each figure what it is to reach (``"≥"`` or ``"≤"`` and a bound, or ``""`` for a figure
    that is only told) and what it is, in words: a literal, so that it can be read without a run.

Each bench runs in a process of its own. ``bench/results.json`` keeps the last value of each figure,
and ``bench/results.md`` sets all of them against their targets, those not reached included.
"""

import importlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dardar.development.checkout import this_checkout
from dardar.development.figures import Bench, keep, read_benches
from dardar.development.plain import PlainError, told_plainly


def main(argv: Sequence[str]) -> int:
    """Run the bench that `argv` names, or all, or list them; return 1 if one of them broke down."""
    return told_plainly(lambda: _bench(this_checkout("bench").root, argv))


def _bench(root: Path, argv: Sequence[str]) -> int:
    benches = read_benches(root / "bench")
    match argv:
        case ["--list"]:
            sys.stdout.writelines(f"{each.name}: {each.summary}\n" for each in benches.values())
            return 0
        case []:
            return max((_in_own_process(root, name) for name in benches), default=0)
        case [name] if name in benches:
            return _measure(root, benches[name])
    known = ", ".join(benches) or "none yet"
    wrong = f"./dardar bench takes the name of one bench, or nothing for all. There are: {known}."
    raise PlainError(wrong)


def _in_own_process(root: Path, name: str) -> int:
    command = [sys.executable, "-m", "dardar.development.bench", name]
    return abs(subprocess.run(command, cwd=root, check=False).returncode)


def _measure(root: Path, bench: Bench) -> int:
    sys.path.insert(0, str(root))
    module = importlib.import_module(f"bench.{bench.name}")
    keep(root / "bench", bench, module.run())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
