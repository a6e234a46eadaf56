"""What came of what: gives, introductions, encounters and results as one tree, both ways.

Each thing came of one other at most, so that from anywhere the way up is a line and the way down a
tree. An introduction and the two gives that it is to its sides are one thing here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book, Owned
from dardar.core.calendar import day_in
from dardar.encounters.models import Encounter, Gathering
from dardar.giving.models import Give, Introduction, Side
from dardar.insights.value.models import CameOf, Result
from dardar.people.lists import standing
from dardar.people.models import Person

# A chain of more links, or of more steps up or down, is cut: nobody reads on.
MOST: Final = 200
HIGHEST: Final = 10
DEEPEST: Final = 20


class Kind(StrEnum):
    """What a link of a chain is."""

    GIVE = "give"
    INTRODUCTION = "introduction"
    ENCOUNTER = "encounter"
    GATHERING = "gathering"
    RESULT = "result"


Thing = Give | Introduction | Encounter | Gathering | Result
Key = tuple[Kind, UUID]
MODELS: Final[Mapping[Kind, type[Owned]]] = {
    Kind.GIVE: Give,
    Kind.INTRODUCTION: Introduction,
    Kind.ENCOUNTER: Encounter,
    Kind.GATHERING: Gathering,
    Kind.RESULT: Result,
}
_KINDS: Final = {model: kind for kind, model in MODELS.items()}


@dataclass(slots=True)
class Link:
    """A thing of a chain with what came of it, in the order of its days."""

    kind: Kind
    row: Any
    on: date
    people: Sequence[Person]
    is_here: bool = False
    then: list["Link"] = field(default_factory=list)

    def all(self) -> Iterator["Link"]:
        """Yield this and everything that came of it."""
        yield self
        for link in self.then:
            yield from link.all()


@dataclass(frozen=True, slots=True)
class Chain:
    """All that hangs together with a thing, from its first beginning."""

    first: Link
    is_cut: bool  # whether there is more

    def __len__(self) -> int:
        """Return how many links it has."""
        return sum(1 for _link in self.first.all())


def chain(book: Book, thing: Thing) -> Chain:
    """Return the chain a thing is in: up to where it began, and all that came of that.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, thing)
    here = _key(whole(thing))
    above = list(islice(ways_up(thing), HIGHEST + 1))
    path = [_key(one) for one in above[:HIGHEST]]
    first, steps = path[-1], dict(zip(path[1:], path, strict=False))
    rows: dict[Key, Thing] = {}
    under: dict[Key, list[Key]] = defaultdict(list)
    level, is_cut = [first], len(above) > HIGHEST
    known = set(level)
    for deep in range(DEEPEST):
        rows |= _rows(book, level)
        # What was asked for is there in any case, also where the rest is left out or cut off.
        needed = [(up, steps[up]) for up in level if up in steps]
        others = [edge for edge in _following(book, level) if edge not in needed]
        following = needed + [(up, key) for up, key in others if key not in known]
        room = MOST - len(known) if deep < DEEPEST - 1 else 0
        taken = following[: max(room, len(needed))]
        is_cut = is_cut or len(following) > len(taken)
        for up, key in taken:
            under[up].append(key)
        level = [key for _up, key in taken]
        known.update(level)
        if not level:
            break
    return Chain(_link(book, first, rows, under, here), is_cut)


def ways_up(thing: Thing) -> Iterator[Thing]:
    """Yield a thing, what it came of, what that came of, and so on to the beginning."""
    seen: set[Key] = set()
    now: Thing | None = whole(thing)
    while now is not None and _key(now) not in seen:
        yield now
        seen.add(_key(now))
        now = origin_of(now)


def origin_of(thing: Thing) -> Thing | None:
    """Return what a thing came of, None if it began there."""
    if isinstance(thing, Result):
        found = (getattr(thing, name) for name in Result.ORIGINS)
        origin = next((one for one in found if one is not None), None)
        return None if origin is None else whole(origin)
    if isinstance(thing, Gathering):
        return None
    before = CameOf.objects.filter(**{_COLUMN[type(thing)]: thing}).select_related(
        "give__introduction"
    )
    if (link := before.first()) is not None:
        return whole(link.give)
    return thing.gathering if isinstance(thing, Encounter) else None


def is_among(thing: Thing, others: Iterable[Thing]) -> bool:
    """Tell whether a thing is one of some others."""
    return _key(whole(thing)) in {_key(whole(other)) for other in others}


_COLUMN: Final[Mapping[type[Owned], str]] = {
    Give: "then",
    Introduction: "introduction",
    Encounter: "encounter",
}


def column_of(later: Give | Introduction | Encounter) -> str:
    """Return the column of :class:`CameOf` that names a later thing."""
    return _COLUMN[type(later)]


def whole(thing: Thing) -> Thing:
    """Return the introduction that a give is a half of, else the thing itself."""
    if isinstance(thing, Give) and thing.introduction is not None:
        return thing.introduction
    return thing


def _key(thing: Thing) -> Key:
    return _KINDS[type(thing)], thing.pk


