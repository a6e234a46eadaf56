"""Events with every kind of limit at once: nobody is left out who could meet somebody."""

import random
from dataclasses import replace
from typing import Final

from bench._planning_worlds import sparse
from dardar.core.planning.check import check
from dardar.core.planning.fair import Effort
from dardar.core.planning.planner import How, make_plan
from dardar.core.planning.problem import Guest, Problem, Table

EVENTS: Final = 100
GUESTS: Final = 60
QUICK: Final = How(effort=Effort(turns=1, mends=0, proof=0))


def limited() -> tuple[int, int]:
    """Return how many guests were left out of all events, and how many rules were broken."""
    left_out = broken = 0
    for seed in range(EVENTS):
        problem = with_limits(sparse(GUESTS, seed), seed)
        plan = make_plan(problem, replace(QUICK, seed=seed))
        left_out += len(plan.proof.left_out)
        broken += len(check(problem, plan.meetings))
    return left_out, broken


def with_limits(problem: Problem, seed: int) -> Problem:
    """Return an event with companies, languages, hours, refusals, a past, steps and few tables."""
    dice = random.Random(seed)
    pairs = [pair[:2] for pair in problem.pairs]
    guests = [_guest(each.id, problem.rounds, dice) for each in problem.guests]
    tables = [Table(each, is_steps_free=each < 6) for each in range(len(guests) // 3)]
    return replace(
        problem,
        guests=guests,
        tables=tables,
        refusals=dice.sample(pairs, len(guests)),
        wishes=dice.sample(pairs, len(guests)),
        past=dice.sample(pairs, len(guests)),
        known=dice.sample(pairs, len(guests)),
    )


def _guest(name: object, rounds: int, dice: random.Random) -> Guest:
    hours = dice.randint(2, rounds)
    first = dice.randint(0, rounds - hours)
    languages = dice.choice(({"es"}, {"en"}, {"es", "en"}, {"es", "en"}))
    return Guest(
        name,
        frozenset(range(first, first + hours)),
        dice.choice(("", "acme", "bodega", "clinic")),
        frozenset(languages),
        dice.random() < 0.05,
        dice.random() < 0.2,
        dice.choice((None, None, 3, 5)),
    )
