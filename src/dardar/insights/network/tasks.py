"""What is worked out of networks in the background."""

from uuid import UUID

from django.db import transaction
from django_tasks import task

from dardar.accounts.models import Book
from dardar.insights.network import kept
from dardar.people.queueing import queue_once


@task()
def work_out(book: str) -> None:
    """Work out who knows whom in the book with this id, which may be gone by then."""
    if found := Book.objects.filter(pk=UUID(book)).first():
        kept.work_out(found)


def work_out_soon(book: UUID) -> None:
    """Once the transaction has ended well, have the network of a book worked out."""
    transaction.on_commit(lambda: queue_once(work_out, book), robust=True)
