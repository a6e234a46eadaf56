"""Reads of who knows whom, each scoped to a book."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

import numpy as np

from dardar.accounts.models import Book
from dardar.encounters.days import today
from dardar.insights.network import kept
from dardar.insights.network.kept import Network
from dardar.insights.network.models import KeptNetwork
from dardar.insights.network.tasks import work_out_soon
from dardar.people.models import Person
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

# Of so many people a network is worked out while its owner waits; of more, the last one is shown
# until the background has made it anew.
AT_ONCE: Final = 1000


def network(book: Book) -> Network:
    """Return who knows whom in a book; of a large one perhaps as it was before the last changes."""
    row = KeptNetwork.objects.filter(book=book).first()
    if row and row.on == today(book) and not row.is_stale:
        return kept.read(row)
    if row and kept.size_of(row) > AT_ONCE:
        work_out_soon(book.pk)
        return kept.read(row)
    return kept.work_out(book)


def people_by_id(book: Book, pks: Collection[UUID]) -> dict[UUID, Person]:
    """Return those of some people who are still there and stand for themselves."""
    found: dict[UUID, Person] = {}
    for some in slices(list(dict.fromkeys(pks)), SLICE):
        rows = Person.objects.filter(pk__in=some, joined_to=None).defer("profile")
        found |= {person.pk: person for person in rows if person.book_id == book.pk}
    return found


def known_to(found: Network, person: UUID) -> list[int]:
    """Return the places of those whom somebody knows, those best known first."""
    if person not in found.index:
        return []
    known, weights = found.graph.row(found.index[person])
    best: list[int] = known[np.argsort(-weights, kind="stable")].tolist()
    return best
