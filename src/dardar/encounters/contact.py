"""Keep the first and the latest day of contact of each person, and let what was said find them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Max, Min

from dardar.accounts.models import Book
from dardar.encounters.models import Participation
from dardar.people import bulk
from dardar.people.models import Key, Person
from dardar.people.refresh import REFRESHERS, TEXTS, contact


def refresh_contact(book: Book, people: Collection[UUID]) -> None:
    """Recompute the days of first and latest contact."""
    days = {
        row["person"]: [row["first"], row["last"]]
        for row in Participation.objects.filter(book=book, person__in=people)
        .values("person")
        .annotate(first=Min("encounter__on"), last=Max("encounter__on"))
    }
    standing = Person.objects.filter(book=book, pk__in=people)
    rows = standing.values_list("pk", "first_met_on", "last_contact_on")
    changed = [[*true, pk] for pk, *known in rows if (true := days.get(pk, [None, None])) != known]
    bulk.update(Person, ["first_met_on", "last_contact_on"], changed)
    for _first, last, person in changed:
        Key.objects.filter(person=person).update(contact=contact(last))


def texts(book: Book, people: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    """Give what was said, and where, as words that find a person."""
    rows = Participation.objects.filter(book=book, person__in=people).values_list(
        "person", "encounter__said", "encounter__gathering__name", "encounter__space__name"
    )
    for person, *said in rows:
        yield from ((person, text) for text in said if text)


REFRESHERS.append(refresh_contact)
TEXTS.append(texts)
