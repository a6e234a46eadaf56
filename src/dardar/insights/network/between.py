"""What tells that two of my people know each other, down to the encounters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.graph.closure import in_common
from dardar.core.identity.companies import bare
from dardar.core.identity.text import fold
from dardar.encounters.days import today
from dardar.encounters.models import Encounter, Participation
from dardar.encounters.queries import encounters_with
from dardar.giving.models import Introduction
from dardar.giving.suggesting import introductions_between
from dardar.giving.timeline import Moment
from dardar.insights.network.queries import network, people_by_id
from dardar.people.models import Person

SHOWN: Final = 50
"""So many encounters are told, the latest."""
THROUGH: Final = 12


@dataclass(frozen=True, slots=True)
class Between:
    """Two people, and what is between them as far as the book tells."""

    one: Person
    other: Person
    moments: Sequence[Moment]  # encounters in which both were, the latest first
    number: int  # of these
    introduction: Introduction | None
    through: Sequence[Encounter]  # in which one of them introduced the other to me
    company: str  # if they work at the same
    relations: Sequence[str]  # what the records of one call the other
    in_common: Sequence[Person]  # who knows both

    @property
    def is_known(self) -> bool:
        """Whether anything tells that they know each other."""
        return bool(self.moments or self.through or self.company or self.relations)


def between(book: Book, one: Person, other: Person) -> Between:
    """Return what is between two people.

    Raises:
        PermissionDenied: one of them belongs to another book.

    """
    require_own(book, one, other)
    on = today(book)
    both = encounters_with(one).filter(pk__in=_of(other), on__lte=on)
    ways = Encounter.objects.filter(_by(one, other) | _by(other, one), book=book, on__lte=on)
    ways = ways.select_related("introduced_by").order_by("-on", "-pk")
    found = network(book)
    places = found.places([one.pk, other.pk])
    shared = in_common(found.graph, *places, most=THROUGH) if len(places) > 1 else []  # type: ignore[misc] # two
    people = people_by_id(book, [found.people[place] for place in shared])
    return Between(
        one,
        other,
        [Moment(encounter.on, encounter) for encounter in both[:SHOWN]],
        both.count(),
        introductions_between(book, [one.pk, other.pk]).get(frozenset((one.pk, other.pk))),
        list(ways[:SHOWN]),
        one.company if bare(one.company) and bare(one.company) == bare(other.company) else "",
        [*_relations(one, other), *_relations(other, one)],
        [people[pk] for place in shared if (pk := found.people[place]) in people],
    )


def _of(person: Person) -> QuerySet[Participation, UUID]:
    """Return the encounters of a person, as a query for their ids."""
    return Participation.objects.filter(person=person).values_list("encounter", flat=True)


def _by(introducer: Person, person: Person) -> Q:
    """Tell of an encounter that one introduced the other to me in it."""
    was = Q(introduced_by=introducer) | Q(introduced_by__joined_to=introducer)
    return was & Q(pk__in=_of(person))


def _relations(one: Person, other: Person) -> list[str]:
    return [
        field["label"] or field["value"]
        for field in one.profile
        if field["kind"] == Kind.RELATION and fold(field["value"]) == fold(other.name)
    ]
