"""Books are opened, settled and moved to another address."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError

from dardar.accounts.actions import (
    AddressTakenError,
    AlreadyOpenedError,
    change_address,
    open_book,
    open_first_book,
    require_own,
    settle,
)
from dardar.accounts.models import Book, Mail, User

WISHES = {"time_zone": "Europe/Madrid", "working_days": "12345", "region": "ES"}


@pytest.mark.django_db
def test_the_first_book_is_the_keepers() -> None:
    book = open_first_book(email="Alma@Example.org", password="a long pass word", name="Alma")
    assert book.owner.is_keeper
    assert book.owner.email == "alma@example.org"
    assert book.owner.check_password("a long pass word")


def test_there_is_only_one_first_book(book: Book) -> None:
    with pytest.raises(AlreadyOpenedError):
        open_first_book(email="bruno@example.org", password="a long pass word")
    assert list(Book.objects.all()) == [book]


def test_later_books_have_ordinary_owners(book: Book) -> None:
    assert not open_book(email="bruno@example.org", password=None).owner.is_keeper
    assert not book.owner.is_keeper


def test_what_belongs_to_another_book_is_refused(book: Book, strangers_book: Book) -> None:
    theirs = Mail(book=strangers_book, to="x@example.org", subject="", body="")
    with pytest.raises(PermissionDenied):
        require_own(book, None, theirs)
    require_own(strangers_book, None, theirs)


def test_settling_keeps_name_and_wishes(book: Book) -> None:
    settle(book, name="Alma Ruiz", **WISHES | {"working_days": "1234", "theme": "dark"})
    book.refresh_from_db()
    assert (book.working_days, book.theme) == ("1234", "dark")
    assert User.objects.get(pk=book.owner_id).name == "Alma Ruiz"


@pytest.mark.parametrize(
    "wish", [{"working_days": ""}, {"time_zone": "Europe/Atlantis"}, {"morning_hour": 24}]
)
def test_settling_refuses_what_there_is_not(book: Book, wish: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        settle(book, name="Other", **wish)
    book.refresh_from_db()
    assert (book.working_days, book.time_zone) == ("12345", "Europe/Madrid")
    assert book.owner.name == "Alma"


@pytest.mark.parametrize(("moment", "waits"), [("07:59", False), ("08:00", True)])
def test_a_morning_mail_turned_on_after_its_hour_begins_tomorrow(
    book: Book, moment: str, *, waits: bool
) -> None:
    with time_machine.travel(f"2026-11-24T{moment}:00+01:00", tick=False):
        settle(book, name="", morning_mail=True, morning_hour=8)
    assert (book.morning_mailed_on is not None) is waits


def test_a_new_address_is_the_one_to_sign_in_with(book: Book) -> None:
    change_address(book.owner, "Alma@New.example")
    assert User.objects.get().email == "alma@new.example"
    address = EmailAddress.objects.get()
    assert (address.email, address.primary, address.verified) == ("alma@new.example", True, True)


def test_somebody_elses_address_is_refused(book: Book, strangers_book: Book) -> None:
    with pytest.raises(AddressTakenError):
        change_address(book.owner, "BRUNO@example.org")
    book.owner.refresh_from_db()
    assert book.owner.email == "alma@example.org"
    assert strangers_book.owner.email == "bruno@example.org"


@pytest.mark.parametrize(
    ("language", "region", "tongue"),
    [("", "MX", "es"), ("", "FR", "en"), ("en", "ES", "en"), ("es", "GB", "es")],
)
def test_mails_are_in_the_owners_language_else_in_the_countrys(
    language: str, region: str, tongue: str
) -> None:
    assert Book(language=language, region=region).tongue == tongue
