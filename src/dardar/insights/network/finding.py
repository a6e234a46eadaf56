"""Who can introduce me: to whom I name, over my own book and what members of my circles share.

The best path is that of the strongest weakest tie, at most three steps long
(:mod:`dardar.core.graph.paths`). Of what is not in my book there are two words: a member knows
somebody well or a little, which counts as contact once a month or once a quarter would; being in a
circle together counts as contact once a year.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple
from uuid import UUID

import numpy as np

from dardar.accounts.models import Book
from dardar.circles.membership import places_of
from dardar.circles.models import Member
from dardar.circles.queries import known_to, members_for
from dardar.circles.refusing import avoided_by
from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.paths import best_path
from dardar.core.identity.companies import bare
from dardar.core.identity.text import fold
from dardar.core.ties.rings import FLOORS, Ring, ring_of
from dardar.insights.network.kept import Network
from dardar.insights.network.models import SharedTie, TieRequest, Vouched
from dardar.insights.network.queries import network, people_by_id
from dardar.people.models import Person
from dardar.people.refresh import SLICE
from dardar.people.search import suggestions
from dardar.people.slices import slices

MEANT: Final = 8
"""So many people of mine, and so many whom others share, are looked for."""
_CLOSE, _STEADY, _LOOSE = FLOORS[1:]
_KNOWN: Final = {SharedTie.Closeness.WELL: _CLOSE, SharedTie.Closeness.LITTLE: _STEADY}


class Kind(StrEnum):
    """Who stands on a path."""

    ME = "me"
    PERSON = "person"  # of my own book
    MEMBER = "member"  # of a circle, whom I don't have in my book
    SHARED = "shared"  # whom a member would introduce others to


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody on a path."""

    kind: Kind
    person: Person | None = None
    member: Member | None = None
    tie: SharedTie | None = None

    @property
    def name(self) -> str:
        """What they are called; "" for me."""
        who = self.person or self.tie or self.member
        return who.name if who else ""

    @property
    def company(self) -> str:
        """Where they work, as far as it is known."""
        who = self.person or self.tie or self.member
        return who.company if who else ""


class Step(NamedTuple):
    """From one to the next on a path."""

    start: Stop
    end: Stop
    ring: Ring  # how close they are, as far as is known
    is_weakest: bool
    tie: SharedTie | None  # what a member said, if that is what tells


@dataclass(frozen=True, slots=True)
class Way:
    """The best way to somebody, and whom to ask first."""

    goal: Stop
    steps: Sequence[Step]  # none if there is no way so short
    request: TieRequest | None  # what I have asked the first on it, who is a member

    @property
    def is_own(self) -> bool:
        """Whether I am in touch with them already."""
        return len(self.steps) == 1

    @property
    def first(self) -> Stop | None:
        """Whom to ask."""
        return self.steps[0].end if len(self.steps) > 1 else None


class _Tie(NamedTuple):
    one: int
    other: int
    weight: float
    shared: SharedTie | None = None


@dataclass(slots=True)
class _World:
    """My people, members of my circles and whom they share, with places in one graph."""

    book: Book
    mine: Network
    stops: dict[int, Stop] = field(default_factory=dict)  # of those who are not my people
    ties: list[_Tie] = field(default_factory=list)
    place_of_tie: dict[UUID, int] = field(default_factory=dict)
    shared: list[SharedTie] = field(default_factory=list)

    @property
    def me(self) -> int:
        """My own place, after those of my people."""
        return len(self.mine.people)

    def new(self, stop: Stop) -> int:
        """Give somebody a place."""
        place = self.me + 1 + len(self.stops)
        self.stops[place] = stop
        return place

    def graph(self) -> Adjacency:
        """Return who knows whom: all there is."""
        own, near = self.mine.graph, np.flatnonzero(self.mine.warmths > 0)
        out = own.people() < own.neighbours
        more = np.array([tie[:2] for tie in self.ties], dtype=np.int64).reshape(-1, 2)
        weight = np.array([tie.weight for tie in self.ties])
        return Adjacency.of(
            self.me + 1 + len(self.stops),
            np.concatenate((own.people()[out], np.full(len(near), self.me), more[:, 0])),
            np.concatenate((own.neighbours[out], near, more[:, 1])),
            np.concatenate((own.weights[out], self.mine.warmths[near], weight)),
        )


def ways_to(book: Book, text: str) -> list[Way]:
    """Return the best way to each who is meant by a name or a company, the surest first.

    Those called so come before those it may be a slip of the pen for.

    Args:
        book: whose people, and whose circles.
        text: a name, a company, or both.

    """
    if not fold(text):
        return []
    world = _world(book)
    goals = [*_of_book(world, text), *_shared(world, text)]
    graph = world.graph()
    found = [(goal, best_path(graph, world.me, goal)) for goal in dict.fromkeys(goals)]
    asked = _requests(book, [tie.pk for tie in world.shared])
    on_paths = {place for goal, path in found for place in (goal, *(path.people if path else ()))}
    pks = [world.mine.people[place] for place in on_paths if place < world.me]
    people = people_by_id(book, pks)
    ways = []
    for goal, path in found:
        stops = [_stop(world, people, place) for place in (path.people if path else (goal,))]
        if all(stops):
            there = [stop for stop in stops if stop]
            steps = _steps(world, graph, path.people, there) if path else []
            weakest = path.weakest if path else 0.0
            way = _way(there[-1], steps, asked)
            is_called_so = _answers(way.goal.name, way.goal.company, text)
            ways.append(((not is_called_so, -weakest), way))
    ways.sort(key=lambda each: each[0])
    return [way for _order, way in ways]


