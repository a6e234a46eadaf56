"""The morning mail."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import talked
from dardar.encounters.follow_ups import add_follow_up
from dardar.encounters.models import Encounter, FollowUp
from dardar.encounters.morning import compose
from dardar.encounters.promises import promise
from dardar.people.actions import add_person
from dardar.people.models import Person
from tests.encounters.scenes import MONDAY, TUESDAY, met

Clock = Callable[[date], None]


@pytest.fixture
def busy(book: Book, ana: Person, clock: Clock) -> Book:
    """Fill Tuesday: somebody to seal, a next step since Monday and one of today, a promise."""
    clock(MONDAY)
    met(book, MONDAY, "Luis Prado", gathering="Fair")
    talked(book, ana, Encounter.Kind.CALL, on=MONDAY - timedelta(days=30))
    add_follow_up(book, ana, MONDAY, "send it")
    promise(book, ana, "the plan", by_me=True)
    clock(TUESDAY)
    add_follow_up(book, ana, TUESDAY)
    return book


def test_a_day_without_anything_due_writes_no_mail(book: Book, ana: Person) -> None:
    assert ana.book == book
    assert compose(book, TUESDAY) is None


def test_the_mail_lists_whom_to_seal_next_steps_and_promises(
    busy: Book, settings: Settings
) -> None:
    settings.PUBLIC_URL = "https://dardar.example.org"
    mail = compose(busy, TUESDAY)
    assert mail
    subject, body = mail
    assert subject == "1 to seal, 2 follow-ups, 1 promise"
    assert body == (
        "Good morning, Alma.\n\n"
        "To seal\n– Luis Prado: met yesterday, Fair\n\n"
        "Follow-ups\n"
        "– Ana Ruiz Soler (Norte Capital): send it (since yesterday)\n"
        "– Ana Ruiz Soler (Norte Capital): get in touch\n\n"
        "Promised by you\n"
        "– Ana Ruiz Soler (Norte Capital): the plan (promised yesterday)\n\n"
        "https://dardar.example.org/\n\n"
        "You asked for this mail; Settings turns it off.\n"
    )


def test_without_a_public_address_there_is_no_link(busy: Book, settings: Settings) -> None:
    settings.PUBLIC_URL = ""
    mail = compose(busy, TUESDAY)
    assert mail
    assert "http" not in mail[1]


def test_the_mail_speaks_the_owners_language(busy: Book) -> None:
    busy.language = "es"
    busy.owner.name = ""
    mail = compose(busy, TUESDAY)
    assert mail
    assert mail[0] == "1 por sellar, 2 seguimientos, 1 promesa"
    assert mail[1].startswith("Buenos días.\n\nPor sellar\n– Luis Prado: os conocisteis ayer, Fair")
    assert "desde ayer" in mail[1]


def test_a_long_day_is_cut_and_says_so(book: Book, clock: Clock) -> None:
    clock(TUESDAY)
    met(book, MONDAY, *(f"Guest {number}" for number in range(101)))
    mail = compose(book, TUESDAY)
    assert mail
    assert mail[0] == "more than 99 to seal"
    assert mail[1].count("\n– Guest") == 10
    assert "and more of them" in mail[1]


def test_a_seal_without_its_encounter_is_listed_all_the_same(busy: Book) -> None:
    FollowUp.objects.filter(seals=True).update(encounter=None)
    mail = compose(busy, TUESDAY)
    assert mail
    assert "– Luis Prado\n" in mail[1]


def test_a_company_is_not_named_twice(book: Book, clock: Clock) -> None:
    clock(MONDAY)
    company = add_person(book, [Field(Kind.COMPANY, "Norte Capital")])
    add_follow_up(book, company, MONDAY)
    mail = compose(book, MONDAY)
    assert mail
    assert "– Norte Capital: get in touch\n" in mail[1]
