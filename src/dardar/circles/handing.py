"""A circle moves to another book with all its rows: handed over, or because its host goes."""

from typing import Any, Final

from dardar.accounts.models import Book, Owned
from dardar.circles.models import (
    Approval,
    Circle,
    Gift,
    Member,
    MemberAnswer,
    MemberVector,
    MemberWish,
    OneToOne,
    Refusal,
    Report,
    Round,
    Turn,
)

# The way from each row of a circle to it, as in a query.
TO_CIRCLE: Final[dict[type[Owned], str]] = {
    Circle: "pk",
    Member: "circle",
    MemberWish: "member__circle",
    MemberVector: "wish__member__circle",
    MemberAnswer: "need__member__circle",
    Refusal: "by__circle",
    Approval: "by__circle",
    Round: "circle",
    OneToOne: "round__circle",
    Turn: "round__circle",
    Gift: "circle",
    Report: "about__circle",
}
Role, State = Member.Role, Member.State


def move(circle: Circle, host: Member, heir: Member) -> None:
    """Let a member's book bear a circle and all that is in it, as a part of a transaction.

    The mails that wait to be sent for it stay in the outbox of the host.
    """
    Member.objects.filter(pk=host.pk).update(role=Role.COHOST)
    Member.objects.filter(pk=heir.pk).update(role=Role.HOST)
    for model, way in TO_CIRCLE.items():
        in_it: dict[str, Any] = {way: circle.pk}
        model._default_manager.filter(**in_it).update(book=heir.user_book)


def heir_of(circle: Circle) -> Member | None:
    """Return who takes a circle over when its host goes: its oldest co-host with a book here."""
    cohosts = circle.members.filter(role=Role.COHOST, state=State.MEMBER)
    with_book = cohosts.filter(user_book__isnull=False, user_book__owner__is_active=True)
    return with_book.order_by("joined_on", "pk").first()


def hand_on(book: Book) -> None:
    """Hand the circles of a book that is about to be erased to who takes them over.

    Those that nobody can take over stay, to be erased with it.
    """
    for circle in Circle.objects.filter(book=book, ended_at=None):
        if heir := heir_of(circle):
            move(circle, circle.members.get(role=Role.HOST), heir)
