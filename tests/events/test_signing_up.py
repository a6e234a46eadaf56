"""Guests sign up in a minute, come back by their link, and are told nothing of each other."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from dardar.accounts.models import Book, Mail
from dardar.capture.own_card import NamelessError
from dardar.circles.errors import NoMailError, TooManyError
from dardar.core.matching.language import language_of
from dardar.events import signing_up
from dardar.events.actions import close_sign_up, finish, renew_links
from dardar.events.errors import FullError, OverError
from dardar.events.models import Event, Guest, GuestWish
from dardar.events.signing_up import (
    answer_of,
    claim,
    door,
    guest_at,
    guest_of,
    new_link,
    places_of,
    say_coming,
    send_link,
    set_picture,
    sign_up,
    take_off,
)
from dardar.giving.errors import NoLinkError, TooLongError
from dardar.people.models import Change
from tests.events.conftest import SetTime
from tests.events.scenes import answer, letters, link, now, signed_up, token_of


def test_the_door_tells_of_the_event_and_its_host_alone(event: Event) -> None:
    shown = door(event.token)
    assert (shown.title, shown.host, shown.erase_on) == ("Give and take", "Alma", event.erase_on)


def test_a_guest_has_a_page_of_their_own_at_once(event: Event) -> None:
    said = answer(
        "Ana Ruiz",
        offers=["bread for parties", "Bread  for parties"],
        needs=["una gestoría"],
        mail="Ana@Norte.example",
        languages=["es", "en", "nonsense"],
        role=" Baker ",
        away_rounds=[0, 7, 99, -1],
    )
    guest, address = sign_up(event.token, said, link)
    found = guest_at(token_of(address))
    assert (found.pk, found.name, found.role) == (guest.pk, "Ana Ruiz", "Baker")
    assert (found.mail, found.tongues) == ("ana@norte.example", ["es", "en"])
    assert [number for number in range(8) if not found.is_there_in(number)] == [0, 7]
    assert {(w.role, w.words) for w in found.wishes.all()} == {
        ("offer", "Bread for parties"),
        ("need", "una gestoría"),
    }
    [letter] = letters("ana@norte.example")
    assert address in letter.body
    assert letter.reply_to == "alma@example.org"
    assert token_of(address) not in found.token_hash


def test_what_was_said_comes_back_as_a_form(event: Event) -> None:
    said = answer(
        "Ana",
        offers=["bread"],
        needs=["flour"],
        mail="ana@norte.example",
        languages=["es", "en"],
        my_aim="Someone who bakes at night",
        away_rounds=[2],
    )
    guest, _address = sign_up(event.token, said, link)
    assert answer_of(now(guest)) == said


def test_the_same_form_sent_twice_is_one_guest(event: Event) -> None:
    key = uuid4()
    first, _address = sign_up(event.token, answer("Ana"), link, key=key)
    second, address = sign_up(event.token, answer("Ana"), link, key=key)
    assert first.pk == second.pk == Guest.objects.get().pk
    other, _address = sign_up(event.token, answer("Eve"), link, key=first.pk)
    assert other.pk != first.pk
    assert now(first).name == "Ana"
    assert guest_at(token_of(address)).pk == first.pk


def test_an_address_known_already_opens_nobodys_page_and_is_not_told(
    event: Event, ana: Guest
) -> None:
    other, address = sign_up(event.token, answer("Not Ana", mail=ana.mail), link)
    assert other.pk != ana.pk
    assert guest_at(token_of(address)).name == "Not Ana"
    assert now(ana).token_hash == ana.token_hash


def test_whoever_is_signed_in_is_a_guest_once(
    event: Event, bruno: Guest, strangers_book: Book
) -> None:
    again, _address = sign_up(event.token, answer("Bruno G."), link, book=strangers_book)
    assert again.pk == bruno.pk
    assert now(bruno).name == "Bruno G."
    assert guest_of(strangers_book, event) == bruno
    assert list(places_of(strangers_book)) == [bruno]
    assert not letters("bruno@example.org")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (answer(" "), NamelessError),
        (answer("Ana", mail="no address"), NoMailError),
        (answer("A" * 201), TooLongError),
        (answer("Ana", role="x" * 201), TooLongError),
        (answer("Ana", my_aim="x" * 301), TooLongError),
        (answer("Ana", needs=["x" * 301]), TooLongError),
        (answer("Ana", needs=[f"need {i}" for i in range(11)]), TooManyError),
    ],
)
def test_too_little_or_too_much_is_refused(
    event: Event, said: signing_up.Answer, error: type[Exception]
) -> None:
    with pytest.raises(error):
        sign_up(event.token, said, link)
    assert not Guest.objects.exists()


def test_a_closed_renewed_or_finished_door_is_no_door(book: Book, event: Event) -> None:
    before = event.token
    renew_links(book, event)
    for shut in (close_sign_up, finish):
        with pytest.raises(NoLinkError):
            door(before)
        with pytest.raises(NoLinkError):
            sign_up(before, answer("Ana"), link)
        shut(book, event)
    event.refresh_from_db()
    with pytest.raises(NoLinkError):
        door(event.token)


def test_an_event_can_be_full(event: Event, ana: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_up, "MOST_GUESTS", 1)
    with pytest.raises(FullError):
        sign_up(event.token, answer("Luis"), link)
    assert Guest.objects.get() == ana


def test_an_answer_can_be_changed_and_keeps_what_stays_the_same(ana: Guest) -> None:
    bread = ana.wishes.get(role="offer")
    changed = answer("Ana Ruiz Soler", offers=["bread for parties"], needs=["a van"])
    found = signing_up.answer(ana, changed)
    assert (found.name, found.mail) == ("Ana Ruiz Soler", "ana@norte.example")
    assert found.wishes.get(role="offer") == bread
    assert found.wishes.get(role="need").words == "a van"
    assert found.answered_at == ana.answered_at


def test_what_guests_do_is_in_no_history(ana: Guest) -> None:
    before = Change.objects.count()
    signing_up.answer(ana, answer("Ana"))
    say_coming(ana, comes=False)
    take_off(ana)
    assert Change.objects.count() == before


def test_one_may_say_that_one_does_not_come_and_come_after_all(ana: Guest) -> None:
    say_coming(ana, comes=False)
    assert now(ana).state == Guest.State.AWAY
    say_coming(ana, comes=True)
    assert now(ana).state == Guest.State.COMING
    assert now(ana).wishes.count() == 2


def test_a_picture_is_made_anew_or_refused(ana: Guest) -> None:
    data = BytesIO()
    Image.new("RGB", (900, 600), "red").save(data, "PNG")
    set_picture(ana, data.getvalue())
    assert bytes(now(ana).image)[8:12] == b"WEBP"
    set_picture(ana, b"")
    assert not now(ana).image


def test_taking_oneself_off_leaves_nothing_and_the_link_dead(event: Event) -> None:
    guest, address = sign_up(event.token, answer("Ana", mail="ana@norte.example"), link)
    take_off(guest)
    take_off(guest)
    assert not Guest.objects.exists()
    assert not GuestWish.objects.exists()
    assert not Mail.objects.exists()
    with pytest.raises(NoLinkError):
        guest_at(token_of(address))
    with pytest.raises(NoLinkError):
        signing_up.answer(guest, answer("Ana"))


def test_nothing_can_be_said_once_the_event_is_over(book: Book, event: Event, ana: Guest) -> None:
    finish(book, event)
    with pytest.raises(OverError):
        signing_up.answer(ana, answer("Ana"))


def test_a_lost_link_is_sent_to_its_address_and_the_old_one_is_dead(event: Event) -> None:
    _guest, old = sign_up(event.token, answer("Ana", mail="ana@norte.example"), link)
    Mail.objects.all().delete()
    send_link(event.token, "ANA@norte.example", link)
    [letter] = letters("ana@norte.example")
    new = next(word for word in letter.body.split() if word.startswith(link("")))
    assert guest_at(token_of(new)).name == "Ana"
    with pytest.raises(NoLinkError):
        guest_at(token_of(old))
    send_link(event.token, "nobody@norte.example", link)
    assert len(letters()) == 1
    with pytest.raises(NoMailError):
        send_link(event.token, " ", link)


def test_another_link_is_shown_once(ana: Guest) -> None:
    sent = new_link(ana, link)
    assert guest_at(token_of(sent.link)).pk == ana.pk
    assert not sent.by_mail


def test_a_place_is_claimed_with_an_account_but_not_anothers(
    event: Event, strangers_book: Book, book: Book
) -> None:
    _guest, address = sign_up(event.token, answer("Bruno"), link)
    claimed = claim(strangers_book, token_of(address))
    assert guest_of(strangers_book, event) == claimed
    assert claim(strangers_book, token_of(address)) == claimed
    with pytest.raises(NoLinkError):
        claim(book, token_of(address))


def test_a_link_that_nobody_uses_ends(event: Event, set_time: SetTime) -> None:
    _guest, address = sign_up(event.token, answer("Ana"), link)
    set_time(event.starts_at + timedelta(days=200))
    with pytest.raises(NoLinkError):
        guest_at(token_of(address))


def test_the_language_of_a_wish_is_that_of_its_words(event: Event) -> None:
    words = "busco una imprenta para mi catálogo"
    guest = signed_up(event, "Ana", needs=[words])
    assert guest.wishes.get().language == language_of(words, "") == "es"
