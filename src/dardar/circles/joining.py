"""How one comes into a circle: invited by a host, or by asking at its link."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.circles import letters
from dardar.circles.cards import (
    CardWords,
    Sent,
    address_of,
    checked_mail,
    columns,
    give_link,
    new_wishes,
    picture,
    post,
)
from dardar.circles.errors import AlreadyThereError, FullError, NoMailError
from dardar.circles.matching import match_soon
from dardar.circles.membership import acting, in_state, member_at
from dardar.circles.models import Circle, Member, MemberWish
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import today
from dardar.encounters.drafts import Draft
from dardar.giving.errors import NoLinkError
from dardar.giving.links import Link, Purpose
from dardar.giving.models import Role

State = Member.State
# People who may wait to be let in: more are no newcomers but a flood.
MOST_WAITING: Final = 100
# Members, those invited included, of one circle.
MOST: Final = 300


@dataclass(frozen=True, slots=True)
class Front:
    """All that the page of a circle shows to whoever has its link: nobody but the host."""

    name: str
    aim: str
    rules: str
    language: str
    host: str
    approval: Circle.Approval


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody offers and needs, a line each."""

    offers: Sequence[str] = ()
    needs: Sequence[str] = ()

    def rows(self, member: Member) -> list[MemberWish]:
        """Return them as unsaved rows.

        Raises:
            TooLongError, TooManyError: see :func:`~dardar.circles.cards.new_wishes`.

        """
        of = {"book": member.book, "member": member}
        offers = new_wishes(Role.OFFER, self.offers, MemberWish, **of)
        return offers + new_wishes(Role.NEED, self.needs, MemberWish, **of)


def invite(me: Member, name: str, mail: str, link: Link, language: str = "") -> tuple[Member, Sent]:
    """Invite somebody, and return them and how; whoever is invited already gets another link.

    Args:
        me: a host.
        name: what to call them, "" if that is not known; they say it themselves.
        mail: their address, "" to send the link by hand.
        link: gives the address of the page that a token opens.
        language: of their pages, that of the circle by default.

    Raises:
        NoMailError: the address is none.
        AlreadyThereError: somebody with this address is a member, or wants to be.
        FullError: the circle is as large as circles are.
        PermissionDenied: who acts is no host.

    """
    address = checked_mail(mail)
    with acting(me, as_host=True) as host:
        circle = Circle.objects.select_for_update().get(pk=host.circle_id)
        member = _with_address(circle, address)
        if member and member.state != State.INVITED:
            raise AlreadyThereError
        if circle.members.count() >= MOST:
            raise FullError
        member = member or Member.objects.create(
            book=circle.book,
            circle=circle,
            state=State.INVITED,
            name=" ".join(safe(name).split())[:200],
            mail=address,
            language=language or circle.language,
        )
        return member, _invite(host, member, link)


def invite_again(me: Member, member: Member, link: Link) -> Sent:
    """Send somebody who is invited another link; the one they had is dead.

    Raises:
        NotHereError: they have joined, or are invited no more.
        PermissionDenied: who acts is no host.

    """
    with acting(me, member, as_host=True) as host:
        return _invite(host, in_state(member, State.INVITED), link)


def front(token: str) -> Front:
    """Return what stands at the link of a circle. Looking changes nothing.

    Raises:
        NoLinkError: nothing does, or the door is closed.

    """
    circle = _open_circle(token)
    return front_of(circle)


def front_of(circle: Circle) -> Front:
    """Return what somebody who is invited to a circle sees of it."""
    host = circle.members.get(role=Member.Role.HOST)
    approval = Circle.Approval(circle.approval)
    return Front(circle.name, circle.aim, circle.rules, circle.language, host.name, approval)


