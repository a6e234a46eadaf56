"""What a visitor can do who has the link of a card: see it, leave theirs, take that back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from django.core import signing
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from dardar.accounts.models import Book
from dardar.capture.carrying import write_cards
from dardar.capture.findings import certain
from dardar.capture.models import Capture, Card, OwnCard
from dardar.capture.own_fields import LONGEST
from dardar.capture.seen import Seen
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import today
from dardar.ids import new_id
from dardar.people.traces import leave_no_trace

# Why a field of such a card is as it is: whom it is about wrote it.
BY_VISITOR: Final = "visitor"
# What labels the notes a visitor leaves.
OFFERS: Final = "offers"
NEEDS: Final = "needs"
# Cards that may wait on one table. Whoever meets more people than this between two looks at their
# book is not being met but flooded.
MOST_WAITING: Final = 500
MOST_FIELDS: Final = 12
LONGEST_NOTE: Final = 1000
# Seconds within which a card that was left can be taken back.
REGRET: Final = 60 * 60
_OPEN: Final = (Card.State.TO_REVIEW, Card.State.SKIPPED)
_SALT: Final = "dardar.capture.visits"
_WAYS: Final = frozenset({Kind.EMAIL, Kind.PHONE, Kind.PROFILE})


class NoCardError(LookupError):
    """No card is shown at this link: it never was one, was renewed, or is switched off."""


class IncompleteError(ValueError):
    """A card that says not who somebody is and how to reach them, or says far too much."""


class FullError(Exception):
    """As many cards wait to be looked through as may wait."""


class ReceiptError(ValueError):
    """The receipt is none of ours."""


def card_at(token: str) -> OwnCard:
    """Return the card that a link shows, with its book and owner.

    Raises:
        NoCardError: it shows none.

    """
    shown = OwnCard.objects.select_related("book__owner").filter(token=token, is_on=True)
    card = shown.filter(book__owner__is_active=True).first()
    if card is None:
        raise NoCardError
    return card


def waiting(book: Book) -> int:
    """Count the cards that visitors have left and that wait to be looked through."""
    to_review = Card.objects.filter(book=book, state=Card.State.TO_REVIEW)
    return to_review.filter(capture__kind=Capture.Kind.LEFT).count()


def leave(token: str, fields: Sequence[Field], key: str) -> Capture:
    """Leave a visitor's card with the owner of a card, to be looked through, and return it.

    The same card left twice with the same key, as by a nervous thumb, is left once.

    Args:
        token: of the card they have seen.
        fields: what the visitor says of themselves.
        key: made when the form was.

    Raises:
        NoCardError: the link shows no card, or no longer.
        IncompleteError: no name, no way to reach them, or too much of it.
        FullError: too many wait already.

    """
    card = card_at(token)
    said = [Field(f.kind, safe(f.value), f.label, f.parts, f.preferred) for f in fields]
    said = [field for field in said if field.value]
    _require_whole(said)
    # By the card's own id: no visitor can name a row that is not one of its visits.
    pk = uuid5(card.pk, json.dumps([key, [to_stored(field) for field in said]]))
    with transaction.atomic():
        if waiting(card.book) >= MOST_WAITING and not Capture.objects.filter(pk=pk).exists():
            raise FullError
        what = {"kind": Capture.Kind.LEFT, "state": Capture.State.READ, "on": today(card.book)}
        left, is_new = Capture.objects.get_or_create(pk=pk, book=card.book, defaults=what)
        if is_new:
            write_cards(left, [_as_seen(said)])
    return left


def _as_seen(said: Sequence[Field]) -> Seen:
    scan = new_id()
    text = "\n".join(field.value for field in said)
    return Seen(certain(said, str(scan), BY_VISITOR), text, scan=scan)


def _require_whole(fields: Sequence[Field]) -> None:
    kinds = {field.kind for field in fields}
    is_bounded = len(fields) <= MOST_FIELDS and all(
        len(field.value) <= (LONGEST_NOTE if field.kind is Kind.NOTE else LONGEST)
        for field in fields
    )
    if not (Kind.NAME in kinds and kinds & _WAYS and is_bounded):
        raise IncompleteError


@dataclass(frozen=True, slots=True)
class Visit:
    """What has become of a card that was left; ``left`` is None once it is kept no more."""

    left: Capture | None
    can_be_taken_back: bool


def receipt(left: Capture) -> str:
    """Return the text by which a visitor can take back for an hour what they left."""
    return _signer().sign(left.pk.hex)


def visit(text: str) -> Visit:
    """Return what has become of the card a receipt is for.

    It can be taken back within the hour, until somebody has been made of it: then it is in a book,
    and its owner's to erase.

    Raises:
        ReceiptError: it is none of ours.

    """
    try:
        pk = UUID(_signer().unsign(text))
    except signing.BadSignature as error:
        raise ReceiptError from error
    left = Capture.objects.select_related("book__owner").filter(pk=pk).first()
    is_open = left is not None and not left.cards.exclude(state__in=_OPEN).exists()
    return Visit(left, can_be_taken_back=is_open and _is_fresh(text))


def take_back(text: str) -> bool:
    """Delete for ever what was left for a receipt, and tell whether it is kept no more.

    Raises:
        ReceiptError: it is none of ours.

    """
    with transaction.atomic():
        seen = visit(text)
        if seen.left is None:
            return True
        if seen.can_be_taken_back:
            seen.left.delete()
            leave_no_trace()
    return seen.can_be_taken_back


@receiver(post_delete, sender=Card)
def _leave_with_the_card(instance: Card, **_arguments: object) -> None:
    """Delete what a visitor did once their card is erased: no phone will send it again."""
    left = Capture.objects.filter(pk=instance.capture_id, kind=Capture.Kind.LEFT)
    left.filter(cards=None).delete()


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=_SALT)


def _is_fresh(text: str) -> bool:
    try:
        _signer().unsign(text, max_age=REGRET)
    except signing.SignatureExpired:
        return False
    return True
