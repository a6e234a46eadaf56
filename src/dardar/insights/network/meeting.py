"""Who among my people should meet: close in the graph, and of use to each other.

How much good it would do is told by closeness alone (:mod:`dardar.core.graph.closure`), of which
1.5 is the most there can be, and made larger by what two could give each other (up to four times),
by a circle they share and by clients of one kind (a quarter each); who offers the same competes,
and counts a third. These factors are guesses, not measured. Pairs of use to each other are proposed
even where nobody knows both.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import numpy as np

from dardar.accounts.models import Book
from dardar.circles.membership import places_of
from dardar.circles.models import Known
from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.closure import closures, in_common, preferences, suggest
from dardar.core.matching.concepts import read
from dardar.giving.models import Role, Side, Wish
from dardar.giving.not_these import not_to_meet
from dardar.giving.pairing import current
from dardar.giving.suggesting import Helper, pairings, suggested
from dardar.insights.network.kept import Network
from dardar.insights.network.queries import network, people_by_id
from dardar.people.models import Person

Pair = frozenset[UUID]
SHOWN: Final = 30
"""So many pairs are proposed,"""
CLOSE: Final = 300
"""chosen of so many that are close"""
USEFUL: Final = 300
"""and of so many of which one has what the other needs."""
THROUGH: Final = 3
"""So many are named whom both know."""
OFTEN: Final = 3
"""Nobody is proposed more often: a list of one person's pairs is no list of pairs."""
AMONG: Final = 5000
"""Of so many people, those I am closest to, pairs are sought."""

_USE: Final = 3.0
_CIRCLE: Final = 1.25
_CLIENTS: Final = 1.25
_COMPETE: Final = 1 / 3
_SURE: Final = 0.5  # a text is about a concept that it names; a hint is too little
_ALONE: Final = 0.6  # of two whom nobody knows both: what they have for each other has to tell


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two who should meet, and why."""

    one: Person
    other: Person
    through: Sequence[Person]  # who knows both, those who count most first
    groups: tuple[int, int] | None  # of which they are, if they are of two
    helpers: Sequence[Helper]  # what one has for the other
    circles: Sequence[str]  # they are both in
    same_clients: bool  # they look for the same, and do not offer the same
    score: float

    @property
    def need(self) -> Wish | None:
        """What an introduction is for in the first place."""
        return self.helpers[0].need if self.helpers else None

    @property
    def offer(self) -> Wish | None:
        """What answers that."""
        return self.helpers[0].offer if self.helpers else None


@dataclass(frozen=True, slots=True)
class _Reasons:
    """All that is known of pairs, by their two."""

    preference: Mapping[Pair, float]
    helpers: Mapping[Pair, Sequence[Helper]]
    circles: Mapping[Pair, Sequence[str]]
    clients: Collection[Pair]
    competing: Collection[Pair]

    def score(self, pair: Pair) -> float:
        """Return how much good it would do."""
        score = self.preference.get(pair, _ALONE)
        use = max((one.pairing.score for one in self.helpers.get(pair, ())), default=0.0)
        score *= 1 + _USE * use
        score *= _CIRCLE if pair in self.circles else 1
        score *= _CLIENTS if pair in self.clients else 1
        return score * (_COMPETE if pair in self.competing else 1)


def who_should_meet(book: Book) -> list[Meeting]:
    """Return pairs of my people who should meet and don't know each other, the best first.

    Whom I introduced or began to, whoever declined, and «not these two» never come back.
    """
    found = network(book)
    among = _among(found)
    never = _never(book)
    helpers = _helpers(book, found, among, never)
    preference = _preferences(found, among, helpers.keys(), never)
    return _best(book, found, preference, helpers)


def who_is_near(book: Book, people: Collection[UUID], never: Collection[Pair]) -> list[Meeting]:
    """Return pairs of some people who should meet for the sake of whom both know, the best first.

    Args:
        book: mine.
        people: of whom.
        never: pairs not to be proposed, and those of whom better reasons are told already.

    """
    found = network(book)
    preference = _preferences(found, sorted(found.places(people)), (), never)
    return _best(book, found, preference, {})


def _best(
    book: Book,
    found: Network,
    preference: Mapping[Pair, float],
    helpers: Mapping[Pair, Sequence[Helper]],
) -> list[Meeting]:
    pairs = preference.keys() | helpers.keys()
    wishes = _wishes(book, {pk for pair in pairs for pk in pair})
    clients, competing = _alike(pairs, wishes)
    reasons = _Reasons(preference, helpers, _circles(book, pairs), clients, competing)
    best = _varied(sorted(pairs, key=lambda pair: (-reasons.score(pair), sorted(pair))))
    return _told(book, found, best, reasons)


def _varied(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the first pairs, nobody among them too often."""
    times: Counter[UUID] = Counter()
    best: list[Pair] = []
    for pair in pairs:
        if len(best) < SHOWN and all(times[pk] < OFTEN for pk in pair):
            best.append(pair)
            times.update(pair)
    return best


def _among(found: Network) -> list[int]:
    near = np.flatnonzero(found.warmths > 0)
    if len(near) > AMONG:
        near = near[np.argsort(-found.warmths[near], kind="stable")[:AMONG]]
    return sorted(near.tolist())


def _never(book: Book) -> set[Pair]:
    """Return which two are not to be proposed: they were to be introduced, or it is not wanted."""
    sides: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Side.objects.filter(book=book)
    for introduction, person in rows.values_list("introduction", "person"):
        sides[introduction].add(person)
    return not_to_meet(book) | {frozenset(pair) for pair in sides.values() if len(pair) > 1}


