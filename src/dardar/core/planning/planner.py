"""Make a plan: a good one at once, a fair one as it comes, and the proof of how good it is."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from dardar.core.planning.covering import rescue
from dardar.core.planning.fair import Effort, Fairly
from dardar.core.planning.gaps import close_gaps, gaps
from dardar.core.planning.instance import Bools, Instance, instance_of, likely
from dardar.core.planning.plan import Note, Plan, Proof
from dardar.core.planning.problem import Problem
from dardar.core.planning.seating import seated
from dardar.core.planning.solver import Unsolved
from dardar.core.planning.when import Timetable, fill, place
from dardar.core.planning.who import TINY, greatest, meetable, pinned
from dardar.core.planning.why import NoPlan, Obstacle, Why, obstacles

KEPT: Final = 40
"""How many of their best partners are looked at for each guest."""
PART: Final = 0.9
ATTEMPTS: Final = 40
"""How often rounds are sought for all pairs at most, where some found none,"""
PLACED: Final = 20_000
"""and how many pairs are placed by that."""
LARGE: Final = 1_500
PART_LARGE: Final = 0.85
"""The floor as a share of the best possible worst-off, which is harder to reach for many guests."""
SECONDS: Final = 60.0
"""For one program of the solver, which no machine should need."""


class Stage(StrEnum):
    """What a plan that is being made has come to."""

    FIRST = "first"  # a plan of the greatest total is there
    FAIR = "fair"  # who meets is made fair


class Progress(NamedTuple):
    """How far a plan is, and the plan where there is a new one."""

    stage: Stage
    share: float
    plan: Plan | None = None


@dataclass(frozen=True)
class How:
    """How a plan is made.

    Attributes:
        is_fair: whether everybody is to have the floor, or the total alone counts.
        part: the floor, as a share of the best possible worst-off; None as is usual.
        seed: the same brings the same plan, unless it is stopped or out of time.
        effort: how much is tried.
        progress: told how far it is.
        stop: asked now and then; then the best plan so far is the plan.

    """

    is_fair: bool = True
    part: float | None = None
    seed: int = 0
    effort: Effort = field(default_factory=Effort)
    progress: Callable[[Progress], None] = lambda _: None
    stop: Callable[[], bool] = bool


USUAL: Final = How()


def make_plan(problem: Problem, how: How = USUAL) -> Plan:
    """Return a plan and its proof.

    Raises:
        NoPlan: nobody can meet anybody, or not all pinned meetings can be held; it says why.

    """
    wrong = obstacles(problem)
    if wrong:
        raise NoPlan(wrong)
    return _Making(problem, how).plan()


def first_plan(problem: Problem, seed: int = 0) -> Plan:
    """Return what is there at once: a plan of the greatest total, its rounds hardly sought.

    Raises:
        NoPlan: as for :func:`make_plan`.

    """
    wrong = obstacles(problem)
    if wrong:
        raise NoPlan(wrong)
    return _Making(problem, How(seed=seed)).first()


class _Making:
    """A plan in the making."""

    def __init__(self, problem: Problem, how: How) -> None:
        self._problem, self._how = problem, how
        self._whole = instance_of(problem)
        self._of = looked_at(self._whole)
        self._notes: list[Note] = []
        self._chosen = greatest(self._of, self._whole, SECONDS)
        if not self._chosen.is_exact:
            self._notes.append(Note.NO_SOLVER)
        usual = PART if self._whole.guests <= LARGE else PART_LARGE
        part = usual if how.part is None else how.part
        self._fairly = Fairly(
            self._of, self._whole, meetable(self._of), part, how.seed, stop=how.stop
        )

    def first(self) -> Plan:
        """Return a plan of the greatest total, for whose rounds the first attempt does."""
        try:
            table = timetable(self._of, self._chosen.pairs, self._how.seed, attempts=1)
        except NoPlan:  # what is pinned may need more
            table = timetable(self._of, self._chosen.pairs, self._how.seed)
        return self._finished(table, None)

    def plan(self) -> Plan:
        """Return the plan."""
        pairs = None
        if self._how.is_fair and self._chosen.is_exact:
            self._how.progress(Progress(Stage.FIRST, 0.0, self.first()))
            pairs = self._fair_pairs()
        first = timetable(self._of, self._chosen.pairs, self._how.seed)
        if pairs is None:
            return self._finished(first, None)
        fair = timetable(self._of, pairs, self._how.seed, self._fairly.floor)
        better = max(fair, first, key=self._rank)
        if self._rank(better)[1] < self._fairly.floor - TINY:
            self._notes.append(Note.BELOW_FLOOR)
        plan = self._finished(better, self._fairly.floor_bound)
        return replace(plan, proof=replace(plan.proof, whole_bound=self._fairly.whole_bound))

    def _fair_pairs(self) -> Bools | None:
        """Return who meets, fairly; None if the solver fails or it is stopped before."""
        fairly, effort = self._fairly, self._how.effort
        try:
            nearer = [fairly.turn] * effort.turns + [fairly.mend] * effort.mends
            steps = [fairly.begin, *nearer, fairly.decide]
            for number, step in enumerate(steps):
                if self._how.stop():
                    self._notes.append(Note.STOPPED)
                    break
                if step in nearer and not fairly.hopeful().any():
                    continue
                step(effort)
                self._how.progress(Progress(Stage.FAIR, (number + 1) / len(steps)))
        except Unsolved:
            self._notes.append(Note.STOPPED if self._how.stop() else Note.NO_SOLVER)
        if fairly.was_cut_short and Note.STOPPED not in self._notes:
            self._notes.append(Note.OUT_OF_TIME)
        return fairly.best if fairly.has_begun else None

    def _rank(self, table: Timetable) -> tuple[int, float, float]:
        """Return the objectives in their order, the more the better."""
        pairs = placed(self._of, table)
        alone = (self._of.degrees(pairs) < 1) & meetable(self._of)
        worst = _worst(self._of, pairs)
        return -int(alone.sum()), min(worst, self._fairly.floor), float(self._of.weight @ pairs)

    def _finished(self, table: Timetable, floor_bound: float | None) -> Plan:
        worst = self._fairly.worst_bound
        proof = prove(self._problem, self._of, table, (self._chosen.bound, worst, floor_bound))
        rows = [(table.a[pair], table.b[pair], at) for pair, at in table.round.items()]
        meetings = tuple(seated(self._problem, rows))
        return Plan(meetings, proof, tuple(dict.fromkeys(self._notes)))


def looked_at(whole: Instance) -> Instance:
    """Return an instance without the pairs that matter to no plan, where there are very many."""
    return whole.only(likely(whole, KEPT)) if whole.pairs > KEPT * whole.guests else whole


def timetable(
    instance: Instance,
    pairs: Bools,
    seed: int,
    floor: float = 0.0,
    attempts: int = ATTEMPTS,
) -> Timetable:
    """Return rounds for pairs, with nobody left out for whom there can be room, and few gaps.

    Args:
        instance: the guests and pairs.
        pairs: who is to meet; where not all can, the worst-off count first, then the total.
        seed: of the dice.
        floor: from which share on nobody counts as badly off.
        attempts: how often rounds are sought at most.

    Raises:
        NoPlan: there is no room for all pinned meetings.

    """
    table = _filled(instance, pairs, seed)
    most = float(instance.weight @ pairs)
    for turn in range(1, min(attempts, 1 + PLACED // (1 + int(pairs.sum())))):
        total = float(instance.weight @ placed(instance, table))
        if total > most - TINY:
            break
        other = _filled(instance, pairs, seed + turn)
        table = max(table, other, key=lambda each: _worth(instance, each, floor))
    if any(pair not in table.round for pair in np.nonzero(pinned(instance))[0].tolist()):
        raise NoPlan([Obstacle(Why.PINS)])
    close_gaps(table, seed)
    return table


def _worth(instance: Instance, table: Timetable, floor: float) -> tuple[float, float]:
    """Return the share of the worst-off, as far as a floor asks for it, and the total."""
    pairs = placed(instance, table)
    return min(_worst(instance, pairs), floor), float(instance.weight @ pairs)


def _filled(instance: Instance, pairs: Bools, seed: int) -> Timetable:
    table = Timetable(instance)
    place(table, np.nonzero(pairs)[0].tolist(), instance.weight.tolist(), seed)
    rescue(table, instance, range(instance.guests))
    fill(table, instance)
    return table


def placed(instance: Instance, table: Timetable) -> Bools:
    """Return which pairs have a round."""
    found = np.zeros(instance.pairs, dtype=np.bool_)
    found[list(table.round)] = True
    return found


def _worst(instance: Instance, pairs: Bools) -> float:
    counted = instance.counted
    return float(instance.shares(pairs)[counted].min()) if counted.any() else 0.0


def prove(
    problem: Problem,
    instance: Instance,
    table: Timetable,
    bounds: tuple[float, float, float | None],
) -> Proof:
    """Return how good a timetable is, given bounds of the total, the worst-off, the floor."""
    pairs = placed(instance, table)
    count = instance.degrees(pairs).astype(int).tolist()
    able = meetable(instance).tolist()
    names = [guest.id for guest in problem.guests]
    return Proof(
        total=float(instance.weight @ pairs),
        bound=bounds[0],
        worst=_worst(instance, pairs),
        worst_bound=bounds[1],
        floor_bound=bounds[2],
        left_out=tuple(n for n, c, can in zip(names, count, able, strict=True) if can and not c),
        unmeetable=tuple(n for n, can in zip(names, able, strict=True) if not can),
        meetings=dict(zip(names, count, strict=True)),
        gaps=gaps(table),
    )
