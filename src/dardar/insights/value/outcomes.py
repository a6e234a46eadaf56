"""What came of places: of gatherings and of spaces, each counted in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter, FollowUp
from dardar.insights.value.models import Result
from dardar.insights.value.money import Money, sums


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a place."""

    met: int = 0  # first met there
    sealed: int = 0  # of whom so many are sealed
    gives: int = 0  # given with them since, both ways
    results: int = 0
    money: Sequence[Money] = ()  # that came to me, by currency

    @property
    def total(self) -> int:
        """Relationships sealed, gives and results together."""
        return self.sealed + self.gives + self.results


def of_gatherings(book: Book, gatherings: Collection[UUID]) -> Mapping[UUID, Outcome]:
    """Return what came of some gatherings, ever since."""
    return _outcomes(book, _GATHERING, among=gatherings)


def of_spaces(book: Book, year: int) -> Mapping[UUID, Outcome]:
    """Return what came of spaces in a year, of those first met there in that year or before."""
    return _outcomes(book, _SPACE, year=year)


def visits(book: Book, year: int) -> dict[UUID, int]:
    """Return how many encounters of a year were in each space."""
    rows = Encounter.objects.filter(book=book, on__year=year)
    return dict(_counted(_placed(rows, _space_of(""), None), number=Count("pk")))


# How the encounter that a way leads to tells of its place.
def _gathering_of(way: str) -> Any:  # noqa: ANN401 - an expression of the ORM
    return F(f"{way}gathering")


def _space_of(way: str) -> Any:  # noqa: ANN401 - likewise
    return Coalesce(f"{way}space", f"{way}gathering__space")


@dataclass(frozen=True, slots=True)
class _By:
    """What outcomes are gathered by."""

    encounter: Any  # from the way to an encounter to an expression of its place
    gathering: str  # the column of a gathering that is its place


_GATHERING: Final = _By(_gathering_of, "gathering")
_SPACE: Final = _By(_space_of, "gathering__space")


def _outcomes(
    book: Book, by: _By, *, year: int | None = None, among: Collection[UUID] | None = None
) -> dict[UUID, Outcome]:
    """Return what came of places: of all, or of some; in a year, or ever."""
    seals = FollowUp.objects.filter(book=book, seals=True, person__joined_to=None)
    seals = _placed(seals, by.encounter("encounter__"), among)
    then = Q(encounter__on__year=year) if year else Q()
    is_sealed = Q(state=FollowUp.State.DONE)
    begun = _counted(
        seals, met=Count("pk", filter=then), sealed=Count("pk", filter=then & is_sealed)
    )
    when = Q(person__gives__on__year=year) if year else Q()
    given = _counted(seals, number=Count("person__gives", filter=when))
    gives, results = dict(given), _results(book, by, seals, year, among)
    found: dict[UUID, Outcome] = {}
    counted = {place: numbers for place, *numbers in begun}
    for place in counted.keys() | results.keys():
        met, sealed = counted.get(place, (0, 0))
        rows = results.get(place, {})
        money = sums((amount, currency) for amount, currency, to_me in rows.values() if to_me)
        found[place] = Outcome(met, sealed, gives.get(place, 0), len(rows), money)
    return found


_Rows = dict[UUID, dict[UUID, tuple[Decimal | None, str, bool]]]
_COLUMNS: Final = ("pk", "money", "currency", "to_me")


def _results(
    book: Book,
    by: _By,
    seals: QuerySet[Any],
    year: int | None,
    among: Collection[UUID] | None,
) -> _Rows:
    """Return the results of places: those said to have come of them, and of those met there."""
    found: _Rows = defaultdict(dict)
    placed = Result.objects.filter(book=book, person__joined_to=None)
    if year:
        placed = placed.filter(on__year=year)
    place = Coalesce(by.gathering, by.encounter("encounter__"))
    for where, pk, *told in _placed(placed, place, among).values_list("place", *_COLUMNS):
        found[where][pk] = (told[0], told[1], told[2])
    when = {"person__results__on__year": year} if year else {}
    unplaced = seals.filter(
        person__results__isnull=False,
        person__results__gathering=None,
        person__results__encounter=None,
        **when,
    )
    columns = [f"person__results__{name}" for name in _COLUMNS]
    for where, pk, *told in unplaced.values_list("place", *columns):
        found[where][pk] = (told[0], told[1], told[2])
    return found


def _counted(rows: QuerySet[Any], **counts: Count) -> Iterable[Any]:
    """Yield each place with some counts of its rows."""
    counted: Iterable[Any] = rows.values_list("place").annotate(**counts)
    return counted


def _placed(
    rows: QuerySet[Any],
    place: Any,  # noqa: ANN401 - an expression of the ORM
    among: Collection[UUID] | None,
) -> QuerySet[Any]:
    rows = rows.order_by().annotate(place=place).exclude(place=None)
    return rows if among is None else rows.filter(place__in=list(among))
