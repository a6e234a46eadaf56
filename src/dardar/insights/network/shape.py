"""The shape of my network: groups first, who joins them, how far it reaches, what has changed.

Asked to draw their network, people draw groups first (ADR 14). A group bears the name of what most
of it, and little else, has in common: a company, a label, a space, a town.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final
from uuid import UUID

import numpy as np
from django.db.models import Count

from dardar.accounts.models import Book
from dardar.core.identity.companies import bare
from dardar.core.identity.text import fold
from dardar.core.ties.rhythm import State
from dardar.encounters.models import Encounter, Participation
from dardar.insights.network.findings import Bridge, Moved
from dardar.insights.network.kept import Network
from dardar.insights.network.queries import network, people_by_id
from dardar.people.models import Labelling, Person
from dardar.people.refresh import SLICE
from dardar.people.slices import slices
from dardar.ties.models import Tie

SHOWN: Final = 12
"""So many groups are told."""
FACES: Final = 5
"""So many people of a group are named."""
COMMON: Final = 1 / 3
"""What a group is called by, so much of it has;"""
TYPICAL: Final = 1.5
"""and by so much more often than all others do."""
NAMED: Final = 8
"""So many are named with whom something has changed."""
DORMANT: Final = 12
"""So many dormant ties that were strong are told,"""
STRONG: Final = 5
"""of so many contact days."""


class By(StrEnum):
    """What a group is called by; of equals the first counts."""

    COMPANY = "company"
    LABEL = "label"
    SPACE = "space"
    TOWN = "town"
    PEOPLE = "people"  # nothing in common: by those who know most of it


@dataclass(frozen=True, slots=True)
class Name:
    """What a group is called."""

    by: By
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """People who know each other better than chance would have it."""

    number: int
    name: Name
    size: int
    faces: Sequence[Person]  # those closest to me

    @property
    def others(self) -> int:
        """How many are not named."""
        return self.size - len(self.faces)


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who joins groups."""

    person: Person
    groups: Sequence[Group]
    of: Group  # that would lose most without them
    bridge: Bridge

    @property
    def is_only(self) -> bool:
        """Whether all ties of that group to others go through them."""
        return self.bridge.through == self.bridge.ties