def _helpers(
    book: Book, found: Network, among: Sequence[int], never: Collection[Pair]
) -> dict[Pair, list[Helper]]:
    """Return what people have for each other who don't know each other, the best first."""
    there = {found.people[place] for place in among}
    rows = pairings(book).exclude(need__person=None).exclude(offer__person=None)
    helpers: dict[Pair, list[Helper]] = defaultdict(list)
    for helper in suggested(book, rows[:USEFUL]):
        taker, giver = helper.need.person_id, helper.offer.person_id
        if taker in there and giver in there:
            pair = frozenset((taker, giver))
            if pair not in never and not _know(found, pair):
                helpers[pair].append(helper)
    return helpers


def _know(found: Network, pair: Pair) -> bool:
    one, other = (found.index[pk] for pk in pair)
    return other in found.graph.row(one)[0]


def _preferences(
    found: Network, among: Sequence[int], useful: Collection[Pair], never: Collection[Pair]
) -> dict[Pair, float]:
    """Return how much good it would do the closest and the useful, by closeness alone."""
    graph, people = found.graph, found.people
    out = [(found.index[a], found.index[b]) for a, b in map(sorted, never) if _both(found, a, b)]
    groups = _groups(found)
    best = suggest(graph, among, communities=groups, never=out, most=CLOSE)
    close = {frozenset((people[one.one], people[one.other])): one for one in best}
    told = {pair: one.preference for pair, one in close.items()}
    left = [pair for pair in useful if pair not in close]
    if left and best:
        told |= _measured(graph, found, left, [one.closure for one in best])
    return told


def _groups(found: Network) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Return groups by which to cross: whoever is in none is alone."""
    groups = found.groups.astype(np.int64)
    alone = np.flatnonzero(groups < 0)
    groups[alone] = found.number_of_groups + np.arange(len(alone))
    return groups


def _measured(
    graph: Adjacency, found: Network, pairs: Sequence[Pair], others: Sequence[float]
) -> dict[Pair, float]:
    """Return the preferences of further pairs as beside those of the closest."""
    ends = [sorted(found.index[pk] for pk in pair) for pair in pairs]
    value = np.array([closures(graph, np.array([a]), np.array([b]))[0, 0] for a, b in ends])
    known = np.flatnonzero(value > 0)
    crosses = np.array([_crosses(found, *ends[place]) for place in known.tolist()], dtype=np.bool_)
    beside = np.concatenate((value[known], np.array(others)))
    told = preferences(beside, np.concatenate((crosses, np.zeros(len(others), np.bool_))))
    return {pairs[place]: float(told[number]) for number, place in enumerate(known.tolist())}


def _crosses(found: Network, one: int, other: int) -> bool:
    groups = found.groups
    return bool(groups[one] != groups[other])


def _both(found: Network, one: UUID, other: UUID) -> bool:
    return one in found.index and other in found.index


def _wishes(book: Book, people: Collection[UUID]) -> dict[UUID, dict[str, frozenset[str]]]:
    """Return what people offer and need, as concepts of the thesaurus."""
    told: dict[UUID, dict[str, frozenset[str]]] = defaultdict(dict)
    rows = current(book).filter(person__in=people)
    for person, role, words, language in rows.values_list("person", "role", "words", "language"):
        concepts = {
            one.concept.key for one in read(words, language or "es") if one.sureness >= _SURE
        }
        told[person][role] = told[person].get(role, frozenset()) | concepts
    return told


def _alike(
    pairs: Collection[Pair], wishes: Mapping[UUID, Mapping[str, frozenset[str]]]
) -> tuple[set[Pair], set[Pair]]:
    """Return which pairs look for the same and don't offer the same, and which offer the same."""
    clients, competing = set(), set()
    for pair in pairs:
        one, other = (wishes.get(pk, {}) for pk in pair)
        offers, needs = (
            one.get(role, frozenset()) & other.get(role, frozenset())
            for role in (Role.OFFER, Role.NEED)
        )
        if offers:
            competing.add(pair)
        elif needs:
            clients.add(pair)
    return clients, competing


def _circles(book: Book, pairs: Collection[Pair]) -> dict[Pair, list[str]]:
    """Return the circles in which I know both of a pair."""
    rows = Known.objects.filter(book=book, member__circle__in=places_of(book).values("circle"))
    there: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for person, circle, name in rows.values_list(
        "person", "member__circle", "member__circle__name"
    ):
        there[person][circle] = name
    found = {}
    for pair in pairs:
        one, other = (there.get(pk, {}) for pk in pair)
        if common := [name for circle, name in one.items() if circle in other]:
            found[pair] = sorted(common)
    return found


def _told(book: Book, found: Network, best: Sequence[Pair], reasons: _Reasons) -> list[Meeting]:
    through = {
        pair: in_common(found.graph, found.index[min(pair)], found.index[max(pair)], THROUGH)
        for pair in best
    }
    pks = {pk for pair in best for pk in pair}
    pks |= {found.people[place] for places in through.values() for place in places}
    people = people_by_id(book, pks)
    meetings = []
    for pair in best:
        one, other = sorted(pair)
        if one not in people or other not in people:
            continue
        groups = [int(found.groups[found.index[pk]]) for pk in (one, other)]
        meetings.append(
            Meeting(
                people[one],
                people[other],
                [people[pk] for place in through[pair] if (pk := found.people[place]) in people],
                (groups[0], groups[1]) if groups[0] != groups[1] and min(groups) >= 0 else None,
                reasons.helpers.get(pair, ()),
                reasons.circles.get(pair, ()),
                pair in reasons.clients,
                reasons.score(pair),
            )
        )
    return meetings
