"""The river: what was given to me and from me over the years, by kind and by person.

Both ways stand beside each other and are never netted: there is no balance here, of nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import ExtractYear

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.encounters.models import Promise
from dardar.giving.models import Give
from dardar.people.lists import standing
from dardar.people.models import Person


@dataclass(frozen=True, slots=True)
class Flow:
    """What was given in a year, one way, of one kind."""

    year: int
    to_me: bool
    kind: Give.Kind
    count: int
    thanked: int  # for so many of them thanks were said


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised in a year, one way, and how much of it is kept by now."""

    year: int
    by_me: bool
    count: int
    kept: int


@dataclass(frozen=True, slots=True)
class River:
    """What was given and promised, year by year, without a year left out."""

    years: Sequence[int]
    flows: Sequence[Flow]
    promises: Sequence[Promised]

    def count(self, *, to_me: bool, year: int | None = None, kind: str | None = None) -> int:
        """Return how much was given one way, in a year and of a kind if they are named."""
        return sum(flow.count for flow in self._of(to_me, year, kind))

    def thanked(self, *, to_me: bool, year: int | None = None) -> int:
        """Return for how much of it thanks were said."""
        return sum(flow.thanked for flow in self._of(to_me, year, None))

    def promised(self, *, by_me: bool, year: int | None = None) -> tuple[int, int]:
        """Return how much was promised one way, and how much of that is kept."""
        found = [one for one in self.promises if one.by_me == by_me and year in (None, one.year)]
        return sum(one.count for one in found), sum(one.kept for one in found)

    def _of(self, to_me: bool, year: int | None, kind: str | None) -> list[Flow]:  # noqa: FBT001 - private
        return [
            flow
            for flow in self.flows
            if flow.to_me == to_me and year in (None, flow.year) and kind in (None, flow.kind)
        ]


def river(book: Book, on: date, person: Person | None = None) -> River:
    """Return what was given and promised, all together or with one person, by two queries.

    Args:
        book: of the owner.
        on: the day as of which it is told: its year is the last one.
        person: only with them.

    Raises:
        PermissionDenied: the person belongs to another book.

    """
    require_own(book, person)
    flows = _flows(book, person)
    promises = _promises(book, person)
    begun = [*(flow.year for flow in flows), *(one.year for one in promises)]
    years = range(min(begun), max(on.year, *begun) + 1) if begun else ()
    return River(tuple(years), flows, promises)


def _flows(book: Book, person: Person | None) -> list[Flow]:
    rows = Give.objects.filter(_about(person), book=book).order_by()
    thanked = Count("pk", filter=Q(thanked_on__isnull=False))
    counted = rows.values_list(ExtractYear("on"), "to_me", "kind").annotate(
        number=Count("pk"), thanks=thanked
    )
    return [Flow(year, to_me, Give.Kind(kind), *counts) for year, to_me, kind, *counts in counted]


def _promises(book: Book, person: Person | None) -> list[Promised]:
    rows = Promise.objects.filter(_about(person), book=book).order_by()
    kept = Count("pk", filter=Q(kept_on__isnull=False))
    counted = rows.values_list(ExtractYear("made_on"), "by_me").annotate(
        number=Count("pk"), kept=kept
    )
    return [Promised(*row) for row in counted]


def _about(person: Person | None) -> Q:
    return Q(person=person) if person else Q(person__joined_to=None)


def givers_and_takers(book: Book, year: int | None = None) -> QuerySet[Person]:
    """Return between whom and me something was given, the latest first, with how often each way.

    Each has ``from_me`` and ``to_me``. Whoever gave most does not come first: this is no contest.
    """
    when = Q(gives__on__year=year) if year else Q()
    given = Count("gives", filter=when & Q(gives__to_me=False))
    received = Count("gives", filter=when & Q(gives__to_me=True))
    latest = Max("gives__on", filter=when)
    found = standing().filter(book=book).alias(latest=latest).exclude(latest=None)
    return found.annotate(from_me=given, to_me=received).order_by("-latest", "sort_key", "pk")
