"""Was it worth it? What gatherings, events and spaces took, beside what came of them.

Hours, money and energy are what the owner says of them. Beside them stand those first met there,
how many of these relationships are sealed, what was given with them since, both ways, and the
results. Per hour means all of these together by the hours; where no hours are said, nothing is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import Max, Min, Q
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.core.calendar import day_in
from dardar.core.identity.text import fold
from dardar.core.ties.variety import as_many_as
from dardar.encounters.models import Encounter, Gathering, Space
from dardar.encounters.places import SAME_OCCASION
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Debrief, GuestDebrief, Spent
from dardar.insights.value.models import SpaceYear
from dardar.insights.value.money import Money, sums
from dardar.insights.value.outcomes import Outcome, of_gatherings, of_spaces, visits

# Below so many hours «per hour» says more about rounding than about a place.
ENOUGH_HOURS: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a place took, as far as the owner says."""

    hours: Decimal | None = None
    money: Sequence[Money] = ()
    energy: int | None = None
    worth: str = Spent.Worth.OPEN


@dataclass(frozen=True, slots=True)
class Occasion:
    """A gathering, an event, or both at once."""

    title: str
    on: date
    gathering: Gathering | None
    event: Event | None
    is_host: bool
    cost: Cost
    outcome: Outcome

    @property
    def per_hour(self) -> float | None:
        """What came of an hour there; None where no hours are said."""
        return _per_hour(self.cost, self.outcome)


@dataclass(frozen=True, slots=True)
class Place:
    """A space in a year: how often I was there, what it took and what came of it."""

    space: Space
    encounters: int
    cost: Cost
    outcome: Outcome
    said: SpaceYear | None = None

    @property
    def per_hour(self) -> float | None:
        """What came of an hour there; None where no hours are said."""
        return _per_hour(self.cost, self.outcome)


@dataclass(frozen=True, slots=True)
class Places:
    """The spaces of a year, the most visited first, and how varied they are."""

    rows: Sequence[Place]
    as_many_as: float  # kinds of place, see dardar.core.ties.variety
    best: Place | None = None  # most came of an hour there
    worst: Place | None = None  # least did


def occasions(book: Book, year: int) -> list[Occasion]:
    """Return the gatherings and events of a year, the latest first, in a fixed number of queries.

    An event that became a gathering in this book, by a swap of cards, is one occasion.
    """
    gatherings = list(
        Gathering.objects.filter(book=book, on__year=year).select_related("space", "spent")
    )
    outcomes = of_gatherings(book, [one.pk for one in gatherings])
    events = _events(book, year)
    said = _said(book, events)
    found = []
    for gathering in gatherings:
        event = _same(book, gathering, events)
        if event:
            events.remove(event)
        found.append(_occasion(book, gathering, event, outcomes, said))
    found += [_occasion(book, None, event, outcomes, said) for event in events]
    return sorted(found, key=lambda one: (one.on, one.title), reverse=True)


def occasion(book: Book, gathering: Gathering) -> Occasion:
    """Return one gathering, as it stands among the others."""
    events = _events(book, gathering.on.year)
    outcomes = of_gatherings(book, [gathering.pk])
    same = _same(book, gathering, events)
    return _occasion(book, gathering, same, outcomes, _said(book, [same] if same else []))


def years(book: Book, on: date) -> list[int]:
    """Return the years from the first encounter or gathering to that of a day, the latest first.

    The first and the last are read off an index: an owner of 30 years has 200,000 encounters.
    """
    ends = [
        rows.filter(book=book, on__lte=on).aggregate(first=Min("on"), last=Max("on"))
        for rows in (Encounter.objects, Gathering.objects)
    ]
    days = [day for end in ends for day in end.values() if day]
    return list(range(max(days).year, min(days).year - 1, -1)) if days else []


def spaces(book: Book, year: int, there: Sequence[Occasion] | None = None) -> Places:
    """Return the spaces of a year in a fixed number of queries.

    Args:
        book: of the owner.
        year: which one.
        there: its occasions, if they are known already.

    """
    outcomes = of_spaces(book, year)
    meetings = visits(book, year)
    said = {one.space_id: one for one in SpaceYear.objects.filter(space__book=book, year=year)}
    costs: dict[UUID, list[Cost]] = defaultdict(list)
    for one in occasions(book, year) if there is None else there:
        if one.gathering and one.gathering.space_id:
            costs[one.gathering.space_id].append(one.cost)
    rows = [
        Place(
            space,
            meetings.get(space.pk, 0),
            _together(costs[space.pk], said.get(space.pk)),
            outcomes.get(space.pk, Outcome()),
            said.get(space.pk),
        )
        for space in Space.objects.filter(book=book)
    ]
    rows.sort(key=lambda row: (-row.encounters, fold(row.space.name)))
    return Places(rows, as_many_as(meetings), *best_and_worst(rows))


