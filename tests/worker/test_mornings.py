"""The mail of the morning is written once a day, in the owner's morning."""

from datetime import date

import pytest
import time_machine
from pytest_django import Settings

from dardar.accounts.models import Book, Mail
from dardar.worker import mornings
from tests.making import met_last_week

TUESDAY = "2026-11-24"


@pytest.fixture
def early_bird(book: Book, settings: Settings) -> Book:
    """Return the book of somebody who wants the mail at eight and has people to seal."""
    settings.MAIL_CONFIGURED = True
    Book.objects.update(morning_mail=True, morning_hour=8)
    with time_machine.travel(f"{TUESDAY}T00:00:00Z"):
        met_last_week(book, "Ana Gil")
    book.refresh_from_db()
    return book


def at(moment: str) -> list[Mail]:
    """Do the work of a moment (UTC) and return all mails so far."""
    with time_machine.travel(moment, tick=False):
        mornings.write_morning_mails()
    return list(Mail.objects.order_by("created_at"))


def test_it_is_written_when_the_hour_has_come_where_the_owner_lives(early_bird: Book) -> None:
    assert not at(f"{TUESDAY}T06:59:00Z")  # 7:59 in Madrid
    (mail,) = at(f"{TUESDAY}T07:00:00Z")
    assert (mail.to, mail.sent_at) == ("alma@example.org", None)
    assert "Ana Gil" in mail.body
    early_bird.refresh_from_db()
    assert early_bird.morning_mailed_on == date(2026, 11, 24)


@pytest.mark.usefixtures("early_bird")
def test_it_is_written_once_a_day() -> None:
    for moment in ("07:00", "07:01", "12:00", "22:59"):
        assert len(at(f"{TUESDAY}T{moment}:00Z")) == 1
    assert len(at("2026-11-25T07:00:00Z")) == 2


@pytest.mark.usefixtures("early_bird")
def test_a_server_that_slept_through_the_morning_makes_up_for_it() -> None:
    assert len(at(f"{TUESDAY}T15:00:00Z")) == 1


@pytest.mark.usefixtures("early_bird")
def test_a_day_that_has_passed_is_not_made_up_for() -> None:
    assert not at("2026-11-25T06:00:00Z")


def test_a_crash_while_writing_leaves_neither_mark_nor_mail(
    early_bird: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_book: Book, _day: date) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr("dardar.encounters.morning.compose", crash)
        with pytest.raises(MemoryError):
            at(f"{TUESDAY}T07:00:00Z")
    early_bird.refresh_from_db()
    assert early_bird.morning_mailed_on is None
    assert len(at(f"{TUESDAY}T07:00:30Z")) == 1


def test_no_mail_on_a_day_off(early_bird: Book) -> None:
    Book.objects.filter(pk=early_bird.pk).update(working_days="13456")
    assert not at(f"{TUESDAY}T07:00:00Z")


def test_no_mail_on_a_day_that_asks_for_nothing_and_none_later_that_day(
    book: Book, settings: Settings
) -> None:
    settings.MAIL_CONFIGURED = True
    Book.objects.update(morning_mail=True)
    assert not at(f"{TUESDAY}T07:00:00Z")
    book.refresh_from_db()
    assert book.morning_mailed_on == date(2026, 11, 24)


@pytest.mark.parametrize("off", ["wish", "owner", "server"])
def test_no_mail_for_who_does_not_want_or_can_not_get_it(
    early_bird: Book, settings: Settings, off: str
) -> None:
    if off == "wish":
        Book.objects.update(morning_mail=False)
    elif off == "owner":
        early_bird.owner.is_active = False
        early_bird.owner.save()
    else:
        settings.MAIL_CONFIGURED = False
    assert not at(f"{TUESDAY}T07:00:00Z")


def test_it_is_written_in_the_owners_language(early_bird: Book) -> None:
    Book.objects.filter(pk=early_bird.pk).update(language="", region="MX")
    (mail,) = at(f"{TUESDAY}T07:00:00Z")
    assert "noviembre" in mail.body


def test_each_gets_their_own(early_bird: Book, strangers_book: Book) -> None:
    Book.objects.filter(pk=strangers_book.pk).update(morning_mail=True)
    strangers_book.refresh_from_db()
    with time_machine.travel(f"{TUESDAY}T00:00:00Z"):
        met_last_week(strangers_book, "Zoe Poe")
    bodies = {mail.book_id: mail.body for mail in at(f"{TUESDAY}T07:00:00Z")}
    assert "Ana Gil" in bodies[early_bird.pk]
    assert "Zoe Poe" not in bodies[early_bird.pk]
    assert "Zoe Poe" in bodies[strangers_book.pk]
