"""An un-networking lunch: the six to twelve who have most from each other, and why each.

Two go well together where one has what the other needs; less well where they know each other
already, are of one company, or come from the same space, for then both bring less that is new.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from uuid import UUID

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.errors import TooFewError
from dardar.circles.membership import require_together
from dardar.circles.models import Member, MemberAnswer, MemberWish
from dardar.circles.queries import members_for, standing
from dardar.circles.refusing import apart
from dardar.circles.rounds import met_before
from dardar.core.graph.mixing import Mix, mix
from dardar.core.identity.companies import bare
from dardar.encounters.models import Participation
from dardar.giving.among import Reason, reasons_among
from dardar.giving.matrix import Acquainted, Cell, acquainted
from dardar.giving.models import Introduction, Wish
from dardar.giving.states import INTRODUCED
from dardar.people.models import Person

T = TypeVar("T", bound=Hashable)
Who = TypeVar("Who", Member, Person)
Pair = frozenset[UUID]

LEAST: Final = 6
MOST: Final = 12
# People of whom a lunch is chosen: more no host chooses from by hand.
CHOSEN_FROM: Final = 300
# What is taken off the value of a pair, in matches: a sure match counts 1.
_ACQUAINTED: Final = 0.5
_COLLEAGUES: Final = 0.5
_SAME_SPACE: Final = 0.2
# Two who must not sit together: no match makes up for it.
_APART: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Word(Generic[Who]):
    """That somebody at the table has what another there needs."""

    other: Who
    need: MemberWish | Wish
    offer: MemberWish | Wish
    score: float
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Seat(Generic[Who]):
    """Somebody at the table, and why."""

    who: Who
    gives: Sequence[Word[Who]]  # what they have for others, the best first
    gets: Sequence[Word[Who]]  # what others have for them
    new_to: int  # so many of the others they do not know
    alone_from: Sequence[str]  # their company, and spaces of theirs nobody else there is from


@dataclass(frozen=True, slots=True)
class Lunch(Generic[Who]):
    """A good mix."""

    seats: Sequence[Seat[Who]]
    share: float  # of the best there can be at most, proven; 1 if no other mix is better
    acquainted: int  # pairs at the table who know each other


@dataclass(frozen=True, slots=True)
class _Table(Generic[Who]):
    """All that is known of who could come."""

    people: Mapping[UUID, Who]
    words: Mapping[tuple[UUID, UUID], Word[Who]]  # by giver and taker; ``other`` is the taker
    known: Collection[Pair]
    company: Mapping[UUID, str]
    spaces: Mapping[UUID, Collection[str]]
    apart: Collection[Pair] = ()

    def value(self, one: UUID, other: UUID) -> float:
        """Return how good it is that two are both there."""
        pair = frozenset((one, other))
        if pair in self.apart:
            return -_APART
        both = ((one, other), (other, one))
        value = sum(self.words[way].score for way in both if way in self.words)
        value -= _ACQUAINTED * (pair in self.known)
        value -= _COLLEAGUES * self.colleagues(one, other)
        return value - _SAME_SPACE * bool({*self.spaces[one]} & {*self.spaces[other]})

    def colleagues(self, one: UUID, other: UUID) -> bool:
        """Tell whether two are of one company."""
        return bool(self.company[one]) and self.company[one] == self.company[other]


def lunch_of_circle(
    me: Member, size: int, *, fixed: Sequence[Member] = (), among: Sequence[Member] | None = None
) -> Lunch[Member]:
    """Choose whom of a circle to invite to a lunch.

    Args:
        me: who invites, and comes.
        size: how many sit there.
        fixed: who comes in any case.
        among: of whom to choose; of the whole circle by default.

    Raises:
        ValueError: the size is none of a lunch, or more are fixed than that.
        TooFewError: there are not enough who can sit at one table.
        PermissionDenied: who acts is no member, or somebody else is in another circle.

    """
    me = standing(me)
    require_together(me, *fixed, *(among or ()))
    chosen = {one.pk for one in among} | {one.pk for one in fixed} if among is not None else None
    there = {
        member.pk: member
        for member in members_for(me)
        if chosen is None or member.pk in chosen or member.pk == me.pk
    }
    met = met_before(there)
    table = _Table(
        people=there,
        words=_words_of_circle(there),
        known=set(met),
        company={pk: bare(member.company) for pk, member in there.items()},
        spaces=dict.fromkeys(there, ()),
        apart=apart(there),
    )
    set_ones = [me.pk, *(one.pk for one in fixed if one.pk in there)]
    return _choose(table, size, list(dict.fromkeys(set_ones)))


def lunch_of_book(
    book: Book, people: Sequence[Person], size: int, *, fixed: Sequence[Person] = ()
) -> Lunch[Person]:
    """Choose whom of some people of my book to invite to a lunch.

    Args:
        book: theirs.
        people: of whom to choose, at most :data:`CHOSEN_FROM`; further ones are left out.
        size: how many sit there, besides me.
        fixed: who comes in any case.

    Raises:
        ValueError: the size is none of a lunch, or more are fixed than that.
        TooFewError: there are not enough.
        PermissionDenied: one of them belongs to another book.

    """
    require_own(book, *people, *fixed)
    chosen = list({person.pk: person for person in (*fixed, *people)}.values())[:CHOSEN_FROM]
    there = {person.pk: person for person in chosen}
    ways = acquainted(book, chosen)
    known = {pair for pair, found in ways.items() if Acquainted.TOGETHER in found}
    known |= _introduced(book, there)
    table = _table_of_book(book, there, reasons_among(book, there), known)
    return _choose(table, size, [person.pk for person in fixed])


def lunch_of_matrix(
    book: Book, people: Sequence[Person], cells: Iterable[Cell], size: int
) -> Lunch[Person]:
    """Choose whom of the people of a matrix to invite to a lunch, by what it tells of them.

    Args:
        book: theirs.
        people: of whom to choose.
        cells: what is between every two of them; see :func:`dardar.giving.matrix.matrix`.
        size: how many sit there, besides me.

    Raises:
        ValueError: the size is none of a lunch.
        TooFewError: there are not enough.

    """
    cells = list(cells)
    met = {Acquainted.TOGETHER, Acquainted.INTRODUCED}
    known = {frozenset((c.one.pk, c.other.pk)) for c in cells if met & {*c.acquainted}}
    reasons = [reason for cell in cells for reason in cell.reasons]
    there = {person.pk: person for person in people}
    return _choose(_table_of_book(book, there, reasons, known), size, ())


def _table_of_book(
    book: Book, there: Mapping[UUID, Person], reasons: Iterable[Reason], known: Collection[Pair]
) -> _Table[Person]:
    return _Table(
        people=there,
        words=_words_of_book(there, reasons),
        known=known,
        company={pk: bare(person.company) for pk, person in there.items()},
        spaces=_spaces(book, there),
    )


def _choose(table: _Table[Who], size: int, fixed: Sequence[UUID]) -> Lunch[Who]:
    if not LEAST <= size <= MOST or len(fixed) > size:
        raise ValueError(f"{LEAST} to {MOST} sit at a lunch, not {size}")
    if len(table.people) < size:
        raise TooFewError
    found: Mix[UUID] = mix(list(table.people), size, table.value, fixed=fixed)
    if any(pair <= {*found.people} for pair in table.apart):
        raise TooFewError
    return Lunch(
        seats=[_seat(table, one, found.people) for one in found.people],
        share=_share(found, _worst(size)),
        acquainted=sum(pair <= {*found.people} for pair in table.known),
    )


def _share(found: Mix[UUID], worst: float) -> float:
    """Return how near a mix is to the best there can be, on the way up from the worst."""
    if found.is_best:
        return 1.0
    return (found.value - worst) / (found.bound - worst)


def _worst(size: int) -> float:
    """Return the value of a table at which all are alike and know each other."""
    return -(_ACQUAINTED + _COLLEAGUES + _SAME_SPACE) * size * (size - 1) / 2


def _seat(table: _Table[Who], one: UUID, there: Sequence[UUID]) -> Seat[Who]:
    others = [pk for pk in there if pk != one]
    gives = [table.words[one, other] for other in others if (one, other) in table.words]
    gets = [
        _turned(table.words[other, one], table.people[other])
        for other in others
        if (other, one) in table.words
    ]
    elsewhere = {space for other in others for space in table.spaces[other]}
    alone = [space for space in table.spaces[one] if space not in elsewhere]
    company = table.people[one].company
    if company and not any(table.colleagues(one, other) for other in others):
        alone.insert(0, company)
    return Seat(
        who=table.people[one],
        gives=_best(gives),
        gets=_best(gets),
        new_to=sum(frozenset((one, other)) not in table.known for other in others),
        alone_from=alone,
    )


def _turned(word: Word[Who], giver: Who) -> Word[Who]:
    return Word(giver, word.need, word.offer, word.score, word.is_strong)


def _best(words: Iterable[Word[Who]]) -> list[Word[Who]]:
    return sorted(words, key=lambda word: (-word.score, word.need.pk))


def _words_of_circle(there: Mapping[UUID, Member]) -> dict[tuple[UUID, UUID], Word[Member]]:
    rows = MemberAnswer.objects.filter(need__member__in=there, offer__member__in=there)
    rows = rows.select_related("need", "offer").order_by("-score", "pk")
    found: dict[tuple[UUID, UUID], Word[Member]] = {}
    for row in rows:
        way = (row.offer.member_id, row.need.member_id)
        word = Word(there[way[1]], row.need, row.offer, row.score, row.is_strong)
        found.setdefault(way, word)
    return found


def _words_of_book(
    there: Mapping[UUID, Person], reasons: Iterable[Reason]
) -> dict[tuple[UUID, UUID], Word[Person]]:
    """Return the best of what each has for each other, of reasons of which those come first."""
    found: dict[tuple[UUID, UUID], Word[Person]] = {}
    for reason in reasons:
        taker = there[reason.taker]
        word = Word(taker, reason.need, reason.offer, reason.score, reason.is_strong)
        found.setdefault((reason.giver, reason.taker), word)
    return found


def _introduced(book: Book, there: Collection[UUID]) -> set[Pair]:
    rows = Introduction.objects.filter(book=book, state__in=INTRODUCED, sides__person__in=there)
    return {
        frozenset(side.person_id for side in row.sides.all())
        for row in rows.distinct().prefetch_related("sides")
    }


def _spaces(book: Book, there: Mapping[UUID, Person]) -> dict[UUID, list[str]]:
    """Return in which spaces I met each of some people."""
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = Participation.objects.filter(
        book=book, person__in=there, encounter__space__isnull=False
    ).values_list("person", "encounter__space__name")
    for person, space in rows:
        found[person].add(space)
    return {pk: sorted(found[pk]) for pk in there}
