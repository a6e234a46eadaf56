"""Which offers answer a need, and which needs an offer answers: how surely, and why.

A need is held against offers, never against other needs. What comes of it is a probability; below
POSSIBLE nothing is shown, and «nothing» is a good answer.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

import numpy as np

from dardar.core.identity.text import fold
from dardar.core.matching import meanings, scoring
from dardar.core.matching.centring import Means
from dardar.core.matching.conflicts import Common, Compared, Conflict, compare
from dardar.core.matching.embedding import EmbedderError
from dardar.core.matching.logistic import sigmoid
from dardar.core.matching.meanings import Meanings, Pair
from dardar.core.matching.nearest import best
from dardar.core.matching.pool import Pool, Text, pool
from dardar.core.matching.reference import Role
from dardar.core.matching.scoring import Measured, Places

__all__ = ["Match", "Matcher", "Role", "Strength", "Text"]

STRONG: Final = 0.6
POSSIBLE: Final = 0.25
"""Probabilities from which a match is called so."""

T = TypeVar("T")

_LOOKED_AT: Final = 100
_LOOKED_AT_EACH: Final = 6


class Strength(StrEnum):
    """How sure a match is."""

    STRONG = "strong"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that answers a need: how likely, and why.

    ``words`` are the pairs of words that say so, the clearest first; ``common`` is what else they
    share, and ``conflicts`` what speaks against it.
    """

    need: Text
    offer: Text
    score: float
    words: tuple[Pair, ...]
    common: frozenset[Common]
    conflicts: frozenset[Conflict]

    @property
    def strength(self) -> Strength:
        """How sure it is."""
        return Strength.STRONG if self.score >= STRONG else Strength.POSSIBLE


@dataclass(frozen=True, slots=True)
class _Found:
    """A text of a pool on its way to a match."""

    place: int
    compared: Compared
    logit: float


