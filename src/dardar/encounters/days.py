"""The owner's day: what time it is where they live, and which days a verb may speak of."""

from datetime import date

from django.utils import timezone

from dardar.accounts.models import Book
from dardar.core.calendar import Later, day_in, put_off
from dardar.encounters.errors import FutureDayError, PastDayError


def today(book: Book) -> date:
    """Return the day it is for the owner of a book."""
    return day_in(book.zone, timezone.now())


def happened(book: Book, on: date | None) -> date:
    """Return the day something happened, today if none is given.

    Raises:
        FutureDayError: that day is still to come.

    """
    if on is None:
        return today(book)
    if on > today(book):
        raise FutureDayError
    return on


def coming(book: Book, due_on: date) -> date:
    """Return the day something is due.

    Raises:
        PastDayError: that day is over.

    """
    if due_on < today(book):
        raise PastDayError
    return due_on


def later_days(book: Book) -> dict[Later, date]:
    """Return the days something can be put off to in one tap, as seen from today."""
    on = today(book)
    return {later: put_off(on, later, book.weekdays) for later in Later}
