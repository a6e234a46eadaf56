"""Guests' data go on the date their page tells, and with the account they belong to."""

from datetime import timedelta
from io import BytesIO

import pytest

from dardar.accounts.models import Book, Mail
from dardar.archive.actions import close_account, erase_everything, read_archive, write_archive
from dardar.events.actions import create, suggested
from dardar.events.erasing import erase_due
from dardar.events.models import Event, Guest, GuestWish, Roster
from dardar.events.plan_models import Debrief, Meeting, Plan, Seat
from dardar.events.swapping import agree
from dardar.people.models import Person
from tests.events.conftest import SetTime
from tests.events.scenes import START, checked_in, now, plan_of, signed_up


def test_guests_without_an_account_are_erased_after_the_day_and_not_before(
    event: Event, ana: Guest, luis: Guest, bruno: Guest, set_time: SetTime
) -> None:
    book = event.book
    plan_of(event, [[ana, luis]], [[ana, bruno]])
    Meeting.objects.update(reasons=[{"need": "an accountant"}])
    Roster.objects.create(book=book, event=event, file_name="guests.csv")
    checked_in(ana, bruno)
    agree(now(ana), now(bruno))
    agree(now(bruno), now(ana))
    last_day = START + timedelta(days=30)
    set_time(last_day)
    assert erase_due() == 0
    set_time(last_day + timedelta(days=1))
    assert erase_due() == 1
    assert erase_due() == 0
    assert list(Guest.objects.all()) == [bruno]
    assert not GuestWish.objects.exclude(guest=bruno).exists()
    assert not Roster.objects.exists()
    assert [(one.round, one.reasons) for one in Meeting.objects.all()] == [(1, [])]
    assert Seat.objects.get().guest == bruno
    assert Person.objects.get().name == "Ana Ruiz"  # what Bruno was given is his
    event.refresh_from_db()
    assert event.over_at
    assert not event.is_open


@pytest.mark.usefixtures("bruno")
def test_whoever_erases_their_book_is_no_guest_any_more(
    strangers_book: Book, event: Event, ana: Guest
) -> None:
    erase_everything(strangers_book)
    assert list(event.guests.all()) == [ana]


def test_whoever_closes_their_account_takes_their_events_along(
    book: Book, event: Event, ana: Guest, bruno: Guest
) -> None:
    plan_of(event, [[ana, bruno]])
    close_account(book)
    for model in (Event, Guest, Plan, Seat, Mail):
        assert not model._default_manager.exists()


def test_an_event_comes_back_with_the_book_closed_and_without_what_others_asked_in_private(
    book: Book, ana: Guest, luis: Guest
) -> None:
    event = ana.event
    plan_of(event, [[ana, luis]])
    Plan.objects.create(book=book, event=event, number=9, seed=1, mode=event.mode)
    Debrief.objects.create(book=book, event=event, hours="2.50")
    file = b"".join(write_archive(book))
    erase_everything(book)
    assert not Event.objects.exists()
    read_archive(book, BytesIO(file))
    back = Event.objects.get()
    assert (back.pk, back.is_open, back.title) == (event.pk, False, "Give and take")
    assert sorted(back.guests.values_list("name", "mail")) == [("Ana Ruiz", ""), ("Luis Prado", "")]
    assert str(back.debrief.hours) == "2.50"
    assert sorted(back.plans.values_list("number", "state")) == [(1, "ready"), (9, "failed")]


@pytest.mark.usefixtures("ana", "bruno")
def test_a_guest_with_a_book_has_their_own_words_in_their_archive(strangers_book: Book) -> None:
    file = b"".join(write_archive(strangers_book)).decode()
    assert "web sites" in file
    assert "Ana Ruiz" not in file


def test_what_a_guest_aims_at_is_in_no_archive_but_their_own(
    book: Book, strangers_book: Book, event: Event
) -> None:
    signed_up(event, "Bruno", book=strangers_book, my_aim="A first customer")
    assert "A first customer" in b"".join(write_archive(strangers_book)).decode()
    assert "A first customer" not in b"".join(write_archive(book)).decode()


@pytest.mark.usefixtures("ana")
def test_an_event_that_keeps_longer_is_left_alone(
    book: Book, event: Event, set_time: SetTime
) -> None:
    other = create(book, suggested(book, Event.Template.FAIR, START + timedelta(days=60)))
    set_time(START + timedelta(days=40))
    assert erase_due() == 1
    other.refresh_from_db()
    assert other.erased_at is None
    assert not event.guests.exists()
