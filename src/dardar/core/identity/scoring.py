"""How likely two records are of one person, in bits, and what speaks for it and against it.

The match weight of Fellegi & Sunter («A Theory for Record Linkage», Journal of the American
Statistical Association 64, 1969) as Splink reckons it: the odds before anything is compared, and
for each comparison how much likelier what is seen is among records of one person than among those
of two; a shared term weighs more the fewer have it. Bits add up: 0 means even odds, each bit
doubles them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log2
from operator import attrgetter
from typing import Final, NamedTuple

from dardar.core.identity.model import FEWEST, LOCAL, Comparison, Level, Model

Frequency = Callable[[str, str], float | None]
"""Of a column and a term: its share among the records that have one; None if it is not known."""

FEW: Final = 8
"""Up to so many holders a key may be one person's: it then weighs as the model says."""

SUGGESTED: Final = 2.0
"""From so many bits on two records are likely enough of one person to say so, or to cluster them.

Closure over many pairs needs more than even odds: each false one joins two whole clusters.
"""

CONTRADICTED: Final = -12.0
"""Below so many bits two records do not belong in one cluster, whoever stands between them."""

# Keys that are one person's own.
_STRONG: Final = {"mail": {"same"}, "phone": {"mobile"}, "profile": {"same"}}
_NOT_AGREEING: Final = frozenset({"different", "overlap"})  # María Luisa and María Teresa

# What is expected of the owner's answers, and by how many answers that is outweighed.
_SHARE_OF_YES: Final = 0.9
_ANSWERS_BEFORE: Final = 20
_KEPT_TERMS: Final = 2**16


class Evidence(NamedTuple):
    """What one comparison says of two records.

    ``level`` is the model's own word ("same", "nickname", "missing" …) and ``rarity`` the part of
    the weight that comes from how rare or common the shared term is. ``ours`` and ``theirs`` are
    the values compared; of columns with several, those that both have if there are any.
    """

    comparison: str
    level: str
    weight: float
    rarity: float
    ours: str
    theirs: str


class Score(NamedTuple):
    """The match weight of two records in bits, and the evidence it is made of."""

    weight: float
    evidence: tuple[Evidence, ...]


def is_kin(score: Score) -> bool:
    """Tell whether all that speaks for two records is what a family has in common.

    Their given names differ, and they share no key that is one person's own. Each surname, a
    landline and a town gain a pair bits as if they came together by chance, which in a family they
    do not: the weight alone would take brothers and sisters for one.
    """
    found = {one.comparison: one.level for one in score.evidence}
    return found.get("given") in _NOT_AGREEING and not any(
        found.get(name) in levels for name, levels in _STRONG.items()
    )


def recalibrated(prior: float, yes: int, no: int) -> float:
    """Return the prior of a book after the owner's answers to suggestions.

    The share of suggestions that are right gets a Beta distribution: before any answer one of
    mean 0.9, which is what pairs from SUGGESTED on come to in made-up books, that counts as 20
    answers; each answer adds one. The odds of the prior move as those of its mean do: an owner who
    says no more often than expected has fewer duplicates than the model thinks.

    Args:
        prior: the probability that two random records match, before.
        yes: how many suggestions the owner joined.
        no: how many were «not the same».

    """
    share = (_SHARE_OF_YES * _ANSWERS_BEFORE + yes) / (_ANSWERS_BEFORE + yes + no)
    change = share / (1 - share) * (1 - _SHARE_OF_YES) / _SHARE_OF_YES
    odds = prior / (1 - prior) * change
    return odds / (1 + odds)


