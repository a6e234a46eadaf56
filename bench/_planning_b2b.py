"""Public instances of the B2B meeting scheduling problem, read from MiniZinc data.

They are not part of the project, since nobody knows their licence: the folder that holds them is
named by the environment variable DARDAR_B2BSP, and without it they are not measured.
"""

import os
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from dardar.core.planning.breaks import Given

FOLDER: Final = "DARDAR_B2BSP"
OPTIMA: Final = {
    "forum-13": 0,
    "forum-13crafb": 6,
    "forum-14": 2,
    "forumt-14": 5,
    "tic-12": 0,
    "tic-13crafc": 4,
    "tic-14crafa": 0,
    "ticf-13crafa": 0,
    "ticf-13crafc": 1,
    "ticf-14crafa": 0,
}
"""Published optima: Bofill et al., *JAIR* 2022."""


class Instance(NamedTuple):
    """Meetings to be held, and what limits them."""

    name: str
    meetings: list[Given]
    rounds: int
    tables: int


def instances() -> list[Instance]:
    """Return the instances in the folder that the environment names; none without one."""
    folder = os.environ.get(FOLDER)
    return [read(path) for path in sorted(Path(folder).glob("*.dzn"))] if folder else []


def read(path: Path) -> Instance:
    """Read one instance."""
    text = path.read_text(encoding="utf-8")
    numbers = {name: int(value) for name, value in re.findall(r"(n\w+) = (\d+);", text)}
    rounds, morning = numbers["nTotalSlots"], numbers["nMorningSlots"]
    sessions = {1: range(morning), 2: range(morning, rounds), 3: range(rounds)}
    closed = [{int(each) - 1 for each in re.findall(r"\d+", part)} for part in _sets(text)]
    fixed = [int(each) - 1 for each in re.findall(r"\d+", _block(text, "fixed"))]
    assert not re.search(r"\d", _block(text, "precedences"))
    rows = re.findall(r"(\d+)\s*,\s*(\d+)\s*,\s*(\d+)", _block(text, "requested"))
    meetings = []
    for row, at in zip(rows, fixed, strict=True):
        a, b, session = (int(each) for each in row)
        open_ = set(sessions[session]) - closed[a - 1] - closed[b - 1]
        meetings.append(Given(a - 1, b - 1, frozenset({at} if at >= 0 else open_)))
    assert len(meetings) == numbers["nMeetings"]
    return Instance(path.name.partition(".")[0], meetings, rounds, numbers["nTables"])


def _block(text: str, name: str) -> str:
    found = re.search(rf"{name} = \[(.*?)\];", text, re.DOTALL)
    assert found
    return found.group(1)


def _sets(text: str) -> list[str]:
    return re.findall(r"\{(.*?)\}", _block(text, "forbidden"))


def judged(instance: Instance, rounds: Sequence[int], fair: int) -> int:
    """Return how many breaks a schedule has, counted anew; fail if it is not valid."""
    assert len(rounds) == len(instance.meetings)
    calendars: dict[int, list[int]] = {}
    for meeting, at in zip(instance.meetings, rounds, strict=True):
        assert at in meeting.rounds
        for guest in (meeting.a, meeting.b):
            calendars.setdefault(guest, []).append(at)
    assert all(rounds.count(at) <= instance.tables for at in set(rounds))
    breaks = []
    for busy in calendars.values():
        assert len(set(busy)) == len(busy)
        inside = sorted(busy)
        breaks.append(sum(b - a > 1 for a, b in pairwise(inside)))
    assert max(breaks) - min(breaks) <= fair
    return sum(breaks)
