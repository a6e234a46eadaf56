"""Three stock books: an owner, a stranger on the same server, and the pages as each sees them."""

import signal
from pathlib import Path

import pytest
from django.test import Client

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book

# Started in the background, a shell lets tests ignore Ctrl-C, and so all programs that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
BROWSER = Path(__file__).with_name("browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the browser tests, which take longest, begin: the many short ones even out the ends."""
    items.sort(key=lambda item: BROWSER not in item.path.parents)


@pytest.fixture
def book(db: None) -> Book:  # noqa: ARG001 - pytest-django opens the database
    """Return the book of Alma, who speaks English and lives in Madrid."""
    return open_book(
        email="alma@example.org", password="a long pass word", name="Alma", language="en"
    )


@pytest.fixture
def strangers_book(db: None) -> Book:  # noqa: ARG001 - pytest-django opens the database
    """Return the book of somebody else on the same server."""
    return open_book(email="bruno@example.org", password="a long pass word", name="Bruno")


@pytest.fixture
def client(book: Book) -> Client:
    """Return a browser in which Alma is signed in."""
    client = Client()
    client.force_login(book.owner)
    return client


@pytest.fixture
def stranger(strangers_book: Book) -> Client:
    """Return a browser in which Bruno is signed in."""
    client = Client()
    client.force_login(strangers_book.owner)
    return client
