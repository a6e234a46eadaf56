"""Nobody without a meeting: room for those who have none, at the cost of those who have several."""

from collections.abc import Iterable
from typing import Final

from dardar.core.planning.instance import NONE, Instance
from dardar.core.planning.when import Timetable, bits

DEEPEST: Final = 6
"""How many guests are moved for one at most."""


def rescue(table: Timetable, instance: Instance, among: Iterable[int]) -> list[int]:
    """Give a meeting to those among some who have none; return for whom that cannot be done."""
    lonely = [g for g in among if table.most[g] and not table.meetings(g)]
    if not lonely:
        return []
    pairs_of: dict[int, list[int]] = {}
    weight = instance.weight
    for pair in sorted(range(len(table.a)), key=lambda pair: -weight[pair]):
        for guest in (table.a[pair], table.b[pair]):
            pairs_of.setdefault(guest, []).append(pair)
    return [
        guest
        for guest in lonely
        if guest in pairs_of
        and not table.meetings(guest)
        and not _given(table, guest, pairs_of, {guest})
    ]


def _given(table: Timetable, guest: int, pairs_of: dict[int, list[int]], moved: set[int]) -> bool:
    """Give a guest a meeting; who loses their only one for it is given another."""
    for pair in pairs_of[guest]:
        rounds = table.open_rounds(pair)
        if (
            rounds
            and table.meetings(table.other(pair, guest)) < table.most[table.other(pair, guest)]
        ):
            table.put(pair, rounds[0])
            return True
    if len(moved) > DEEPEST:
        return False
    for pair in pairs_of[guest]:
        for at in bits(table.free[guest] & table.mask[pair]):
            if _put_for(table, (pair, guest, at), pairs_of, moved):
                return True
    return False


def _put_for(
    table: Timetable, what: tuple[int, int, int], pairs_of: dict[int, list[int]], moved: set[int]
) -> bool:
    """Put a guest's pair in a round in the place of the meeting that the other one has."""
    pair, guest, at = what
    partner = table.other(pair, guest)
    out = table.at[partner][at]
    needs_table = table.steps[pair] > (0 if out == NONE else table.steps[out])
    if out == NONE or table.pinned[out] != NONE or (needs_table and not table.steps_free[at]):
        return False
    left = table.other(out, partner)
    if left in moved:
        return False
    table.take(out)
    table.put(pair, at)
    if table.meetings(left) or _given(table, left, pairs_of, moved | {guest, left}):
        return True
    table.take(pair)
    table.put(out, at)
    return False
