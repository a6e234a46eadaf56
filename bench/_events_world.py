"""A gathering of a thousand with its plan, written into a data folder before anybody asks for it.

What guests offer and need counts as matched, and the plan is a round robin: how plans are made is
measured elsewhere, this is what the rows look like once one is there.
"""

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dardar.accounts.models import Book
    from dardar.events.models import Event, Guest

ROUNDS: Final = 8
_OFFERS: Final = ("Reviso contratos de alquiler", "I build websites for shops", "Pan del día")
_NEEDS: Final = ("Quien lleve los impuestos", "Somebody to read our lease", "A quiet room")


@dataclass(frozen=True, slots=True)
class World:
    """What phones know: where they are let in."""

    event: str  # its id
    door: str  # the code that hangs at the entrance
    links: list[str]  # of all guests that the plan counts on
    codes: list[str]  # of their badges
    ids: list[str]
    late: list[str]  # codes of those who come though the plan does not know them
    session: str  # of the host's browser
    partners: list[int]  # with whom each is in the first round


def build(folder: Path, guests: int, late: int) -> World:
    """Write an event with so many guests, and a few more whom its plan does not know."""
    os.environ["DARDAR_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "dardar.settings"
    import django  # noqa: PLC0415 - the data folder must be set first

    django.setup()
    from django.db import transaction  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from dardar.accounts.actions import open_book  # noqa: PLC0415
    from dardar.circles.cards import give_link  # noqa: PLC0415
    from dardar.giving.links import Purpose  # noqa: PLC0415
    from dardar.serving.database import prepare  # noqa: PLC0415

    prepare(folder)
    book = open_book(email="host@dardar.example", password=None, name="Host", keeper=True)
    event = _event(book)
    with transaction.atomic():
        rows = _guests(event, guests + late)
        links = [give_link(guest, Purpose.GUEST) for guest in rows[:guests]]
        partners = _plan(event, rows[:guests])
    client = Client()
    client.force_login(book.owner)
    return World(
        str(event.pk),
        event.door,
        links,
        [guest.code for guest in rows[:guests]],
        [str(guest.pk) for guest in rows],
        [guest.code for guest in rows[guests:]],
        client.cookies["sessionid"].value,
        partners,
    )


def _event(book: "Book") -> "Event":
    from django.utils import timezone  # noqa: PLC0415 - Django is set up by now

    from dardar.events.actions import create, open_sign_up, suggested  # noqa: PLC0415
    from dardar.events.models import Event  # noqa: PLC0415

    what = suggested(book, Event.Template.SPEED, timezone.now() + timedelta(minutes=10))
    event = create(book, what)
    Event.objects.filter(pk=event.pk).update(rounds=ROUNDS, roster=Event.Roster.CHECKED_IN)
    event.refresh_from_db()
    open_sign_up(book, event)
    return event


def _guests(event: "Event", count: int) -> "list[Guest]":
    from dardar.events.models import Guest, GuestWish  # noqa: PLC0415 - Django is set up by now
    from dardar.giving.matching import local_signature  # noqa: PLC0415
    from dardar.giving.models import Role  # noqa: PLC0415

    rows = [
        Guest(
            book_id=event.book_id,
            event=event,
            name=f"Guest {number} de la Torre",
            company=f"Company {number % 97}",
            languages="es,en",
            language="es" if number % 2 else "en",
            answered_at=event.created_at,
        )
        for number in range(count)
    ]
    Guest.objects.bulk_create(rows)
    said = [*((Role.OFFER, words) for words in _OFFERS), *((Role.NEED, words) for words in _NEEDS)]
    by = local_signature()
    GuestWish.objects.bulk_create(
        GuestWish(book_id=event.book_id, guest=guest, role=role, words=words, matched_by=by)
        for number, guest in enumerate(rows)
        for role, words in said[number % 3 :: 2]
    )
    return rows


def _plan(event: "Event", guests: "list[Guest]") -> list[int]:
    """Let everybody meet somebody in each round; return with whom each is in the first."""
    from dardar.events.plan_models import Meeting, Plan, Seat  # noqa: PLC0415

    plan = Plan.objects.create(
        book=event.book, event=event, number=1, seed=1, state=Plan.State.READY, is_current=True
    )
    half = len(guests) // 2
    meetings, seats = [], []
    for number in range(ROUNDS):
        for one in range(half):
            two = guests[one], guests[half + (one + number) % half]
            said = {"need": _NEEDS[0], "offer": _OFFERS[0], "is_strong": True}
            reasons = [{"giver": str(two[0].pk), "taker": str(two[1].pk), **said}]
            meeting = Meeting(book=event.book, plan=plan, round=number, reasons=reasons)
            meetings.append(meeting)
            seats += [
                Seat(book=event.book, plan=plan, meeting=meeting, guest=guest, round=number)
                for guest in two
            ]
    Meeting.objects.bulk_create(meetings)
    Seat.objects.bulk_create(seats)
    return [half + one for one in range(half)] + list(range(half))