def shared_with(book: Book) -> list[SharedTie]:
    """Return whom members of my circles would introduce me to, by name."""
    ties: list[SharedTie] = []
    for me in places_of(book):
        ties += _seen(me)
    return sorted(ties, key=lambda tie: (fold(tie.name), tie.pk))


def number_shared(book: Book, people: Collection[UUID]) -> int:
    """Return how many ties to some people are shared with circles, and go with them."""
    rows = Vouched.objects.filter(book=book)
    return sum(rows.filter(person__in=some).count() for some in slices(list(people), SLICE))


def shared_by(book: Book) -> list[SharedTie]:
    """Return whom I would introduce others to, by circle and name, with the person of my book."""
    mine = SharedTie.objects.filter(member__in=places_of(book), vouched__book=book)
    rows = mine.select_related("member__circle", "vouched__person")
    return list(rows.order_by("member__circle__name", "name", "pk"))


def to_decide(book: Book) -> list[TieRequest]:
    """Return what members ask of me, the oldest first."""
    rows = TieRequest.objects.filter(tie__member__in=places_of(book), state=TieRequest.State.ASKED)
    rows = rows.select_related("by__circle", "tie__vouched__person", "tie__member")
    return list(rows.order_by("asked_at", "pk"))


def asked_by(book: Book) -> list[TieRequest]:
    """Return what I have asked of members, the latest first. Of a no nothing is told."""
    rows = TieRequest.objects.filter(by__in=places_of(book))
    return list(rows.select_related("tie__member__circle").order_by("-asked_at", "-pk"))


def _seen(me: Member) -> list[SharedTie]:
    """Return what the others of a circle share, but for those one is not to meet."""
    there = members_for(me).exclude(pk=me.pk).exclude(pk__in=avoided_by(me))
    rows = SharedTie.objects.filter(member__in=there.values("pk"))
    return list(rows.select_related("member__circle").order_by("name", "pk"))


def _world(book: Book) -> _World:
    world = _World(book, network(book))
    for me in places_of(book):
        ties = _seen(me)
        members = {tie.member_id: tie.member for tie in ties}
        known = known_to(book, list(members.values()))
        places = {}
        for pk, member in members.items():
            person = known[pk].person_id if pk in known else None
            place = world.mine.index.get(person) if person else None
            if place is None:
                place = world.new(Stop(Kind.MEMBER, member=member))
            places[pk] = place
            world.ties.append(_Tie(world.me, place, _LOOSE))
        for tie in ties:
            _add(world, places[tie.member_id], tie)
        world.shared += ties
    return world


def _add(world: _World, place: int, tie: SharedTie) -> None:
    """Add somebody whom a member shares; shared by several they are one."""
    key = (fold(tie.name), bare(tie.company))
    same = next(
        (at for at, stop in world.stops.items() if stop.tie and _key(stop.tie) == key), None
    )
    goal = world.new(Stop(Kind.SHARED, tie=tie)) if same is None else same
    world.place_of_tie[tie.pk] = goal
    weight = _KNOWN[SharedTie.Closeness(tie.closeness)]
    world.ties.append(_Tie(place, goal, weight, tie))


def _key(tie: SharedTie) -> tuple[str, str]:
    return fold(tie.name), bare(tie.company)


def _of_book(world: _World, text: str) -> list[int]:
    return world.mine.places([person.pk for person in suggestions(world.book, text, MEANT)])


def _shared(world: _World, text: str) -> list[int]:
    """Return the places of those shared who are called so or work there."""
    meant = [tie for tie in world.shared if _answers(tie.name, tie.company, text)]
    return list(dict.fromkeys(world.place_of_tie[tie.pk] for tie in meant))[:MEANT]


def _answers(name: str, company: str, text: str) -> bool:
    """Tell whether each word asked for begins one of a name and a company."""
    said = fold(f"{name} {company}").split()
    return all(any(one.startswith(word) for one in said) for word in fold(text).split())


def _stop(world: _World, people: Mapping[UUID, Person], place: int) -> Stop | None:
    if place == world.me:
        return Stop(Kind.ME)
    if place in world.stops:
        return world.stops[place]
    person = people.get(world.mine.people[place])
    return Stop(Kind.PERSON, person=person) if person else None


def _steps(
    world: _World, graph: Adjacency, places: Sequence[int], stops: Sequence[Stop]
) -> list[Step]:
    weights = [_weight(graph, *pair) for pair in pairwise(places)]
    weakest = weights.index(min(weights))
    said = {frozenset(tie[:2]): tie.shared for tie in world.ties if tie.shared}
    return [
        Step(
            stops[number],
            stops[number + 1],
            ring_of(weight) or Ring.DORMANT,
            number == weakest,
            said.get(frozenset(places[number : number + 2])),
        )
        for number, weight in enumerate(weights)
    ]


def _weight(graph: Adjacency, one: int, other: int) -> float:
    known, weights = graph.row(one)
    return float(weights[int(np.searchsorted(known, other))])


def _way(goal: Stop, steps: Sequence[Step], asked: Mapping[UUID, TieRequest]) -> Way:
    tie = next((step.tie for step in steps if step.tie), None)
    return Way(goal, steps, asked.get(tie.pk) if tie else None)


def _requests(book: Book, ties: Collection[UUID]) -> dict[UUID, TieRequest]:
    mine = TieRequest.objects.filter(by__in=places_of(book), tie__in=list(ties))
    return {row.tie_id: row for row in mine}
