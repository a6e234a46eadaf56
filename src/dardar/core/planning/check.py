"""Whether a plan keeps to its problem: written apart from everything that makes plans."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

from dardar.core.planning.plan import Meeting
from dardar.core.planning.problem import Guest, Id, Problem

Both = frozenset[Id]
TWO: Final = 2


class Rule(StrEnum):
    """What a plan has to keep to."""

    KNOWN_GUESTS = "known-guests"
    TWO_PEOPLE = "two-people"
    ROUND = "round"
    THERE = "there"
    ONE_AT_A_TIME = "one-at-a-time"
    ONCE = "once"
    MOST = "most"
    REFUSAL = "refusal"
    FORBIDDEN = "forbidden"
    PAST = "past"
    COLLEAGUES = "colleagues"
    LANGUAGE = "language"
    NO_REASON = "no-reason"
    TABLE = "table"
    ONE_TABLE = "one-table"
    STEPS = "steps"
    ROOM = "room"
    PIN = "pin"


class Broken(NamedTuple):
    """A rule that is broken, and by what."""

    rule: Rule
    what: object


def check(problem: Problem, meetings: Iterable[Meeting]) -> list[Broken]:
    """Return every rule of a problem that these meetings break, each as often as it is broken."""
    all_of_them = list(meetings)
    guests = {guest.id: guest for guest in problem.guests}
    strangers = [m for m in all_of_them if m.a not in guests or m.b not in guests]
    known = [m for m in all_of_them if m.a in guests and m.b in guests]
    broken = [Broken(Rule.KNOWN_GUESTS, meeting) for meeting in strangers]
    lists = _Lists.of(problem)
    for meeting in known:
        broken += _alone(problem.rounds, lists, meeting, guests[meeting.a], guests[meeting.b])
    broken += _together(problem, known)
    broken += _at_tables(problem, known, {g.id for g in problem.guests if g.is_steps_free})
    pairs = {(frozenset(m[:2]), m.round) for m in known}
    anyhow = {pair for pair, _ in pairs}
    for pin in problem.pins:
        both = frozenset(pin[:2])
        if both not in anyhow or (pin.round is not None and (both, pin.round) not in pairs):
            broken.append(Broken(Rule.PIN, pin))
    return broken


class _Lists(NamedTuple):
    """The pairs on each list of a problem, whichever of the two is named first."""

    pinned: set[Both]
    refused: set[Both]
    forbidden: set[Both]
    past: set[Both]
    useful: set[Both]

    @classmethod
    def of(cls, problem: Problem) -> "_Lists":
        useful = (*(pair[:2] for pair in problem.pairs), *problem.wishes)
        lists = ([pin[:2] for pin in problem.pins], problem.refusals, problem.forbids, problem.past)
        return cls(*({frozenset(pair) for pair in some} for some in (*lists, useful)))


def _alone(rounds: int, lists: _Lists, meeting: Meeting, one: Guest, other: Guest) -> list[Broken]:
    """Return what is wrong with a meeting by itself."""
    both = frozenset(meeting[:2])
    wrong = {
        Rule.TWO_PEOPLE: len(both) == 1,
        Rule.ROUND: not 0 <= meeting.round < rounds,
        Rule.THERE: any(
            g.rounds is not None and meeting.round not in g.rounds for g in (one, other)
        ),
        Rule.REFUSAL: both in lists.refused,
        Rule.FORBIDDEN: both in lists.forbidden,
    }
    if both not in lists.pinned:
        wrong |= {
            Rule.PAST: both in lists.past,
            Rule.COLLEAGUES: one.company == other.company != ""
            and not (one.meets_colleagues and other.meets_colleagues),
            Rule.LANGUAGE: bool(one.languages and other.languages)
            and one.languages.isdisjoint(other.languages),
            Rule.NO_REASON: both not in lists.useful,
        }
    return [Broken(rule, meeting) for rule, is_wrong in wrong.items() if is_wrong]


def _together(problem: Problem, meetings: list[Meeting]) -> list[Broken]:
    busy = Counter((person, m.round) for m in meetings for person in m[:2])
    pairs = Counter(frozenset(m[:2]) for m in meetings)
    each = Counter(person for m in meetings for person in m[:2])
    broken = [Broken(Rule.ONE_AT_A_TIME, what) for what, count in busy.items() if count > 1]
    broken += [Broken(Rule.ONCE, what) for what, count in pairs.items() if count > 1]
    broken += [
        Broken(Rule.MOST, guest.id)
        for guest in problem.guests
        if guest.most is not None and each[guest.id] > guest.most
    ]
    return broken


def _at_tables(problem: Problem, meetings: list[Meeting], steps_free: set[object]) -> list[Broken]:
    if problem.tables is None:
        return []
    tables = {table.id: table for table in problem.tables}
    broken = []
    rooms: dict[tuple[object, int], int] = defaultdict(int)
    taken: Counter[tuple[object, int]] = Counter()
    for meeting in meetings:
        table = tables.get(meeting.table)
        if table is None or table.seats < TWO:
            broken.append(Broken(Rule.TABLE, meeting))
            continue
        if not table.is_steps_free and not steps_free.isdisjoint(meeting[:2]):
            broken.append(Broken(Rule.STEPS, meeting))
        taken[table.id, meeting.round] += 1
        rooms[table.room, meeting.round] += TWO
    broken += [Broken(Rule.ONE_TABLE, what) for what, count in taken.items() if count > 1]
    broken += [
        Broken(Rule.ROOM, (room, at))
        for (room, at), people in rooms.items()
        if people > problem.rooms.get(room, people)
    ]
    return broken
