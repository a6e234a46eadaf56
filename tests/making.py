"""Makes what several tests need."""

from datetime import timedelta

from django.utils import timezone

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, Newcomer, meet
from dardar.encounters.models import Encounter


def met_last_week(book: Book, name: str = "Ana Gil") -> Encounter:
    """Have somebody met last week, who is to be sealed since."""
    day = timezone.localdate(timezone=book.zone) - timedelta(days=7)
    return meet(book, [Newcomer.named(name)], Circumstances(day))
