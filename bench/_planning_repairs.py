"""Re-planning: of a hundred, five do not come back after round three, and three are late."""

import random
import time
from collections.abc import Mapping
from dataclasses import replace
from statistics import mean
from typing import Final

from bench._planning_worlds import ROUNDS, sparse
from dardar.core.planning.check import check
from dardar.core.planning.instance import instance_of
from dardar.core.planning.plan import Meeting
from dardar.core.planning.planner import SECONDS, How, make_plan
from dardar.core.planning.problem import Problem
from dardar.core.planning.repair import repair
from dardar.core.planning.who import greatest

SEEDS: Final = range(11, 16)
AT: Final = 3
GONE, LATE = 0.05, 0.03


def repairs(seconds: Mapping[int, float]) -> dict[str, float]:
    """Measure each size, given how long its first plan takes."""
    figures: dict[str, float] = {}
    for size, first in seconds.items():
        rows = [_repaired(size, seed) for seed in SEEDS]
        shares, rests, moved, times = zip(*rows, strict=True)
        name = f"planning_repair_{size}"
        figures |= {
            name: min(shares),
            f"{name}_rest": min(rests),
            f"{name}_moved": float(sum(moved)),
            f"{name}_time": mean(times) / first,
        }
    return figures


def _repaired(size: int, seed: int) -> tuple[float, float, int, float]:
    """Return the shares of the whole bound and of the rest's, how many moved, and the seconds."""
    everybody = sparse(size + round(LATE * size), seed)
    late = {guest.id for guest in everybody.guests[size:]}
    dice = random.Random(seed)
    gone = set(dice.sample(range(size), round(GONE * size)))
    before = replace(
        everybody,
        guests=everybody.guests[:size],
        pairs=[pair for pair in everybody.pairs if late.isdisjoint(pair[:2])],
    )
    plan = make_plan(before, How(is_fair=False))
    now = _now(everybody, gone, late)
    started = time.process_time()
    repaired = repair(now, plan.meetings, AT)
    seconds = time.process_time() - started
    assert not check(now, repaired.meetings)
    later = {meeting for meeting in plan.meetings if meeting.round >= AT}
    stays = {meeting for meeting in later if gone.isdisjoint(meeting[:2])}
    worth = {frozenset(pair[:2]): pair.gain_a + pair.gain_b for pair in everybody.pairs}
    had = _worth(worth, [m for m in repaired.meetings if m.round < AT])
    rest = _worth(worth, [m for m in repaired.meetings if m.round >= AT])
    bound = _bound(now, plan.meetings)
    moved = len(stays - set(repaired.meetings))
    return (had + rest) / (had + bound), rest / bound, moved, seconds


def _now(everybody: Problem, gone: set[int], late: set[object]) -> Problem:
    until, since = frozenset(range(AT)), frozenset(range(AT, ROUNDS))
    return replace(
        everybody,
        guests=[
            replace(
                guest,
                rounds=until if guest.id in gone else since if guest.id in late else None,
            )
            for guest in everybody.guests
        ],
    )


def _bound(now: Problem, meetings: tuple[Meeting, ...]) -> float:
    """Return what the rounds left could bring if all of them were planned anew."""
    since = frozenset(range(AT, ROUNDS))
    rest = replace(
        now,
        guests=[
            replace(guest, rounds=since if guest.rounds is None else guest.rounds & since)
            for guest in now.guests
        ],
        past=[meeting[:2] for meeting in meetings if meeting.round < AT],
    )
    instance = instance_of(rest)
    return greatest(instance, instance, SECONDS).bound


def _worth(worth: Mapping[frozenset[object], float], meetings: list[Meeting]) -> float:
    return sum(worth[frozenset(meeting[:2])] for meeting in meetings)
