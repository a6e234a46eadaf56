"""What becomes of events that are brought back with a book."""

from django.utils import timezone

from dardar.accounts.models import Book
from dardar.events.plan_models import Plan
from dardar.events.tasks import GAVE_UP


def settle_events(book: Book) -> None:
    """Let what was under way have ended.

    Who would rather not meet whom stayed behind, so no plan is made of it before they say it anew.
    """
    unfinished = Plan.objects.filter(book=book, state=Plan.State.COMPUTING)
    why = [{"code": GAVE_UP}]
    unfinished.update(state=Plan.State.FAILED, why=why, ended_at=timezone.now())
