"""Who among my people knows whom, as far as the book tells, and how well.

Days on which two were in the same encounter make their tie warm as they make mine
(:mod:`dardar.core.ties.warmth`), each shared by those who were there: ``Σ 1/(1 + age/7)/(n − 1)``
over days, n people being there (M. Newman, *Scientific Collaboration Networks II*, Physical Review
E 64, 2001). Most of what two do together no book of mine tells; so that they know each other at all
counts as much as contact in the rhythm of a ring does, which is a guess and nothing measured.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple
from uuid import UUID

import numpy as np
from django.db.models import TextField
from django.db.models.functions import Cast, Coalesce

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.graph.adjacency import Adjacency
from dardar.core.identity.companies import bare
from dardar.core.identity.text import fold
from dardar.core.ties.rings import FLOORS
from dardar.core.ties.warmth import HALVED_AFTER
from dardar.encounters.models import Participation
from dardar.giving.models import Side
from dardar.giving.states import INTRODUCED
from dardar.people.models import Person

_CLOSEST, CLOSE, STEADY, LOOSE = FLOORS
"""What a tie counts of kin and friends by their records (close), of who were introduced or are
colleagues (steady), and of who were in an encounter together (loose)."""
LARGEST: Final = 30
"""People of an encounter at which everybody meets everybody: at a larger one hardly."""
COLLEAGUES: Final = 10
"""Of so many colleagues everybody knows everybody well; of more, each knows them less well."""
LARGEST_COMPANY: Final = 60

Index = Mapping[UUID, int]


class Contact(NamedTuple):
    """That somebody, by their place, was in an encounter on a day."""

    encounter: UUID
    on: date
    person: int


class Known(NamedTuple):
    """That two people, by their places, know each other, and how well this tells."""

    one: int
    other: int
    weight: float


def contacts(book: Book, people: Iterable[UUID], on: date) -> list[Contact]:
    """Return who of some people was in which encounter until a day."""
    index = {pk: place for place, pk in enumerate(people)}
    rows = Participation.objects.filter(book=book, encounter__on__lte=on)
    told = rows.order_by().values_list("encounter", "encounter__on", "person")
    return [
        Contact(encounter, day, index[person])
        for encounter, day, person in told.iterator(chunk_size=10_000)
        if person in index
    ]


def acquaintances(
    book: Book,
    people: Mapping[UUID, tuple[str, str]],
    there: Iterable[Contact],
    on: date,
) -> Adjacency:
    """Return who of some people knows whom on a day.

    Args:
        book: theirs.
        people: name and company of each, in the order of their places in the graph.
        there: who was in which encounter.
        on: what is after that day has not been.

    """
    index = {pk: place for place, pk in enumerate(people)}
    found = [
        *_together(there, on),
        *_introduced(book, index),
        *_introduced_to_me(book, index, on),
        *_colleagues(people),
        *_related(book, index, people),
    ]
    one, other, weight = zip(*found, strict=True) if found else ((), (), ())
    return Adjacency.of(len(index), one, other, np.array(weight, dtype=np.float64))


def _together(there: Iterable[Contact], on: date) -> Iterator[Known]:
    """Yield who was in the same encounters: that they were, and how warm it is still."""
    best: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for day, some in _encounters(there):
        age = (on - day).days
        share = HALVED_AFTER / (HALVED_AFTER + age) / (len(some) - 1)
        for pair in combinations(sorted(some), 2):
            days = best[pair]
            days[age] = max(days.get(age, 0.0), share)
    for (one, other), days in best.items():
        yield Known(one, other, LOOSE + sum(days.values()))


def _encounters(there: Iterable[Contact]) -> Iterator[tuple[date, set[int]]]:
    """Yield the encounters in which several people met, and who was there."""
    found: dict[UUID, tuple[date, set[int]]] = {}
    for encounter, day, person in there:
        found.setdefault(encounter, (day, set()))[1].add(person)
    yield from (each for each in found.values() if 1 < len(each[1]) <= LARGEST)


def _introduced(book: Book, index: Index) -> Iterator[Known]:
    """Yield whom I introduced to each other."""
    rows = Side.objects.filter(book=book, introduction__state__in=INTRODUCED)
    sides: dict[UUID, set[int]] = defaultdict(set)
    for introduction, person in rows.values_list("introduction", "person"):
        if (place := index.get(person)) is not None:
            sides[introduction].add(place)
    for pair in sides.values():
        if len(pair) > 1:
            one, other = sorted(pair)
            yield Known(one, other, STEADY)


def _introduced_to_me(book: Book, index: Index, on: date) -> Iterator[Known]:
    """Yield who introduced whom to me."""
    rows = Participation.objects.filter(
        book=book, encounter__introduced_by__isnull=False, encounter__on__lte=on
    )
    through = Coalesce("encounter__introduced_by__joined_to", "encounter__introduced_by")
    pairs = {
        (index[by], index[person])
        for person, by in rows.values_list("person", through)
        if by in index and person in index
    }
    return (Known(by, person, STEADY) for by, person in pairs if by != person)


def _colleagues(people: Mapping[UUID, tuple[str, str]]) -> Iterator[Known]:
    """Yield who is of one company."""
    there: dict[str, list[int]] = defaultdict(list)
    for place, (_name, company) in enumerate(people.values()):
        if folded := bare(company):
            there[folded].append(place)
    for some in there.values():
        if 1 < len(some) <= LARGEST_COMPANY:
            weight = STEADY * min(1.0, (COLLEAGUES - 1) / (len(some) - 1))
            yield from (Known(one, other, weight) for one, other in combinations(some, 2))


def _related(book: Book, index: Index, people: Mapping[UUID, tuple[str, str]]) -> Iterator[Known]:
    """Yield whose records name whom as kin, friend or the like, if only one is called so."""
    told = Person.objects.filter(book=book, joined_to=None)
    told = told.annotate(text=Cast("profile", TextField())).filter(text__contains=Kind.RELATION)
    rows = list(told.values_list("pk", "profile"))
    if not rows:
        return
    called: dict[str, list[int]] = defaultdict(list)
    for pk, (name, _company) in people.items():
        called[fold(name)].append(index[pk])
    for pk, profile in rows:
        for field in profile:
            meant = called.get(fold(field["value"]), ()) if field["kind"] == Kind.RELATION else ()
            if len(meant) == 1 and pk in index and meant[0] != index[pk]:
                yield Known(index[pk], meant[0], CLOSE)
