"""Fields on the tuned half, for whoever tunes: ``python -m bench._cards_tuning photo 40 [engine]``.

Without an engine the lines are those that truly stand on the cards, so that only the field finder
is judged, in a second; ``ours`` reads the pictures first.
"""

import sys
from typing import Final

from bench import _cards as made
from bench import _cards_work as work
from bench._cards_people import KINDS
from bench._cards_scoring import Judged

MOST: Final = 200  # failures that are printed


def main(level: str, count: str, engine: str = work.PERFECT) -> None:
    """Print F1 of each field, cards all right, and what went wrong."""
    names = [] if engine == work.PERFECT else [engine]
    numbers = range(int(count))
    reads = [work.read_shot(level, each, names, made.TUNED)[engine] for each in numbers]
    judged = Judged()
    for read in reads:
        judged.add(read.judged)
    work.print_failures(reads, MOST)
    print("  ".join(f"{kind} {judged.f1(kind):.3f}" for kind in KINDS))
    print(f"core {sum(read.judged.is_core_right for read in reads) / len(reads):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
