"""Where: a table for each meeting, without steps where needed, and few changes of table."""

from collections.abc import Sequence

from dardar.core.planning.plan import Meeting
from dardar.core.planning.problem import Id, Problem, Table, usable_tables


def seated(
    problem: Problem, rows: Sequence[tuple[int, int, int]], kept: Sequence[Meeting] = ()
) -> list[Meeting]:
    """Return meetings at tables, in the order of rounds.

    Args:
        problem: the guests and tables.
        rows: the two guests of each meeting, as numbers, and its round; no more in a round than
            there are tables, nor of those that need it than tables without steps.
        kept: meetings among these that stay where they are.

    """
    guests = problem.guests
    tables = usable_tables(problem)
    stays = {(frozenset(m[:2]), m.round): m for m in kept}
    last: dict[int, Id] = {}
    found = []
    for at in range(problem.rounds):
        meetings = sorted(row for row in rows if row[2] == at)
        known = {
            row: stays.get((frozenset((guests[row[0]].id, guests[row[1]].id)), at))
            for row in meetings
        }
        free = _free(tables or [], [m.table for m in known.values() if m])
        for row in sorted(meetings, key=lambda row: not _needs(problem, row)):
            a, b, _ = row
            meeting = known[row]
            if meeting is None:
                table = None
                if tables is not None:
                    table = _pick(free, _needs(problem, row), (last.get(a), last.get(b)))
                meeting = Meeting(guests[a].id, guests[b].id, at, table)
            last[a] = last[b] = meeting.table
            found.append(meeting)
    return found


def _free(tables: Sequence[Table], taken: Sequence[Id]) -> dict[Id, Table]:
    return {table.id: table for table in tables if table.id not in taken}


def _needs(problem: Problem, row: tuple[int, int, int]) -> bool:
    return any(problem.guests[guest].is_steps_free for guest in row[:2])


def _pick(free: dict[Id, Table], needs: bool, wanted: tuple[Id, Id]) -> Id:  # noqa: FBT001 -- two kinds
    """Take a table that nobody needs more, and if it can be one at which one of them was."""
    able = [table for table in free.values() if table.is_steps_free or not needs]
    best = min(able, key=lambda table: (table.is_steps_free and not needs, table.id not in wanted))
    del free[best.id]
    return best.id
