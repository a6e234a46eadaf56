"""What giving does in the background: match offers and needs, remind of introductions."""

from uuid import UUID

from django.db import transaction
from django_tasks import task

from dardar.accounts.models import Book
from dardar.giving import pairing
from dardar.giving.reminders import remind
from dardar.people.queueing import queue_once


@task()
def match_everything(book: str) -> None:
    """Match what is left of the book with this id. Done twice, the second time does nothing.

    The book may be gone by then.
    """
    if found := Book.objects.filter(pk=UUID(book)).first():
        pairing.catch_up(found)


def match_soon(book: UUID) -> None:
    """Once the transaction has ended well, have what has changed in a book matched."""
    # Robust: what was to be kept is kept already, and the clock finds what this leaves.
    transaction.on_commit(lambda: queue_once(match_everything, book), robust=True)


def look_after() -> None:
    """Do what is due by the clock: reminders, and what is still to be matched for any reason."""
    for book in pairing.waiting():
        queue_once(match_everything, book)
    remind()
