"""What stands behind a figure: the gives, promises, results and encounters that it counts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter, FollowUp, Gathering, Promise, Space
from dardar.giving.models import Give, Introduction
from dardar.giving.queries import gives as all_gives
from dardar.giving.queries import introductions as all_introductions
from dardar.giving.states import INTRODUCED
from dardar.insights.value.models import Result
from dardar.people.lists import standing
from dardar.people.models import Person

# A result of which no gathering and no encounter is said.
UNPLACED: Final = Q(gathering=None, encounter=None)


@dataclass(frozen=True, slots=True)
class Within:
    """What a list is narrowed down to: a year, a month of it, a person, a gathering, a space."""

    year: int | None = None
    month: int | None = None
    person: Person | None = None
    gathering: Gathering | None = None
    space: Space | None = None

    def when(self, column: str) -> Q:
        """Return the condition on the column of a day."""
        found = Q()
        if self.year:
            found &= Q(**{f"{column}__year": self.year})
        if self.month:
            found &= Q(**{f"{column}__month": self.month})
        return found

    def who(self, way: str = "") -> Q:
        """Return the condition on the person of a row."""
        return Q(**{f"{way}person": self.person}) if self.person else Q()

    def where(self, way: str = "") -> Q:
        """Return the condition on the encounter that a way leads to, "" if the row is one."""
        found = Q()
        if self.gathering:
            found &= Q(**{f"{way}gathering": self.gathering})
        if self.space:
            found &= at_space(way, self.space)
        return found


def at_space(way: str, space: Space | UUID) -> Q:
    """Return the condition that an encounter was in a space, or at a gathering there."""
    through = Q(**{f"{way}space": None, f"{way}gathering__space": space})
    return Q(**{f"{way}space": space}) | through


def begun_with(within: Within) -> Q:
    """Return the condition that a row is of somebody first met there, and not from before."""
    if not within.gathering and not within.space:
        return Q()
    # Looked up by a list of people: two conditions on seals, in one query, would be of any two.
    seals = FollowUp.objects.filter(within.where("encounter__"), seals=True)
    return Q(person__in=seals.values("person"))


def gives(
    book: Book, within: Within, *, to_me: bool | None = None, kind: str = "", thanked: str = ""
) -> QuerySet[Give]:
    """Return what was given, the latest first.

    Args:
        book: of the owner.
        within: when, with whom; of a place, with those first met there.
        to_me: one way only.
        kind: of that kind only.
        thanked: "yes" or "no": whether thanks were said.

    """
    found = all_gives(book).filter(within.when("on"), within.who(), begun_with(within))
    if to_me is not None:
        found = found.filter(to_me=to_me)
    if kind:
        found = found.filter(kind=kind)
    return _told(found, "thanked_on", thanked)


def promises(
    book: Book, within: Within, *, by_me: bool | None = None, kept: str = ""
) -> QuerySet[Promise]:
    """Return promises by the day they were made, the latest first; ``kept`` is "yes" or "no"."""
    found = Promise.objects.filter(within.when("made_on"), within.who(), book=book)
    found = found.filter(person__joined_to=None)
    if by_me is not None:
        found = found.filter(by_me=by_me)
    rows = _told(found, "kept_on", kept)
    return rows.select_related("person", "encounter__gathering").order_by("-made_on", "-pk")


def results(
    book: Book, within: Within, *, to_me: bool | None = None, kind: str = "", currency: str = ""
) -> QuerySet[Result]:
    """Return what came of it, the latest first; of a place as :func:`of_place` has it."""
    found = Result.objects.filter(within.when("on"), within.who(), book=book)
    found = found.filter(of_place(within), person__joined_to=None)
    if to_me is not None:
        found = found.filter(to_me=to_me)
    if kind:
        found = found.filter(kind=kind)
    if currency:
        found = found.filter(currency=currency)
    return found.select_related(
        "person", *Result.ORIGINS, "give__person", "after__person"
    ).order_by("-on", "-pk")


def of_place(within: Within) -> Q:
    """Return the condition that a result came of a gathering or a space.

    What the owner said it came of counts; where that names no gathering, whoever it is with was
    first met there.
    """
    if not within.gathering and not within.space:
        return Q()
    said = Q()
    if within.gathering:
        said |= Q(gathering=within.gathering) | Q(encounter__gathering=within.gathering)
    if within.space:
        said |= Q(gathering__space=within.space) | at_space("encounter__", within.space)
    return said | UNPLACED & begun_with(within)


def beginnings(book: Book, within: Within, state: str = "") -> QuerySet[FollowUp]:
    """Return the seals of relationships begun, by the day of the first meeting, the latest first.

    Args:
        book: of the owner.
        within: when they began, with whom and where.
        state: of the seal, "" for any.

    """
    found = FollowUp.objects.filter(
        within.when("encounter__on"),
        within.who(),
        within.where("encounter__"),
        book=book,
        seals=True,
        person__joined_to=None,
    ).exclude(encounter=None)
    if state:
        found = found.filter(state=state)
    found = found.select_related("person", "encounter__gathering", "encounter__space")
    return found.order_by("-encounter__on", "-pk")


def encounters(book: Book, within: Within, kind: str = "") -> QuerySet[Encounter]:
    """Return encounters with who took part, the latest first."""
    found = Encounter.objects.filter(within.when("on"), within.where(), book=book)
    if within.person:
        found = found.filter(participations__person=within.person)
    if kind:
        found = found.filter(kind=kind)
    people = Prefetch("people", standing().order_by("sort_key", "pk"))
    found = found.select_related("gathering", "space", "introduced_by").prefetch_related(people)
    return found.order_by("-on", "-pk")


def introductions(book: Book, year: int | None, *, what: str = "made") -> QuerySet[Introduction]:
    """Return introductions made, met or with an outcome, in a year, the latest first."""
    column = {"made": "made_at", "met": "met_on", "outcome": "ended_on"}[what]
    found = all_introductions(book).filter(state__in=INTRODUCED, **{f"{column}__isnull": False})
    if what == "outcome":
        found = found.filter(state=Introduction.State.OUTCOME)
    if year and column == "made_at":
        found = found.filter(made_at__gte=_start(book, year), made_at__lt=_start(book, year + 1))
    elif year:
        found = found.filter(**{f"{column}__year": year})
    return found.order_by(f"-{column}", "-pk")


def _start(book: Book, year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=book.zone)


def _told(rows: QuerySet[Any], column: str, whether: str) -> QuerySet[Any]:
    """Narrow rows down to those of which a day is set ("yes") or is not ("no")."""
    if whether not in {"yes", "no"}:
        return rows
    return rows.filter(**{f"{column}__isnull": whether == "no"})
