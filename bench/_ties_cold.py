"""Which ties go cold, and what is saved by writing to five of them.

Asked are ties that are alive: three contact days or more, and silent for no more than eight usual
gaps. One goes cold that has no contact within twice the horizon. It is worth the logarithm of its
contact days, for every way of choosing alike; what an oracle would save with five is 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from bench._ties_cases import Cases, chances
from bench._ties_judging import FEWEST, Flags, Floats, auc, groups
from bench._ties_rivals import overdue
from bench._ties_sets import Numbers
from dardar.core.ties.rhythm import DORMANT_AFTER
from dardar.core.ties.today import strength

FIRST: Final = 5
LEAST_DAYS: Final = 3
OURS, OVERDUE, LONGEST = "ours", "overdue", "longest gap"
VALUED_OVERDUE, VALUED_GAP = "value × overdue", "value × longest gap"
VALUE: Final = "value alone"


@dataclass(frozen=True, eq=False)
class Alive:
    """Ties that are alive on a day: whose, what each is worth, and which go cold."""

    owner: Numbers
    value: Floats
    cold: Flags
    scores: Mapping[str, Floats]


def alive(of: Cases) -> Alive:
    """Return the ties that are alive, and how every way ranks them by going cold."""
    usual = np.maximum(np.nan_to_num(of.usual, nan=1), 1)
    kept = (of.count >= LEAST_DAYS) & (of.gap <= DORMANT_AFTER * usual)
    scores = {OURS: 1 - chances(of), OVERDUE: -overdue(of), LONGEST: of.gap}
    return Alive(
        of.owner[kept],
        np.array([strength(int(count)) for count in of.count[kept]]),
        ~of.contact[kept],
        {name: score[kept] for name, score in scores.items()},
    )


def alarms(of: Alive) -> dict[str, list[float]]:
    """Return the AUC of going cold of each owner by each way."""
    found: dict[str, list[float]] = {name: [] for name in of.scores}
    for some in groups(of.owner, LEAST_DAYS):
        if 0 < of.cold[some].sum() < len(some):
            for name, score in of.scores.items():
                found[name].append(auc(score[some], of.cold[some]))
    return found


def saved(of: Alive) -> dict[str, list[float]]:
    """Return what each way would save of each owner with the first five, by an oracle's."""
    scores = {
        OURS: of.value * of.scores[OURS],
        OVERDUE: of.scores[OVERDUE],
        LONGEST: of.scores[LONGEST],
        VALUED_OVERDUE: of.value * of.scores[OVERDUE],
        VALUED_GAP: of.value * of.scores[LONGEST],
        VALUE: of.value,
    }
    found: dict[str, list[float]] = {name: [] for name in scores}
    lost = np.where(of.cold, of.value, 0)
    for some in groups(of.owner, FEWEST):
        best = np.sort(lost[some])[-FIRST:].sum()
        if best:
            for name, score in scores.items():
                first = some[np.argsort(-score[some], kind="stable")[:FIRST]]
                found[name].append(float(lost[first].sum() / best))
    return found
