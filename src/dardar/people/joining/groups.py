"""Whom to look at together: pairs that are perhaps the same, gathered to small groups."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from dardar.accounts.models import Book
from dardar.core.identity.clusters import Told, partition
from dardar.people.joining.queries import pending
from dardar.people.models import Assertion, Suggestion

# People who are perhaps all the same are looked at together, so many at most.
LARGEST_GROUP: Final = 6
# Pairs that are looked through: what lies beyond comes up when these are decided.
MOST_PAIRS: Final = 2000

Rank = tuple[float, str]
Edge = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Group:
    """People who are perhaps all the same, and the pairs that say so, the likeliest first."""

    rank: Rank
    people: frozenset[UUID]
    pairs: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a book, the likeliest first; ``has_more`` tells that not all were looked at."""

    found: Sequence[Group]
    has_more: bool

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.found)

    def after(self, rank: Rank | None) -> list[Group]:
        """Return those that come behind a place in the list."""
        return [group for group in self.found if rank is None or group.rank > rank]

    def within(self, people: Collection[UUID]) -> list[Group]:
        """Return those of which everybody is among some people."""
        return [group for group in self.found if group.people <= set(people)]


def groups(book: Book, on: date, *, about: UUID | None = None) -> Groups:
    """Return who is perhaps the same, by a single query however many there are.

    Args:
        book: whose people they are.
        on: the day; what is put off beyond it does not count.
        about: only this person, and with whom they are perhaps the same.

    """
    found = pending(book, on)
    if about:
        found = found.filter(Q(one=about) | Q(other=about))
    pairs = list(found.values_list("pk", "one", "other", "weight")[: MOST_PAIRS + 1])
    ranked = {
        (one, other): ((-weight, str(pk)), pk) for pk, one, other, weight in pairs[:MOST_PAIRS]
    }
    people = {pk for pair in ranked for pk in pair}
    clusters = partition(
        people, told=(), automatic=ranked, cap=LARGEST_GROUP, conflict=lambda _one, _other: False
    )
    return Groups(_ranked(clusters, ranked), len(pairs) > MOST_PAIRS)


def _ranked(
    clusters: Iterable[frozenset[UUID]], ranked: dict[Edge, tuple[Rank, UUID]]
) -> list[Group]:
    """Return clusters with the pairs that lie within each, those of the likeliest pair first."""
    cluster_of = {pk: cluster for cluster in clusters for pk in cluster}
    within: dict[frozenset[UUID], list[tuple[Rank, UUID]]] = defaultdict(list)
    for (one, other), place in ranked.items():
        if cluster_of[one] is cluster_of[other]:
            within[cluster_of[one]].append(place)
    found = [
        Group(places[0][0], cluster, [pk for _rank, pk in places])
        for cluster, places in within.items()
    ]
    return sorted(found, key=lambda group: group.rank)


def without_those_apart(
    book: Book, found: Sequence[Group], suggestions: Collection[Suggestion]
) -> list[Group]:
    """Return groups of which no two were told apart, splitting those in which some were.

    Args:
        book: whose they are.
        found: some groups.
        suggestions: the pairs they are made of.

    """
    apart = _told_apart(book, {pk for group in found for pk in group.people})
    by_pk = {suggestion.pk: suggestion for suggestion in suggestions}
    kept: list[Group] = []
    for group in found:
        told = [Told(False, one, other) for one, other in apart if {one, other} <= group.people]  # noqa: FBT003 - of a tuple
        if not told:
            kept.append(group)
            continue
        ranked = {
            (s.one_id, s.other_id): ((-s.weight, str(s.pk)), s.pk)
            for pk in group.pairs
            if (s := by_pk.get(pk))
        }
        clusters = partition(
            group.people,
            told=told,
            automatic=ranked,
            cap=LARGEST_GROUP,
            conflict=lambda _one, _other: False,
        )
        kept += _ranked(clusters, ranked)
    return kept


def _told_apart(book: Book, people: Collection[UUID]) -> list[Edge]:
    """Return which of some people, whoever stands with them, were told apart."""
    one = Q(one__in=people) | Q(one__joined_to__in=people)
    other = Q(other__in=people) | Q(other__joined_to__in=people)
    rows = Assertion.objects.filter(one, other, book=book, kind=Assertion.Kind.APART)
    heads = rows.values_list(
        Coalesce("one__joined_to", "one"), Coalesce("other__joined_to", "other")
    )
    return list(heads.distinct())
