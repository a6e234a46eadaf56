"""What came of an import: whose news is worth a call, and who may be somebody known."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.encounters import days, reach
from dardar.people.joining.groups import groups
from dardar.people.joining.suggesting import uncompared
from dardar.people.models import Import, Person, Record
from dardar.web.asked import as_uuid

_TOLD: Final[Mapping[tuple[str, bool], str | Promise]] = {
    (Kind.COMPANY, True): _("New company: %(now)s, before %(was)s."),
    (Kind.COMPANY, False): _("Company: %(now)s."),
    (Kind.ROLE, True): _("New role: %(now)s, before %(was)s."),
    (Kind.ROLE, False): _("Role: %(now)s."),
    (Kind.PLACE, True): _("New place: %(now)s, before %(was)s."),
    (Kind.PLACE, False): _("Place: %(now)s."),
}


class Told(NamedTuple):
    """Somebody with news, in sentences, and the ways to reach them."""

    person: Person
    sentences: Sequence[str]
    ways: Sequence[reach.Way]


def news(book: Book, work: Import) -> list[Told]:
    """Return whose company, role or place has changed, those who are still in the book."""
    rows: list[dict[str, Any]] = work.preview.get("news", [])
    ids = [pk for row in rows if (pk := as_uuid(row["person"]))]
    people = Person.objects.filter(book=book).select_related("joined_to").in_bulk(ids)
    return [
        Told(standing, [_sentence(change) for change in row["changes"]],
             reach.ways(standing, book.region))
        for row in rows
        if (person := people.get(as_uuid(row["person"])))
        and (standing := person.joined_to or person)
    ]  # fmt: skip


def _sentence(change: dict[str, str]) -> str:
    return str(_TOLD[change["kind"], bool(change["was"])]) % change


def perhaps_same(book: Book, work: Import) -> int:
    """Return how many groups of people who are perhaps the same an import has somebody in."""
    found = groups(book, days.today(book)).found
    people = {pk for group in found for pk in group.people}
    brought = Record.objects.filter(from_import=work, person__in=people)
    ours = set(brought.values_list("person", flat=True))
    return sum(not ours.isdisjoint(group.people) for group in found)


def is_comparing(book: Book) -> bool:
    """Tell whether people of a book have still to be compared with the others."""
    return uncompared(book).exists()
