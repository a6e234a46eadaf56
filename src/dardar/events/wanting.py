"""Whom a guest would like to meet, whom not; blocks and reports. Nobody else ever learns of it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.errors import TooManyError
from dardar.circles.models import LONGEST_LINE
from dardar.core.cards.vcard.quote import safe
from dardar.core.identity.text import fold
from dardar.encounters.days import today
from dardar.events.errors import SameGuestError
from dardar.events.models import Guest, GuestReport, Want
from dardar.events.planning import follow_soon
from dardar.events.signing_up import locked
from dardar.giving.errors import EmptyWordsError, TooLongError

MOST_WANTS: Final = 30
_LONGEST_REPORT: Final = 1000
Kind = Want.Kind


@transaction.atomic
def want(guest: Guest, other: Guest, kind: Want.Kind) -> Want:
    """Say that a guest would like to meet another, or not; the last word counts.

    Once the event has begun, its plan follows such a no from the next round on.

    Raises:
        SameGuestError: they are one, or at different events.
        TooManyError: they have said so of many already.
        OverError, NoLinkError: see :func:`~dardar.events.signing_up.locked`.

    """
    me = locked(guest)
    if me.pk == other.pk or me.event_id != other.event_id:
        raise SameGuestError
    _require_room(me, me.wants.filter(of=other).exists())
    said, _is_new = Want.objects.update_or_create(
        by=me, of=other, defaults={"book": me.book, "kind": kind}
    )
    if kind != Kind.MEET:
        follow_soon(me.event)
    return said


@transaction.atomic
def want_named(guest: Guest, names: Sequence[str], kind: Want.Kind) -> None:
    """Let these be the names of whom a guest would like to meet, or not.

    Raises:
        TooLongError: a name is too long.
        TooManyError: there are too many.
        OverError, NoLinkError: see :func:`~dardar.events.signing_up.locked`.

    """
    wanted = {fold(name): " ".join(safe(name).split()) for name in names if fold(name)}
    if any(len(name) > LONGEST_LINE for name in wanted.values()):
        raise TooLongError
    me = locked(guest)
    named = me.wants.filter(of=None)
    named.filter(kind=kind).exclude(words__in=wanted.values()).delete()
    for words in wanted.values():
        _require_room(me, named.filter(words=words).exists())
        Want.objects.update_or_create(
            by=me, of=None, words=words, defaults={"book": me.book, "kind": kind}
        )


def take_back(guest: Guest, said: Want) -> None:
    """Take back what a guest said about meeting somebody; another's is left alone."""
    guest.wants.filter(pk=said.pk).delete()


def wants_of(guest: Guest) -> list[Want]:
    """Return what a guest said about meeting others: for their own eyes."""
    return list(guest.wants.select_related("of").order_by("kind", "pk"))


def unseen_by(guest: Guest) -> set[UUID]:
    """Return whom a guest does not see: those they blocked, and those who blocked them."""
    blocks = Want.objects.filter(Q(by=guest) | Q(of=guest), kind=Kind.BLOCK, of__isnull=False)
    return {pk for pair in blocks.values_list("by", "of") for pk in pair if pk} - {guest.pk}


@transaction.atomic
def report(guest: Guest, about: Guest, words: str) -> GuestReport:
    """Tell the host of somebody's conduct and return it. One may do so after the event, too.

    Raises:
        EmptyWordsError, TooLongError: there are no words, or too many.
        SameGuestError: it is about themselves, or somebody of another event.

    """
    said = safe(words)
    if not said:
        raise EmptyWordsError
    if len(said) > _LONGEST_REPORT:
        raise TooLongError
    if guest.pk == about.pk or guest.event_id != about.event_id:
        raise SameGuestError
    _require_few(guest)
    return GuestReport.objects.create(book=guest.book, by=guest, about=about, words=said)


def settle_report(book: Book, told: GuestReport) -> None:
    """Mark that a report has been looked into.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, told)
    GuestReport.objects.filter(pk=told.pk).update(settled_on=today(book))


def _require_room(guest: Guest, is_there: bool) -> None:  # noqa: FBT001 - one caller's look-up
    if not is_there and guest.wants.count() >= MOST_WANTS:
        raise TooManyError


def _require_few(guest: Guest) -> None:
    if guest.reports.count() >= MOST_WANTS:
        raise TooManyError