@dataclass(frozen=True, slots=True)
class Change:
    """People with whom something has changed in a year."""

    number: int
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the network reaches."""

    people: int  # in the book
    in_touch: int  # there was contact
    rings: Sequence[int]  # of these by ring, the closest first
    know_each_other: int  # pairs of people who know each other


@dataclass(frozen=True, slots=True)
class Shape:
    """All that the page of the network tells."""

    network: Network
    groups: Sequence[Group]
    in_no_group: int
    bridges: Sequence[Joining]
    dormant: Sequence[Tie]  # with their people
    new: Change
    nearer: Change
    further: Change
    reach: Reach


def shape(book: Book) -> Shape:
    """Return the shape of the network of a book."""
    found = network(book)
    groups = {group.number: group for group in groups_of(book, found)}
    changes = (found.findings.new, found.findings.nearer, found.findings.further)
    pks = {one.person for one in found.findings.bridges}
    named = {pk for moved in changes for pk in moved.people[:NAMED]}
    people = people_by_id(book, pks | named)
    new, nearer, further = (_change(people, moved) for moved in changes)
    return Shape(
        network=found,
        groups=list(groups.values())[:SHOWN],
        in_no_group=int((found.groups < 0).sum()),
        bridges=list(_joining(found, people, groups)),
        dormant=dormant(book),
        new=new,
        nearer=nearer,
        further=further,
        reach=_reach(found),
    )


def dormant(book: Book) -> list[Tie]:
    """Return ties that were strong and have gone dormant, the strongest first."""
    rows = Tie.objects.filter(book=book, state=State.DORMANT, days__gte=STRONG)
    return list(rows.select_related("person").order_by("-strength", "pk")[:DORMANT])


def groups_of(book: Book, found: Network, only: int | None = None) -> list[Group]:
    """Return the groups of a network with their names, the largest first, or one of them."""
    members: dict[int, list[int]] = defaultdict(list)
    order = np.lexsort((np.arange(len(found.people)), -found.warmths))
    for place in order.tolist():
        number = int(found.groups[place])
        if number >= 0 and only in {None, number}:
            members[number].append(place)
    names = _names(book, found, members)
    shown = {number: there[:FACES] for number, there in members.items()}
    people = people_by_id(
        book, [found.people[place] for there in shown.values() for place in there]
    )
    return [
        Group(
            number,
            names[number],
            len(there),
            [people[pk] for at in shown[number] if (pk := found.people[at]) in people],
        )
        for number, there in sorted(members.items())
    ]


def _joining(
    found: Network, people: Mapping[UUID, Person], groups: Mapping[int, Group]
) -> Iterator[Joining]:
    for bridge in found.findings.bridges:
        person, place = people.get(bridge.person), found.index.get(bridge.person)
        numbers = {*bridge.groups, bridge.of}
        if person and place is not None and numbers <= groups.keys():
            joined = [groups[number] for number in bridge.groups]
            yield Joining(person, joined, groups[bridge.of], bridge)


def _change(people: Mapping[UUID, Person], moved: Moved) -> Change:
    return Change(moved.number, [people[pk] for pk in moved.people[:NAMED] if pk in people])


def _reach(found: Network) -> Reach:
    counted = np.bincount(found.rings[found.rings >= 0], minlength=5).tolist()
    return Reach(len(found.people), sum(counted), counted, len(found.graph.neighbours) // 2)


def _names(book: Book, found: Network, members: Mapping[int, Sequence[int]]) -> dict[int, Name]:
    """Return what groups are called."""
    inside = {found.people[place] for there in members.values() for place in there}
    traits = _traits(book, inside)
    everywhere = Counter(trait for its in traits.values() for trait in its)
    names, unnamed = {}, {}
    for number, there in members.items():
        pks = [found.people[place] for place in there]
        counts = Counter(trait for pk in pks for trait in traits.get(pk, {}))
        if best := _best(counts, everywhere, len(pks), len(inside)):
            written = Counter(traits[pk][best] for pk in pks if best in traits.get(pk, {}))
            names[number] = Name(best[0], written.most_common(1)[0][0])
        else:
            unnamed[number] = _most_known(found, there)
    people = people_by_id(book, [pk for pks in unnamed.values() for pk in pks])
    for number, pks in unnamed.items():
        called = ", ".join(people[pk].name for pk in pks if pk in people)
        names[number] = Name(By.PEOPLE, called)
    return names


Trait = tuple[By, str]


def _best(
    counts: Mapping[Trait, int], everywhere: Mapping[Trait, int], size: int, whole: int
) -> Trait | None:
    """Return what most of a group, and little else, has in common."""

    def worth(trait: Trait) -> float:
        return counts[trait] / size * sqrt(counts[trait] / everywhere[trait])

    def is_typical(trait: Trait) -> bool:
        others = (everywhere[trait] - counts[trait]) / max(1, whole - size)
        return counts[trait] / size >= max(COMMON, TYPICAL * others)

    order, common = list(By), [trait for trait in counts if is_typical(trait)]
    return min(common, key=lambda one: (-worth(one), order.index(one[0]), one[1]), default=None)


def _traits(book: Book, people: Collection[UUID]) -> dict[UUID, dict[Trait, str]]:
    """Return what people have that a group may be called by, as they write it."""
    traits: dict[UUID, dict[Trait, str]] = defaultdict(dict)
    placed = Encounter.objects.filter(book=book, space__isnull=False)
    several = placed.annotate(there=Count("participations")).filter(there__gt=1).values("pk")
    for some in slices(sorted(people), SLICE):
        rows = Person.objects.filter(pk__in=some).values_list("pk", "company", "place")
        for pk, company, place in rows:
            if folded := bare(company):
                traits[pk][By.COMPANY, folded] = company
            town = place.split(",")[0].strip()
            if folded := fold(town):
                traits[pk][By.TOWN, folded] = town
        labelled = Labelling.objects.filter(book=book, person__in=some)
        for pk, name in labelled.values_list("person", "label__name"):
            traits[pk][By.LABEL, fold(name)] = name
        met = Participation.objects.filter(person__in=some, encounter__in=several)
        for pk, name in met.order_by().values_list("person", "encounter__space__name").distinct():
            traits[pk][By.SPACE, fold(name)] = name
    return traits


def _most_known(found: Network, there: Sequence[int]) -> list[UUID]:
    """Return the two who know most of a group."""
    inside = set(there)

    def knows(place: int) -> int:
        known, _weights = found.graph.row(place)
        return sum(one in inside for one in known.tolist())

    return [found.people[at] for at in sorted(there, key=lambda at: (-knows(at), at))[:2]]
