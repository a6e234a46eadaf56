"""People who give and need, a clock that can be set, and a server that sends mail."""

import pytest
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person
from dardar.people.models import Person
from tests.encounters.conftest import SetClock, clock, monday

__all__ = ["SetClock", "clock", "monday"]


@pytest.fixture(autouse=True)
def sends_mail(settings: Settings) -> None:
    """Let this server send mail."""
    settings.MAIL_CONFIGURED = True


def add(book: Book, name: str, *more: Field) -> Person:
    """Add somebody by name."""
    return add_person(book, [Field(Kind.NAME, name), *more])


@pytest.fixture
def ana(book: Book) -> Person:
    """Return Ana, who speaks English, with a mail address and a mobile."""
    return add(
        book,
        "Ana Ruiz Soler",
        Field(Kind.COMPANY, "Norte Capital"),
        Field(Kind.ROLE, "Partner"),
        Field(Kind.EMAIL, "ana@norte.example"),
        Field(Kind.PHONE, "+34 612 345 678", "cell"),
        Field(Kind.LANGUAGE, "en"),
    )


@pytest.fixture
def luis(book: Book) -> Person:
    """Return Luis, with a mail address only."""
    return add(
        book,
        "Luis Prado",
        Field(Kind.EMAIL, "luis@prado.example"),
        Field(Kind.LANGUAGE, "en"),
    )


@pytest.fixture
def marta(book: Book) -> Person:
    """Return Marta, of whom nothing but the name is known."""
    return add(book, "Marta Gil")
