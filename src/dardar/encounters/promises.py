"""Verbs of promises, mine and theirs."""

from datetime import date

from dardar.accounts.models import Book
from dardar.encounters.days import happened
from dardar.encounters.errors import EmptyTextError
from dardar.encounters.models import Promise
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import change
from dardar.people.models import Person


def promise(
    book: Book, person: Person, text: str, *, by_me: bool, on: date | None = None
) -> Promise:
    """Write down a promise and return it.

    Raises:
        EmptyTextError: it says nothing.
        FutureDayError: the day it was made lies ahead.
        PermissionDenied: the person belongs to another book.

    """
    words = " ".join(text.split())[:500]
    if not words:
        raise EmptyTextError
    made_on = happened(book, on)
    with change(book, "promised", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        return journal.create(
            Promise(book=book, person=person, by_me=by_me, text=words, made_on=made_on)
        )


def keep(book: Book, made: Promise, *, on: date | None = None) -> None:
    """Remember that a promise has been kept; one kept already stays as it is.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: it belongs to another book.

    """
    kept_on = made.kept_on or happened(book, on)
    person = made.person
    with change(book, "kept", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        journal.update(made, kept_on=kept_on)


def drop(book: Book, made: Promise) -> None:
    """Delete a promise that is no longer wanted or was never made.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    person = made.person
    with change(book, "promise_dropped", people=[person], name=person.name[:LONGEST_NAME]) as j:
        j.delete(made)