@transaction.atomic
def ask_to_join(
    token: str,
    words: CardWords,
    wishes: Wishes,
    link: Link,
    *,
    book: Book | None = None,
    image: bytes = b"",
) -> Sent | None:
    """Ask to be let into a circle at its link.

    Whoever leaves an address gets the link to their page by mail, and by mail alone: so an address
    that is in the circle already is answered like any other.

    Args:
        token: of the circle's link.
        words: their card.
        wishes: what they offer and need.
        link: gives the address of the page that a token opens.
        book: theirs, if they are signed in.
        image: a picture of them, if they give one.

    Returns:
        The link to their page, to be shown now, if it was not sent by mail and they have no book.

    Raises:
        NoLinkError: there is no circle here, or its door is closed.
        NamelessError, NoMailError, TooLongError, TooManyError: the card says too little or much.
        NoPictureError: the bytes are none.
        AlreadyThereError: the owner of the book is in the circle, or wants to be.
        FullError: too many wait already.

    """
    said = columns(words) | {"image": picture(image) if image else b""}
    circle = _open_circle(token, lock=True)
    if book and circle.members.filter(user_book=book).exists():
        raise AlreadyThereError
    by_mail = book is None and settings.MAIL_CONFIGURED
    if by_mail and (known := _with_address(circle, said["mail"])):
        _send_again(known, link)
        return None
    if circle.members.filter(state=State.ASKING).count() >= MOST_WAITING:
        raise FullError
    member = Member(book=circle.book, circle=circle, user_book=book, state=State.ASKING, **said)
    member.asked_at = timezone.now()
    _write(member, wishes)
    if book:
        return None
    sent = _send_again(member, link)
    return None if sent.by_mail else sent


@transaction.atomic
def join(
    token: str, words: CardWords, wishes: Wishes, *, book: Book | None = None, image: bytes = b""
) -> Member:
    """Accept an invitation, and return the place: in the circle, or waiting for it to agree.

    Raises:
        NoLinkError: nothing is at this link.
        NotHereError: they have joined already.
        NamelessError, NoMailError, TooLongError, TooManyError: the card says too little or much.
        NoPictureError: the bytes are none.
        AlreadyThereError: the owner of the book is in the circle already.

    """
    said = columns(words) | {"image": picture(image) if image else b""}
    member = in_state(member_at(token), State.INVITED)
    if book and member.circle.members.filter(user_book=book).exists():
        raise AlreadyThereError
    for name, value in said.items():
        if name != "mail" or value:  # the address that was invited stays, if they give no other
            setattr(member, name, value)
    member.user_book = book
    if member.circle.approval == Circle.Approval.HOST:
        member.state, member.joined_on = State.MEMBER, today(member.book)
    else:
        member.state, member.asked_at = State.ASKING, timezone.now()
    _write(member, wishes)
    match_soon(member.circle_id)
    return member


@transaction.atomic
def claim(book: Book, token: str) -> Member:
    """Let a place in a circle, known by its link, be that of the owner of a book; return it.

    Raises:
        NoLinkError: nothing is at this link.
        AlreadyThereError: it is another's, or they have a place in the circle already.

    """
    member = member_at(token)
    others = member.circle.members.filter(user_book=book).exclude(pk=member.pk)
    if others.exists() or member.user_book_id not in {None, book.pk}:
        raise AlreadyThereError
    Member.objects.filter(pk=member.pk, user_book=None).update(user_book=book)
    member.user_book = book
    return member


@transaction.atomic
def send_link(token: str, mail: str, link: Link) -> None:
    """Send whoever has lost it another link to their page; it is never told who is in a circle.

    Raises:
        NoLinkError: there is no circle here, or its door is closed.
        NoMailError: the address is none.

    """
    address = checked_mail(mail)
    if not address:
        raise NoMailError
    if known := _with_address(_open_circle(token), address):
        _send_again(known, link)


def new_link(me: Member, link: Link) -> str:
    """Return another link to one's own page; the one before is dead."""
    with acting(me) as now:
        return link(give_link(now, Purpose.MEMBER))


def _write(member: Member, wishes: Wishes) -> None:
    rows = wishes.rows(member)
    member.save()
    MemberWish.objects.bulk_create(rows)


def _invite(host: Member, member: Member, link: Link) -> Sent:
    address = link(give_link(member, Purpose.MEMBER))
    return _sent(member, letters.invited(host, member, address), address, address_of(host))


def _send_again(member: Member, link: Link) -> Sent:
    address = link(give_link(member, Purpose.MEMBER))
    draft = letters.link_again(member, address)
    return _sent(member, draft, address, member.book.owner.email)


def _sent(member: Member, draft: Draft, address: str, reply_to: str) -> Sent:
    return Sent(address, draft, by_mail=post(member, draft, reply_to=reply_to))


def _with_address(circle: Circle, address: str) -> Member | None:
    if not address:
        return None
    theirs = Q(mail=address) | Q(user_book__owner__email=address)
    return circle.members.filter(theirs).select_related("circle", "user_book__owner").first()


def _open_circle(token: str, *, lock: bool = False) -> Circle:
    rows = Circle.objects.filter(
        token=token[:32], is_open=True, ended_at=None, book__owner__is_active=True
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    circle = rows.select_related("book__owner").first()
    if circle is None:
        raise NoLinkError
    return circle
