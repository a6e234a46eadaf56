"""Re-plan from a round on: whoever can keep their meetings keeps them, at their round and table.

Meetings of those who are gone fall out, and with them rounds become free; newcomers are free in
all. An integer program decides who of all these meets whom in which round, with everything else as
it is: no meeting of two who are there is moved for it. Few pairs come into question, so that it is
solved at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dardar.core.planning.covering import rescue
from dardar.core.planning.instance import NONE, Instance, instance_of
from dardar.core.planning.plan import Meeting
from dardar.core.planning.planner import looked_at
from dardar.core.planning.problem import Id, Problem
from dardar.core.planning.seating import seated
from dardar.core.planning.solver import INFINITY, Program, Unsolved, solve
from dardar.core.planning.when import Timetable, fill

Key = tuple[str, int] | tuple[str, int, int]

SECONDS: Final = 5.0
NODES: Final = 20
FIRST: Final = 1.0
"""What a first meeting counts more, by the most that a pair brings."""


@dataclass(frozen=True)
class Repaired:
    """A plan that was repaired.

    Attributes:
        meetings: all of them, those before the round included.
        kept: how many of the meetings from the round on stayed as they were.
        dropped: those that fell out.
        added: those that are new.
        was_solved: whether the solver chose the new ones; else the heaviest came first.

    """

    meetings: tuple[Meeting, ...]
    kept: int
    dropped: tuple[Meeting, ...]
    added: tuple[Meeting, ...]
    was_solved: bool


def repair(problem: Problem, meetings: Sequence[Meeting], at: int) -> Repaired:
    """Return the plan from a round on for a problem that is another now.

    Args:
        problem: as it is now: who has gone is not there in later rounds or no guest at all, and
            newcomers are there; refusals, tables and all else count as they are.
        meetings: the plan until now.
        at: the first round that can still be changed.

    """
    past = [meeting for meeting in meetings if meeting.round < at]
    future = [meeting for meeting in meetings if meeting.round >= at]
    instance = looked_at(instance_of(problem))
    table = Timetable(instance)
    number = {guest.id: place for place, guest in enumerate(problem.guests)}
    met = _close_the_past(table, number, past, at)
    pairs = {pair: place for place, pair in enumerate(zip(table.a, table.b, strict=True))}
    kept = [meeting for meeting in future if _stands(table, number, pairs, meeting)]
    was_solved = _chosen(table, instance, met)
    fill(table, instance)
    rescue(table, instance, (guest for guest in range(instance.guests) if guest not in met))
    rows = [(table.a[pair], table.b[pair], where) for pair, where in table.round.items()]
    now = seated(problem, rows, kept)
    stayed = set(now) & set(kept)
    return Repaired(
        (*past, *now),
        len(stayed),
        tuple(meeting for meeting in future if meeting not in stayed),
        tuple(meeting for meeting in now if meeting not in stayed),
        was_solved,
    )


def _close_the_past(
    table: Timetable, number: dict[Id, int], past: Sequence[Meeting], at: int
) -> set[int]:
    """Take out rounds and pairs that are over, and return who had a meeting."""
    later = -1 << at
    table.there = [each & later for each in table.there]
    table.free = table.there.copy()
    had = {frozenset(number.get(who, NONE) for who in meeting[:2]) for meeting in past}
    for pair, both in enumerate(zip(table.a, table.b, strict=True)):
        if frozenset(both) in had:
            table.mask[pair] = 0
    met = [number[who] for meeting in past for who in meeting[:2] if who in number]
    for guest in met:
        table.most[guest] = max(0, table.most[guest] - 1)
    return set(met)


def _stands(
    table: Timetable,
    number: dict[Id, int],
    pairs: dict[tuple[int, int], int],
    meeting: Meeting,
) -> bool:
    """Put a meeting where it was, if that still can be."""
    a, b = sorted(number.get(who, NONE) for who in meeting[:2])
    pair = pairs.get((a, b))
    if pair is None or pair in table.round or meeting.round not in table.open_rounds(pair):
        return False
    if any(table.meetings(guest) >= table.most[guest] for guest in (a, b)):
        return False
    table.put(pair, meeting.round)
    return True


def _chosen(table: Timetable, instance: Instance, met: set[int]) -> bool:
    """Put the best meetings of who is free, and tell whether the solver chose them."""
    rows = [
        (pair, at)
        for pair, (a, b, mask) in enumerate(zip(table.a, table.b, table.mask, strict=True))
        if table.free[a] & table.free[b] & mask and pair not in table.round
        for at in table.open_rounds(pair)
    ]
    if not rows:
        return True
    try:
        answer = solve(_program(table, instance, met, rows), seconds=SECONDS, nodes=NODES)
    except Unsolved:
        return False
    for (pair, at), x in zip(rows, answer.x.tolist(), strict=True):
        if x > 0.5:  # noqa: PLR2004 -- nearer to 1 than to 0
            table.put(pair, at)
    return True


def _program(
    table: Timetable, instance: Instance, met: set[int], rows: list[tuple[int, int]]
) -> Program:
    """Return the program with a column for each pair in each round that is free for both."""
    weight = instance.weight
    first = FIRST * float(weight.max(initial=1.0)) or 1.0
    lonely = {g for g in range(instance.guests) if g not in met and not table.meetings(g)}
    entries: list[tuple[Key, int, float]] = []
    worth = []
    for column, (pair, at) in enumerate(rows):
        a, b = table.a[pair], table.b[pair]
        keys = (("busy", a, at), ("busy", b, at), ("most", a), ("most", b), ("pair", pair))
        entries += [(key, column, 1.0) for key in (*keys, ("tables", at))]
        entries += [(("steps", at), column, 1.0)] * table.steps[pair]
        pinned = first * (table.pinned[pair] != NONE) * 2
        worth.append(weight[pair] + first * ((a in lonely) + (b in lonely)) + pinned)
    number = {key: place for place, key in enumerate(dict.fromkeys(key for key, *_ in entries))}
    most = [_most(table, key) for key in number]
    return Program(
        worth=np.array(worth) / first,
        upper=np.ones(len(rows)),
        row=np.array([number[key] for key, *_ in entries]),
        column=np.array([column for _, column, _ in entries]),
        value=np.array([value for *_, value in entries]),
        least=np.full(len(number), -INFINITY),
        most=np.array(most, dtype=np.float64),
        whole=np.ones(len(rows), dtype=np.bool_),
    )


def _most(table: Timetable, key: Key) -> int:
    """Return how much there is room for in a row of the program."""
    match key:
        case ("most", guest):
            return table.most[guest] - table.meetings(guest)
        case ("tables", at):
            return table.tables[at]
        case ("steps", at):
            return table.steps_free[at]
    return 1
