"""A breakfast of Alma's on a Monday, its guests, and a clock that can be set."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.events.actions import create, open_sign_up, suggested
from dardar.events.models import Event, Guest
from tests.events.scenes import START, signed_up

SetTime = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def sends_mail(settings: Settings) -> None:
    """Let this server send mail."""
    settings.MAIL_CONFIGURED = True


@pytest.fixture
def set_time() -> Iterator[SetTime]:
    """Return a function that sets the clock to a moment and lets it stand there."""
    travels: list[time_machine.travel] = []

    def set_to(moment: datetime) -> None:
        traveller = time_machine.travel(moment, tick=False)
        traveller.start()
        travels.append(traveller)

    yield set_to
    for traveller in reversed(travels):
        traveller.stop()


@pytest.fixture
def event(book: Book, set_time: SetTime) -> Event:
    """Return speed meetings of eight rounds, a week before; anybody may sign up."""
    set_time(START - timedelta(days=7))
    event = create(book, suggested(book, Event.Template.SPEED, START, title="Give and take"))
    open_sign_up(book, event)
    return event


@pytest.fixture
def ana(event: Event) -> Guest:
    """Return Ana, who bakes and has no account."""
    return signed_up(
        event,
        "Ana Ruiz",
        offers=["bread for parties"],
        needs=["an accountant"],
        mail="ana@norte.example",
        company="Norte",
    )


@pytest.fixture
def luis(event: Event) -> Guest:
    """Return Luis, who counts."""
    return signed_up(
        event, "Luis Prado", offers=["accountant for small shops"], needs=["a web site"]
    )


@pytest.fixture
def bruno(event: Event, strangers_book: Book) -> Guest:
    """Return Bruno, who has a book of his own here."""
    return signed_up(event, "Bruno Gil", offers=["web sites"], book=strangers_book)
