"""Today: what matters most, within the minutes the owner has, each with its reason.

First what has a day: relationships to seal, promises, dates. Then, by worth per minute (the greedy
rule of the knapsack problem: G. Dantzig, *Discrete-Variable Extremum Problems*, 1957), the ties
that would lose most if left: strength × chance of going silent. Room is kept for one strong tie
gone dormant (D. Levin, J. Walter and J. K. Murnighan, *Dormant Ties*, 2011) and one small give.

What the owner does and skips teaches. The learner reorders only what has no day, only where it can
say why, and at most by a factor of three. What found no room is handed back, not hidden.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import log1p
from typing import Final, Generic, TypeVar

from dardar.core.matching.taste import Because, Taste
from dardar.core.ties.rings import Ring

T = TypeVar("T", bound=Hashable)

MOST_LEARNT: Final = 3.0
"""By how much, at most, the learner may raise or lower what something is worth."""
_FIVE_YEARS: Final = {
    Ring.CLOSEST: 260,
    Ring.CLOSE: 60,
    Ring.STEADY: 20,
    Ring.LOOSE: 5,
    Ring.DORMANT: 1,
}
"""Contact days in five years at the rhythm of each ring."""


class Kind(StrEnum):
    """What there is to do, in the order in which it comes."""

    SEAL = "seal"
    PROMISE = "promise"
    DATE = "date"  # a birthday, an anniversary, news, an event in their town
    TIE = "tie"
    DORMANT = "dormant"
    GIVE = "give"


_DATED: Final = (Kind.SEAL, Kind.PROMISE, Kind.DATE)


class Reason(StrEnum):
    """Why now."""

    MET = "met"  # they met, and that is to be sealed
    PROMISED = "promised"
    ANNIVERSARY = "anniversary"
    NEWS = "news"
    NEARBY = "nearby"  # something happens in their town
    NEVER = "never"  # in the book, and no contact yet
    DUE = "due"  # by the rhythm the owner set
    FADING = "fading"  # by the relationship's own history
    ASLEEP = "asleep"  # strong once, silent for long
    CAN_GIVE = "can-give"


@dataclass(frozen=True, slots=True)
class Why:
    """Why now, for a face to put into one sentence.

    Attributes:
        reason: which sentence.
        on: the day it is about: met, promised, born, taking place.
        usual: how often there is contact else, days.
        silent: how long there has been none, days.
        about: what it is about: the promise, the event, the give.

    """

    reason: Reason
    on: date | None = None
    usual: int | None = None
    silent: int | None = None
    about: Hashable = None


@dataclass(frozen=True)
class Candidate(Generic[T]):
    """Something that could be done.

    Attributes:
        person: with whom.
        kind: what.
        minutes: how long it takes, above 0.
        why: why now.
        due: the day it is due; of kinds that have a day.
        strength: what the tie is worth; see :func:`strength`.
        chance: that it goes silent if left, 0 to 1.
        traits: what the learner looks at, such as ``{"call": 1.0}``, each from 0 to 1.

    """

    person: T
    kind: Kind
    minutes: float
    why: Why
    due: date | None = None
    strength: float = 1.0
    chance: float = 1.0
    traits: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Item(Generic[T]):
    """Something to do now, and what the learner had to do with its place."""

    what: Candidate[T]
    learnt: Because | None


@dataclass(frozen=True)
class Today(Generic[T]):
    """What to do, in order, and what found no room, the most important first."""

    items: tuple[Item[T], ...]
    later: tuple[Candidate[T], ...]

    @property
    def minutes(self) -> float:
        """How long all of it takes."""
        return sum(item.what.minutes for item in self.items)


def strength(days: int, ring: Ring | None = None) -> float:
    """Return what a tie is worth: ``ln(1 + contact days)``.

    Args:
        days: contact days there were.
        ring: the ring the owner put it in: it then counts as five years at the rhythm of that.

    """
    return log1p(_FIVE_YEARS[ring] if ring else days)


def fill(
    candidates: Iterable[Candidate[T]], minutes: float, taste: Taste | None = None
) -> Today[T]:
    """Choose what to do in so many minutes.

    Nobody comes up twice. The same candidates in the same order bring the same choice.

    Args:
        candidates: all that could be done.
        minutes: how many there are; with none, all is for later.
        taste: what was learnt from what the owner did and skipped before.

    Raises:
        ValueError: something takes no time, or a chance is none.

    """
    taste = taste or Taste()
    some = _once(candidates)
    dated = [each for each in some if each.kind in _DATED]
    dated.sort(key=lambda each: (_DATED.index(each.kind), each.due or date.max))
    free = _ordered([each for each in some if each.kind not in _DATED], taste)
    chosen, left = _taken(dated, minutes)
    extra = _extra(free, left)
    ties = [each for each in free if each.kind is Kind.TIE]
    more, left = _taken(ties, left - sum(each.minutes for each in extra))
    chosen += more + extra
    kept = {id(each) for each in chosen}
    return Today(
        tuple(Item(each, _because(each, taste)) for each in chosen),
        tuple(each for each in (*dated, *free) if id(each) not in kept),
    )


def worth(candidate: Candidate[T], taste: Taste) -> float:
    """Return what it would lose if left, as far as the learner may move it: per minute."""
    plain = candidate.strength * candidate.chance / candidate.minutes
    if not _because(candidate, taste):
        return plain
    likely = taste.adjusted(0.5, candidate.traits)
    return plain * min(max(likely / (1 - likely), 1 / MOST_LEARNT), MOST_LEARNT)


def _because(candidate: Candidate[T], taste: Taste) -> Because | None:
    return None if candidate.kind in _DATED else taste.because(candidate.traits)


def _once(candidates: Iterable[Candidate[T]]) -> list[Candidate[T]]:
    """Return what comes first of each person."""
    best: dict[T, Candidate[T]] = {}
    order = tuple(Kind)
    for each in candidates:
        if not (each.minutes > 0 and 0 <= each.chance <= 1):
            raise ValueError(f"minutes above 0 and a chance from 0 to 1: {each}")
        known = best.get(each.person)
        if known is None or order.index(each.kind) < order.index(known.kind):
            best[each.person] = each
    return list(best.values())


def _ordered(free: list[Candidate[T]], taste: Taste) -> list[Candidate[T]]:
    return sorted(free, key=lambda each: -worth(each, taste))


def _taken(some: Sequence[Candidate[T]], minutes: float) -> tuple[list[Candidate[T]], float]:
    """Take what fits, in order, and return what is left of the minutes."""
    taken = []
    for each in some:
        if each.minutes <= minutes:
            taken.append(each)
            minutes -= each.minutes
    return taken, minutes


def _extra(free: Sequence[Candidate[T]], minutes: float) -> list[Candidate[T]]:
    """Return one dormant tie and one give, if together they leave half of the time to others."""
    extra: list[Candidate[T]] = []
    for kind in (Kind.DORMANT, Kind.GIVE):
        best = next((each for each in free if each.kind is kind), None)
        taken = sum(each.minutes for each in extra)
        if best and best.minutes + taken <= minutes / 2:
            extra.append(best)
    return extra
