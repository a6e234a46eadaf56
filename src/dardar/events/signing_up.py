"""How a guest comes to an event, by its link or invited, and what they say of themselves.

Whoever signs up gets a page of their own at once, whatever address they leave: it is never told
who is expected already, and no address opens another's page. Somebody who stands on the list twice
by that counts once, see :func:`dardar.events.guests.counted`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.circles.cards import (
    CardWords,
    Sent,
    call_back,
    card_at,
    checked_mail,
    columns,
    give_link,
    new_wishes,
    note_use,
    picture,
    post,
)
from dardar.circles.errors import NoMailError
from dardar.circles.models import MemberWish
from dardar.core.cards.vcard.quote import safe
from dardar.events import letters
from dardar.events.errors import FullError, OverError
from dardar.events.keeping import bring
from dardar.events.matching import match_soon
from dardar.events.models import MOST_ROUNDS, Event, Guest, GuestWish
from dardar.giving.errors import NoLinkError, TooLongError
from dardar.giving.links import Link, Purpose
from dardar.giving.models import Role
from dardar.ids import new_id
from dardar.people.traces import leave_no_trace

State = Guest.State
MOST_GUESTS: Final = 6000


@dataclass(frozen=True, slots=True)
class Door:
    """All that the page of sign-up shows: nobody but the host."""

    title: str
    aim: str
    place: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    language: str
    host: str
    rounds: int
    erase_on: date


@dataclass(frozen=True, slots=True)
class Answer:
    """What a guest says in one minute, as a form has it."""

    card: CardWords
    offers: Sequence[str] = ()
    needs: Sequence[str] = ()
    role: str = ""
    phone: str = ""
    my_aim: str = ""
    board_name: str = ""
    needs_steps_free: bool = False
    meets_company: bool = False
    away_rounds: Iterable[int] = ()  # counted from 0


def door(token: str) -> Door:
    """Return what stands at the link of sign-up. Looking changes nothing.

    Raises:
        NoLinkError: nothing does, or it is closed.

    """
    event = _open_event(token)
    return Door(
        host=event.book.owner.name,
        **{name: getattr(event, name) for name in Door.__dataclass_fields__ if name != "host"},
    )


@transaction.atomic
def sign_up(
    token: str, said: Answer, link: Link, *, book: Book | None = None, key: UUID | None = None
) -> tuple[Guest, str]:
    """Sign somebody up and return them and the address of their page, which nothing keeps.

    Args:
        token: of the link of sign-up.
        said: what they say.
        link: gives the address of the page that a token opens.
        book: theirs, if they are signed in; who is a guest already only changes their answer.
        key: made with the form, so that the same sent twice is one guest.

    Raises:
        NoLinkError: there is nothing to sign up for, or no longer.
        NamelessError, NoMailError, TooLongError, TooManyError: they say too little or too much.
        FullError: there are as many guests as there may be.

    """
    values = _columns(said)
    event = _open_event(token, lock=True)
    # By the event's own id: no key names a guest that is not of the same form.
    pk = uuid5(event.pk, str(key)) if key else new_id()
    guest = _known(event, book, pk)
    if guest is None and event.guests.count() >= MOST_GUESTS:
        raise FullError
    if guest is None:
        guest = Guest(pk=pk, book=event.book, event=event, user_book=book)
        guest.state = State.COMING
    _write(guest, said, values)
    address = link(give_link(guest, Purpose.GUEST))
    if book is None and guest.mail:
        post(guest, letters.welcomed(guest, address), reply_to=event.book.owner.email)
    return guest, address


def guest_at(token: str) -> Guest:
    """Return whose link this is. Looking changes nothing: mail scanners open links too.

    Raises:
        NoLinkError: nobody's.

    """
    return card_at(_guests(), Purpose.GUEST, token)


def guest_of(book: Book, event: Event) -> Guest | None:
    """Return the place that the owner of a book has at an event, None if they have none."""
    return _guests().filter(user_book=book, event=event).first()


def places_of(book: Book) -> QuerySet[Guest]:
    """Return the places that the owner of a book has at events, the latest first."""
    return _guests().filter(user_book=book).order_by("-event__starts_at", "pk")


@transaction.atomic
def answer(guest: Guest, said: Answer) -> Guest:
    """Change what a guest says of themselves, and return them; whoever was expected is coming.

    Raises:
        NamelessError, NoMailError, TooLongError, TooManyError: they say too little or too much.
        OverError: the event is over.
        NoLinkError: they are no guest any more.

    """
    values = _columns(said)
    now = locked(guest)
    _write(now, said, values)
    note_use(now)
    return now


@transaction.atomic
def set_picture(guest: Guest, data: bytes) -> None:
    """Show a picture on a guest's card; b"" takes it off.

    Raises:
        NoPictureError: the bytes are none.
        OverError, NoLinkError: as for :func:`answer`.

    """
    image = picture(data) if data else b""
    now = locked(guest)
    now.image = image
    now.save(update_fields=["image"])


@transaction.atomic
def say_coming(guest: Guest, *, comes: bool) -> None:
    """Say whether they come after all; what they said stays, for if they change their mind.

    Raises:
        OverError, NoLinkError: as for :func:`answer`.

    """
    now = locked(guest)
    now.state = State.COMING if comes else State.AWAY
    now.answered_at = now.answered_at or timezone.now()
    now.save(update_fields=["state", "answered_at"])


@transaction.atomic
def take_off(guest: Guest) -> None:
    """Take a guest off the list with all that is theirs, for ever. Twice does nothing."""
    if now := Guest.objects.select_for_update().filter(pk=guest.pk).first():
        forget([now])


def forget(guests: Sequence[Guest]) -> None:
    """Erase guests with all that is theirs, as a part of a transaction."""
    call_back(guests)
    for guest in guests:
        guest.delete()
    leave_no_trace()


@transaction.atomic
def claim(book: Book, token: str) -> Guest:
    """Let a place at an event, known by its link, be that of the owner of a book; return it.

    Those with whom they have swapped cards already are in the book from then on.

    Raises:
        NoLinkError: nothing is at this link, or it is another's.

    """
    guest = guest_at(token)
    others = guest.event.guests.filter(user_book=book).exclude(pk=guest.pk)
    if others.exists() or guest.user_book_id not in {None, book.pk}:
        raise NoLinkError
    guest.user_book = book
    guest.save(update_fields=["user_book"])
    bring(guest)
    return guest


@transaction.atomic
def new_link(guest: Guest, link: Link) -> Sent:
    """Give a guest another link to their page; the one before is dead."""
    address = link(give_link(guest, Purpose.GUEST))
    return Sent(address, letters.welcomed(guest, address), by_mail=False)


@transaction.atomic
def send_link(token: str, mail: str, link: Link) -> None:
    """Send whoever has lost it another link to their page; it is never told who comes.

    Raises:
        NoLinkError: there is no event here, or its sign-up is closed.
        NoMailError: the address is none.

    """
    address = checked_mail(mail)
    if not address:
        raise NoMailError
    event = _open_event(token)
    for guest in event.guests.filter(mail=address).select_related("event__book__owner"):
        where = link(give_link(guest, Purpose.GUEST))
        post(guest, letters.welcomed(guest, where), reply_to=event.book.owner.email)


def answer_of(guest: Guest) -> Answer:
    """Return what a guest said, as a form has it; before that, what they said in the circle."""
    rows = guest.wishes.filter(state=GuestWish.State.OPEN).values_list("role", "words")
    lines = list(rows.order_by("created_at", "pk"))
    if guest.answered_at is None and guest.member:
        in_circle = guest.member.wishes.filter(state=MemberWish.State.OPEN)
        lines = list(in_circle.values_list("role", "words").order_by("created_at", "pk"))
    return Answer(
        CardWords(guest.name, guest.company, guest.tongues, guest.mail, guest.language),
        [words for role, words in lines if role == Role.OFFER],
        [words for role, words in lines if role == Role.NEED],
        guest.role,
        guest.phone,
        guest.my_aim,
        guest.board_name,
        guest.needs_steps_free,
        guest.meets_company,
        [number for number in range(MOST_ROUNDS) if not guest.is_there_in(number)],
    )


def locked(guest: Guest) -> Guest:
    """Return a guest as they are now, to be written.

    Raises:
        OverError: the event is over.
        NoLinkError: they are no guest any more.

    """
    now = _guests().select_for_update(of=("self",)).filter(pk=guest.pk).first()
    if now is None:
        raise NoLinkError
    if now.event.over_at:
        raise OverError
    return now


def _write(guest: Guest, said: Answer, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name != "mail" or value:  # the address on the roster stays, if they give no other
            setattr(guest, name, value)
    if guest.state == State.EXPECTED:
        guest.state = State.COMING
    guest.answered_at = guest.answered_at or timezone.now()
    of = {"book": guest.book, "guest": guest}
    wanted = new_wishes(Role.OFFER, said.offers, GuestWish, **of)
    wanted += new_wishes(Role.NEED, said.needs, GuestWish, **of)
    guest.save()
    _write_wishes(guest, wanted)


def _write_wishes(guest: Guest, wanted: Sequence[GuestWish]) -> None:
    """Let the open wishes of a guest be these; those that say the same stay."""
    there = {(wish.role, wish.words): wish for wish in guest.wishes.all()}
    kept = {(wish.role, wish.words) for wish in wanted}
    going = [wish.pk for key, wish in there.items() if key not in kept]
    GuestWish.objects.filter(pk__in=going).delete()
    GuestWish.objects.bulk_create(w for w in wanted if (w.role, w.words) not in there)
    match_soon(guest.event_id)


def _columns(said: Answer) -> dict[str, Any]:
    lines = {name: " ".join(safe(getattr(said, name)).split()) for name in _LINES}
    if any(len(line) > _LINES[name] for name, line in lines.items()):
        raise TooLongError
    away = {number for number in said.away_rounds if 0 <= number < MOST_ROUNDS}
    return {
        **columns(said.card),
        **lines,
        "needs_steps_free": said.needs_steps_free,
        "meets_company": said.meets_company,
        "away_rounds": sum(1 << number for number in away),
    }


_LINES: Final = {"role": 200, "phone": 40, "my_aim": 300, "board_name": 60}


def _known(event: Event, book: Book | None, pk: UUID) -> Guest | None:
    guests = _guests().filter(event=event, user_book=book)
    return (guests.filter(pk=pk) if book is None else guests).first()


def _guests() -> QuerySet[Guest]:
    there = Guest.objects.filter(book__owner__is_active=True)
    there = there.select_related("event__book__owner", "book", "user_book__owner", "member")
    return there.defer("image", "member__image")  # a room of phones asks for them all the time


def _open_event(token: str, *, lock: bool = False) -> Event:
    events = Event.objects.filter(
        token=token[:32],
        is_open=True,
        over_at=None,
        erased_at=None,
        book__owner__is_active=True,
    )
    if lock:
        events = events.select_for_update(of=("self",))
    event = events.select_related("book__owner").first()
    if event is None:
        raise NoLinkError
    return event
