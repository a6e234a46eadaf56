"""Data of guests without an account are erased on the date that their page tells them."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.circles.cards import call_back
from dardar.core.calendar import day_in
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Meeting, Plan
from dardar.people.traces import leave_no_trace

# The day ends somewhere up to a day after it does in UTC.
_LATEST: Final = timedelta(days=1)


def erase_due(now: datetime | None = None) -> int:
    """Erase what is due at all events and return of how many."""
    now = now or timezone.now()
    due = Event.objects.filter(erased_at=None, erase_on__lt=(now + _LATEST).date())
    count = 0
    for event in due.select_related("book").order_by("pk"):
        if event.erase_on < day_in(event.book.zone, now):
            erase(event)
            count += 1
    return count


@transaction.atomic
def erase(event: Event) -> None:
    """Erase the guests of an event who have no account, for ever, and words that quote them.

    What others have of them in books of their own, by a swap of cards, is theirs and stays.
    """
    now = timezone.now()
    going = Guest.objects.filter(event=event, user_book=None)
    call_back(going.exclude(letter=None).defer("image"))
    going.delete()
    meetings = Meeting.objects.filter(plan__event=event)
    meetings.filter(seats=None).delete()
    meetings.update(reasons=[])
    Plan.objects.filter(event=event).update(why=[])
    for roster in event.rosters.all():
        roster.delete()
    Event.objects.filter(pk=event.pk).update(
        erased_at=now, is_open=False, over_at=event.over_at or now
    )
    leave_no_trace()


def leave_everywhere(book: Book) -> None:
    """Let the owner of a book be no guest of others' events any more, before it is erased."""
    mine = Guest.objects.filter(Q(user_book=book) & ~Q(book=book))
    call_back(mine.exclude(letter=None).defer("image"))
    mine.delete()
