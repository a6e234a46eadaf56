"""My brief tells me whom I know, whom to meet and what to give; it tells nobody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.events.brief import brief, forget, recognise, recognise_all
from dardar.events.guests import take_part
from dardar.events.models import Event, Guest, KnownGuest
from dardar.giving import pairing
from dardar.giving.actions import What, add_wish
from dardar.giving.models import Role
from dardar.people.actions import add_person
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.events.scenes import START, changed, checked_in, last, now, plan_of, signed_up


def known(book: Book, name: str, mail: str) -> Person:
    """Add somebody with an address."""
    return add_person(book, [Field(Kind.NAME, name), Field(Kind.EMAIL, mail)])


def test_guests_are_known_by_their_address_and_since_when(
    book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    anita = known(book, "Anita", "ANA@norte.example")
    day = (START - timedelta(days=60)).date()
    meet(book, [anita], Circumstances(day))
    assert recognise_all(book, event) == 1
    assert recognise_all(book, event) == 0
    [found] = brief(book, event).known
    assert (found.guest, found.person, found.since) == (ana, anita, day)
    assert luis.pk != found.guest.pk


def test_an_address_of_two_people_is_nobodys(book: Book, event: Event, ana: Guest) -> None:
    for name in ("Ana", "Office"):
        known(book, name, ana.mail)
    people = Person.objects.filter(book=book, joined_to=None).count()
    assert recognise_all(book, event) == (1 if people == 1 else 0)


def test_the_owner_says_who_is_who_and_can_take_that_back(
    book: Book, strangers_book: Book, event: Event, luis: Guest
) -> None:
    one, other = known(book, "Luis P.", "luis@a.example"), known(book, "Lucho", "lucho@a.example")
    first = recognise(book, luis, one)
    assert recognise(book, luis, one) == first
    recognise(book, luis, other)
    assert [found.person for found in brief(book, event).known] == [other]
    undo(book, last(book))
    assert [found.person for found in brief(book, event).known] == [one]
    kept = KnownGuest.objects.get()
    with pytest.raises(PermissionDenied):
        forget(strangers_book, kept)
    forget(book, kept)
    assert list(brief(book, event).known) == []


def test_those_come_first_whom_i_can_help_and_who_can_help_me(
    book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    changed(event, my_aim="A new accountant", aim="Ten new bakers")
    event.refresh_from_db()
    add_wish(book, None, What(Role.OFFER, "web site design"))
    add_wish(book, None, What(Role.NEED, "an accountant for my small shop"))
    pairing.catch_up(book)
    take_part(book, event)
    found = brief(book, event)
    assert (found.my_aim, found.aim) == ("A new accountant", "Ten new bakers")
    best = found.meet[0]
    assert best.guest == luis
    assert best.i_give == [("a web site", "web site design")]
    assert best.they_give == [("an accountant for my small shop", "accountant for small shops")]
    assert ana.pk not in {one.guest.pk for one in found.meet if one.score >= best.score}


def test_with_nothing_to_give_or_ask_there_is_no_suggestion(
    book: Book, event: Event, ana: Guest
) -> None:
    assert list(brief(book, event).meet) == []
    assert ana.event_id == event.pk


def test_a_guests_brief_names_nobody_they_may_not_see(
    event: Event, strangers_book: Book, bruno: Guest, ana: Guest
) -> None:
    changed(event, my_aim="Private")
    anita = known(strangers_book, "Anita", "ana@norte.example")
    plan_of(event, [[ana, bruno]])
    assert recognise_all(strangers_book, event) == 0
    with pytest.raises(PermissionDenied):
        recognise(strangers_book, ana, anita)
    checked_in(bruno)
    assert recognise_all(strangers_book, event) == 1
    found = brief(strangers_book, Event.objects.get())
    assert [one.person for one in found.known] == [anita]
    assert found.my_aim == ""
    assert [one.round for one in found.plan] == [0]


def test_host_and_guest_have_an_aim_each_and_neither_reads_the_others(
    book: Book, event: Event, strangers_book: Book
) -> None:
    changed(event, my_aim="A new accountant")
    signed_up(event, "Bruno", book=strangers_book, my_aim="A first customer")
    found = Event.objects.get()
    assert brief(book, found).my_aim == "A new accountant"
    assert brief(strangers_book, found).my_aim == "A first customer"


def test_a_host_who_takes_part_has_one_aim(book: Book, event: Event) -> None:
    signed_up(event, "Alma", book=book, my_aim="Said as a guest")
    assert brief(book, Event.objects.get()).my_aim == "Said as a guest"
    changed(event, my_aim="Said as the host")
    assert brief(book, Event.objects.get()).my_aim == "Said as the host"


def test_a_stranger_has_no_brief(strangers_book: Book, event: Event) -> None:
    with pytest.raises(PermissionDenied):
        brief(strangers_book, event)
    guest = signed_up(event, "Bruno", book=strangers_book)
    assert brief(strangers_book, event).plan == []
    assert now(guest).user_book == strangers_book
