"""Extract who looked at whose changes, and when, from the history of a public repository.

``python -m bench._ties_extract FOLDER NAME`` reads the git repository in FOLDER and writes
``bench/data/ties/NAME.csv.xz``: a row for each giver, taker and day. Whoever is named in a trailer
as ``Reviewed-by``, ``Tested-by``, ``Helped-by`` gave something to the author of that change.
Sign-offs are left out: they tell by whose hands a change passed, which often is one person's or a
program's.

Nobody's name or address is written. People are numbered in the order of a keyed hash of theirs, and
the key is thrown away. Whoever holds the public history can still tell by the days who is who.
"""

import csv
import hashlib
import io
import lzma
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from bench._ties_sets import FOLDER, START

GIVES: Final = frozenset(
    "acked asked build-tested co-authored co-developed debugged diagnosed helped improved mentored "
    "noticed reported reported-and-tested requested reviewed suggested tested".split()
)
"""What comes before «-by» in the trailers that count."""
_TRAILER: Final = re.compile(r"([a-z-]+)-by:\s*(.*?)\s*<([^<>]+)>", re.IGNORECASE)
_FORMAT: Final = "%x01%an%x02%ae%x02%at%x02%ct%x02%(trailers:only,unfold)"
_SECONDS_OF_DAY: Final = 86_400
_LONGEST_WAY: Final = timedelta(days=180)
"""From being written to being taken in; where it took longer, the author's clock was wrong."""


class Given(NamedTuple):
    """Somebody, known by name and address, gave something to somebody on a day."""

    giver: tuple[str, str]
    taker: tuple[str, str]
    day: date


class People:
    """Who is the same: whoever has the same address, or the same name of two words or more."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._same: dict[str, str] = {}

    def meet(self, name: str, mail: str) -> str:
        """Return what this person is known by, so far."""
        folded, address = " ".join(name.lower().split()), f"<{mail.strip().lower()}>"
        if " " in folded:
            self._same[self._first(folded)] = self._first(address)
        return self._first(address)

    def _first(self, key: str) -> str:
        while (known := self._same.setdefault(key, key)) != key:
            key = known
        return key


def given(folder: Path) -> Iterator[Given]:
    """Yield what a history tells, from the newest change on."""
    command = ["git", "-C", str(folder), "log", "--no-merges", f"--format={_FORMAT}"]
    log = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a fixed command
    for change in log.stdout.decode(errors="replace").split("\x01")[1:]:
        name, mail, written, taken, trailers = change.split("\x02")
        day, latest = _day(written), _day(taken)
        if not latest - _LONGEST_WAY <= day <= latest:
            day = latest
        for kind, who, address in _TRAILER.findall(trailers):
            if kind.lower() in GIVES:
                yield Given((who.strip(' "'), address), (name, mail), day)


def rows(found: list[Given]) -> list[tuple[int, int, int]]:
    """Return giver, taker and day, as numbers, sorted by day and without doubles."""
    people = People()
    for each in found:
        people.meet(*each.giver)
        people.meet(*each.taker)
    who = {known: people.meet(*known) for each in found for known in (each.giver, each.taker)}
    key = secrets.token_bytes(32)
    hashed = sorted(
        set(who.values()), key=lambda one: hashlib.blake2b(one.encode(), key=key).digest()
    )
    number = {one: place for place, one in enumerate(hashed)}
    table = {
        ((each.day - START).days, number[who[each.giver]], number[who[each.taker]])
        for each in found
        if who[each.giver] != who[each.taker]
    }
    return [(giver, taker, day) for day, giver, taker in sorted(table)]


def main(folder: Path, name: str) -> None:
    """Write one set and tell how large it is."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("giver", "taker", "day"))
    table = rows(list(given(folder)))
    writer.writerows(table)
    packed = lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.csv.xz").write_bytes(packed)
    print(f"{name}: {len(table)} rows, {len(packed)} bytes")


def _day(seconds: str) -> date:
    return date(1970, 1, 1) + timedelta(days=int(seconds) // _SECONDS_OF_DAY)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
