"""The sealing rate: what became of the relationships begun, by month and by gathering."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from dardar.accounts.models import Book
from dardar.core.calendar import DAY, WEEK, Sealing, month_after, sealing
from dardar.encounters.models import FollowUp, Gathering
from dardar.encounters.queries import CIRCUMSTANCES

MONTHS: Final = 12
# Who can be listed: those still to be sealed, and those let go.
UNSEALED: Final = {
    "not-yet": FollowUp.State.OPEN,
    "let-go": FollowUp.State.LET_GO,
}
# What tells of a seal what has become of it.
_COLUMNS: Final = ("first_due_on", "state", "ended_on")


@dataclass(frozen=True, slots=True)
class Rate:
    """How many relationships were begun, and what has become of them."""

    counts: Mapping[Sealing, int] = field(default_factory=dict)

    def of(self, *kinds: Sealing) -> int:
        """Return how many there are of some kinds."""
        return sum(self.counts.get(kind, 0) for kind in kinds)

    @property
    def total(self) -> int:
        """How many relationships were begun."""
        return sum(self.counts.values())

    @property
    def due(self) -> int:
        """How many of them could have been sealed in time by now."""
        return self.total - self.of(Sealing.WAITING)

    @property
    def percent_in_time(self) -> int | None:
        """The share of those due that was sealed in time, in whole percent; None of nobody."""
        return round(100 * self.of(Sealing.IN_TIME) / self.due) if self.due else None


def by_month(book: Book, last: date, on: date, months: int = MONTHS) -> dict[date, Rate]:
    """Return the rate of each of the months up to and with that of a day, the latest first.

    A relationship belongs to the month of the first meeting. Months in which nobody new was met
    are among them.

    Args:
        book: of the owner.
        last: a day of the latest month.
        on: the day as of which it is told.
        months: how many.

    """
    firsts = [last.replace(day=1)]
    while len(firsts) < months:
        firsts.append(month_before(firsts[-1]))
    begin, end = firsts[-1], month_after(firsts[0])
    # A seal is due within a week after the meeting: so its index narrows the months down.
    begun = _seals(book).filter(
        first_due_on__range=(begin, end + WEEK), encounter__on__gte=begin, encounter__on__lt=end
    )
    rows = begun.values_list("encounter__on", *_COLUMNS)
    counts: dict[date, Counter[Sealing]] = {first: Counter() for first in firsts}
    for met_on, *rest, number in rows.annotate(number=Count("pk")).order_by():
        counts[met_on.replace(day=1)][_what(rest, on)] += number
    return {first: Rate(counts[first]) for first in firsts}


def by_gathering(gatherings: Iterable[Gathering], on: date) -> dict[UUID, Rate]:
    """Return the rate of each of some gatherings, as of a day."""
    ids = [gathering.pk for gathering in gatherings]
    seals = FollowUp.objects.filter(seals=True, encounter__gathering__in=ids)
    rows = seals.values_list("encounter__gathering", *_COLUMNS)
    counts: dict[UUID, Counter[Sealing]] = {pk: Counter() for pk in ids}
    for gathering, *rest, number in rows.annotate(number=Count("pk")).order_by():
        counts[gathering][_what(rest, on)] += number
    return {pk: Rate(counted) for pk, counted in counts.items()}


def total(rates: Iterable[Rate]) -> Rate:
    """Return the sum of some rates."""
    counts: Counter[Sealing] = Counter()
    for rate in rates:
        counts.update(rate.counts)
    return Rate(counts)


def month_before(first: date) -> date:
    """Return the first day of the month before that of a first day."""
    return (first - DAY).replace(day=1)


def first_month(book: Book) -> date | None:
    """Return the first day of the month in which the first relationship was begun."""
    due = _seals(book).order_by("first_due_on").values_list("first_due_on", flat=True).first()
    if due is None:
        return None
    earliest = _seals(book).filter(first_due_on=due).aggregate(on=Min("encounter__on"))["on"]
    return (earliest or due).replace(day=1)


def unsealed(
    book: Book,
    what: str,
    *,
    month: date | None = None,
    gathering: Gathering | None = None,
) -> QuerySet[FollowUp]:
    """Return who is still to be sealed, or was let go: of a month, of a gathering, of all times.

    Args:
        book: of the owner.
        what: a key of UNSEALED.
        month: the first day of the month of the first meeting.
        gathering: at which the first meeting was.

    """
    found = _seals(book).filter(state=UNSEALED[what])
    if month is not None:
        found = found.filter(encounter__on__gte=month, encounter__on__lt=month_after(month))
    if gathering is not None:
        found = found.filter(encounter__gathering=gathering)
    return found.select_related("person", *CIRCUMSTANCES).order_by("first_due_on", "id")


def seals_of(gathering: Gathering, people: Sequence[UUID]) -> dict[UUID, FollowUp]:
    """Return the seals that a gathering opened for some people."""
    seals = FollowUp.objects.filter(encounter__gathering=gathering, seals=True, person__in=people)
    return {seal.person_id: seal for seal in seals}


def _seals(book: Book) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(book=book, seals=True)


def _what(columns: Sequence[Any], on: date) -> Sealing:
    first_due_on, state, ended_on = columns
    sealed_on = ended_on if state == FollowUp.State.DONE else None
    return sealing(first_due_on, sealed_on, on=on, let_go=state == FollowUp.State.LET_GO)
