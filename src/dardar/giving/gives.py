"""Verbs of what is given: by me and to me, thanked for or not. Nothing is added up."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import happened
from dardar.giving.models import Give, Wish
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import change
from dardar.people.models import Person

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, as a form has it."""

    kind: Give.Kind
    words: str = ""
    on: date | None = None  # today
    to_me: bool = False
    thanked: bool = False
    need: Wish | None = None  # what it answered


def give(book: Book, person: Person, what: Given, *, meets: bool = False) -> Give:
    """Remember something given, by me to a person or by them to me, and return it.

    Args:
        book: of the owner.
        person: to whom, or by whom.
        what: what it was.
        meets: whether the need it answered is met by it.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: the person or the need belongs to another book.

    """
    columns = _columns(book, what)
    verb = "received" if what.to_me else "gave"
    with change(book, verb, people=[person], name=person.name[:LONGEST_NAME]) as journal:
        if meets and what.need:
            journal.update(what.need, state=Wish.State.MET, ended_on=columns["on"])
        return journal.create(Give(book=book, person=person, **columns))


def edit_give(book: Book, given: Give, what: Given) -> None:
    """Set right what was given.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: it, or the need, belongs to another book.

    """
    columns = _columns(book, what)
    if given.thanked_on and what.thanked:
        del columns["thanked_on"]  # the day they were thanked stays
    _change(book, given, "give_edited", **columns)


def thank(book: Book, given: Give, *, on: date | None = None) -> None:
    """Remember the thanks for something given; of the first day, if there were some before.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: it belongs to another book.

    """
    thanked_on = given.thanked_on or happened(book, on)
    _change(book, given, "thanked" if given.to_me else "was_thanked", thanked_on=thanked_on)


def delete_give(book: Book, given: Give) -> None:
    """Delete something that was not given after all.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    person = given.person
    with change(book, "give_deleted", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        journal.delete(given)


def _change(book: Book, given: Give, verb: str, **columns: object) -> None:
    person = given.person
    with change(book, verb, people=[person], name=person.name[:LONGEST_NAME]) as journal:
        journal.update(given, **columns)


def _columns(book: Book, what: Given) -> dict[str, Any]:
    require_own(book, what.need)
    on = happened(book, what.on)
    return {
        "kind": what.kind,
        "words": " ".join(safe(what.words).split())[:_LONGEST],
        "on": on,
        "to_me": what.to_me,
        "thanked_on": on if what.thanked else None,
        "need": what.need,
    }
