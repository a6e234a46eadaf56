"""Other ways to make a plan: greedy, a re-weighted matching a round, CP-SAT on the whole model."""

import time
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
import pymatching
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from dardar.core.planning.instance import Instance
from dardar.core.planning.when import Timetable

Columns = list[list[cp_model.IntVar]]

POOREST: Final = 0.25
"""Added to what somebody has, so that the first meeting of the poorest is worth four times more."""
UNIT: Final = 1_000


class Timed(NamedTuple):
    """A timetable, and the seconds of processor that it took."""

    table: Timetable
    seconds: float


def timed(make: Callable[[], Timetable]) -> Timed:
    """Make a timetable and take the time."""
    started = time.process_time()
    table = make()
    return Timed(table, time.process_time() - started)


def greedy(instance: Instance) -> Timetable:
    """Place the heaviest pair first, each in the first round that is free for both."""
    table = Timetable(instance)
    for pair in np.argsort(-instance.weight, kind="stable").tolist():
        rounds = table.open_rounds(pair)
        if rounds:
            table.put(pair, min(rounds))
    return table


def blossom(instance: Instance) -> Timetable:
    """Match all with the greatest weight each round (Edmonds), the poorer weighing more.

    PyMatching (Higgott and Gidney, 2025) finds it quickest: as pairing of least cost, where being
    alone costs half of what the lightest pair does.
    """
    table = Timetable(instance)
    left = np.ones(instance.pairs, dtype=np.bool_)
    for at in range(instance.rounds):
        chosen = np.zeros(instance.pairs, dtype=np.bool_)
        chosen[list(table.round)] = True
        need = 1 / (POOREST + instance.shares(chosen))
        weight = instance.gain_a * need[instance.a] + instance.gain_b * need[instance.b]
        for pair in _matched(instance, weight, left):
            table.put(pair, at)
            left[pair] = False
    return table


def _matched(instance: Instance, weight: NDArray[np.float64], left: NDArray[np.bool_]) -> list[int]:
    rows = np.nonzero(left)[0]
    most = 2.1 * float(weight.max())
    matching = pymatching.Matching()
    place = {}
    for pair in rows.tolist():
        a, b = int(instance.a[pair]), int(instance.b[pair])
        place[a, b] = pair
        matching.add_edge(a, b, weight=most - float(weight[pair]))
    for guest in range(instance.guests):
        matching.add_boundary_edge(guest, weight=most / 2)
    found = matching.decode_to_matched_dets_array(np.ones(matching.num_detectors, dtype=np.uint8))
    pairs = [tuple(sorted(row)) for row in found.tolist()]
    # Two far apart can be paired over others; such a path is no meeting.
    return [place[pair] for pair in pairs if pair in place]


def cp_sat(instance: Instance, seconds: float) -> Timetable:
    """Ask CP-SAT for the whole model: a variable for each pair and round, the worst-off first."""
    model = cp_model.CpModel()
    columns = [
        [model.new_bool_var(f"{pair} {at}") for at in range(instance.rounds)]
        for pair in range(instance.pairs)
    ]
    _limit(model, instance, columns)
    worst = _worst(model, instance, columns)
    total = sum(
        round(UNIT * weight) * sum(row)
        for weight, row in zip(instance.weight.tolist(), columns, strict=True)
    )
    model.maximize(worst * instance.guests * instance.rounds + total)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    table = Timetable(instance)
    if solver.solve(model) in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        for pair, row in enumerate(columns):
            for at, column in enumerate(row):
                if solver.boolean_value(column):
                    table.put(pair, at)
    return table


def _limit(model: cp_model.CpModel, instance: Instance, columns: Columns) -> None:
    """Let a pair meet once, and a guest once a round."""
    for row in columns:
        model.add_at_most_one(row)
    for guest in range(instance.guests):
        theirs = np.nonzero((instance.a == guest) | (instance.b == guest))[0].tolist()
        for at in range(instance.rounds):
            model.add_at_most_one([columns[pair][at] for pair in theirs])


def _worst(model: cp_model.CpModel, instance: Instance, columns: Columns) -> cp_model.IntVar:
    """Return the share of the worst-off as a variable."""
    shares: list[list[cp_model.LinearExprT]] = [[] for _ in range(instance.guests)]
    for who, share in ((instance.a, instance.share_a), (instance.b, instance.share_b)):
        for row, guest, part in zip(columns, who.tolist(), share.tolist(), strict=True):
            shares[guest].append(round(UNIT * part) * sum(row))
    worst = model.new_int_var(0, UNIT, "worst")
    for guest in np.nonzero(instance.counted)[0].tolist():
        model.add(sum(shares[guest]) >= worst)
    return worst
