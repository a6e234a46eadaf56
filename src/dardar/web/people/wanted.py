"""Whom a page or a form means: the people of a search, or those that are ticked."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

from dardar.accounts.models import Book
from dardar.core.ties.rings import RINGS, Ring
from dardar.people.lists import Sort, Wanted, find, people
from dardar.people.models import Person
from dardar.web.asked import as_uuid

LONGEST_QUESTION: Final = 200


def wanted_in(data: QueryDict) -> Wanted:
    """Return what a list is asked for: ``q, label, never, ring, sort``; no choice counts not."""
    text = data.get("q", "").replace("\0", " ")[:LONGEST_QUESTION]
    return Wanted(
        text=text,
        label=as_uuid(data.get("label", "")),
        never=data.get("never") == "1",
        ring=_ring(data.get("ring", "")),
        sort=_sort(data.get("sort", ""), is_asked=bool(text.strip())),
    )


def _ring(chosen: str) -> int | None:
    """Return how far from the middle the ring is that is chosen, None if none is."""
    return RINGS.index(Ring(chosen)) if chosen in set(Ring) else None


def _sort(chosen: str, *, is_asked: bool) -> Sort:
    """Return the order chosen; if none is, the closest to what is asked first, else by name."""
    if chosen in set(Sort) and (is_asked or chosen != Sort.CLOSEST):
        return Sort(chosen)
    return Sort.CLOSEST if is_asked else Sort.NAME


def parameters(wanted: Wanted) -> dict[str, str]:
    """Return what asks for the same people again, as names and values of a form or address."""
    asked = {
        "q": wanted.text.strip(),
        "label": str(wanted.label or ""),
        "never": "1" if wanted.never else "",
        "ring": "" if wanted.ring is None else RINGS[wanted.ring].value,
        "sort": wanted.sort.value,
    }
    return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Selection:
    """People chosen in a list: those ticked, or with ``everyone`` all that a search finds."""

    wanted: Wanted
    ticked: tuple[UUID, ...]
    everyone: bool

    def people(self, book: Book) -> QuerySet[Person]:
        """Return the people, each in the book, in the order of the list."""
        if self.everyone:
            return find(book, self.wanted)
        return people(book).filter(pk__in=self.ticked)

    def only(self, book: Book) -> Person | None:
        """Return the person if it is one that was named."""
        return self.people(book).first() if len(self.ticked) == 1 and not self.everyone else None

    def fields(self) -> list[tuple[str, str]]:
        """Return the names and values by which a form means the same people."""
        if self.everyone:
            return [*parameters(self.wanted).items(), ("everyone", "1")]
        return [("person", str(pk)) for pk in self.ticked]


def selection_in(data: QueryDict) -> Selection:
    """Return whom a form or an address means: ``person`` as often as needed, or ``everyone=1``."""
    ticked = [pk for text in data.getlist("person") if (pk := as_uuid(text))]
    return Selection(wanted_in(data), tuple(dict.fromkeys(ticked)), data.get("everyone") == "1")