class Matcher:
    """Matches needs and offers of a book.

    With texts that bear no vectors it goes by their words alone; ``problem`` then says why words
    were not compared by their meaning either.
    """

    def __init__(self, means: Means | None = None, meanings: Meanings | None = None) -> None:
        """Match by the means of a book, or those that ship; explain by the meanings of words."""
        self.means: Final = Means() if means is None else means
        self._meanings = meanings
        self.problem: str | None = None

    def pool(self, texts: Sequence[Text], role: Role = Role.OFFER) -> Pool:
        """Make texts of one side ready to be asked many times.

        Raises:
            ValueError: one of them stands on the other side.

        """
        return pool(texts, role, self.means)

    def match(
        self,
        asked: Text,
        among: Pool | Sequence[Text],
        k: int = 10,
        *,
        on: date | None = None,
        least: float | None = None,
    ) -> list[Match]:
        """Return who answers a need best, or for an offer whose needs it answers, best first.

        Args:
            asked: a need, or an offer.
            among: texts of the other side. Those of the asked one's own owner are left out.
            k: how many at most; of each owner only the best.
            on: the day as of which it is asked: what stood only until before is left out.
            least: the probability from which a match is returned, POSSIBLE if none is given.

        Raises:
            ValueError: a text stands on the wrong side.

        """
        return self.match_any([asked], among, k, on=on, least=least)

    def match_any(
        self,
        asked: Sequence[Text],
        among: Pool | Sequence[Text],
        k: int = 10,
        *,
        on: date | None = None,
        least: float | None = None,
    ) -> list[Match]:
        """Return who answers any of several needs best (or offers); see :meth:`match`.

        Of each owner only the best answer to any of them is among the k.

        Raises:
            ValueError: a text stands on the wrong side.

        """
        if not asked:
            return []
        role = asked[0].role
        ready = among if isinstance(among, Pool) else self.pool(among, role.other)
        if ready.role is role or any(one.role is not role for one in asked):
            raise ValueError("needs are held against offers")
        found = [
            (measured, one)
            for text in _distinct(asked)
            for measured in [scoring.measure(text, ready, self.means, on)]
            for one in self._found(measured, k, POSSIBLE if least is None else least)
        ]
        found.sort(key=lambda pair: -pair[1].logit)
        owners: dict[Hashable, tuple[Measured, _Found]] = {}
        for measured, one in found:
            owners.setdefault(ready.texts[one.place].owner, (measured, one))
        return [self._match(*pair) for pair in list(owners.values())[:k]]

    def _found(self, measured: Measured, k: int, least: float) -> list[_Found]:
        """Return the texts of a pool that match likely, with more than k where owners repeat."""
        count = max(_LOOKED_AT, _LOOKED_AT_EACH * k)
        places = measured.standing[best(measured.quick[measured.standing], count)]
        if not len(places):
            return []
        compared = [self._compared(measured, at) for at in places]
        found = _likely(self._judged(measured, places, compared), least)
        return _likely(self._less_denied(measured, found[: _LOOKED_AT_EACH * k]), least)

    def _judged(
        self, measured: Measured, places: Places, compared: Sequence[Compared]
    ) -> list[_Found]:
        logits = scoring.logits(measured, places, compared)
        ranked = np.argsort(-logits, kind="stable")
        return [_Found(int(places[i]), compared[i], float(logits[i])) for i in ranked]

    def _compared(self, measured: Measured, place: int) -> Compared:
        need, offer = _in_order(measured.asked, measured.pool.texts[place])
        return compare(need.reading, offer.reading)

    def _less_denied(self, measured: Measured, found: list[_Found]) -> list[_Found]:
        """Judge anew where one text denies what the other says in other words."""
        compared = []
        for one in found:
            need, offer = _in_order(measured.asked, measured.pool.texts[one.place])
            denied = Conflict.DENIED in one.compared.conflicts or self._denies(need, offer)
            conflicts = one.compared.conflicts | ({Conflict.DENIED} if denied else set())
            compared.append(Compared(conflicts, one.compared.common))
        if not found or compared == [one.compared for one in found]:
            return found
        return self._judged(measured, np.array([one.place for one in found], np.intp), compared)

    def _denies(self, need: Text, offer: Text) -> bool:
        return bool(
            self._asked_meanings(
                lambda known: (
                    meanings.denied_by_meaning(need.reading, offer.reading, known)
                    or meanings.denied_by_meaning(offer.reading, need.reading, known)
                )
            )
        )

    def _match(self, measured: Measured, found: _Found) -> Match:
        need, offer = _in_order(measured.asked, measured.pool.texts[found.place])
        words = self._asked_meanings(
            lambda known: meanings.pairs(need.reading, offer.reading, known)
        )
        return Match(
            need=need,
            offer=offer,
            score=float(sigmoid(np.array(found.logit))),
            words=_clearest(
                meanings.by_concept(need.concepts, offer.concepts),
                words or meanings.pairs(need.reading, offer.reading, None),
            ),
            common=found.compared.common,
            conflicts=found.compared.conflicts,
        )

    def _asked_meanings(self, ask: Callable[[Meanings], T]) -> T | None:
        """Ask the meanings of words, if there are some; remember if they cannot be asked."""
        if self._meanings is None or self.problem is not None:
            return None
        try:
            return ask(self._meanings)
        except EmbedderError as error:
            self.problem = str(error)
            return None


def _clearest(named: Sequence[Pair], words: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the same words first, then those that name the same, then those that mean alike."""
    same = [pair for pair in words if pair.is_same]
    alike = [pair for pair in words if not pair.is_same]
    return tuple(dict.fromkeys([*same, *named, *alike]))[: meanings.MOST_PAIRS]


def _likely(found: Iterable[_Found], least: float) -> list[_Found]:
    return [one for one in found if sigmoid(np.array(one.logit)) >= least]


def _in_order(one: Text, other: Text) -> tuple[Text, Text]:
    """Return the need and the offer of two texts."""
    return (one, other) if one.role is Role.NEED else (other, one)


def _distinct(texts: Iterable[Text]) -> list[Text]:
    """Return texts without those that say the same as an earlier one of the same owner."""
    found: dict[tuple[Hashable, str], Text] = {}
    for text in texts:
        found.setdefault((text.owner, fold(text.words)), text)
    return list(found.values())
