"""How close the owner is to each of some people, by the warmth of the tie."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.ties.history import Histories
from dardar.core.ties.rings import Ring, ring_of
from dardar.core.ties.warmth import warmths
from dardar.encounters.models import Participation
from dardar.people.models import Person

# What is kept warm by contact each quarter counts half of what the warmest tie could.
HALF_WARM: Final = Ring.STEADY.floor


class Strength(StrEnum):
    """A tie in a word."""

    CLOSE = "close"
    LOOSE = "loose"
    FAINT = "faint"
    NONE = "none"


_STRENGTHS: Final = {
    Ring.CLOSEST: Strength.CLOSE,
    Ring.CLOSE: Strength.CLOSE,
    Ring.STEADY: Strength.LOOSE,
    Ring.LOOSE: Strength.LOOSE,
    Ring.DORMANT: Strength.FAINT,
    None: Strength.NONE,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """How close somebody is to the owner, and what tells so."""

    last_contact_on: date | None
    warmth: float

    @property
    def value(self) -> float:
        """What it counts, from 0 to 1."""
        return self.warmth / (self.warmth + HALF_WARM)

    @property
    def strength(self) -> Strength:
        """The tie in a word."""
        return _STRENGTHS[ring_of(self.warmth)]


def ties(book: Book, people: Iterable[Person], on: date) -> dict[UUID, Tie]:
    """Return the ties to some people as of a day, in one query."""
    last = {person.pk: person.last_contact_on for person in people}
    place = {pk: number for number, pk in enumerate(last)}
    present = Participation.objects.filter(book=book, person__in=list(last))
    days = list(present.values_list("person", "encounter__on").distinct())
    histories = Histories.of(
        len(last), [place[pk] for pk, _day in days], [day.toordinal() for _pk, day in days]
    )
    warm = warmths(histories, on).tolist()
    return {pk: Tie(last[pk], warm[number]) for pk, number in place.items()}