class Scorer:
    """Scores pairs of records by a model, with the term frequencies of a book."""

    def __init__(self, model: Model, frequency: Frequency) -> None:
        """Make ready to score.

        Args:
            model: comparisons and prior, for the size of the book.
            frequency: how common the terms of the columns are there; it is asked once for those it
                is asked for often. Of a column with several values the commonest counts.

        """
        self._prior = log2(model.prior / (1 - model.prior))
        self._comparisons = tuple(
            (c.name, c.place, tuple(_ready(level, c, frequency) for level in c.levels))
            for c in model.comparisons
        )
        self._steps = tuple(
            (place, tuple((level.weight, level.rarity) for level in levels))
            for _name, place, levels in self._comparisons
        )

    def weight(self, a: object, b: object) -> float:
        """Return the match weight of two records in bits: the sum that :meth:`score` explains."""
        total = self._prior
        for place, levels in self._steps:
            weight, rarity = levels[place(a, b)]
            total += weight
            if rarity:
                total += rarity(a, b)
        return total

    def score(self, a: object, b: object) -> Score:
        """Return the match weight of two records, and what it is made of.

        A comparison of which both records say nothing gives no evidence.
        """
        evidence = tuple(self._evidence(a, b))
        return Score(sum((one.weight for one in evidence), self._prior), evidence)

    def _evidence(self, a: object, b: object) -> Iterator[Evidence]:
        for name, place, levels in self._comparisons:
            level = levels[place(a, b)]
            ours, theirs = _shown(_terms(level.shown(a)), _terms(level.shown(b)))
            if ours or theirs or not level.is_null:
                rarity = level.rarity(a, b) if level.rarity else 0.0
                yield Evidence(name, level.name, level.weight + rarity, rarity, ours, theirs)


class _Ready(NamedTuple):
    """A level made ready: what it weighs, and the column it is shown by."""

    name: str
    weight: float
    rarity: Callable[[object, object], float] | None
    shown: Callable[[object], object]
    is_null: bool


def _ready(level: Level, comparison: Comparison, frequency: Frequency) -> _Ready:
    named = comparison.name if comparison.name in comparison.columns else comparison.columns[0]
    return _Ready(
        level.name,
        level.weight,
        None if level.base is None else _rarity(level, frequency),
        attrgetter(level.column or named),
        level.is_null,
    )


def _rarity(level: Level, frequency: Frequency) -> Callable[[object, object], float]:
    """Return the function that gives the bits by which a term's rarity changes a level's weight."""
    get = attrgetter(level.column)

    @lru_cache(maxsize=_KEPT_TERMS)
    def of_term(term: str) -> float | None:
        share = frequency(level.column, term)
        return None if share is None else level.adjustment(share)

    def rarity(a: object, b: object) -> float:
        ours, theirs = get(a), get(b)
        if ours == theirs and isinstance(ours, str):
            return of_term(ours) or 0.0
        terms = (*_terms(ours), *_terms(theirs))
        # The commonest counts, and it adds least.
        return min((bits for term in terms if (bits := of_term(term)) is not None), default=0.0)

    return rarity


def _terms(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def _shown(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, str]:
    both = tuple(term for term in ours if term in theirs)
    return ", ".join(both or ours), ", ".join(both or theirs)


class Frequencies:
    """How common each term is in a book, counted."""

    def __init__(self, counts: Mapping[str, Mapping[str, int]], totals: Mapping[str, int]) -> None:
        """Take the counts.

        Args:
            counts: for each column how many records have a term. Of the keys (mails, phones,
                profiles) only those count that more than FEW have.
            totals: for each column how many records say anything; below FEWEST they count as
                so many.

        """
        self._shares = {
            column: {term: count / max(totals[column], FEWEST) for term, count in of_column.items()}
            for column, of_column in counts.items()
        }

    @classmethod
    def of(cls, records: Sequence[object], model: Model) -> "Frequencies":
        """Count the terms of all columns that a model adjusts for."""
        counts, totals = {}, {}
        for column, is_local in _adjusted(model).items():
            values = [terms for record in records if (terms := _terms(getattr(record, column)))]
            counter = Counter(term for terms in values for term in terms)
            least = FEW + 1 if is_local else 1
            counts[column] = {term: n for term, n in counter.items() if n >= least}
            totals[column] = len(values)
        return cls(counts, totals)

    def __call__(self, column: str, term: str) -> float | None:
        """Return the share of a term among the records that have one, None if it is not known."""
        return self._shares[column].get(term)


def _adjusted(model: Model) -> dict[str, bool]:
    """Return the columns whose terms' rarity counts, and whether they hold LOCAL keys."""
    return {
        level.column: comparison.name in LOCAL
        for comparison in model.comparisons
        for level in comparison.levels
        if level.base is not None
    }
