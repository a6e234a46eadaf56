"""Reads of relationships, each scoped to a book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet

from dardar.accounts.models import Book
from dardar.circles.membership import places_of
from dardar.circles.models import Circle
from dardar.core.ties.rhythm import State
from dardar.core.ties.silence import Outlook, Silence, outlook
from dardar.core.ties.warmth import parts
from dardar.encounters.days import today
from dardar.encounters.models import Encounter
from dardar.encounters.queries import encounters_with
from dardar.people.models import Label, Person
from dardar.ties.models import CircleRhythm, SaidTie, Tie, TiePause
from dardar.ties.reckoning import silence_of

# Days of contact shown on the page of a tie before the rest.
SHOWN: Final = 60


@dataclass(frozen=True)
class Standing:
    """How a relationship stands.

    Attributes:
        tie: what was reckoned, None where there was no contact and nothing was said.
        said: what the owner said, None if nothing.
        pauses: those there were, are and will be.
        silence: what was learnt of silence in the book.

    """

    tie: Tie | None
    said: SaidTie | None
    pauses: Sequence[TiePause]
    silence: Silence
    on: date

    @property
    def outlook(self) -> Outlook | None:
        """The chance of silence in a word, None where there is nothing to tell."""
        if self.tie is None or not self.tie.days or self.tie.state == State.QUIET.value:
            return None
        return outlook(self.tie.chance)

    @property
    def percent(self) -> int | None:
        """The chance of silence within four weeks; None until enough is known to tell it so."""
        if self.outlook is None or self.tie is None or not self.silence.is_in_numbers:
            return None
        return round(self.tie.chance * 100)

    @property
    def resting(self) -> "TiePause | None":
        """The pause that holds now."""
        return next(
            (p for p in self.pauses if p.first <= self.on and (not p.last or self.on <= p.last)),
            None,
        )

    @property
    def is_fine(self) -> bool:
        """Whether the owner said «we're fine», and it holds."""
        return bool(self.said and self.said.fine_until and self.on <= self.said.fine_until)


@dataclass(frozen=True)
class Part:
    """What a contact day gives to the warmth, and what happened on it."""

    day: date
    warmth: float
    encounters: Sequence[Encounter]


def standing(book: Book, person: Person) -> Standing:
    """Return how the relationship with a person stands."""
    return Standing(
        Tie.objects.filter(book=book, person=person).first(),
        SaidTie.objects.filter(book=book, person=person).first(),
        list(TiePause.objects.filter(book=book, person=person)),
        silence_of(book),
        today(book),
    )


def warmth_parts(book: Book, person: Person, most: int = SHOWN) -> tuple[list[Part], int]:
    """Return what the warmth of a tie is made of, the latest first, and of how many days in all."""
    met = Encounter.objects.filter(book=book, participations__person=person)
    days = list(met.order_by().values_list("on", flat=True).distinct())
    told = parts(days, today(book))
    shown = told[:most]
    rows: dict[date, list[Encounter]] = {part.day: [] for part in shown}
    if shown:
        there = encounters_with(person).filter(on__in=list(rows)).prefetch_related(None)
        for row in there[: most * _A_DAY]:
            rows[row.on].append(row)
    return [Part(part.day, part.warmth, rows[part.day]) for part in shown], len(told)


# Encounters of one day shown: whoever writes fifty messages a day means one contact.
_A_DAY: Final = 4


def labels_with_rhythm(book: Book) -> QuerySet[Label]:
    """Return the labels of a book by name, each with its rhythm."""
    return Label.objects.filter(book=book).select_related("rhythm")


def circles_with_rhythm(book: Book) -> list[tuple[Circle, int | None]]:
    """Return the circles the owner has a place in, each with the rhythm they set for it."""
    set_ = dict(CircleRhythm.objects.filter(book=book).values_list("circle", "days"))
    return [(place.circle, set_.get(place.circle_id)) for place in places_of(book)]
