"""What a wish of the host costs: the bound and the plan with a pinned or forbidden meeting."""

from dataclasses import replace
from typing import NamedTuple

from dardar.core.planning.instance import instance_of
from dardar.core.planning.planner import SECONDS, looked_at
from dardar.core.planning.problem import Id, Pin, Problem
from dardar.core.planning.who import greatest
from dardar.core.planning.why import obstacles


class Cost(NamedTuple):
    """What a wish costs.

    Attributes:
        total: how much less the best total is, in the unit of gains; never below 0.
        share: the same by the best total without the wish.
        is_possible: whether there is any plan with it.

    """

    total: float
    share: float
    is_possible: bool


def cost_of_pin(problem: Problem, a: Id, b: Id, at: int | None = None) -> Cost:
    """Return what it costs that two meet, in a round or in any."""
    return _cost(problem, replace(problem, pins=[*problem.pins, Pin(a, b, at)]))


def cost_of_forbid(problem: Problem, a: Id, b: Id) -> Cost:
    """Return what it costs that two do not meet."""
    return _cost(problem, replace(problem, forbids=[*problem.forbids, (a, b)]))


def _cost(before: Problem, after: Problem) -> Cost:
    if obstacles(after):
        return Cost(0.0, 0.0, is_possible=False)
    had, has = _best(before), _best(after)
    lost = max(0.0, had - has)
    return Cost(lost, lost / had if had else 0.0, is_possible=True)


def _best(problem: Problem) -> float:
    """Return the greatest total that pairs could bring if rounds were no matter."""
    whole = instance_of(problem)
    instance = looked_at(whole)
    return float(instance.weight @ greatest(instance, whole, SECONDS).pairs)
