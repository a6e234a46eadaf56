"""What follows once a side has answered: nothing yet, an end in silence, or the introduction."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from django.utils import timezone, translation
from django.utils.translation import gettext

from dardar.accounts import outbox
from dardar.accounts.models import Owned
from dardar.core.calendar import working_day
from dardar.encounters.days import today
from dardar.encounters.models import FollowUp
from dardar.giving import drafts
from dardar.giving.models import Give, Introduction, Side
from dardar.giving.outgoing import address_for
from dardar.giving.states import following

Row = TypeVar("Row", bound=Owned)
State = Introduction.State


class Writer(Protocol):
    """Writes rows: a journal for what the owner does, plainly for what others do."""

    def create(self, row: Row) -> Row:
        """Save a new row and return it."""

    def update(self, row: Owned, **values: object) -> None:
        """Set some columns of a row."""


class Plain:
    """Writes rows without a history: what somebody without an account does is not undone."""

    def create(self, row: Row) -> Row:
        """Save a new row and return it."""
        row.save(force_insert=True)
        return row

    def update(self, row: Owned, **values: object) -> None:
        """Set some columns of a row."""
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))


def settle(writer: Writer, introduction: Introduction) -> None:
    """Let an introduction be where its answers have brought it, as a part of a transaction.

    Its row must be locked: of two answers at the same moment the later one makes it.

    Args:
        writer: what to write with.
        introduction: which one, as it is now.

    """
    sides = list(introduction.sides.select_related("person"))
    state = following(introduction.state, [side.answer for side in sides])
    if state == State.MADE and _are_one(sides):
        state = State.ONE_YES
    if state == introduction.state:
        return
    on = today(introduction.book)
    ended_on = on if state == State.DECLINED else None
    if state != State.MADE:
        writer.update(introduction, state=state, ended_on=ended_on)
        return
    writer.update(introduction, state=state, made_at=timezone.now())
    for side in sides:
        writer.create(
            Give(
                book=introduction.book,
                person=side.person,
                identity=side.identity,
                kind=Give.Kind.INTRODUCTION,
                on=on,
                introduction=introduction,
                need=introduction.need if _has(side, introduction) else None,
            )
        )
    _tell(writer, introduction, sides)


def forget_reminder(side: Side) -> None:
    """Delete what reminds the owner of a side's silence, unless they have dealt with it."""
    if side.reminder_id:
        FollowUp.objects.filter(pk=side.reminder_id, state=FollowUp.State.OPEN).delete()


def _has(side: Side, introduction: Introduction) -> bool:
    return introduction.need is not None and introduction.need.person_id == side.person_id


def _tell(writer: Writer, introduction: Introduction, sides: Sequence[Side]) -> None:
    """Give each side what it needs to reach the other."""
    book = introduction.book
    copy = [book.owner.email] if introduction.in_copy else []
    addresses = [_address(side) for side in sides]
    if all(addresses) and not any(side.answer == Side.Answer.PHONE for side in sides):
        subject, body = drafts.made(book, sides)
        first, *others = [*addresses, *copy]
        outbox.write_mail(
            book, to=first, cc=others, subject=subject, body=body, reply_to=[first, *others]
        )
        return
    for side, address, other in zip(sides, addresses, reversed(sides), strict=True):
        draft = drafts.made_apart(book, side, other, _way_to(other))
        if address:
            outbox.write_mail(
                book,
                to=address,
                cc=copy,
                subject=draft.subject,
                body=draft.body,
                reply_to=[book.owner.email],
            )
        else:
            _remind_to_tell(writer, side, other)


def _way_to(side: Side) -> str:
    """Return the number or the address by which a side wants to be reached, "" if none is known."""
    phone = side.number or side.person.phone
    if side.answer == Side.Answer.PHONE:
        return phone
    return _address(side) or phone


def _address(side: Side) -> str:
    """Return where to write to a side: where they were asked, if that mail did not come back."""
    is_good = side.address and not side.unreachable_at
    return side.address if is_good else address_for(side.person, side)


def _remind_to_tell(writer: Writer, side: Side, other: Side) -> None:
    """Leave it to the owner to tell a side that has no mail address."""
    book = side.book
    with translation.override(book.tongue):
        text = gettext("Put in touch with %(name)s: both said yes") % {"name": other.person.name}
    day = working_day(today(book), book.weekdays)
    writer.create(
        FollowUp(book=book, person=side.person, text=text[:500], due_on=day, first_due_on=day)
    )


def _are_one(sides: Sequence[Side]) -> bool:
    """Tell whether both sides have turned out to be one person."""
    one, other = (side.person.joined_to_id or side.person_id for side in sides)
    return one == other
