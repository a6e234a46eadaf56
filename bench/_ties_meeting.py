"""Which two of my contacts will meet: closure beside Adamic–Adar and common neighbours.

An owner's contacts of the last two years who never had contact with each other are paired; right
are the pairs that have some within a year. All see the same: who had contact with whom, by then, in
the whole set. Rivals are asked twice, of all of it and of the last two years, and the better
counts. «Will meet» is not «should meet», but it is what can be looked up.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from bench._ties_judging import FEWEST, Flags, Floats, among_first, auc
from bench._ties_sets import Network, Numbers
from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.closure import closures, preferences
from dardar.core.graph.communities import communities
from dardar.core.ties.history import Histories
from dardar.core.ties.warmth import warmths

OURS, PREFERRED = "ours", "as suggested"
RIVALS: Final = (
    "Adamic–Adar",
    "common neighbours",
    "Adamic–Adar, two years",
    "common neighbours, two years",
)
FIRST: Final = 5
LEAST_CONTACTS: Final = 8
TIMES: Final = 6


@dataclass(frozen=True)
class Met:
    """How well pairs of one owner were told: AUC, precision of the first five, and their share."""

    auc: float
    first: float
    base: float


@dataclass(frozen=True, eq=False)
class _Known:
    """Who had contact with whom by some day."""

    keys: Numbers
    warm: Adjacency
    ever: Adjacency
    lately: Adjacency
    communities: Numbers


def meetings(of: Network, share: float) -> dict[str, list[Met]]:
    """Return how well each way tells who will meet, for each owner, after a share of the time."""
    recent, ahead = (730, 365) if of.is_long else (56, 56)
    found: dict[str, list[Met]] = {}
    for on in np.linspace(of.at(share), of.at(1) - ahead, TIMES).astype(np.int64).tolist():
        known = _known(of, on, on - recent)
        after = (of.day > on) & (of.day <= on + ahead)
        will = np.unique((of.low * of.people + of.high)[after])
        for ego in np.flatnonzero(known.lately.degrees >= LEAST_CONTACTS).tolist():
            mine = known.lately.row(ego)[0].astype(np.int64)
            one, other = np.triu_indices(len(mine), 1)
            keys = mine[one] * of.people + mine[other]
            fresh = ~np.isin(keys, known.keys)
            right = np.isin(keys[fresh], will)
            if len(right) >= FEWEST and 0 < right.sum() < len(right):
                for name, scores in _scores(known, mine, one[fresh], other[fresh]).items():
                    found.setdefault(name, []).append(_judged(scores, right))
    return found


def _judged(scores: Floats, right: Flags) -> Met:
    return Met(auc(scores, right), among_first(scores, right, FIRST), float(right.mean()))


def _known(of: Network, on: int, recent: int) -> _Known:
    keys, tie = np.unique(of.low * of.people + of.high, return_inverse=True)
    histories = Histories.of(len(keys), tie, of.day).until(date.fromordinal(on))
    warmth, last = warmths(histories, date.fromordinal(on)), histories.last()
    low, high, lately = keys // of.people, keys % of.people, last > recent
    known = last > 0
    warm = Adjacency.of(of.people, low[known], high[known], warmth[known])
    return _Known(
        keys[known],
        warm,
        Adjacency.of(of.people, low[known], high[known]),
        Adjacency.of(of.people, low[lately], high[lately]),
        communities(warm).astype(np.int64),
    )


def _scores(known: _Known, mine: Numbers, one: Numbers, other: Numbers) -> dict[str, Floats]:
    """Return how each way scores pairs, told by their places among these people."""
    closure = closures(known.warm, mine, mine)[one, other]
    close = closure > 0
    crosses = known.communities[mine[one]] != known.communities[mine[other]]
    preferred = np.zeros(len(closure))
    preferred[close] = preferences(closure[close], crosses[close])
    ways = [(graph, flag) for graph in (known.ever, known.lately) for flag in (True, False)]
    rivals = [_shared(graph, mine, logarithmic=flag)[one, other] for graph, flag in ways]
    return {OURS: closure, PREFERRED: preferred, **dict(zip(RIVALS, rivals, strict=True))}


def _shared(graph: Adjacency, mine: Numbers, *, logarithmic: bool) -> Floats:
    """Return what common neighbours are worth: 1 each, or one by the logarithm of their degree."""
    places, whose = graph.rows(mine)
    table = np.zeros((len(mine), graph.size))
    table[whose, graph.neighbours[places]] = 1
    table = table[:, table.any(axis=0)]
    degrees = graph.degrees[np.unique(graph.neighbours[places])]
    worth = 1 / np.log(np.maximum(degrees, 2)) if logarithmic else np.ones(len(degrees))
    found: Floats = (table * worth) @ table.T
    return found