Row = TypeVar("Row", Occasion, Place)


def best_and_worst(rows: Iterable[Row]) -> tuple[Row | None, Row | None]:
    """Return of what most came by the hour, and of what least; None where that can't be told.

    Args:
        rows: places or occasions.

    """
    told = [(hourly, row) for row in rows if (hourly := row.per_hour) is not None]
    if not told:
        return None, None
    most, best = max(told, key=lambda one: one[0])
    least, worst = min(told, key=lambda one: one[0])
    return (best, worst) if most > least else (None, None)


# An event, and whether I hosted it.
_Mine = tuple[Event, bool]


def _events(book: Book, year: int) -> list[_Mine]:
    """Return the events of a year that are over: those I hosted, and those I was a guest of."""
    begin = datetime(year, 1, 1, tzinfo=book.zone)
    end = datetime(year + 1, 1, 1, tzinfo=book.zone)
    mine = Guest.objects.filter(user_book=book).exclude(state=Guest.State.AWAY)
    rows = Event.objects.filter(
        Q(book=book) | Q(pk__in=mine.values("event")),
        starts_at__gte=begin,
        starts_at__lt=end,
        ends_at__lt=timezone.now(),
    ).order_by("starts_at", "pk")
    return [(event, event.book_id == book.pk) for event in rows]


def _said(book: Book, events: Iterable[_Mine]) -> dict[UUID, Spent]:
    """Return what I said of some events: as the host, or as a guest; never what others said."""
    pks = [event.pk for event, _is_host in events]
    hosted = Debrief.objects.filter(book=book, event__in=pks)
    visited = GuestDebrief.objects.filter(guest__user_book=book, guest__event__in=pks)
    said: dict[UUID, Spent] = {one.guest.event_id: one for one in visited.select_related("guest")}
    return said | {one.event_id: one for one in hosted}


def _same(book: Book, gathering: Gathering, events: Sequence[_Mine]) -> _Mine | None:
    """Return the event that a gathering is."""
    for event, is_host in events:
        away = abs(day_in(book.zone, event.starts_at) - gathering.on)
        if away <= SAME_OCCASION and fold(event.title) == fold(gathering.name):
            return event, is_host
    return None


def _occasion(
    book: Book,
    gathering: Gathering | None,
    mine: _Mine | None,
    outcomes: Mapping[UUID, Outcome],
    said: Mapping[UUID, Spent],
) -> Occasion:
    event, is_host = mine or (None, False)
    spent = getattr(gathering, "spent", None) or (said.get(event.pk) if event else None)
    outcome = outcomes.get(gathering.pk) if gathering else None
    title, on = _called(book, gathering, event)
    return Occasion(title, on, gathering, event, is_host, _cost(spent), outcome or Outcome())


def _called(book: Book, gathering: Gathering | None, event: Event | None) -> tuple[str, date]:
    if gathering is not None:
        return gathering.name, gathering.on
    assert event is not None  # noqa: S101 - an occasion is one of the two, at least
    return event.title, day_in(book.zone, event.starts_at)


def _cost(spent: Spent | None) -> Cost:
    if spent is None:
        return Cost()
    money = sums([(spent.money, spent.currency)])
    return Cost(spent.hours, money, spent.energy, spent.worth)


def _together(there: Sequence[Cost], said: SpaceYear | None) -> Cost:
    """Return what a space took: its gatherings and what the owner says besides.

    The verdict and the energy are those of the space, which only the owner can say.
    """
    own = _cost(said)
    costs = [*there, own]
    hours = [cost.hours for cost in costs if cost.hours is not None]
    money = sums(one for cost in costs for one in cost.money)
    return Cost(sum(hours, Decimal()) if hours else None, money, own.energy, own.worth)


def _per_hour(cost: Cost, outcome: Outcome) -> float | None:
    if cost.hours is None or cost.hours < ENOUGH_HOURS:
        return None
    return outcome.total / float(cost.hours)
