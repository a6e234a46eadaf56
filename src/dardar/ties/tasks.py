"""What ties do in the background: reckon all of a book, once a day and as rhythms change."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from dardar.accounts.models import Book
from dardar.core.calendar import day_in
from dardar.people.queueing import queue_once
from dardar.ties.models import OwnSilence, Tie
from dardar.ties.reckoning import reckon_everybody


@task()
def reckon_book(book: str) -> None:
    """Reckon all ties of the book with this id. The book may be gone by then."""
    if found := Book.objects.filter(pk=UUID(book)).first():
        reckon_everybody(found)


def reckon_soon(book: UUID) -> None:
    """Once the transaction has ended well, have all ties of a book reckoned."""
    # Robust: what was to be kept is kept already, and the clock reckons anew each day.
    transaction.on_commit(lambda: queue_once(reckon_book, book), robust=True)


def look_after() -> None:
    """Have the ties reckoned of each book whose day is another than that they were reckoned for."""
    for book in behind():
        queue_once(reckon_book, book)


def behind() -> Iterable[UUID]:
    """Return the books whose ties stand as on another day."""
    reckoned = dict(OwnSilence.objects.values_list("book", "on"))
    now = timezone.now()
    for book in Book.objects.filter(pk__in=Tie.objects.values("book")).only("pk", "time_zone"):
        if reckoned.get(book.pk) != day_in(book.zone, now):
            yield book.pk
