"""Who acts in a circle: a member by their book or by their link, and what their role lets them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from dardar.accounts.models import Book
from dardar.circles.cards import card_at, note_use
from dardar.circles.errors import NotHereError
from dardar.circles.models import Circle, Member
from dardar.giving.links import Purpose

State = Member.State


def member_of(book: Book, circle: Circle) -> Member:
    """Return the place that the owner of a book has in a circle.

    Raises:
        PermissionDenied: none.

    """
    mine = _present().filter(circle=circle, user_book=book)
    member = mine.select_related("circle__book__owner", "user_book__owner").first()
    if member is None:
        raise PermissionDenied
    return member


def member_at(token: str) -> Member:
    """Return whose link this is: a member's, or of somebody who is invited or wants to join.

    Looking changes nothing: mail scanners open links too.

    Raises:
        NoLinkError: nobody's.

    """
    return card_at(
        Member.objects.filter(circle__ended_at=None).select_related("circle"),
        Purpose.MEMBER,
        token,
    )


def places_of(book: Book) -> QuerySet[Member]:
    """Return the places that the owner of a book has, in circles that have not ended."""
    mine = _present().filter(user_book=book).select_related("circle__book__owner")
    return mine.order_by("circle__name", "circle__pk")


def require_together(me: Member, *others: Member | None) -> None:
    """Check that others are in the same circle.

    Raises:
        PermissionDenied: one of them is not.

    """
    for other in others:
        if other is not None and other.circle_id != me.circle_id:
            raise PermissionDenied


@contextmanager
def acting(me: Member, *others: Member | None, as_host: bool = False) -> Iterator[Member]:
    """Yield the row of a member who does something, as it is now, within a transaction.

    Args:
        me: who acts.
        others: whom it is about.
        as_host: whether only hosts may.

    Raises:
        PermissionDenied: they may not, or are no member any more.

    """
    with transaction.atomic():
        now = _locked(me)
        if as_host and not now.hosts:
            raise PermissionDenied
        require_together(now, *others)
        note_use(now)
        yield now


def in_state(member: Member, state: Member.State) -> Member:
    """Return a member as they are now, locked until the transaction ends.

    Raises:
        NotHereError: they are no longer in this state.

    """
    rows = Member.objects.filter(pk=member.pk, state=state)
    rows = rows.select_related("circle__book__owner", "user_book__owner")
    now = rows.select_for_update(of=("self",)).first()
    if now is None:
        raise NotHereError
    return now


def _present() -> QuerySet[Member]:
    return Member.objects.filter(state=State.MEMBER, circle__ended_at=None)


def _locked(me: Member) -> Member:
    rows = _present().filter(pk=me.pk, book__owner__is_active=True)
    rows = rows.select_related("circle__book__owner", "user_book__owner")
    now = rows.select_for_update(of=("self",)).first()
    if now is None:
        raise PermissionDenied
    return now
