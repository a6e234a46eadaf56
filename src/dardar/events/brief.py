"""My private brief before an event: my aim, who comes that I know, whom to meet and what to give.

It is of the owner of a book, host or guest, and nobody else ever sees it. A guest's brief tells of
no one whose card they may not see yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.identity import mail
from dardar.events.guests import coming
from dardar.events.matching import answers_to_mine
from dardar.events.models import Event, Guest, GuestWish, KnownGuest
from dardar.events.queries import MyMeeting, my_plan, visible
from dardar.events.signing_up import guest_of
from dardar.giving.pairing import current
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import change
from dardar.people.models import Key, Person
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody I know who comes, and since when."""

    guest: Guest
    person: Person
    since: date | None  # the day we first met, None if that is not known


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody I should meet: what I can give them and what they have for me, the best first."""

    guest: Guest
    i_give: Sequence[tuple[str, str]]  # their need, and what of mine answers it
    they_give: Sequence[tuple[str, str]]  # my need, and what of theirs answers it
    score: float


@dataclass(frozen=True, slots=True)
class Brief:
    """All of it."""

    aim: str
    my_aim: str
    known: Sequence[Acquaintance]
    meet: Sequence[Suggestion]
    plan: Sequence[MyMeeting]


def brief(book: Book, event: Event) -> Brief:
    """Return the brief of the owner of a book for an event they host or are a guest of.

    Raises:
        PermissionDenied: they are neither.

    """
    me, shown = _shown(book, event)
    mine = event.my_aim if event.book_id == book.pk else ""
    known = [
        Acquaintance(one.guest, one.person, one.person.first_met_on)
        for one in known_guests(book, [guest.pk for guest in shown])
    ]
    return Brief(
        event.aim,
        mine or (me.my_aim if me else ""),
        sorted(known, key=lambda one: (one.since is None, one.since or date.max, one.guest.name)),
        _suggestions(book, event, [one for one in shown if me is None or one.pk != me.pk]),
        my_plan(me) if me else [],
    )


def recognise_all(book: Book, event: Event) -> int:
    """Find out who of the guests is in the book, by their addresses, and return how many are new.

    Raises:
        PermissionDenied: the owner of the book is neither host nor guest.

    """
    _me, shown = _shown(book, event)
    there = {one.guest_id for one in known_guests(book, [guest.pk for guest in shown])}
    by_mail: dict[str, list[Guest]] = {}
    for guest in shown:
        address = mail.canonical(guest.mail) if guest.mail else None
        if address and guest.pk not in there and guest.user_book_id != book.pk:
            by_mail.setdefault(address, []).append(guest)
    fresh = [
        KnownGuest(book=book, guest=guest, person=person)
        for address, person in _people_at(book, list(by_mail)).items()
        for guest in by_mail[address]
    ]
    with transaction.atomic():
        for one in fresh:
            one.save(force_insert=True)
    return len(fresh)


def recognise(book: Book, guest: Guest, person: Person) -> KnownGuest:
    """Say which person of one's book a guest is, for oneself alone.

    Raises:
        PermissionDenied: the person is of another book, or the guest nobody one may see.

    """
    require_own(book, person)
    _me, shown = _shown(book, guest.event)
    if guest.pk not in {one.pk for one in shown}:
        raise PermissionDenied
    name = person.name[:LONGEST_NAME]
    with change(book, "guest_known", people=[person], name=name) as journal:
        known = KnownGuest.objects.filter(book=book, guest=guest).first()
        if known and known.person_id == person.pk:
            return known
        if known:
            journal.delete(known)
        return journal.create(KnownGuest(book=book, guest=guest, person=person))


def forget(book: Book, known: KnownGuest) -> None:
    """Say that a guest is not that person of one's book.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, known)
    name = known.person.name[:LONGEST_NAME]
    with change(book, "guest_unknown", people=[known.person], name=name) as journal:
        journal.delete(known)


def known_guests(book: Book, guests: Sequence[UUID]) -> list[KnownGuest]:
    """Return which guests are whom of a book."""
    found: list[KnownGuest] = []
    for some in slices(guests, SLICE):
        rows = KnownGuest.objects.filter(book=book, guest__in=some, person__joined_to=None)
        found += rows.select_related("guest", "person")
    return found


def _shown(book: Book, event: Event) -> tuple[Guest | None, list[Guest]]:
    """Return the owner's own place, and the guests they may know of.

    Raises:
        PermissionDenied: they are neither host nor guest.

    """
    me = guest_of(book, event)
    if event.book_id == book.pk:
        return me, list(coming(event))
    if me is None:
        raise PermissionDenied
    return me, list(visible(me))


def _people_at(book: Book, addresses: Sequence[str]) -> dict[str, Person]:
    """Return who of a book has each address, if it is one person alone."""
    found: dict[str, set[Person]] = {}
    for some in slices(addresses, SLICE):
        keys = Key.objects.filter(book=book, kind=Key.Kind.MAIL, value__in=some)
        for key in keys.filter(person__joined_to=None).select_related("person"):
            found.setdefault(key.value, set()).add(key.person)
    return {address: people.pop() for address, people in found.items() if len(people) == 1}


def _suggestions(book: Book, event: Event, shown: Sequence[Guest]) -> list[Suggestion]:
    mine = {wish.pk: wish for wish in current(book).filter(person=None).order_by("pk")}
    guests = {guest.pk: guest for guest in shown}
    if not mine or not guests:
        return []
    answers = answers_to_mine(event, list(mine.values()))
    theirs = _wishes([pk for a in answers for pk in (a.need, a.offer) if pk not in mine])
    giving: dict[UUID, list[tuple[float, str, str]]] = {}
    taking: dict[UUID, list[tuple[float, str, str]]] = {}
    for one in answers:
        ends = mine | theirs
        if one.need not in ends or one.offer not in ends:
            continue
        need, offer = ends[one.need], ends[one.offer]
        i_take = one.need in mine
        whose = theirs[one.offer if i_take else one.need].guest_id
        place = taking if i_take else giving
        place.setdefault(whose, []).append((one.score, need.words, offer.words))
    found = [
        _suggestion(guests[pk], giving.get(pk, []), taking.get(pk, []))
        for pk in (giving.keys() | taking.keys()) & guests.keys()
    ]
    return sorted(found, key=lambda one: (-one.score, one.guest.name))[:MOST]


def _suggestion(
    guest: Guest,
    giving: Sequence[tuple[float, str, str]],
    taking: Sequence[tuple[float, str, str]],
) -> Suggestion:
    best = [sorted(some, reverse=True) for some in (giving, taking)]
    i_give, they_give = ([(need, offer) for _score, need, offer in some] for some in best)
    return Suggestion(guest, i_give, they_give, sum(score for some in best for score, *_ in some))


def _wishes(pks: Sequence[UUID]) -> dict[UUID, GuestWish]:
    found: dict[UUID, GuestWish] = {}
    for some in slices(pks, SLICE):
        found |= {wish.pk: wish for wish in GuestWish.objects.filter(pk__in=some)}
    return found
