"""People to meet, and a clock that can be set."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person
from dardar.people.models import Person
from tests.encounters.scenes import MONDAY

SetClock = Callable[[date], None]


@pytest.fixture
def clock() -> Iterator[SetClock]:
    """Return a function that sets the clock to ten in the morning, UTC, of a day."""
    travels: list[time_machine.travel] = []

    def set_to(day: date) -> None:
        traveller = time_machine.travel(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
        traveller.start()
        travels.append(traveller)

    yield set_to
    for traveller in reversed(travels):
        traveller.stop()


@pytest.fixture
def monday(clock: SetClock) -> date:
    """Make it Monday, 14 September 2026."""
    clock(MONDAY)
    return MONDAY


@pytest.fixture
def ana(book: Book) -> Person:
    """Return Ana, who is in the book and has never been contacted."""
    return add_person(
        book,
        [
            Field(Kind.NAME, "Ana Ruiz Soler"),
            Field(Kind.COMPANY, "Norte Capital"),
            Field(Kind.EMAIL, "ana@norte.example"),
            Field(Kind.PHONE, "+34 612 345 678", "cell"),
        ],
    )
