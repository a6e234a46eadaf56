"""What the owner likes to give: learnt from their yes and no, small enough to be told.

A logistic regression over a few things anybody understands - the words of an offer, whether both
speak one language or live in one place, and what the caller adds, such as how strong a tie is -
moves the probability of a match up or down. Its prior expects no taste at all, so that one answer
moves little. It is fitted anew from all answers: an answer taken back is unlearnt.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

import numpy as np

from dardar.core.matching.conflicts import Common, compare
from dardar.core.matching.logistic import Numbers, fitted, sigmoid
from dardar.core.matching.pool import Text

WORD: Final = "word "
"""Begins the names of features that are words of the offer; the word's stem follows."""
SAME_LANGUAGE: Final = "same language"
SAME_PLACE: Final = "same place"

WORTH_TELLING: Final = 0.25
"""A part of a change, in log odds, from which on it is told."""

_WIDTH: Final = 0.7
_WIDTH_OF_WORDS: Final = 1.5  # a word counts by a part of itself only; see features()
_WIDTH_OF_LEVEL: Final = 3.0
_SURE: Final = 1e-6

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes or no of the owner to a match of these features."""

    features: Features
    yes: bool


@dataclass(frozen=True, slots=True)
class Because:
    """What moved a match most: a feature, which way, and the answers it was learnt from."""

    feature: str
    raised: bool
    yes: int
    no: int

    @property
    def word(self) -> str | None:
        """The stem of the word it is about, None if it is about something else."""
        return self.feature.removeprefix(WORD) if self.feature.startswith(WORD) else None


def features(need: Text, offer: Text, more: Features | None = None) -> dict[str, float]:
    """Return what taste looks at in a need and an offer.

    Args:
        need: the need.
        offer: the offer.
        more: what else is known of them, each from 0 to 1, such as ``{"tie": 0.8}``.

    """
    stems = offer.reading.stems
    share = 1 / sqrt(max(len(stems), 1))  # so that long texts weigh as much as short ones
    common = compare(need.reading, offer.reading).common
    return {
        **{f"{WORD}{stem}": share for stem in stems},
        SAME_LANGUAGE: float(need.language == offer.language),
        SAME_PLACE: float(Common.PLACE in common),
        **(more or {}),
    }


class Taste:
    """The taste of one owner."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        """Learn from all answers of an owner, in whatever order."""
        self._answers = tuple(answers)
        self._weights = _learnt(self._answers)

    def adjusted(self, score: float, of: Features) -> float:
        """Return the probability of a match of such features, by this taste."""
        certain = min(max(score, _SURE), 1 - _SURE)
        logit = log(certain / (1 - certain)) + sum(self._parts(of).values())
        return float(sigmoid(np.array(logit)))

    def because(self, of: Features) -> Because | None:
        """Return what moves such a match most, None where nothing moves it enough to tell."""
        parts = self._parts(of)
        feature = max(parts, key=lambda name: abs(parts[name]), default="")
        if not feature or abs(parts[feature]) < WORTH_TELLING:
            return None
        met = [answer.yes for answer in self._answers if answer.features.get(feature)]
        return Because(feature, parts[feature] > 0, met.count(True), met.count(False))

    def _parts(self, of: Features) -> dict[str, float]:
        return {name: self._weights.get(name, 0.0) * value for name, value in of.items()}


def _learnt(answers: Sequence[Answer]) -> dict[str, float]:
    """Return the weight of each feature that was answered.

    How often the owner says yes at all is learnt beside them and left out: whoever says no to most
    has no taste against everything they were shown.
    """
    names = sorted({name for answer in answers for name in answer.features})
    table: Numbers = np.array(
        [[*(answer.features.get(name, 0.0) for name in names), 1.0] for answer in answers], float
    ).reshape(len(answers), len(names) + 1)
    widths = [_WIDTH_OF_WORDS if name.startswith(WORD) else _WIDTH for name in names]
    weights = fitted(
        table,
        np.array([answer.yes for answer in answers], float),
        prior=np.zeros(len(names) + 1),
        widths=np.array([*widths, _WIDTH_OF_LEVEL]),
        offsets=np.zeros(len(answers)),
    )
    return dict(zip(names, weights[:-1].tolist(), strict=True))
