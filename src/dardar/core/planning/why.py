"""Why there is no plan, and what to loosen so that there is one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, NamedTuple

from dardar.core.planning.instance import instance_of
from dardar.core.planning.problem import Id, Problem, usable_tables

TWO: Final = 2


class Why(StrEnum):
    """What stands in the way."""

    GUESTS = "guests"  # fewer than two
    TABLES = "tables"  # none at which two can sit
    STEPS = "steps"  # no table without steps for those who need one
    GAINS = "gains"  # nobody has anything for anybody
    REFUSALS = "refusals"
    FORBIDS = "forbids"
    COLLEAGUES = "colleagues"
    LANGUAGES = "languages"
    PAST = "past"
    ROUNDS = "rounds"  # those who could meet are never there together
    TOGETHER = "together"  # no one thing alone, but all of them together
    PIN = "pin"  # a pinned meeting is refused, forbidden, or has no round or table
    PINS = "pins"  # there is no room for all pinned meetings


class Obstacle(NamedTuple):
    """Something that stands in the way.

    Attributes:
        why: what it is.
        freed: how many pairs could meet without it.
        who: the guests it is about, where it is about some.

    """

    why: Why
    freed: int = 0
    who: tuple[Id, ...] = ()


class NoPlan(Exception):  # noqa: N818 -- an answer more than an error
    """No plan can be made."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        """Say why, what frees the most pairs first."""
        super().__init__(", ".join(each.why for each in obstacles))
        self.obstacles = tuple(obstacles)


def obstacles(problem: Problem) -> list[Obstacle]:
    """Return why no plan can be made, what frees the most pairs first; nothing if one can."""
    pins = _pins(problem)
    if pins:
        return pins
    if len(problem.guests) < TWO:
        return [Obstacle(Why.GUESTS)]
    if usable_tables(problem) == []:
        return [Obstacle(Why.TABLES)]
    if instance_of(problem).pairs:
        return []
    if not problem.pairs and not problem.wishes:
        return [Obstacle(Why.GAINS)]
    freed = {why: instance_of(looser).pairs for why, looser in _looser(problem).items()}
    found = [Obstacle(why, count) for why, count in freed.items() if count]
    return sorted(found, key=lambda each: -each.freed) or [Obstacle(Why.TOGETHER)]


def _looser(problem: Problem) -> dict[Why, Problem]:
    """Return the problem without one kind of limit each."""
    guests = problem.guests
    return {
        Why.REFUSALS: replace(problem, refusals=()),
        Why.FORBIDS: replace(problem, forbids=()),
        Why.PAST: replace(problem, past=()),
        Why.COLLEAGUES: replace(problem, guests=[replace(g, company="") for g in guests]),
        Why.LANGUAGES: replace(problem, guests=[replace(g, languages=frozenset()) for g in guests]),
        Why.ROUNDS: replace(problem, guests=[replace(g, rounds=None) for g in guests]),
        Why.STEPS: replace(problem, guests=[replace(g, is_steps_free=False) for g in guests]),
    }


def _pins(problem: Problem) -> list[Obstacle]:
    """Return what is wrong with pinned meetings."""
    if not problem.pins:
        return []
    of = instance_of(problem)
    names = [guest.id for guest in problem.guests]
    open_ = {
        frozenset((names[a], names[b])): int(mask)
        for a, b, mask in zip(of.a.tolist(), of.b.tolist(), of.mask.tolist(), strict=True)
    }
    found = []
    busy: Counter[tuple[Id, int]] = Counter()
    full: Counter[int] = Counter()
    each: Counter[Id] = Counter()
    for pin in dict.fromkeys(problem.pins):
        mask = open_.get(frozenset(pin[:2]), 0)
        if not mask or (pin.round is not None and not mask >> pin.round & 1):
            found.append(Obstacle(Why.PIN, who=pin[:2]))
        each.update(pin[:2])
        if pin.round is not None:
            busy.update((who, pin.round) for who in pin[:2])
            full[pin.round] += 1
    most = dict(zip(names, of.most.tolist(), strict=True))
    clash = {who for (who, _), count in busy.items() if count > 1}
    clash |= {who for who, count in each.items() if count > most[who]}
    if clash or any(count > of.tables for count in full.values()):
        found.append(Obstacle(Why.PINS, who=tuple(who for who in names if who in clash)))
    return found
