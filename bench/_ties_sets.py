"""Who gave to whom and when, in the histories of public repositories, for the bench of ties.

``bench/data/ties/README.md`` says what the sets are and where they come from. Everything was tuned
on the sets of `TUNED`; figures to reach are those of `UNSEEN`. Sets that may not be shipped are
read from the folder that ``BENCH_TIES_MORE`` names: lines of who, whom and the second, as SNAP
writes them.
"""

import csv
import lzma
import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.ties.history import Histories

FOLDER: Final = Path(__file__).parent / "data" / "ties"
START: Final = date(2000, 1, 1)
"""Days are counted from here."""
TUNED: Final = ("buildroot", "git", "u-boot")
UNSEEN: Final = ("dpdk", "edk2", "ltp", "ovs")
MORE_WANTED: Final = "BENCH_TIES_MORE"
_SECONDS: Final = 86_400

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Network:
    """Contact days of one set: each pair once a day, either way round.

    Attributes:
        name: of the set.
        people: how many there are.
        low: the lower number of each pair,
        high: and the higher one.
        day: an ordinal.

    """

    name: str
    people: int
    low: Numbers
    high: Numbers
    day: Numbers

    @property
    def is_long(self) -> bool:
        """Whether it covers years rather than months."""
        return int(self.day.max() - self.day.min()) > 1_000

    def at(self, share: float) -> int:
        """Return the day by which a share of its time is over."""
        first, last = int(self.day.min()), int(self.day.max())
        return first + round(share * (last - first))


@dataclass(frozen=True, eq=False)
class Sides:
    """Each pair twice, as a tie of the one and as one of the other, in the order of owners."""

    owner: Numbers
    other: Numbers
    histories: Histories


@cache
def network(name: str) -> Network:
    """Read a shipped set."""
    with lzma.open(FOLDER / f"{name}.csv.xz", "rt", encoding="ascii", newline="") as file:
        told = [(row["giver"], row["taker"], row["day"]) for row in csv.DictReader(file)]
    table = np.array(told, dtype=np.int64)
    return _network(name, table[:, 0], table[:, 1], table[:, 2] + START.toordinal())


@cache
def more() -> tuple[Network, ...]:
    """Read the sets that are not shipped, none where no folder is named."""
    folder = os.environ.get(MORE_WANTED)
    return tuple(_by_path(path) for path in sorted(Path(folder).iterdir())) if folder else ()


@cache
def sides(of: Network) -> Sides:
    """Return the ties of everybody in a set."""
    keys = np.concatenate((of.low * of.people + of.high, of.high * of.people + of.low))
    found, tie = np.unique(keys, return_inverse=True)
    histories = Histories.of(len(found), tie, np.tile(of.day, 2))
    return Sides(found // of.people, found % of.people, histories)


def _by_path(path: Path) -> Network:
    lines = path.read_text(encoding="utf-8").split("\n")
    table = np.array([line.split()[:3] for line in lines if line], dtype=np.float64)
    who, numbers = np.unique(table[:, :2], return_inverse=True)
    ends = numbers.reshape(-1, 2)
    assert len(who) == ends.max() + 1
    days = (table[:, 2] // _SECONDS).astype(np.int64)
    return _network(path.stem, ends[:, 0], ends[:, 1], days - days.min() + START.toordinal())


def _network(name: str, one: Numbers, other: Numbers, day: Numbers) -> Network:
    kept = one != other
    ends = np.sort(np.column_stack((one, other))[kept], axis=1)
    rows = np.unique(np.column_stack((day[kept], ends)), axis=0)
    return Network(name, int(ends.max()) + 1, rows[:, 1], rows[:, 2], rows[:, 0])
