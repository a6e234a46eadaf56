"""Being asked for an introduction: accept, refuse kindly, or ask the other first."""

from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.encounters.days import today
from dardar.encounters.drafts import Draft
from dardar.giving import drafts
from dardar.giving.drafts import Reply
from dardar.giving.introducing import Cause, locked, names_of, people_of, write
from dardar.giving.models import Introduction, Side
from dardar.people.journal import change
from dardar.people.models import Person

State = Introduction.State


def requested(
    book: Book,
    asker: Person,
    other: Person,
    cause: Cause | None = None,
    *,
    although_declined: bool = False,
) -> Introduction:
    """Remember that somebody asked the owner to introduce them to somebody, and return it.

    Raises:
        SamePersonError, UnderWayError, DeclinedError, PermissionDenied: as for
            :func:`dardar.giving.introducing.draft`.

    """
    pair = (asker, other)
    with change(book, "introduction_requested", people=pair, names=names_of(pair)) as journal:
        return write(
            journal,
            pair,
            cause or Cause(),
            although_declined=although_declined,
            state=State.REQUESTED,
        )


def reply(book: Book, introduction: Introduction, answer: Reply) -> Draft:
    """Decide on what was asked of the owner, and return what to write to whoever asked.

    Unless it is refused it becomes a draft in which only the other is to be asked: who asks for an
    introduction has said yes.

    Raises:
        ClosedError: it has been decided already.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, introduction)
    is_refused = answer == Reply.REFUSE
    verb = "introduction_refused" if is_refused else "introduction_drafted"
    people = people_of(introduction)
    with change(book, verb, people=people, names=names_of(people)) as journal:
        row = locked(introduction.pk, {State.REQUESTED})
        sides = {side.is_asking: side for side in row.sides.select_related("person")}
        if is_refused:
            journal.update(row, state=State.REFUSED, ended_on=today(book))
        else:
            journal.update(row, state=State.DRAFTED)
            journal.update(sides[True], answer=Side.Answer.YES, answered_at=timezone.now())
    return drafts.reply(book, sides[True], sides[False].person, answer)
