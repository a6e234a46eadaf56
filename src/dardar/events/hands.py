"""A reciprocity round for a room: everyone one ask on the big screen, others raise a hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.events.errors import NoAskError, NotCheckedInError, SameGuestError
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Ask, Hand
from dardar.events.signing_up import locked
from dardar.events.wanting import unseen_by
from dardar.giving.actions import clean
from dardar.giving.models import LONGEST

MOST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class WallAsk:
    """An ask as the big screen has it, and the hands that are raised for it."""

    id: UUID
    name: str
    words: str
    hands: Sequence[tuple[str, str]]  # name, and what they can give


@transaction.atomic
def ask(guest: Guest, words: str) -> Ask:
    """Let this be what a guest asks the room for, and return it; hands for the one before go down.

    Raises:
        EmptyWordsError, TooLongError: there are no words, or too many.
        NotCheckedInError: they are not there.
        OverError, NoLinkError: see :func:`~dardar.events.signing_up.locked`.

    """
    said = clean(words)
    me = _there(guest)
    known = Ask.objects.filter(guest=me).first()
    if known and known.words == said:
        return known
    if known:
        known.delete()
    return Ask.objects.create(book=me.book, guest=me, words=said)


@transaction.atomic
def take_down(guest: Guest) -> None:
    """Take a guest's ask off the screen."""
    Ask.objects.filter(guest=guest).delete()


@transaction.atomic
def raise_hand(guest: Guest, asked: UUID, words: str = "") -> Hand:
    """Raise a hand for an ask and return it; raised twice it is up once.

    Raises:
        NoAskError: it is no longer there, or not at this event.
        SameGuestError: it is their own.
        TooLongError: the words are too many.
        NotCheckedInError: they are not there.
        OverError, NoLinkError: see :func:`~dardar.events.signing_up.locked`.

    """
    said = clean(words) if words.strip() else ""
    me = _there(guest)
    there = Ask.objects.select_for_update().filter(pk=asked, guest__event=me.event_id)
    found = there.exclude(guest__in=unseen_by(me)).first()
    if found is None:
        raise NoAskError
    if found.guest_id == me.pk:
        raise SameGuestError
    hand, _is_new = Hand.objects.update_or_create(
        ask=found, guest=me, defaults={"book": me.book, "words": said[:LONGEST]}
    )
    return hand


@transaction.atomic
def lower_hand(guest: Guest, asked: UUID) -> None:
    """Take a hand down again."""
    Hand.objects.filter(ask=asked, guest=guest).delete()


def clear(book: Book, event: Event) -> None:
    """Take all asks off the screen, for the next round.

    Raises:
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    Ask.objects.filter(guest__event=event).delete()


def wall(event: Event) -> list[WallAsk]:
    """Return what is asked for, with the fewest hands first: the eye goes where help lacks."""
    asks = Ask.objects.filter(guest__event=event).select_related("guest")
    asks = asks.prefetch_related("hands__guest").order_by("at", "pk")[:MOST_SHOWN]
    shown = [
        WallAsk(
            one.pk,
            one.guest.shown_name,
            one.words,
            [(hand.guest.shown_name, hand.words) for hand in one.hands.all()],
        )
        for one in asks
    ]
    return sorted(shown, key=lambda one: len(one.hands))


def _there(guest: Guest) -> Guest:
    me = locked(guest)
    if me.checked_in_at is None:
        raise NotCheckedInError
    return me
