"""The client matrix: who of some people should meet and does not know each other yet, and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final
from uuid import UUID

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.identity.companies import bare
from dardar.encounters.models import Participation
from dardar.giving.among import Reason, reasons_among
from dardar.giving.models import Introduction
from dardar.giving.not_these import not_to_meet
from dardar.giving.states import INTRODUCED
from dardar.giving.suggesting import Pair, introductions_between
from dardar.people.models import Person

# People of a matrix: more no screen shows.
MOST: Final = 40


class Acquainted(StrEnum):
    """What tells, as far as the book knows, that two know each other."""

    TOGETHER = "together"  # both took part in an encounter
    INTRODUCED = "introduced"
    COLLEAGUES = "colleagues"  # of one company


@dataclass(frozen=True, slots=True)
class Cell:
    """Two people: whether they know each other, and why they should meet."""

    one: Person
    other: Person
    acquainted: Sequence[Acquainted]
    reasons: Sequence[Reason]  # the best first, in both directions
    introduction: Introduction | None  # the latest of the two to each other
    is_never: bool = False  # the owner said: not these two

    @property
    def is_settled(self) -> bool:
        """Whether they know each other, something is begun or was declined, or is not wanted."""
        return bool(self.acquainted or self.introduction or self.is_never)

    @property
    def should_meet(self) -> bool:
        """Whether there is reason for it, and nothing is settled."""
        return bool(self.reasons) and not self.is_settled

    @property
    def score(self) -> float:
        """How much speaks for it, 0 to 1."""
        return max((reason.score for reason in self.reasons), default=0.0)


def matrix(book: Book, people: Sequence[Person]) -> list[Cell]:
    """Return every two of some people, those first who should meet and do so most.

    Args:
        book: theirs.
        people: at most :data:`MOST`; further ones are left out.

    Raises:
        PermissionDenied: one of them belongs to another book.

    """
    require_own(book, *people)
    people = list(dict.fromkeys(people))[:MOST]
    pks = [person.pk for person in people]
    known = acquainted(book, people)
    between = introductions_between(book, pks)
    never = not_to_meet(book)
    reasons: dict[Pair, list[Reason]] = defaultdict(list)
    for reason in reasons_among(book, pks):
        reasons[frozenset({reason.giver, reason.taker})].append(reason)
    cells = []
    for one, other in combinations(people, 2):
        pair = frozenset({one.pk, other.pk})
        introduction = between.get(pair)
        ways = list(known[pair])
        if introduction and introduction.state in INTRODUCED:
            ways.append(Acquainted.INTRODUCED)
        cells.append(Cell(one, other, ways, reasons[pair], introduction, is_never=pair in never))
    return sorted(cells, key=lambda cell: (not cell.should_meet, -cell.score))


def acquainted(book: Book, people: Sequence[Person]) -> dict[Pair, list[Acquainted]]:
    """Return what tells of each two of some people that they know each other, as encounters do."""
    found: dict[Pair, list[Acquainted]] = defaultdict(list)
    there: dict[UUID, set[UUID]] = defaultdict(set)
    taking_part = Participation.objects.filter(book=book, person__in=people)
    for encounter, person in taking_part.values_list("encounter", "person"):
        there[encounter].add(person)
    together = {frozenset(pair) for pks in there.values() for pair in combinations(pks, 2)}
    companies = {person.pk: bare(person.company) for person in people}
    for one, other in combinations([person.pk for person in people], 2):
        pair = frozenset({one, other})
        if pair in together:
            found[pair].append(Acquainted.TOGETHER)
        if companies[one] and companies[one] == companies[other]:
            found[pair].append(Acquainted.COLLEAGUES)
    return found
