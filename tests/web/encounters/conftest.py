"""The people and the clock of encounters serve their pages too; and a fair."""

from collections.abc import Callable
from datetime import date

import pytest

from dardar.accounts.models import Book
from dardar.encounters.actions import (
    Circumstances,
    Newcomer,
    meet,
)
from dardar.encounters.models import Encounter
from dardar.people.models import Person
from tests.encounters.conftest import ana, clock, monday
from tests.encounters.scenes import (
    MONDAY,
    TUESDAY,
)

Clock = Callable[[date], None]

__all__ = ["ana", "clock", "fair", "monday"]


@pytest.fixture
def fair(book: Book, ana: Person, clock: Clock) -> Encounter:
    """Meet Luis at a fair on Monday, through Ana, with a promise; it is Tuesday now."""
    clock(MONDAY)
    encounter = meet(
        book,
        [Newcomer.named("Luis Prado", phone="+34 611 223 344", email="luis@prado.example")],
        Circumstances(on=MONDAY, gathering="Fair", introduced_by=ana, said="Sails on Sundays."),
        promised=["the plan"],
    )
    clock(TUESDAY)
    return encounter
