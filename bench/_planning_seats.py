"""Tables of 3 to 8: social golfers whose schedules are known, and rooms of other sizes."""

from typing import Final

from dardar.core.planning.problem import Guest, Problem
from dardar.core.planning.tables import Seating, seat

GOLFERS: Final = (
    (3, 3, 4),
    (4, 3, 4),
    (4, 4, 5),
    (5, 3, 7),
    (5, 4, 5),
    (5, 5, 6),
    (6, 3, 8),
    (6, 4, 6),
    (7, 3, 9),
    (7, 4, 7),
    (7, 7, 8),
    (8, 3, 10),
    (8, 4, 7),
    (8, 5, 6),
    (8, 8, 5),
)
"""Tables, seats, and rounds in which it is known that nobody has to meet anybody twice (W. Harvey's
table of social golfer schedules)."""
ROOMS: Final = tuple((people, seats) for people in (24, 60, 120) for seats in range(3, 9))
ROUNDS: Final = 4


def over_golfers(golfers: tuple[int, int, int]) -> int:
    """Return how many repeats there are above the bound."""
    tables, seats, rounds = golfers
    seating = _seated(tables * seats, seats, rounds)
    over = seating.repeats - seating.bound
    print(
        f"{tables} tables of {seats}, {rounds} rounds: {over} repeats above the bound", flush=True
    )
    return over


def over_rooms() -> float:
    """Return the repeats above the bound, by how often two sit together."""
    over = together = 0
    for people, seats in ROOMS:
        seating = _seated(people, seats, ROUNDS)
        over += seating.repeats - seating.bound
        together += sum(
            len(table.guests) * (len(table.guests) - 1) // 2
            for tables in seating.rounds
            for table in tables
        )
    return over / together


def _seated(people: int, seats: int, rounds: int) -> Seating:
    return seat(Problem([Guest(each) for each in range(people)], [], rounds), seats)
