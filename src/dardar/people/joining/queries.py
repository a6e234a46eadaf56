"""Reads of who is who, each scoped to a book."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from dardar.accounts.models import Book
from dardar.people.models import Assertion, Person, Record, Source, Suggestion


@dataclass(frozen=True, slots=True)
class Identity:
    """One of the identities that stand together, and what tells of it.

    ``by_hand`` and ``evidence`` say why it stands with the others: the owner's word, or the kinds
    of keys that records have in common.
    """

    person: Person
    records: Sequence[Record]
    by_hand: bool
    evidence: Sequence[str]


def pending(book: Book, on: date) -> QuerySet[Suggestion]:
    """Return the pairs that are perhaps the same and not put off beyond a day, likeliest first."""
    due = Q(later_on=None) | Q(later_on__lte=on)
    pairs = Suggestion.objects.filter(due, book=book).select_related("one", "other")
    return pairs.order_by("-weight", "id")


def suggestions_about(book: Book, person: Person, on: date) -> list[Suggestion]:
    """Return with whom a person is perhaps the same, likeliest first."""
    return list(pending(book, on).filter(Q(one=person) | Q(other=person)))


def identities(book: Book, person: Person) -> list[Identity]:
    """Return the identities that stand together as a person, the person's own first."""
    people = [person, *person.joined.order_by("created_at", "pk")]
    records: dict[UUID, list[Record]] = defaultdict(list)
    counting = Record.objects.filter(book=book, person=person, replaced_by=None)
    for record in counting.exclude(source=Source.KEPT).defer("raw").order_by("created_at", "pk"):
        records[record.identity].append(record)
    assertions = _within(book, people)
    return [
        Identity(
            person=one,
            records=records[one.pk],
            by_hand=any(a.kind == Assertion.Kind.SAME for a in assertions[one.pk]),
            evidence=sorted({kind for a in assertions[one.pk] for kind in a.evidence}),
        )
        for one in people
    ]


def _within(book: Book, people: Sequence[Person]) -> dict[UUID, list[Assertion]]:
    """Return the assertions between some identities, by each of their ends."""
    found: dict[UUID, list[Assertion]] = defaultdict(list)
    same = Assertion.objects.filter(book=book, one__in=people, other__in=people)
    for assertion in same.exclude(kind=Assertion.Kind.APART):
        found[assertion.one_id].append(assertion)
        found[assertion.other_id].append(assertion)
    return found
