"""The host expects, invites and removes guests; a plan counts each person once."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.capture.own_card import save_own_card
from dardar.circles.cards import CardWords
from dardar.core.cards.fields import Field, Kind
from dardar.events import guests
from dardar.events.errors import FullError
from dardar.events.guests import add_guest, counted, invite, invite_all, remove, take_part, twice
from dardar.events.models import Event, Guest
from dardar.events.signing_up import answer as say
from dardar.events.signing_up import guest_at, say_coming
from tests.events.scenes import answer, letters, link, now, signed_up, token_of

EVA = CardWords("Eva Sanz", "Sur", (), "eva@sur.example", "en")


def test_somebody_expected_is_invited_and_comes_by_answering(book: Book, event: Event) -> None:
    guest = add_guest(book, event, EVA)
    sent = invite(book, guest, link)
    assert sent.by_mail
    assert sent.link in letters("eva@sur.example")[0].body
    assert "Give and take" in letters("eva@sur.example")[0].body
    say(guest_at(token_of(sent.link)), answer("Eva Sanz"))
    assert now(guest).state == Guest.State.COMING


def test_all_are_invited_once_and_who_has_no_address_is_named(book: Book, event: Event) -> None:
    add_guest(book, event, EVA)
    silent = add_guest(book, event, CardWords("No Address"))
    first = invite_all(book, event, link)
    assert (first.mailed, list(first.unreachable)) == (1, [silent])
    assert invite_all(book, event, link).mailed == 0
    assert len(letters()) == 1


def test_the_host_takes_part_with_their_own_card(book: Book, event: Event) -> None:
    save_own_card(book, [Field(Kind.NAME, "Alma Vidal"), Field(Kind.COMPANY, "Trigo")])
    me = take_part(book, event)
    assert (me.name, me.company, me.user_book) == ("Alma Vidal", "Trigo", book)
    assert take_part(book, event) == me


def test_of_a_roster_and_a_sign_up_of_one_person_the_sign_up_counts(
    book: Book, event: Event
) -> None:
    add_guest(book, event, EVA)
    said = signed_up(event, "Eva Sanz", mail="eva@sur.example")
    other = add_guest(book, event, CardWords("Eva Sanz"))
    assert counted(event) == [said, other]
    assert [{one.state for one in same} for same in twice(event)] == [{"expected", "coming"}]


def test_who_does_not_come_left_or_did_not_show_up_is_not_counted(
    event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    say_coming(ana, comes=False)
    Guest.objects.filter(pk=luis.pk).update(is_no_show=True)
    assert counted(event) == [bruno]


def test_a_guest_is_removed_by_their_host_alone(
    book: Book, strangers_book: Book, ana: Guest
) -> None:
    for act in (
        lambda: remove(strangers_book, ana),
        lambda: invite(strangers_book, ana, link),
        lambda: add_guest(strangers_book, ana.event, EVA),
        lambda: invite_all(strangers_book, ana.event, link),
        lambda: take_part(strangers_book, ana.event),
    ):
        with pytest.raises(PermissionDenied):
            act()
    remove(book, ana)
    assert not Guest.objects.exists()


def test_there_may_be_so_many_guests(
    book: Book, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guests, "MOST_GUESTS", 0)
    with pytest.raises(FullError):
        add_guest(book, event, EVA)
