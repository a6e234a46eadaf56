"""Verbs of what comes next: follow up, put off, let go, take up again."""

from datetime import date

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.calendar import working_day
from dardar.encounters.actions import Circumstances, log
from dardar.encounters.days import coming, happened, today
from dardar.encounters.errors import EmptyTextError, EndedError, NoContactError
from dardar.encounters.models import Encounter, FollowUp
from dardar.encounters.sealing import settle
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import Journal, change
from dardar.people.models import Person

State = FollowUp.State


def add_follow_up(book: Book, person: Person, due_on: date, text: str = "") -> FollowUp:
    """Set a next step with somebody and return it; without words it is to get in touch.

    Raises:
        PastDayError: it would be due before today.
        PermissionDenied: the person belongs to another book.

    """
    coming(book, due_on)
    words = _line(text, 500)
    with change(
        book, "follow_up_added", people=[person], name=person.name[:LONGEST_NAME]
    ) as journal:
        return journal.create(
            FollowUp(book=book, person=person, text=words, due_on=due_on, first_due_on=due_on)
        )


def done(
    book: Book,
    follow_up: FollowUp,
    kind: Encounter.Kind | None,
    *,
    on: date | None = None,
    said: str = "",
) -> Encounter | None:
    """Mark a follow-up as done; remember the contact that fulfilled it, and return it.

    Args:
        book: of the owner.
        follow_up: which one.
        kind: of the contact; None if it was done without one, which can't seal.
        on: the day it was done, today if none is given.
        said: what was said.

    Raises:
        EndedError: it has ended already.
        NoContactError: a seal without a contact.
        FutureDayError: the day lies ahead.
        PermissionDenied: it belongs to another book.

    """
    on = happened(book, on)
    if follow_up.seals and kind is None:
        raise NoContactError
    person = follow_up.person
    verb = "sealed" if follow_up.seals else "followed_up"
    with change(book, verb, people=[person], name=person.name[:LONGEST_NAME]) as journal:
        follow_up = _open(journal, follow_up)
        encounter = None
        if kind is not None:
            encounter = log(journal, [person], Circumstances(on=on, kind=kind, said=said))
            follow_up.refresh_from_db()  # a contact on a later day has sealed it already
        journal.update(follow_up, state=State.DONE, done_by=encounter, ended_on=on)
    return encounter


def later(book: Book, follow_up: FollowUp, due_on: date) -> None:
    """Put a follow-up off to a day.

    Raises:
        EndedError: it has ended already.
        PastDayError: that day is over.
        PermissionDenied: it belongs to another book.

    """
    coming(book, due_on)
    person = follow_up.person
    with change(book, "put_off", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        journal.update(_open(journal, follow_up), due_on=due_on)


def let_go(book: Book, follow_up: FollowUp, why: str) -> None:
    """Let a follow-up go, with a word why.

    Raises:
        EmptyTextError: there is no word why.
        EndedError: it has ended already.
        PermissionDenied: it belongs to another book.

    """
    person, why = follow_up.person, _why(why)
    with change(book, "let_go", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        follow_up = _open(journal, follow_up)
        journal.update(follow_up, state=State.LET_GO, ended_on=today(book), why=why)


def let_go_person(book: Book, person: Person, why: str) -> FollowUp:
    """Let somebody go whom I was never in touch with and mean not to be; return what tells so.

    Raises:
        EmptyTextError: there is no word why.
        PermissionDenied: the person belongs to another book.

    """
    why, day = _why(why), today(book)
    with change(book, "let_go", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        return journal.create(
            FollowUp(
                book=book,
                person=person,
                due_on=day,
                first_due_on=day,
                state=State.LET_GO,
                ended_on=day,
                why=why,
            )
        )


def reopen(book: Book, follow_up: FollowUp) -> None:
    """Take up again what was let go: it is due on the next working day from today on.

    What was done is not reopened: its contact would have to be undone or deleted.

    Raises:
        EndedError: it was not let go.
        PermissionDenied: it belongs to another book.

    """
    person = follow_up.person
    with change(book, "taken_up", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        follow_up = _current(journal, follow_up)
        if follow_up.state != State.LET_GO:
            raise EndedError
        due_on = working_day(today(book), book.weekdays)
        journal.update(follow_up, state=State.OPEN, ended_on=None, why="", due_on=due_on)
        settle(journal, [person.pk])  # there may have been a contact since


def _line(text: str, length: int) -> str:
    return " ".join(text.split())[:length]


def _why(why: str) -> str:
    words = _line(why, 200)
    if not words:
        raise EmptyTextError
    return words


def _current(journal: Journal, follow_up: FollowUp) -> FollowUp:
    require_own(journal.book, follow_up)
    return FollowUp.objects.select_for_update().get(pk=follow_up.pk)


def _open(journal: Journal, follow_up: FollowUp) -> FollowUp:
    follow_up = _current(journal, follow_up)
    if follow_up.state != State.OPEN:
        raise EndedError
    return follow_up
