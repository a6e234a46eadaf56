"""When people are compared: a few at once, many in the background, whoever is left by the clock."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import transaction
from django_tasks import task

from dardar.accounts.models import Book
from dardar.people.joining.suggesting import catch_up, compare, uncompared
from dardar.people.models import Person
from dardar.people.queueing import queue_once
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

# So many people are compared while their owner waits.
AT_ONCE: Final = 20


@task()
def compare_everybody(book: str) -> None:
    """Compare whoever in the book with this id is left. Done twice, the second time does nothing.

    The book may be gone by then.
    """
    if found := Book.objects.filter(pk=UUID(book)).first():
        catch_up(found)


def compare_soon(book: Book, people: Collection[UUID] | None = None) -> None:
    """Once the transaction has ended well, compare those people of whom something has changed.

    Args:
        book: the book of the people.
        people: who was touched; everybody by default.

    """

    def compare_now() -> None:
        _compare_soon(book, people)

    # Robust: what was to be kept is kept already, and the clock finds whom this leaves.
    transaction.on_commit(compare_now, robust=True)


def queue_comparing() -> None:
    """Have those compared whom a crash, an archive or an error has left, in any book."""
    waiting = Person.objects.filter(joined_to=None, is_compared=False)
    for pk in waiting.order_by().values_list("book", flat=True).distinct():
        queue_once(compare_everybody, pk)


def _compare_soon(book: Book, people: Collection[UUID] | None) -> None:
    waiting = uncompared(book)
    if people is None:
        few = list(waiting.values_list("pk", flat=True)[: AT_ONCE + 1])
    else:
        few = []
        for some in slices(list(people), SLICE):
            few.extend(waiting.filter(pk__in=some).values_list("pk", flat=True)[: AT_ONCE + 1])
            if len(few) > AT_ONCE:
                break
    if len(few) > AT_ONCE:
        queue_once(compare_everybody, book.pk)
    else:
        compare(book, few)
