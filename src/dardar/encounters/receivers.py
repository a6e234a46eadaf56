"""What encounters do when a book is opened and when people are erased."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.dispatch import receiver

from dardar.accounts.events import book_opened
from dardar.accounts.models import Book
from dardar.encounters.models import Encounter, Participation
from dardar.encounters.places import open_usual_spaces
from dardar.people.actions import people_erased
from dardar.people.refresh import SLICE
from dardar.people.slices import slices


@receiver(book_opened)
def furnish(*, book: Book, **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Give a new book the usual spaces."""
    open_usual_spaces(book)


@receiver(people_erased)
def forget_encounters(*, book: Book, people: Sequence[UUID], **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Delete the encounters in which nobody but the erased people took part.

    Their follow-ups and promises belong to the people and go with them.
    """
    touched: set[UUID] = set()
    for some in slices(people, SLICE):
        taking_part = Participation.objects.filter(book=book, person__in=some)
        touched.update(taking_part.values_list("encounter", flat=True))
        taking_part.delete()
    for some in slices(list(touched), SLICE):
        Encounter.objects.filter(book=book, pk__in=some, participations=None).delete()
