"""After an event: the cards of those a guest agreed with, and the debrief of host and guests."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import Avg, Count, Q, Sum
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.cards import address_of, give_link, post
from dardar.core.cards import vcard
from dardar.core.cards.fields import Picture
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.models import FollowUp
from dardar.events import letters
from dardar.events.columns import check
from dardar.events.keeping import given, swapped_with
from dardar.events.models import LONGEST_NOTE, Event, Guest, KnownGuest
from dardar.events.plan_models import Debrief, GuestDebrief, Judgement, Swap
from dardar.giving.errors import TooLongError
from dardar.giving.links import Link, Purpose
from dardar.giving.models import Give, Introduction

Worth = Judgement.Worth
_MADE: Final = (Introduction.State.MADE, Introduction.State.MET, Introduction.State.OUTCOME)


@dataclass(frozen=True, slots=True)
class Said:
    """A debrief, as a form has it: hours, money and energy spent, what it was worth."""

    promises: str = ""
    thanks: str = ""
    hours: Decimal | None = None
    money: Decimal | None = None
    currency: str = ""  # ISO 4217
    energy: int | None = None  # -2 (it cost much) to 2 (it gave much)
    worth: Judgement.Worth = Judgement.Worth.OPEN


@dataclass(frozen=True, slots=True)
class Results:
    """What came of an event for the owner of a book, so far."""

    swapped: int  # people they swapped cards with
    sealed: int  # of whom so many relationships are sealed
    waiting: int  # and so many still to be
    gives: int  # given to them or by them since
    introductions: int  # made with one of them since
    outcomes: int  # of which something came


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the guests say all together; nobody's own words are in it."""

    count: int
    yes: int
    partly: int
    no: int
    energy: float | None
    hours: Decimal | None


def cards_file(guest: Guest) -> Iterator[bytes]:
    """Yield the cards of those a guest swapped with, as one vCard 4.0 file (RFC 6350)."""
    cards = (
        vcard.Card(
            tuple(given(other)),
            f"urn:uuid:{other.pk}",
            (Picture(bytes(other.image), "image/webp"),) if other.image else (),
        )
        for other in swapped_with(guest)
    )
    return (text.encode() for text in vcard.write(cards))


def write_to_all(book: Book, event: Event, link: Link) -> int:
    """Write to each guest without an account whom they swapped cards with; return how many.

    Raises:
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    swapping = Swap.objects.exclude(agreed_at=None).values("by")
    guests = event.guests.filter(pk__in=swapping, user_book=None).exclude(mail="")
    written = 0
    for guest in guests.select_related("event__book__owner"):
        others = swapped_with(guest)
        if not others or not address_of(guest):
            continue
        with transaction.atomic():
            where = link(give_link(guest, Purpose.GUEST))
            draft = letters.met(guest, others, where)
            written += post(guest, draft, reply_to=book.owner.email)
    return written


def debrief(book: Book, event: Event, said: Said) -> Debrief:
    """Keep what the host says of an event, and return it.

    Raises:
        TooLongError: it has too many words.
        ValidationError: a number is out of bounds, or the currency none.
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    values = _columns(said)
    check(Debrief(book=book, event=event, **values), values)
    kept, _is_new = Debrief.objects.update_or_create(event=event, defaults={"book": book, **values})
    return kept


def debrief_guest(guest: Guest, said: Said) -> GuestDebrief:
    """Keep what a guest says of an event, for them alone, and return it.

    Raises:
        TooLongError, ValidationError: as for :func:`debrief`.

    """
    values = _columns(said)
    check(GuestDebrief(book=guest.book, guest=guest, **values), values)
    kept, _is_new = GuestDebrief.objects.update_or_create(
        guest=guest, defaults={"book": guest.book, **values}
    )
    return kept


def verdicts(event: Event) -> Verdicts:
    """Return what the guests of an event say all together."""
    said = GuestDebrief.objects.filter(guest__event=event)
    found = said.aggregate(
        count=Count("pk"),
        yes=Count("pk", filter=Q(worth=Worth.YES)),
        partly=Count("pk", filter=Q(worth=Worth.PARTLY)),
        no=Count("pk", filter=Q(worth=Worth.NO)),
        energy=Avg("energy"),
        hours=Sum("hours"),
    )
    return Verdicts(**found)


def results(book: Book, event: Event) -> Results:
    """Return what came of an event for the owner of a book so far: later results come in by it."""
    known = KnownGuest.objects.filter(book=book, guest__event=event).exclude(record=None)
    people = list(known.values_list("person", flat=True))
    since = event.starts_at.date()
    seals = FollowUp.objects.filter(book=book, person__in=people, seals=True)
    made = Introduction.objects.filter(
        book=book, sides__person__in=people, state__in=_MADE, made_at__gte=event.starts_at
    ).distinct()
    return Results(
        swapped=len(people),
        sealed=seals.filter(state=FollowUp.State.DONE).count(),
        waiting=seals.filter(state=FollowUp.State.OPEN).count(),
        gives=Give.objects.filter(book=book, person__in=people, on__gte=since).count(),
        introductions=made.count(),
        outcomes=made.filter(state=Introduction.State.OUTCOME).count(),
    )


def _columns(said: Said) -> dict[str, Any]:
    values = asdict(said)
    for name in ("promises", "thanks"):
        values[name] = "\n".join(safe(line) for line in values[name].splitlines()).strip()
        if len(values[name]) > LONGEST_NOTE:
            raise TooLongError
    return values | {"said_at": timezone.now()}
