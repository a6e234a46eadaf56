"""Verbs of the host on guests: add, invite, remove; and who counts for a plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.cards import CardWords, Sent, columns, give_link, post, words_of
from dardar.core.identity.text import fold
from dardar.events import letters
from dardar.events.errors import FullError
from dardar.events.models import Event, Guest
from dardar.events.signing_up import MOST_GUESTS, forget
from dardar.giving.links import Link, Purpose

State = Guest.State


@dataclass(frozen=True, slots=True)
class Invited:
    """How many were written to, and who has no address to be written to at."""

    mailed: int
    unreachable: Sequence[Guest]


@transaction.atomic
def add_guest(book: Book, event: Event, words: CardWords) -> Guest:
    """Expect somebody as a guest and return them.

    Raises:
        NamelessError, NoMailError, TooLongError: their card says too little or too much.
        FullError: there are as many guests as there may be.
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    said = columns(words)
    if event.guests.count() >= MOST_GUESTS:
        raise FullError
    return Guest.objects.create(book=book, event=event, state=State.EXPECTED, **said)


@transaction.atomic
def take_part(book: Book, event: Event) -> Guest:
    """Let the host be a guest of their own event, with what their own card says; return that.

    Raises:
        NamelessError: nothing says what they are called.
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    if known := event.guests.filter(user_book=book).first():
        return known
    words, image = words_of(book)
    return Guest.objects.create(
        book=book,
        event=event,
        user_book=book,
        state=State.COMING,
        image=image,
        **columns(words),
    )


@transaction.atomic
def invite(book: Book, guest: Guest, link: Link) -> Sent:
    """Send a guest the link to their page and return how; the one they had is dead.

    Raises:
        PermissionDenied: they belong to another book.

    """
    require_own(book, guest)
    return _invite(book, guest, link)


def invite_all(book: Book, event: Event, link: Link) -> Invited:
    """Send everybody who is expected and has no link yet one to their page.

    Cut short by a crash, it goes on where it was.

    Raises:
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    waiting = event.guests.filter(state=State.EXPECTED, token_hash="")
    guests = list(waiting.select_related("event__book__owner", "user_book__owner"))
    unreachable = []
    for guest in guests:
        if not guest.mail and guest.user_book is None:
            unreachable.append(guest)
            continue
        with transaction.atomic():
            _invite(book, guest, link)
    return Invited(len(guests) - len(unreachable), unreachable)


def remove(book: Book, guest: Guest) -> None:
    """Take a guest off the list with all that is theirs, for ever.

    Raises:
        PermissionDenied: they belong to another book.

    """
    require_own(book, guest)
    with transaction.atomic():
        forget([guest])


def coming(event: Event) -> QuerySet[Guest]:
    """Return those who are expected or said that they come, by name."""
    there = event.guests.exclude(state=State.AWAY).defer("image")
    return there.order_by("name", "pk")


def counted(event: Event) -> list[Guest]:
    """Return those a plan is made for: of who left or did not show up none, of each person one.

    Somebody on a roster who signed up anew, by the same address and name, counts once: as who
    they said they are. The oldest of several counts.
    """
    there = coming(event).filter(left_at=None, is_no_show=False)
    return _once(there.order_by("created_at", "pk"))


def twice(event: Event) -> list[list[Guest]]:
    """Return who seems to stand on the list more than once, for the host to look at."""
    found: dict[tuple[str, str], list[Guest]] = {}
    for guest in coming(event).exclude(mail=""):
        found.setdefault(_who(guest), []).append(guest)
    return [same for same in found.values() if len(same) > 1]


def _once(guests: Iterable[Guest]) -> list[Guest]:
    answered: dict[tuple[str, str], Guest] = {}
    kept: list[Guest] = []
    for guest in sorted(guests, key=lambda one: one.state == State.EXPECTED):
        if guest.mail and _who(guest) in answered:
            continue
        answered[_who(guest)] = guest
        kept.append(guest)
    return sorted(kept, key=lambda one: (one.created_at, one.pk))


def _who(guest: Guest) -> tuple[str, str]:
    return guest.mail, fold(guest.name)


def _invite(book: Book, guest: Guest, link: Link) -> Sent:
    address = link(give_link(guest, Purpose.GUEST))
    draft = letters.invited(guest, address)
    return Sent(address, draft, by_mail=post(guest, draft, reply_to=book.owner.email))
