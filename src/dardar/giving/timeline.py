"""What was between me and a person, in the order of its days: encounters, gives, introductions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter
from dardar.encounters.queries import encounters_with
from dardar.giving import queries
from dardar.giving.models import Give, Introduction
from dardar.giving.states import ASKING, INTRODUCED
from dardar.people.models import Person

ENCOUNTER: Final = "encounter"
GIVE: Final = "give"
INTRODUCTION: Final = "introduction"
# The page of a person shows so many of the latest; the rest has pages of its own.
LATEST: Final = 30
Place = tuple[date, str, UUID]
Places = QuerySet[Any, Place]


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that was, on its day: one of the three."""

    on: date
    encounter: Encounter | None = None
    give: Give | None = None
    introduction: Introduction | None = None


def places(book: Book, person: Person) -> Places:
    """Return where each moment of a person stands: its day, kind and id, the latest first.

    An introduction stands on the day it was made, until then on the day both were asked; what was
    given by it is not told a second time.
    """
    given = Give.objects.filter(book=book, person=person, introduction=None)
    introduced = Introduction.objects.filter(
        book=book, sides__person=person, state__in=ASKING | INTRODUCED
    )
    day = TruncDate(Coalesce("made_at", "asked_at", "created_at"), tzinfo=book.zone)
    met = Encounter.objects.filter(participations__person=person)
    parts = [
        _places(met, F("on"), ENCOUNTER),
        _places(given, F("on"), GIVE),
        _places(introduced, day, INTRODUCTION),
    ]
    found: Places = parts[0].union(*parts[1:], all=True).order_by("-day", "-key")
    return found


def latest(book: Book, person: Person) -> tuple[list[Moment], bool]:
    """Return the latest moments of a person, and whether there are older ones."""
    found = list(places(book, person)[: LATEST + 1])
    return moments(book, person, found[:LATEST]), len(found) > LATEST


def moments(book: Book, person: Person, some: Iterable[Place]) -> list[Moment]:
    """Return the moments that stand at some places, with all that a line tells of them."""
    some = list(some)
    found: dict[str, dict[UUID, Any]] = {
        ENCOUNTER: _by_id(encounters_with(person), some, ENCOUNTER),
        GIVE: _by_id(queries.gives(book, person), some, GIVE),
        INTRODUCTION: _by_id(queries.introductions(book, person), some, INTRODUCTION),
    }
    return [Moment(day, **{kind: found[kind][pk]}) for day, kind, pk in some if pk in found[kind]]


def _places(rows: QuerySet[Any], day: Any, kind: str) -> Places:  # noqa: ANN401 - an expression of the ORM
    named = rows.order_by().annotate(
        day=Coalesce(day, day, output_field=DateField()),
        moment=Value(kind, output_field=CharField()),
        key=F("pk"),
    )
    found: Places = named.values_list("day", "moment", "key")
    return found


def _by_id(rows: QuerySet[Any], some: Sequence[Place], kind: str) -> dict[UUID, Any]:
    """Return rows of a kind by id; of none, without asking."""
    wanted = [pk for _day, of, pk in some if of == kind]
    return {row.pk: row for row in rows.filter(pk__in=wanted)} if wanted else {}
