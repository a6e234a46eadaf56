"""What a side of an introduction can do at their link: read of the other, and answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dardar.core.identity import phones
from dardar.giving.errors import NoLinkError, NoNumberError
from dardar.giving.links import Purpose, hashed
from dardar.giving.models import Introduction, Side
from dardar.giving.settling import Plain, forget_reminder, settle
from dardar.giving.states import ANSWERABLE, INTRODUCED

Answer = Side.Answer


@dataclass(frozen=True, slots=True)
class Page:
    """All that a side's page shows: nothing of whom it is for, so that a link can be forwarded.

    Nor does it say what the other has answered, before both have said yes.
    """

    owner: str  # the name of who introduces
    language: str
    blurb: str  # what the owner wrote of the other, without ways to reach them
    answer: Side.Answer
    is_made: bool  # both said yes: the mail with the introduction is under way
    expires_at: datetime | None


def page(token: str) -> Page:
    """Return what stands at a link. Looking changes nothing: mail scanners open links too.

    Raises:
        NoLinkError: nothing does.

    """
    return _page(_side_at(token))


@transaction.atomic
def answer(token: str, said: Side.Answer, *, number: str = "") -> Page:
    """Keep what a side answers, let the introduction follow, and return what their page shows.

    The same sent twice is kept once. It may be changed until both have said yes.

    Args:
        token: of their link.
        said: yes, yes by phone, later or no.
        number: with «by phone», the number they want to be called on; else the one in the book.

    Raises:
        NoLinkError: nothing is at this link.
        NoNumberError: what they gave is no telephone number.

    """
    side = _side_at(token)
    kept = checked_number(side, said, number)
    # Both sides wait for each other here, so that one of them finds the other's answer.
    introduction = Introduction.objects.select_for_update().get(pk=side.introduction_id)
    side = _side_at(token)
    if introduction.state in ANSWERABLE:
        Plain().update(side, answer=said, answered_at=timezone.now(), number=kept)
        forget_reminder(side)
        settle(Plain(), introduction)
        side = _side_at(token)
    return _page(side)


def checked_number(side: Side, said: Side.Answer, number: str) -> str:
    """Return the number a side wants to be called on as it is dialled from anywhere.

    Raises:
        NoNumberError: it is none.

    """
    if said != Answer.PHONE or not number.strip():
        return ""
    dialled = phones.e164(number[:100], side.book.region)
    if dialled is None:
        raise NoNumberError
    return phones.pretty(dialled, None)


def _side_at(token: str) -> Side:
    shown = Side.objects.filter(
        token_hash=hashed(Purpose.SIDE, token),
        expires_at__gt=timezone.now(),
        book__owner__is_active=True,
        introduction__state__in=[*ANSWERABLE, *INTRODUCED],
    )
    side = shown.select_related("introduction", "book__owner").first()
    if side is None:
        raise NoLinkError
    return side


def _page(side: Side) -> Page:
    return Page(
        owner=side.book.owner.name,
        language=side.language,
        blurb=side.blurb,
        answer=Answer(side.answer),
        is_made=side.introduction.state in INTRODUCED,
        expires_at=side.expires_at,
    )
