"""A circle of Alma's, a clock that can be set, and a server that sends mail."""

import pytest
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.circles.membership import member_of
from dardar.circles.models import Circle, Member
from tests.circles.scenes import joined
from tests.encounters.conftest import SetClock, clock, monday

__all__ = ["SetClock", "clock", "monday"]


@pytest.fixture(autouse=True)
def sends_mail(settings: Settings) -> None:
    """Let this server send mail."""
    settings.MAIL_CONFIGURED = True


@pytest.fixture
def host(book: Book) -> Member:
    """Return Alma's place in the circle she has founded."""
    circle = found(book, What("Bread and wine", "We bring our clients together"))
    return member_of(book, circle)


@pytest.fixture
def circle(host: Member) -> Circle:
    """Return the circle."""
    return host.circle


@pytest.fixture
def ana(host: Member) -> Member:
    """Return Ana, who bakes and has no account."""
    return joined(host, "Ana Ruiz", offers=["bread for parties"], needs=["an accountant"])


@pytest.fixture
def luis(host: Member) -> Member:
    """Return Luis, who counts."""
    return joined(host, "Luis Prado", offers=["accountant for small shops"], needs=["a web site"])


@pytest.fixture
def bruno(host: Member, strangers_book: Book) -> Member:
    """Return Bruno, who has a book of his own here."""
    return joined(host, "Bruno Gil", offers=["web sites"], book=strangers_book)
