"""Reads of people, each scoped to a book."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr

from dardar.accounts.models import Book
from dardar.core.identity.profile import Shown, compute
from dardar.people.journal import relations
from dardar.people.lists import Wanted, matching
from dardar.people.models import (
    Change,
    ChangeAbout,
    Label,
    Labelling,
    Person,
    Photo,
    Record,
)
from dardar.people.refresh import SLICE, statement
from dardar.people.slices import slices

# Bytes of a record that are read along with it.
BEGINNING: Final = 4000


def labels(book: Book) -> QuerySet[Label]:
    """Return the labels of the book by name."""
    return Label.objects.filter(book=book)


def labels_of(book: Book, people: Iterable[Person]) -> dict[UUID, list[Label]]:
    """Return the labels that people bear, by person and name."""
    found: dict[UUID, list[Label]] = defaultdict(list)
    borne = Labelling.objects.filter(book=book, person__in=[person.pk for person in people])
    for labelling in borne.select_related("label").order_by("label__folded"):
        found[labelling.person_id].append(labelling.label)
    return found


def photos(book: Book, people: Iterable[Person]) -> dict[UUID, UUID]:
    """Return, for each of some people who has one, the photo to show.

    The owner's own picture comes first, then the newest of a record that counts.
    """
    counting = Q(record=None) | Q(record__replaced_by=None)
    rows = Photo.objects.filter(counting, book=book, person__in=[p.pk for p in people])
    rows = rows.order_by(F("record").asc(nulls_last=True), "pk")
    return dict(rows.values_list("person", "pk"))


def counting(person: Person) -> list[UUID]:
    """Return the ids of the records that count now."""
    return list(person.records.filter(replaced_by=None).order_by("pk").values_list("pk", flat=True))


def profile_of(book: Book, person: Person, records: Collection[UUID]) -> list[Shown]:
    """Return what was shown of a person when these were the records that counted."""
    found = Record.objects.filter(book=book, person=person, pk__in=records).defer("raw")
    return compute(map(statement, found), book.region).shown


def records(book: Book, person: Person) -> QuerySet[Record]:
    """Return all records of a person, the newest first, with the beginning of their raw bytes.

    The bytes as a whole, which may hold pictures, are left in the database; ``beginning`` has the
    first of them and ``size`` tells how many there are.
    """
    return (
        Record.objects.filter(book=book, person=person)
        .defer("raw")
        .select_related("from_import")
        .annotate(beginning=Substr("raw", 1, BEGINNING), size=Length("raw"))
        .order_by("-created_at", "-pk")
    )


def hanging_on(
    book: Book, people: Collection[UUID], parts: Mapping[str, str] | None = None
) -> Counter[str]:
    """Return how many rows of each model, by its name, tell of some people and go with them.

    Args:
        book: whose rows.
        people: of whom they tell.
        parts: models of which several rows may be part of one thing, with the column that tells of
            which: of these, the things are counted.

    """
    things: defaultdict[str, set[UUID]] = defaultdict(set)
    for relation in relations(Person):
        if relation.needs:
            name = relation.model._meta.model_name or ""
            column = (parts or {}).get(name, "pk")
            for some in slices(list(people), SLICE):
                rows = relation.rows(some).filter(book=book)
                # A model may point to people twice, as one that tells of two of them does.
                things[name].update(rows.values_list(column, flat=True))
    return Counter({name: len(those) for name, those in things.items()})


def history(
    book: Book,
    person: Person | None = None,
    *,
    text: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Change]:
    """Return changes, newest first: all of a book, or some.

    Args:
        book: whose history.
        person: only changes about this person.
        text: only changes about people whom these words find.
        since: only changes of this day, in the owner's time zone, and later ones.
        until: only changes of this day and earlier ones.

    """
    changes = Change.objects.filter(book=book).order_by("-at", "-id")
    if person:
        about = ChangeAbout.objects.filter(change=OuterRef("pk"), person=person)
        changes = changes.filter(Exists(about))
    if text.strip():
        people_found = matching(book, Wanted(text)).order_by().values("pk")
        about = ChangeAbout.objects.filter(change=OuterRef("pk"), person__in=people_found)
        changes = changes.filter(Exists(about))
    if since:
        changes = changes.filter(at__gte=_midnight(book, since))
    if until:
        changes = changes.filter(at__lt=_midnight(book, until + timedelta(days=1)))
    return changes


def _midnight(book: Book, day: date) -> datetime:
    return datetime.combine(day, time.min, book.zone)
