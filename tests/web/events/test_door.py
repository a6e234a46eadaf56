"""Signing up in a minute, a lost link, and the code at the entrance."""

from uuid import uuid4

import pytest
from django.test import Client

from dardar.accounts.models import Book
from dardar.events import signing_up
from dardar.events.actions import close_sign_up, finish
from dardar.events.models import Event, Guest, Want
from dardar.events.wanting import wants_of
from tests.events.scenes import letters, now
from tests.web.circles.looking import send, text
from tests.web.events.guests_looking import EVA


def signs_up(event: Event, **said: object) -> tuple[Client, str, Guest]:
    """Let Eva sign up; return her telephone, where she got to, and her place."""
    phone = Client()
    response = phone.post(f"/e/{event.token}/", {**EVA, **said})
    assert response.status_code == 302, response.content.decode()
    return phone, response["Location"], Guest.objects.get(name="Eva Sanz")


def test_who_comes_to_the_door_reads_what_it_is_and_who_sees_what(event: Event) -> None:
    page = text(Client(), f"/e/{event.token}/")
    for words in (
        *("Give and take", "Sept. 14, 2026", "Who sees what", "nobody ever learns"),
        *("Oct. 14, 2026", "Round 8", "testserver"),
    ):
        assert words in page, words
    assert "@" not in page.partition("<main")[2]
    # What an event has no business to know.
    for word in ("birth", "diet", "allerg", "child", "minor"):
        assert word not in page.partition("<main")[2].lower()


def test_in_a_minute_they_have_a_page_of_their_own(event: Event) -> None:
    said = {
        "mail": "eva@circle.example",
        "meet": "Ana Ruiz\n",
        "avoid": "Luis Prado",
        "needs_steps_free": "on",
        "phone": "600 100 200",
    }
    phone, address, eva = signs_up(event, **said)
    page = text(phone, address)
    assert "You are on the list. Keep this address" in page
    assert (eva.state, eva.company, eva.languages) == ("coming", "Sanz & Co", "es,en")
    assert {wish.words for wish in eva.wishes.all()} == {"cheese", "wine", "a cellar"}
    assert eva.needs_steps_free
    assert [eva.is_there_in(number) for number in range(4)] == [True, True, True, False]
    assert {(one.words, one.kind) for one in wants_of(eva)} == {
        ("Ana Ruiz", Want.Kind.MEET),
        ("Luis Prado", Want.Kind.NOT),
    }
    assert address.split("/")[-2] in letters()[-1].body


def test_the_same_form_sent_twice_is_one_guest(event: Event) -> None:
    key = str(uuid4())
    signs_up(event, key=key)
    signs_up(event, key=key)
    assert event.guests.count() == 1


def test_an_address_that_is_on_the_list_is_answered_like_any_other(
    event: Event, ana: Guest
) -> None:
    _phone, address, eva = signs_up(event, mail=ana.mail)
    assert eva.pk != ana.pk
    assert "Ana Ruiz" not in text(Client(), address)


def test_what_is_wrong_is_said_and_nothing_is_kept(event: Event) -> None:
    wrong = {"name": "…", "mail": "eva@", "offers": "x\n" * 11, "meet": "x\n" * 16, "there": []}
    page = send(Client(), f"/e/{event.token}/", **{**EVA, **wrong})
    for words in (
        *("Write the name you go by.", "That is no mail address.", "At most 10 lines"),
        *("At most 15 names", "Choose one round at least."),
    ):
        assert words in page, words
    assert "One name a line" in send(Client(), f"/e/{event.token}/", **{**EVA, "avoid": "x" * 201})
    assert not event.guests.exists()


def test_programs_that_fill_in_everything_are_stopped(event: Event) -> None:
    page = send(Client(), f"/e/{event.token}/", **EVA, more="buy")
    assert "Something was filled in that nobody sees." in page
    assert not event.guests.exists()


def test_whoever_is_signed_in_comes_by_their_account(
    event: Event, stranger: Client, strangers_book: Book
) -> None:
    page = text(stranger, f"/e/{event.token}/")
    assert "Your place will belong to your account." in page
    response = stranger.post(f"/e/{event.token}/", EVA)
    assert response["Location"] == f"/events/{event.pk}/mine/"
    assert Guest.objects.get(user_book=strangers_book).name == "Eva Sanz"
    assert "You are on the list." in text(stranger, response["Location"])


def test_a_closed_door_is_answered_like_a_wrong_one(event: Event, book: Book) -> None:
    close_sign_up(book, event)
    assert Client().get(f"/e/{event.token}/").status_code == 404
    assert Client().post(f"/e/{event.token}/", EVA).status_code == 404


def test_a_lost_link_goes_to_the_address_and_who_is_there_is_not_told(
    event: Event, ana: Guest
) -> None:
    before = len(letters())
    pages = [
        send(Client(), f"/e/{event.token}/lost/", mail=mail)
        for mail in (ana.mail, "nobody@norte.example")
    ]
    assert all("If this address is on the list" in page for page in pages)
    assert len(letters()) == before + 1
    assert "That is no mail address." in send(Client(), f"/e/{event.token}/lost/", mail="x")


def test_the_code_at_the_entrance_checks_in_the_phone_that_has_opened_its_page(
    event: Event,
) -> None:
    phone, address, eva = signs_up(event)
    entrance = f"/e/{event.door}/here/"
    assert "Open your own page first" in text(phone, entrance)
    cookie = phone.get(address).cookies[f"guest-{event.pk.hex[-12:]}"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/e/", True, "Lax")
    page = text(phone, entrance)
    assert "You are Eva Sanz?" in page
    assert now(eva).checked_in_at is None
    assert "Welcome! You are checked in." in send(phone, entrance)
    assert now(eva).checked_in_at is not None
    assert "You are checked in already" in text(phone, entrance)


def test_no_other_code_and_no_other_phone_checks_anybody_in(event: Event, ana: Guest) -> None:
    phone, address, eva = signs_up(event)
    phone.get(address)
    for code in (event.token, ana.code, eva.code, "x"):
        assert "Open your own page first" in send(phone, f"/e/{code}/here/")
    strangers = Client()
    strangers.cookies["guest-x"] = "forged"
    assert "Open your own page first" in send(strangers, f"/e/{event.door}/here/")
    assert now(eva).checked_in_at is None
    assert now(ana).checked_in_at is None


def test_with_an_account_the_entrance_knows_them_too(
    event: Event, bruno: Guest, stranger: Client
) -> None:
    assert "Welcome! You are checked in." in send(stranger, f"/e/{event.door}/here/")
    assert now(bruno).checked_in_at is not None


def test_after_the_end_nobody_checks_in(event: Event, book: Book) -> None:
    phone, address, eva = signs_up(event)
    phone.get(address)
    finish(book, event)
    assert "The event is over." in send(phone, f"/e/{event.door}/here/")
    assert now(eva).checked_in_at is None


def test_a_full_list_is_said(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_up, "MOST_GUESTS", 0)
    page = send(Client(), f"/e/{event.token}/", **EVA)
    assert "As many guests as there may be" in page
