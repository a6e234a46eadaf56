"""How strong the owner's tie to each of some people is, for now from encounters alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Count

from dardar.accounts.models import Book
from dardar.encounters.models import Participation
from dardar.people.models import Person

# After so many days without contact a tie counts half of what it did.
HALF_LIFE: Final = 180
# So many encounters count half of what countless ones would.
HALF_FULL: Final = 3
_CLOSE: Final = 0.6
_LOOSE: Final = 0.15


class Strength(StrEnum):
    """A tie in a word."""

    CLOSE = "close"
    LOOSE = "loose"
    FAINT = "faint"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Tie:
    """How close somebody is to the owner, and what tells so."""

    last_contact_on: date | None
    encounters: int
    value: float  # 0 to 1

    @property
    def strength(self) -> Strength:
        """The tie in a word."""
        if not self.encounters:
            return Strength.NONE
        if self.value >= _CLOSE:
            return Strength.CLOSE
        return Strength.LOOSE if self.value >= _LOOSE else Strength.FAINT


def tie(last_contact_on: date | None, encounters: int, on: date) -> Tie:
    """Return a tie: it fades with the days since the last contact and grows with encounters.

    The value is the geometric mean of ``2 ** (-days / HALF_LIFE)`` and ``n / (n + HALF_FULL)``.
    """
    if last_contact_on is None or not encounters:
        return Tie(last_contact_on, encounters, 0.0)
    fresh: float = 2 ** (-max((on - last_contact_on).days, 0) / HALF_LIFE)
    full = encounters / (encounters + HALF_FULL)
    return Tie(last_contact_on, encounters, (fresh * full) ** 0.5)


def ties(book: Book, people: Iterable[Person], on: date) -> dict[UUID, Tie]:
    """Return the ties to some people as of a day, in one query."""
    last = {person.pk: person.last_contact_on for person in people}
    present = Participation.objects.filter(book=book, person__in=list(last))
    counted = dict(present.values_list("person").annotate(Count("pk")))
    return {pk: tie(day, counted.get(pk, 0), on) for pk, day in last.items()}
