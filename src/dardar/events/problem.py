"""What a plan is to solve: who is there when, who may meet whom, and what each gains by it."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from dardar.circles.models import OneToOne
from dardar.circles.refusing import apart as apart_in_circle
from dardar.core.identity.text import fold
from dardar.core.planning.instance import may_meet
from dardar.core.planning.problem import Guest as Person
from dardar.core.planning.problem import Pair as Gain
from dardar.core.planning.problem import Pin as Pinned
from dardar.core.planning.problem import Problem
from dardar.core.planning.problem import Table as Place
from dardar.events.guests import counted
from dardar.events.models import Event, Guest, GuestAnswer, GuestWish, Pin, Table, Want
from dardar.events.plan_models import Plan, Seat

Pair = tuple[UUID, UUID]
"""Two guests, the smaller id first."""

Reasons = Mapping[Pair, Sequence[Mapping[str, Any]]]
"""Who of two can give the other what: see :class:`dardar.events.plan_models.Meeting`."""

# What a guest gains who gives, as a share of what the other gains: giving counts, less than taking.
GIVING: Final = 0.5
# What it counts to meet somebody one has asked to meet, beside a need surely answered (1).
WANTED: Final = 1.0
# What it counts to meet anybody at all: nobody is to go home without having met somebody.
ANYBODY: Final = 0.05
# Everybody has so many partners at least, if there are so many whom they may meet.
PARTNERS: Final = 30
_DRAWS: Final = 10  # so many draws for each partner that is missing
_MOST_EDITIONS: Final = 5
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """A problem of the planner, and what its numbers stand for."""

    problem: Problem
    guests: Mapping[UUID, Guest]
    tables: Mapping[UUID, Table]
    reasons: Reasons


def prepare(event: Event, seed: int, *, keep: Plan | None = None) -> Prepared:
    """Return what a plan of an event is to solve.

    Args:
        event: which one.
        seed: of what is drawn: partners for those who have too few.
        keep: a plan whose pairs may meet as before, whoever else is drawn now that others are
            there: else those who have nothing for each other would part when somebody leaves.

    """
    guests = {guest.pk: guest for guest in counted(event)}
    gains, reasons = _gains(event, guests)
    for both in _of_plan(keep, guests) if keep else ():
        gains.setdefault(both, [0.0, 0.0])  # and a little, as for meeting anybody: below
    people = {pk: _person(event, guest) for pk, guest in guests.items()}
    refusals = _refusals(event, guests)
    forbids = _pins(event, guests, Pin.Kind.FORBID)
    past = _of_editions(event, guests)
    closed = refusals | forbids | past
    _anybody(people, closed, gains, random.Random(seed))  # noqa: S311 - no secret: drawn again
    tables = {table.pk: table for table in event.tables.all()}
    problem = Problem(
        guests=list(people.values()),
        pairs=[Gain(one, other, *both) for (one, other), both in sorted(gains.items())],
        rounds=event.rounds,
        tables=list(_places(event, tables.values())) if tables else None,
        wishes=sorted(_wanted(event, guests, {Want.Kind.MEET})),
        refusals=sorted(refusals),
        pins=[Pinned(*both) for both in sorted(_pins(event, guests, Pin.Kind.MEET) - refusals)],
        forbids=sorted(forbids),
        past=sorted(past),
        known=sorted(_of_circle(guests)),
        wish=WANTED,
    )
    return Prepared(problem, guests, tables, reasons)


def pair(one: UUID, other: UUID) -> Pair:
    """Return two guests as a pair."""
    return (one, other) if one < other else (other, one)


def table_of(place: object) -> UUID | None:
    """Return which table a place of the planner is at, None if it is at none in particular."""
    return place[0] if isinstance(place, tuple) else None


def _person(event: Event, guest: Guest) -> Person:
    there = frozenset(number for number in range(event.rounds) if guest.is_there_in(number))
    return Person(
        id=guest.pk,
        rounds=None if len(there) == event.rounds else there,
        company=fold(guest.company),
        languages=frozenset(guest.tongues),
        is_steps_free=guest.needs_steps_free,
        meets_colleagues=guest.meets_company,
    )


def _places(event: Event, tables: Iterable[Table]) -> Iterator[Place]:
    """Yield where the planner may seat people: two at a time, several pairs share a table."""
    for table in tables:
        if event.mode == Event.Mode.TABLES:
            yield Place((table.pk, 0), table.seats, table.steps_free)
            continue
        for number in range(table.seats // _TWO):
            yield Place((table.pk, number), _TWO, table.steps_free)


def _gains(
    event: Event, guests: Collection[UUID]
) -> tuple[dict[Pair, list[float]], dict[Pair, list[dict[str, Any]]]]:
    """Return what each of two gains by what one offers and the other needs, and in which words."""
    said = GuestWish.objects.filter(guest__event=event, state=GuestWish.State.OPEN)
    wishes = {pk: (guest, words) for pk, guest, words in said.values_list("pk", "guest", "words")}
    rows = GuestAnswer.objects.filter(need__guest__event=event).order_by("-score", "pk")
    gains: dict[Pair, list[float]] = defaultdict(lambda: [0.0, 0.0])
    reasons: dict[Pair, list[dict[str, Any]]] = defaultdict(list)
    seen: set[tuple[UUID, UUID]] = set()
    columns = rows.values_list("need", "offer", "score", "is_strong")
    for need, offer, score, is_strong in columns.iterator(chunk_size=2000):
        if need not in wishes or offer not in wishes:
            continue
        (taker, needed), (giver, offered) = wishes[need], wishes[offer]
        # Of one need each giver answers but once, and best.
        if taker not in guests or giver not in guests or (need, giver) in seen:
            continue
        seen.add((need, giver))
        both = pair(taker, giver)
        place = both.index(taker)
        gains[both][place] += score
        gains[both][1 - place] += GIVING * score
        reasons[both].append(
            {
                "giver": str(giver),
                "taker": str(taker),
                "need": needed,
                "offer": offered,
                "is_strong": is_strong,
            }
        )
    return gains, reasons


def _wanted(
    event: Event, guests: Mapping[UUID, Guest], kinds: Collection[str]
) -> set[tuple[UUID, UUID]]:
    """Return who wants something of whom; whom a name is of, if it is of one guest alone."""
    rows = Want.objects.filter(by__event=event, kind__in=kinds).values_list("by", "of", "words")
    names: dict[str, list[UUID]] = defaultdict(list)
    for guest in guests.values():
        names[fold(guest.name)].append(guest.pk)
    found = set()
    for by, of, words in rows.order_by("pk"):
        meant = [of] if of else names.get(fold(words), [])
        if by in guests and len(meant) == 1 and meant[0] in guests and meant[0] != by:
            found.add((by, meant[0]))
    return found


def _anybody(
    people: Mapping[UUID, Person],
    closed: Collection[Pair],
    gains: dict[Pair, list[float]],
    dice: random.Random,
) -> None:
    """Let everybody gain a little by meeting anybody, and have enough partners."""
    partners: dict[UUID, set[UUID]] = defaultdict(set)

    def are_open(one: UUID, other: UUID) -> bool:
        is_closed = one == other or pair(one, other) in closed
        return not is_closed and may_meet(people[one], people[other])

    for (first, second), both in gains.items():
        both[0] += ANYBODY
        both[1] += ANYBODY
        if are_open(first, second):
            partners[first].add(second)
            partners[second].add(first)
    everybody = list(people)
    for one in everybody:
        missing = PARTNERS - len(partners[one])
        few = len(everybody) <= PARTNERS * 2
        drawn = list(everybody) if few else dice.choices(everybody, k=max(missing, 0) * _DRAWS)
        dice.shuffle(drawn)
        for other in drawn:
            if len(partners[one]) >= PARTNERS:
                break
            if pair(one, other) not in gains and are_open(one, other):
                gains[pair(one, other)] = [ANYBODY, ANYBODY]
                partners[one].add(other)
                partners[other].add(one)


def _refusals(event: Event, guests: Mapping[UUID, Guest]) -> set[Pair]:
    """Return who asked not to meet, here or in their circle, whoever of the two it was."""
    asked = _wanted(event, guests, {Want.Kind.NOT, Want.Kind.BLOCK})
    members = {guest.member_id: guest.pk for guest in guests.values() if guest.member_id}
    apart = [[members[pk] for pk in two] for two in apart_in_circle(pk for pk in members if pk)]
    return {pair(one, other) for one, other in [*asked, *apart]}


def _pins(event: Event, guests: Collection[UUID], kind: Pin.Kind) -> set[Pair]:
    rows = Pin.objects.filter(event=event, kind=kind).values_list("one", "other")
    return {pair(one, other) for one, other in rows if one in guests and other in guests}


def _of_editions(event: Event, guests: Mapping[UUID, Guest]) -> set[Pair]:
    """Return who sat together at earlier editions, known again by account, else by address."""
    now = {sign: guest.pk for guest in guests.values() for sign in _signs(guest)}
    found: set[Pair] = set()
    edition = event.after
    for _ in range(_MOST_EDITIONS):
        if edition is None:
            break
        seats = Seat.objects.filter(plan__event=edition, plan__is_current=True)
        together: dict[UUID, set[UUID]] = defaultdict(set)
        for seat in seats.select_related("guest").defer("guest__image"):
            together[seat.meeting_id] |= {now[sign] for sign in _signs(seat.guest) if sign in now}
        found |= _pairs(together.values())
        edition = edition.after
    return found


def _of_plan(plan: Plan, guests: Collection[UUID]) -> list[Pair]:
    """Return who meets by a plan of those who are there, in a fixed order."""
    together: dict[UUID, set[UUID]] = defaultdict(set)
    for meeting, guest in Seat.objects.filter(plan=plan).values_list("meeting", "guest"):
        if guest in guests:
            together[meeting].add(guest)
    return sorted(_pairs(together.values()))


def _signs(guest: Guest) -> list[tuple[str, str]]:
    """Return by what a guest is known again at another edition."""
    signs = [("book", str(guest.user_book_id))] if guest.user_book_id else []
    return [*signs, *([(guest.mail, fold(guest.name))] if guest.mail else [])]


def _of_circle(guests: Mapping[UUID, Guest]) -> set[Pair]:
    """Return who have met one-to-one in their circle."""
    members = {guest.member_id: guest.pk for guest in guests.values() if guest.member_id}
    met = OneToOne.objects.filter(~Q(state=OneToOne.State.MISSED), turns__member__in=list(members))
    together: dict[UUID, set[UUID]] = defaultdict(set)
    for pk, member in met.values_list("pk", "turns__member"):
        if member in members:
            together[pk].add(members[member])
    return _pairs(together.values())


def _pairs(groups: Iterable[Collection[UUID]]) -> set[Pair]:
    return {both for some in groups for both in combinations(sorted(some), 2)}
