"""People who know each other, and a member of a circle who shares somebody."""

import pytest
from django.test import Client
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.circles.models import Member
from dardar.insights.network.models import SharedTie
from dardar.insights.network.sharing import share
from tests.insights.network.conftest import People, add, bruno, host, keepers_book, people

__all__ = ["People", "add", "bruno", "host", "keepers_book", "people"]


@pytest.fixture(autouse=True)
def sends_mail(settings: Settings) -> None:
    """Let this server send mail."""
    settings.MAIL_CONFIGURED = True


@pytest.fixture
def tie(strangers_book: Book, bruno: Member) -> SharedTie:
    """Return Vera of Bruno's book as he shares her with the circle."""
    vera = add(strangers_book, "Vera Luz", "Faro")
    return share(strangers_book, bruno, vera, SharedTie.Closeness.WELL)


@pytest.fixture
def keepers_client(keepers_book: Book) -> Client:
    """Return a browser in which Carla is signed in, who is in no circle."""
    client = Client()
    client.force_login(keepers_book.owner)
    return client