def _following(book: Book, level: Iterable[Key]) -> list[tuple[Key, Key]]:
    """Return what came of some things: pairs of the one and the later one, by three queries."""
    by_kind: dict[Kind, list[UUID]] = defaultdict(list)
    for kind, pk in level:
        by_kind[kind].append(pk)
    return [
        *_later_things(book, by_kind),
        *_met_at(book, by_kind[Kind.GATHERING]),
        *_results(book, by_kind),
    ]


def _later_things(book: Book, by_kind: Mapping[Kind, Sequence[UUID]]) -> Iterator[tuple[Key, Key]]:
    of_these = Q(give__in=by_kind[Kind.GIVE], give__introduction=None)
    of_these |= Q(give__introduction__in=by_kind[Kind.INTRODUCTION])
    links = CameOf.objects.filter(of_these, book=book).order_by("pk")
    columns = ("give", "give__introduction", "then", "introduction", "encounter")
    for give, half_of, then, introduction, encounter in links.values_list(*columns):
        before = (Kind.INTRODUCTION, half_of) if half_of else (Kind.GIVE, give)
        if then:
            yield before, (Kind.GIVE, then)
        elif introduction:
            yield before, (Kind.INTRODUCTION, introduction)
        else:
            yield before, (Kind.ENCOUNTER, encounter)


def _met_at(book: Book, gatherings: Sequence[UUID]) -> Iterator[tuple[Key, Key]]:
    """Yield the encounters at gatherings of which something came."""
    found = Encounter.objects.filter(
        book=book, gathering__in=gatherings, came_of=None, results__isnull=False
    )
    for pk, gathering in found.distinct().order_by("on", "pk").values_list("pk", "gathering"):
        yield (Kind.GATHERING, gathering), (Kind.ENCOUNTER, pk)


def _results(book: Book, by_kind: Mapping[Kind, Sequence[UUID]]) -> Iterator[tuple[Key, Key]]:
    of_these = (
        Q(give__in=by_kind[Kind.GIVE])
        | Q(give__introduction__in=by_kind[Kind.INTRODUCTION])
        | Q(introduction__in=by_kind[Kind.INTRODUCTION])
        | Q(encounter__in=by_kind[Kind.ENCOUNTER])
        | Q(gathering__in=by_kind[Kind.GATHERING])
        | Q(after__in=by_kind[Kind.RESULT])
    )
    rows = Result.objects.filter(of_these, book=book).order_by("on", "pk")
    columns = (
        "pk",
        "give",
        "give__introduction",
        "introduction",
        "encounter",
        "gathering",
        "after",
    )
    for pk, give, half_of, introduction, encounter, gathering, after in rows.values_list(*columns):
        before = (
            (Kind.INTRODUCTION, half_of or introduction),
            (Kind.GIVE, give),
            (Kind.ENCOUNTER, encounter),
            (Kind.GATHERING, gathering),
            (Kind.RESULT, after),
        )
        yield next((kind, origin) for kind, origin in before if origin), (Kind.RESULT, pk)


def _rows(book: Book, level: Iterable[Key]) -> dict[Key, Thing]:
    """Return the rows of some things with all that a line tells of them."""
    by_kind: dict[Kind, list[UUID]] = defaultdict(list)
    for kind, pk in level:
        by_kind[kind].append(pk)
    found: dict[Key, Thing] = {}
    for kind, pks in by_kind.items():
        for row in told(kind).filter(book=book, pk__in=pks):
            found[kind, row.pk] = row
    return found


def told(kind: Kind) -> QuerySet[Any]:
    """Return the rows of a kind with what a line tells of each."""
    if kind is Kind.INTRODUCTION:
        sides = Prefetch("sides", Side.objects.select_related("person").order_by("place"))
        return Introduction.objects.prefetch_related(sides)
    if kind is Kind.ENCOUNTER:
        people = Prefetch("people", standing().order_by("sort_key", "pk"))
        rows = Encounter.objects.select_related("gathering", "space", "introduced_by")
        return rows.prefetch_related(people)
    if kind is Kind.GATHERING:
        return Gathering.objects.select_related("space")
    if kind is Kind.GIVE:
        return Give.objects.select_related("person", "introduction")
    return Result.objects.select_related("person", *Result.ORIGINS, "give__introduction")


def _link(
    book: Book,
    key: Key,
    rows: Mapping[Key, Thing],
    under: Mapping[Key, Sequence[Key]],
    here: Key,
) -> Link:
    row = rows[key]
    then = [_link(book, one, rows, under, here) for one in under.get(key, ())]
    then.sort(key=lambda link: (link.on, link.row.pk))
    return Link(key[0], row, day_of(book, row), _people(row), is_here=key == here, then=then)


def day_of(book: Book, thing: Thing) -> date:
    """Return the day of a thing: of an introduction the day it was made, until then was begun."""
    if isinstance(thing, Introduction):
        moment = thing.made_at or thing.asked_at or thing.created_at
        return day_in(book.zone, moment)
    return thing.on


def _people(thing: Thing) -> list[Person]:
    if isinstance(thing, Introduction):
        return [side.person for side in thing.sides.all()]
    if isinstance(thing, Encounter):
        return list(thing.people.all())
    return [] if isinstance(thing, Gathering) else [thing.person]
