"""Whom of a book it is worth comparing somebody with: those who share a key that few have."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from heapq import nsmallest
from typing import Any, Final
from uuid import UUID

from django.db import connections, router
from django.db.models import Count

from dardar.accounts.models import Book
from dardar.core.identity import features
from dardar.core.identity.blocking import CAPS
from dardar.core.identity.features import Features
from dardar.core.identity.keys import MAIL, NAME, PHONE, PROFILE
from dardar.people.models import Key, Person
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

FoundKey = tuple[str, str]

MOST: Final = 40
"""With so many at most somebody is compared: those who share the most, and the rarest, keys."""

# The same whole name finds those, too, of whose name nothing else can be made.
_CAPS: Final[Mapping[str, int]] = {**CAPS, NAME: 60}
# Columns of features with the terms of the strong keys.
_STRONG: Final = ((MAIL, "addresses"), (MAIL, "mails"), (PHONE, "phones"), (PROFILE, "profiles"))
# Asked some thousand times a second when many are compared: the ORM takes five times as long.
_HOLDERS: Final = (
    "SELECT person_id FROM dardar_key WHERE book_id = %s AND kind = %s AND value = %s LIMIT %s"
)


class LookUp:
    """Looks keys up in a book, each once, up to as many holders as are worth looking at."""

    def __init__(self, book: Book) -> None:
        """Begin with nothing known."""
        self._book = book
        self._connection = connections[router.db_for_read(Key)]
        self._book_id = Key._meta.get_field("book").get_db_prep_value(book.pk, self._connection)
        self._holders: dict[FoundKey, list[Any]] = {}
        self._numbers: dict[FoundKey, int] = {}

    def holders(self, key: FoundKey) -> list[UUID]:
        """Return who has a key, nobody if so many have it that it leads to none of them."""
        return [_uuid(pk) for pk in self._few(key)]

    def candidates(self, keys: Iterable[FoundKey], *, but: UUID | None = None) -> list[UUID]:
        """Return with whom to compare somebody who has these keys, the most promising first.

        Args:
            keys: of kinds that have a cap; others lead to nobody.
            but: the one to be compared, if they are in the book.

        """
        shared: dict[Any, float] = defaultdict(float)
        for key in sorted(keys):
            few = self._few(key)
            for pk in few:
                shared[pk] += 1 / len(few)
        best = nsmallest(MOST + 1, shared, key=lambda pk: (-shared[pk], pk))
        return [pk for pk in map(_uuid, best) if pk != but][:MOST]

    def count(self, pairs: Iterable[tuple[Features, Features]]) -> Mapping[FoundKey, int]:
        """Return how many people have the strong keys of those pairs that share one."""
        wanted = {key for ours, theirs in pairs for key in _terms_of_sharing(ours, theirs)}
        wanted -= self._numbers.keys()
        for some in slices(sorted({value for _kind, value in wanted}), SLICE):
            kinds = {kind for kind, _value in wanted}
            rows = Key.objects.filter(book=self._book, kind__in=kinds, value__in=some)
            numbers = rows.values_list("kind", "value").annotate(number=Count("pk"))
            self._numbers |= {(kind, value): number for kind, value, number in numbers}
        return self._numbers

    def _few(self, key: FoundKey) -> list[Any]:
        """Return the ids of those who have a key as the database gives them, none if too many."""
        if key not in self._holders:
            kind, value = key
            cap = _CAPS.get(kind, 0)
            with self._connection.cursor() as cursor:
                cursor.execute(_HOLDERS, [self._book_id, kind, value, cap + 1])
                found = [pk for (pk,) in cursor.fetchall()]
            self._holders[key] = found if len(found) <= cap else []
            if len(found) <= cap:
                self._numbers[key] = len(found)
        return self._holders[key]


def features_of(book: Book, people: Collection[UUID]) -> dict[UUID, Features]:
    """Return what is compared of those of some people of the book who stand for themselves."""
    found: dict[UUID, Features] = {}
    for some in slices(list(people), SLICE):
        # Were the book named here, SQLite would rather walk all of it than look up a few ids.
        rows = Person.objects.filter(pk__in=some, joined_to=None)
        for pk, home, profile in rows.values_list("pk", "book", "profile"):
            if home == book.pk:
                found[pk] = features.of(profile, book.region)
    return found


def _terms_of_sharing(ours: Features, theirs: Features) -> Iterable[FoundKey]:
    """Yield the strong keys of two, of each kind of which they share one."""
    for kind, column in _STRONG:
        a, b = getattr(ours, column), getattr(theirs, column)
        if a and b and any(term in b for term in a):
            for term in (*a, *b):
                yield kind, term


def _uuid(pk: Any) -> UUID:  # noqa: ANN401 - what the driver gives: text in SQLite, else UUID
    return pk if isinstance(pk, UUID) else UUID(pk)
