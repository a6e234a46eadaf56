"""Verbs on a circle itself: found it, change it, open its door, give roles, end it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.capture.own_fields import new_token
from dardar.circles.cards import columns, words_of
from dardar.circles.errors import NoAccountError, NotHereError
from dardar.circles.handing import move
from dardar.circles.membership import acting
from dardar.circles.models import Circle, Member
from dardar.core.cards.vcard.quote import safe
from dardar.core.identity.text import fold
from dardar.encounters.days import today
from dardar.giving.errors import EmptyWordsError, TooLongError
from dardar.giving.settling import Plain, Writer
from dardar.people.journal import change

Role, State = Member.Role, Member.State
_LONGEST_NAME = 100
_LONGEST_AIM = 300
_LONGEST_RULES = 2000


@dataclass(frozen=True, slots=True)
class What:
    """What a circle is, as a form has it."""

    name: str
    aim: str = ""
    rules: str = ""
    approval: Circle.Approval = Circle.Approval.HOST
    language: str = "en"
    has_rounds: bool = True


def found(book: Book, what: What) -> Circle:
    """Found a circle, of which the owner of the book is the host, and return it.

    Their card in it says what their own card does.

    Raises:
        EmptyWordsError: it has no name.
        TooLongError: something is too long.

    """
    said, (card, image) = _columns(what), words_of(book)
    shown = columns(card) if fold(card.name) else {"mail": card.mail, "language": card.language}
    with change(book, "circle_founded", name=said["name"]) as journal:
        circle = journal.create(Circle(book=book, **said))
        journal.create(
            Member(
                book=book,
                circle=circle,
                user_book=book,
                role=Role.HOST,
                state=State.MEMBER,
                joined_on=today(book),
                image=image,
                **shown,
            )
        )
    return circle


def edit(me: Member, what: What) -> None:
    """Change what a circle is.

    Raises:
        EmptyWordsError: it would have no name.
        TooLongError: something is too long.
        PermissionDenied: who acts is no host.

    """
    said = _columns(what)
    with _writing(me, "circle_edited") as (writer, circle):
        writer.update(circle, **said)


def open_door(me: Member) -> None:
    """Let whoever has the link of the circle ask to join.

    Raises:
        PermissionDenied: who acts is no host.

    """
    with _writing(me, "circle_opened") as (writer, circle):
        writer.update(circle, is_open=True)


def close_door(me: Member) -> None:
    """Let the link of the circle lead nowhere until it is opened again.

    Raises:
        PermissionDenied: who acts is no host.

    """
    with _writing(me, "circle_closed") as (writer, circle):
        writer.update(circle, is_open=False)


def renew_link(me: Member) -> None:
    """Give the circle another link: those given away before lead nowhere from now on.

    Raises:
        PermissionDenied: who acts is no host.

    """
    with _writing(me, "circle_link_renewed") as (writer, circle):
        writer.update(circle, token=new_token())


def set_role(me: Member, member: Member, role: Member.Role) -> None:
    """Let a member be a co-host, or one like the others again.

    Raises:
        PermissionDenied: who acts is no host, or it is the host's own role.
        NotHereError: they are no member yet, or no longer.

    """
    if Role.HOST in {role, member.role}:
        raise PermissionDenied
    with acting(me, member, as_host=True):
        there = Member.objects.filter(pk=member.pk, state=State.MEMBER).exclude(role=Role.HOST)
        if not there.update(role=role):
            raise NotHereError


def hand_over(me: Member, heir: Member) -> None:
    """Give the circle to a member who has a book here; whoever was the host is a co-host.

    Raises:
        PermissionDenied: who acts is not the host.
        NoAccountError: the other has no book here.
        NotHereError: the other is no member yet, or no longer.

    """
    with acting(me, heir, as_host=True) as now:
        if now.role != Role.HOST or heir.pk == now.pk:
            raise PermissionDenied
        there = Member.objects.filter(pk=heir.pk, state=State.MEMBER).first()
        if there is None:
            raise NotHereError
        if there.user_book is None:
            raise NoAccountError
        move(now.circle, now, there)


def end(me: Member) -> None:
    """End the circle: nothing of it is shown any more, and after some time it is erased.

    Raises:
        PermissionDenied: who acts is not the host.

    """
    if me.role != Role.HOST:
        raise PermissionDenied
    with _writing(me, "circle_ended") as (writer, circle):
        writer.update(circle, ended_at=timezone.now())


@transaction.atomic
def resume(book: Book, circle: Circle) -> None:
    """Let a circle go on that was ended and is not erased yet.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, circle)
    with change(book, "circle_resumed", name=circle.name) as journal:
        journal.update(circle, ended_at=None)


def what_of(circle: Circle) -> What:
    """Return a circle as a form has it."""
    return What(
        circle.name,
        circle.aim,
        circle.rules,
        Circle.Approval(circle.approval),
        circle.language,
        circle.has_rounds,
    )


@contextmanager
def _writing(me: Member, verb: str) -> Iterator[tuple[Writer, Circle]]:
    """Yield what writes a change of the circle itself by a host, and the circle as it is now.

    It is in the history of whose book it is, and can be undone, if they do it themselves. What
    somebody else is about is in no history: it would outlast their leaving.

    Raises:
        PermissionDenied: they are no host.

    """
    with acting(me, as_host=True) as now:
        circle = Circle.objects.select_for_update().get(pk=now.circle_id)
        if now.user_book_id != circle.book_id:
            yield Plain(), circle
            return
        with change(circle.book, verb, name=circle.name) as journal:
            yield journal, circle


def _columns(what: What) -> dict[str, Any]:
    name, aim = (" ".join(safe(said).split()) for said in (what.name, what.aim))
    rules = "\n".join(safe(line) for line in what.rules.splitlines()).strip()
    if not fold(name):
        raise EmptyWordsError
    if len(name) > _LONGEST_NAME or len(aim) > _LONGEST_AIM or len(rules) > _LONGEST_RULES:
        raise TooLongError
    return asdict(what) | {"name": name, "aim": aim, "rules": rules}
