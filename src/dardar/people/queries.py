"""Reads of people, each scoped to a book."""

import operator
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import reduce
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Substr

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.keys import CALLED, STRONG, WORD, asked_words, name_key, strong
from dardar.core.identity.profile import Shown, compute
from dardar.core.identity.text import words
from dardar.people.journal import relations
from dardar.people.models import (
    Change,
    ChangeAbout,
    Key,
    Label,
    Labelling,
    Person,
    Photo,
    Record,
)
from dardar.people.refresh import SLICE, statement
from dardar.people.slices import slices

# The last code point: with it a prefix becomes a range that an index can walk.
END: Final = "\U0010ffff"
# From here on, walking people in their order finds those who match sooner than sorting them does.
BROAD: Final = 3000
PROPOSED: Final = 8
# Bytes of a record that are read along with it.
BEGINNING: Final = 4000


class Sort(StrEnum):
    """In which order people are listed."""

    NAME = "name"
    CONTACT = "contact"  # the latest contact first, those never contacted last
    NEWEST = "newest"


_ORDERS: Final[dict[Sort, tuple[str | Combinable, ...]]] = {
    Sort.NAME: ("sort_key", "id"),
    Sort.CONTACT: (F("last_contact_on").desc(nulls_last=True), "-id"),
    Sort.NEWEST: ("-created_at", "-id"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to list: those who have these words and this label, or were never contacted."""

    text: str = ""
    label: UUID | None = None
    never: bool = False
    sort: Sort = Sort.NAME


def people(book: Book) -> QuerySet[Person]:
    """Return everybody in the book, by name."""
    return Person.objects.filter(book=book).defer("profile").order_by(*_ORDERS[Sort.NAME])


def find(book: Book, wanted: Wanted) -> QuerySet[Person]:
    """Return whom is wanted, in the order wanted."""
    return _matching(book, wanted, broad=BROAD).order_by(*_ORDERS[wanted.sort])


def number(book: Book, wanted: Wanted) -> int:
    """Return how many people are wanted."""
    if wanted == Wanted(label=wanted.label, sort=wanted.sort) and wanted.label:
        return Labelling.objects.filter(book=book, label=wanted.label).count()
    return _matching(book, wanted, broad=None).order_by().count()


def _matching(book: Book, wanted: Wanted, *, broad: int | None) -> QuerySet[Person]:
    found = people(book)
    if wanted.never:
        found = found.filter(last_contact_on=None)
    if wanted.label:
        bearing = Labelling.objects.filter(label=wanted.label)
        found = found.filter(_having(book, bearing, broad=broad))
    if not wanted.text.strip():
        return found
    asked = asked_words(wanted.text)
    known = list(labels(book)) if asked else []
    for word in asked:
        bearing = Labelling.objects.filter(label__in=_beginning(known, word))
        found = found.filter(_having(book, _keys(word), bearing, broad=broad))
    return found if asked else found.none()


def search(book: Book, text: str) -> QuerySet[Person]:
    """Return the people who have, for each word of the text, a word that begins so.

    Accents and case count for nothing. Those met last come first.
    """
    return find(book, Wanted(text, sort=Sort.CONTACT))


def suggestions(book: Book, text: str, most: int = PROPOSED) -> list[Person]:
    """Return the first people to propose for a text: those called so, then others it finds."""
    asked = asked_words(text)
    if not asked:
        return []
    called = people(book).order_by(*_ORDERS[Sort.CONTACT])
    for word in asked:
        called = called.filter(_having(book, _keys(word, [CALLED]), broad=BROAD))
    first = list(called[:most])
    if len(first) == most:
        return first
    others = search(book, text)[: most + len(first)]
    return [*first, *(person for person in others if person not in first)][:most]


def _keys(word: str, kinds: Collection[str] = (CALLED, WORD)) -> QuerySet[Key]:
    """Return the keys of some kinds that begin with a word, of any book."""
    return Key.objects.filter(kind__in=kinds, value__gte=word, value__lt=word + END)


def _having(book: Book, *ways: QuerySet[Key] | QuerySet[Labelling], broad: int | None) -> Q:
    """Return the condition that a person of the book has a row of one of the ways.

    The people of the rows are looked up; where there are ``broad`` rows or more, each person is
    asked instead in the order of the list, which finds the first page at once. Then the book must
    not be named again: it would lead SQLite to walk all rows of the book for each person.
    """
    own = [rows.filter(book=book) for rows in ways]
    numbers = [rows[:broad].count() for rows in own] if broad else []
    if broad in numbers:
        asked = [Q(Exists(rows.filter(person=OuterRef("pk")))) for rows in ways]
        return reduce(operator.or_, asked)
    if broad and not any(numbers):
        return Q(pk__in=())
    first, *others = (rows.values("person") for rows in own)
    return Q(pk__in=first.union(*others) if others else first)


def _beginning(known: Iterable[Label], word: str) -> list[UUID]:
    """Return the labels that have a word beginning so."""
    return [
        label.pk for label in known if any(piece.startswith(word) for piece in words(label.name))
    ]


def sharing_keys(book: Book, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], set[Person]]:
    """Return who in the book already has which of these strong keys."""
    wanted = set(keys)
    found: dict[tuple[str, str], set[Person]] = {}
    for values in slices(list({value for _kind, value in wanted}), SLICE):
        rows = Key.objects.filter(book=book, kind__in=STRONG, value__in=values)
        for row in rows.select_related("person"):
            if (row.kind, row.value) in wanted:
                found.setdefault((row.kind, row.value), set()).add(row.person)
    return found


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


def maybe_known(book: Book, fields: Iterable[Field], most: int = PROPOSED) -> list[Person]:
    """Return who may be the one these fields tell of: by mail, phone, profile or whole name."""
    said = [to_stored(field) for field in fields]
    found: dict[UUID, Person] = {}
    for sharing in sharing_keys(book, strong(said, book.region)).values():
        found |= {person.pk: person for person in sharing}
    for name in (field["value"] for field in said if field["kind"] == Kind.NAME):
        found |= {person.pk: person for person in named_alike(book, name)[:most]}
    return sorted(found.values(), key=lambda person: (person.sort_key, person.pk))[:most]


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


def hanging_on(book: Book, people: Collection[UUID]) -> Counter[str]:
    """Return how many rows of each model, by its name, tell of some people and go with them."""
    found: Counter[str] = Counter()
    for relation in relations(Person):
        if relation.needs:
            name = relation.model._meta.model_name or ""
            for some in slices(list(people), SLICE):
                found[name] += relation.rows(some).filter(book=book).count()
    return found


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
        changes = changes.filter(about__person=person)
    if text.strip():
        people_found = _matching(book, Wanted(text), broad=None).order_by().values("pk")
        about = ChangeAbout.objects.filter(change=OuterRef("pk"), person__in=people_found)
        changes = changes.filter(Exists(about))
    if since:
        changes = changes.filter(at__gte=_midnight(book, since))
    if until:
        changes = changes.filter(at__lt=_midnight(book, until + timedelta(days=1)))
    return changes


def _midnight(book: Book, day: date) -> datetime:
    return datetime.combine(day, time.min, book.zone)


def named_alike(book: Book, name: str) -> QuerySet[Person]:
    """Return who is called exactly so, accents, case and the order of words aside."""
    value = name_key(name)
    keys = Key.objects.filter(book=book, kind=Key.Kind.NAME, value=value)
    return people(book).filter(pk__in=keys.values("person")) if value else Person.objects.none()
