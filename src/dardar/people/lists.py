"""Whom to list: everybody, or all who answer to a text, bear a label, were never contacted.

Of a text, each word is looked up by its beginning among the keys of people and among labels. What
answers only nearly is :mod:`dardar.people.search`'s.
"""

import operator
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Final
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from dardar.accounts.models import Book
from dardar.core.identity.keys import CALLED, END, WORD, asked_words
from dardar.core.identity.text import words
from dardar.people.models import Key, Label, Labelling, Person

# The last code point: with it a prefix becomes a range that an index can walk.
LAST: Final = "\U0010ffff"
# From so many rows on, walking people in their order finds those who answer sooner than sorting
# them does.
BROAD: Final = 1500
# Fewer digits end the numbers of too many.
SHORTEST_END: Final = 3

Rows = QuerySet[Key] | QuerySet[Labelling]


class Sort(StrEnum):
    """In which order people are listed."""

    NAME = "name"
    CONTACT = "contact"  # the latest contact first, those never contacted last
    NEWEST = "newest"
    CLOSEST = "closest"  # those called just as asked first, then by contact
    WARMEST = "warmest"  # the warmest tie first; those never contacted have none


_BY_CONTACT: Final = (F("last_contact_on").desc(nulls_last=True), "-id")
ORDERS: Final[dict[Sort, tuple[str | Combinable, ...]]] = {
    Sort.NAME: ("sort_key", "id"),
    Sort.CONTACT: _BY_CONTACT,
    Sort.NEWEST: ("-created_at", "-id"),
    Sort.CLOSEST: _BY_CONTACT,
    Sort.WARMEST: ("-tie__warmth", "tie__id"),  # kept by ties
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to list: those who have these words, this label and ring, or were never contacted."""

    text: str = ""
    label: UUID | None = None
    never: bool = False
    ring: int | None = None  # how far from the middle, 0 is the closest: kept by ties
    sort: Sort = Sort.NAME


@dataclass(frozen=True, slots=True)
class Way:
    """How a person may answer to an asked word: by keys in one of some ranges, or by a label."""

    word: str
    keys: Sequence[Q]
    labels: Collection[UUID] = ()

    def rows(self, book: Book) -> list[Rows]:
        """Return the rows of the book that answer."""
        found: list[Rows] = [Key.objects.filter(keys, book=book) for keys in self.keys]
        if self.labels:
            found.append(Labelling.objects.filter(label__in=self.labels, book=book))
        return found

    def number(self, book: Book) -> int:
        """Return how many rows answer, none counted beyond BROAD."""
        return sum(rows[:BROAD].count() for rows in self.rows(book))

    def answered_by(self, person: str) -> Q:
        """Return the condition that whom a column of a query names answers."""
        # The book must not be named: it would lead SQLite to walk all its rows for each person.
        its = {"person": OuterRef(person)}
        ways = [Q(Exists(Key.objects.filter(keys, **its))) for keys in self.keys]
        if self.labels:
            ways.append(Q(Exists(Labelling.objects.filter(label__in=self.labels, **its))))
        return reduce(operator.or_, ways)


def people(book: Book) -> QuerySet[Person]:
    """Return everybody in the book, by name; who stands with somebody is not shown beside them."""
    return standing().filter(book=book).order_by(*ORDERS[Sort.NAME])


def find(book: Book, wanted: Wanted) -> QuerySet[Person]:
    """Return whom is wanted, in the order wanted.

    The closest are told apart only where few enough answer to be sorted.
    """
    found, is_few = _narrowed(book, wanted)
    order = ORDERS[wanted.sort]
    if wanted.sort is Sort.CLOSEST and is_few:
        found = found.annotate(closest=closest(asked_words(wanted.text), "pk"))
        order = ("-closest", *order)
    return found.order_by(*order)


def number(book: Book, wanted: Wanted) -> int:
    """Return how many people are wanted."""
    is_plain = wanted == Wanted(label=wanted.label, sort=wanted.sort)
    if is_plain and wanted.label and wanted.sort is not Sort.WARMEST:
        borne = Labelling.objects.filter(book=book, label=wanted.label)
        return borne.filter(person__joined_to=None).count()
    return matching(book, wanted).order_by().count()


def search(book: Book, text: str) -> QuerySet[Person]:
    """Return the people who have, for each word of the text, a word that begins so.

    Accents and case count for nothing. Those met last come first.
    """
    return find(book, Wanted(text, sort=Sort.CONTACT))


def matching(book: Book, wanted: Wanted) -> QuerySet[Person]:
    """Return whom is wanted, for a query that needs all of them."""
    ways = _wanted_ways(book, wanted)
    found = _as_wanted(standing() if ways else people(book), wanted)
    return found.filter(*(_among(book, way) for way in ways))


def _narrowed(book: Book, wanted: Wanted) -> tuple[QuerySet[Person], bool]:
    """Return whom is wanted, for a query that needs the first of them; and whether they are few.

    Of a word that few answer to, who they are is looked up. Where BROAD rows or more answer to each
    word, people are asked in the order of the list, which finds the first page at once.
    """
    ways = _wanted_ways(book, wanted)
    if not ways:
        return _as_wanted(people(book), wanted), False
    numbers = [way.number(book) for way in ways]
    least = min(numbers)
    if least == 0:
        return Person.objects.none(), True
    if least < BROAD:
        rarest = ways[numbers.index(least)]
        others = (way.answered_by("pk") for way in ways if way is not rarest)
        return _as_wanted(standing().filter(_among(book, rarest), *others), wanted), True
    together = matching(book, wanted)
    if len(ways) > 1 and together[:BROAD].count() < BROAD:
        return together, True
    return _as_wanted(people(book), wanted).filter(*(w.answered_by("pk") for w in ways)), False


def standing() -> QuerySet[Person]:
    """Return those, of all books, who stand for themselves."""
    return Person.objects.filter(joined_to=None).defer("profile")


def _as_wanted(found: QuerySet[Person], wanted: Wanted) -> QuerySet[Person]:
    """Return those of some people who are wanted as far as neither words nor label say."""
    if wanted.text.strip() and not asked_words(wanted.text):
        return found.none()
    if wanted.sort is Sort.WARMEST:
        found = found.filter(tie__book=F("book"))
    if wanted.ring is not None:
        found = found.filter(tie__ring=wanted.ring)
    return found.filter(last_contact_on=None) if wanted.never else found


def _among(book: Book, way: Way) -> Q:
    """Return the condition that a person is one of those who answer.

    It scopes a query to the book: named once more, SQLite would walk all people of the book.
    """
    first, *others = (rows.values("person") for rows in way.rows(book))
    return Q(pk__in=first.union(*others) if others else first)


def _wanted_ways(book: Book, wanted: Wanted) -> list[Way]:
    labelled = [Way("", (), [wanted.label])] if wanted.label else []
    return [*labelled, *ways(book, asked_words(wanted.text))]


def ways(book: Book, asked: Sequence[str]) -> list[Way]:
    """Return how people of the book may answer to asked words."""
    known = list(Label.objects.filter(book=book)) if asked else []
    return [way(word, known) for word in asked]


def way(word: str, known: Iterable[Label]) -> Way:
    """Return how people may answer to a word, who may bear one of the labels known."""
    keys = [beginning(word, CALLED, WORD)]
    if word.isdecimal() and len(word) >= SHORTEST_END:
        keys.append(beginning(word[::-1], END))
    bearing = [label.pk for label in known if any(w.startswith(word) for w in words(label.name))]
    return Way(word, keys, bearing)


def closest(asked: Iterable[str], person: str) -> Combinable:
    """Return how many asked words are those of a name, one that is so to its last letter twice."""
    its = Key.objects.filter(person=OuterRef(person))
    called = [
        Exists(its.filter(keys))
        for word in asked
        for keys in (beginning(word, CALLED), Q(kind=CALLED, value=word))
    ]
    return sum((Case(When(each, then=1), default=0) for each in called), Value(0))


def beginning(word: str, *kinds: str) -> Q:
    """Return the condition of keys of some kinds that begin with a word."""
    return Q(kind__in=kinds, value__gte=word, value__lt=word + LAST)
