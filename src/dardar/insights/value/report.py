"""A year of a network: whom I met, what went both ways, what came of it, where, and at what cost.

Each figure is a count of rows that a list shows; none is a score of a person.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth

from dardar.accounts.models import Book
from dardar.core.calendar import Sealing
from dardar.encounters import rates
from dardar.encounters.models import Encounter
from dardar.encounters.rates import Rate
from dardar.insights.value import behind
from dardar.insights.value.behind import Within
from dardar.insights.value.models import Result
from dardar.insights.value.money import Money, sums
from dardar.insights.value.river import River, river
from dardar.insights.value.worth import Occasion, Places, best_and_worst, occasions, spaces

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Touch:
    """How I was in touch with people in a year."""

    encounters: int
    days: int  # on which there was at least one
    people: int
    by_kind: Mapping[str, int]
    by_month: Sequence[int]  # January first


@dataclass(frozen=True, slots=True)
class Introduced:
    """Introductions of a year: made, those who met, those of which something came."""

    made: int
    met: int
    outcomes: int


@dataclass(frozen=True, slots=True)
class Came:
    """What came of it in a year, one way."""

    by_kind: Mapping[str, int]
    money: Sequence[Money]  # by currency, never added up further

    @property
    def count(self) -> int:
        """How many results there are."""
        return sum(self.by_kind.values())


@dataclass(frozen=True, slots=True)
class Report:
    """A year, and of the year before what it is held beside."""

    year: int
    is_over: bool
    touch: Touch
    before: Touch
    begun: Rate  # relationships begun, and what became of their seals
    river: River  # of all years
    givers: int  # people who gave me something
    takers: int  # people to whom I did
    introduced: Introduced
    to_me: Came
    to_them: Came
    occasions: Sequence[Occasion]
    best: Occasion | None
    worst: Occasion | None
    spaces: Places

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told of the year."""
        found = self.touch.encounters or self.to_me.count or self.to_them.count
        return not (found or self.gives(to_me=True) or self.gives(to_me=False) or self.occasions)

    def gives(self, *, to_me: bool) -> int:
        """Return how much was given one way in the year."""
        return self.river.count(to_me=to_me, year=self.year)

    @property
    def sealed(self) -> int:
        """How many of the relationships begun are sealed."""
        return self.begun.of(Sealing.IN_TIME, Sealing.SOON, Sealing.LATE)


def report(book: Book, year: int, on: date) -> Report:
    """Return the report of a year, in a fixed number of queries.

    Args:
        book: of the owner.
        year: which one.
        on: the day as of which it is told.

    """
    last = min(date(year, 12, 31), max(on, date(year, 1, 1)))
    found = occasions(book, year)
    gave, took = _people(book, year)
    best, worst = best_and_worst(found)
    return Report(
        year=year,
        is_over=on.year > year,
        touch=_touch(book, year),
        before=_touch(book, year - 1),
        begun=rates.total(rates.by_month(book, date(year, 12, 31), last).values()),
        river=river(book, on),
        givers=gave,
        takers=took,
        introduced=_introduced(book, year),
        to_me=_came(book, year, to_me=True),
        to_them=_came(book, year, to_me=False),
        occasions=found,
        best=best,
        worst=worst,
        spaces=spaces(book, year, found),
    )


def _touch(book: Book, year: int) -> Touch:
    rows = Encounter.objects.filter(book=book, on__year=year).order_by()
    standing = Q(people__joined_to=None)
    whole = rows.aggregate(
        days=Count("on", distinct=True), people=Count("people", distinct=True, filter=standing)
    )
    counted = rows.values_list(ExtractMonth("on"), "kind").annotate(Count("pk"))
    by_month: Counter[int] = Counter()
    by_kind: Counter[str] = Counter()
    for month, kind, number in counted:
        by_month[month] += number
        by_kind[kind] += number
    months = [by_month[month] for month in MONTHS]
    return Touch(by_kind.total(), whole["days"], whole["people"], by_kind, months)


def _people(book: Book, year: int) -> tuple[int, int]:
    """Return how many people gave me something in a year, and to how many I did."""
    rows = behind.gives(book, Within(year=year)).order_by()
    counted = rows.aggregate(
        gave=Count("person", distinct=True, filter=Q(to_me=True)),
        took=Count("person", distinct=True, filter=Q(to_me=False)),
    )
    return counted["gave"], counted["took"]


def _introduced(book: Book, year: int) -> Introduced:
    made, met, outcomes = (
        behind.introductions(book, year, what=what).count() for what in ("made", "met", "outcome")
    )
    return Introduced(made, met, outcomes)


def _came(book: Book, year: int, *, to_me: bool) -> Came:
    rows = behind.results(book, Within(year=year), to_me=to_me).order_by()
    told = list(rows.values_list("kind", "money", "currency"))
    counted = Counter(kind for kind, _money, _currency in told)
    by_kind = {kind: counted[kind] for kind in Result.Kind.values if counted[kind]}
    return Came(by_kind, sums((money, currency) for _kind, money, currency in told))
