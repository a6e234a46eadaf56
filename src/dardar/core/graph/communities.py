"""Groups in a network: communities that know each other better than chance would have it.

Modularity (M. Newman and M. Girvan, 2004) is raised as in V. Traag, L. Waltman and N. J. van Eck,
*From Louvain to Leiden: guaranteeing well-connected communities* (2019): people move to the
community they gain most in, each community is taken apart into what hangs together well, these
parts become the people of a smaller graph, and so on; then all of it once more. In each round two
in five of those who may want to move do so at once, in numpy (after H. Lu, M. Halappanavar and A.
Kalyanaraman, *Parallel heuristics for scalable community detection*, 2015); if most did, they would
chase each other for ever. Every community is connected. The same graph brings the same ones.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dardar.core.graph.adjacency import Adjacency, Floats, Places, sums

PASSES: Final = 2
"""How often all of it is done,"""
TRIES: Final = 4
"""and how often anew with other dice where people are few: the best is kept."""
MANY: Final = 20_000
"""People from whom on there is a single try."""

_ROUNDS: Final = 60
_TURN: Final = 0.4
_FEW: Final = 0.005  # of people who move in a round: fewer, and the next level begins
_SHRUNK: Final = 0.97  # a level that is not smaller than this is folded by whole communities
_TINY: Final = 1e-12


class _Level(NamedTuple):
    """A graph on its way to fewer, heavier people.

    Their strengths count what is inside them, which is no tie of the graph.
    """

    graph: Adjacency
    strengths: Floats
    whole: float

    def inside(self, found: Places) -> "_Level":
        """Return the level without the ties between communities."""
        graph = self.graph
        people = graph.people()
        kept = found[people] == found[graph.neighbours]
        begins = np.append(0, np.cumsum(kept))[graph.begins]
        return self._replace(graph=Adjacency(begins, graph.neighbours[kept], graph.weights[kept]))


def communities(graph: Adjacency, seed: int = 1) -> NDArray[np.int32]:
    """Return the community of each person: 0 is the largest; who knows nobody is alone.

    Args:
        graph: who knows whom and how well.
        seed: other dice bring other communities, about as good.

    """
    alone = np.arange(graph.size)
    whole = float(graph.strengths.sum())
    if not whole:
        return alone.astype(np.int32)
    dice = np.random.default_rng(seed)
    finest = _Level(graph, graph.strengths, whole)
    tries = min(TRIES, max(1, MANY // graph.size))
    found = []
    for _each in range(tries):
        some = alone
        for _pass in range(PASSES):
            some = _raised(finest, some, dice)
        found.append(_connected(graph, some))
    return _by_size(max(found, key=lambda some: modularity(graph, some)))


def modularity(graph: Adjacency, found: NDArray[np.integer]) -> float:
    """Return the modularity of communities, −½ to 1; 0 where nobody knows anybody."""
    whole = graph.strengths.sum()
    if not whole:
        return 0.0
    inside = graph.weights[found[graph.people()] == found[graph.neighbours]].sum() / whole
    shares = np.bincount(found, weights=graph.strengths) / whole
    return float(inside - (shares**2).sum())


def _raised(level: _Level, found: Places, dice: np.random.Generator) -> Places:
    """Move people, then what communities fall into, as long as there are fewer of these."""
    size = level.graph.size
    labels, groups = np.unique(_moved(level, found, dice), return_inverse=True)
    if len(labels) == size:
        return groups
    names, parts = np.unique(
        _moved(level.inside(groups), np.arange(size), dice), return_inverse=True
    )
    if len(names) > _SHRUNK * size:
        names, parts = labels, groups
    start = np.empty(len(names), dtype=np.int64)
    start[parts] = groups
    return _raised(_folded(level, parts, len(names)), start, dice)[parts]


def _folded(level: _Level, compact: Places, count: int) -> _Level:
    """Return the graph of communities: ties among them add up, those inside are no ties."""
    graph = level.graph
    one, other = compact[graph.people()], compact[graph.neighbours]
    out = one < other
    keys = one[out] * count + other[out]
    order = np.argsort(keys)
    keys, weights = keys[order], graph.weights[out][order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    total = np.add.reduceat(weights, firsts) if len(firsts) else weights
    keys = keys[firsts]
    small = Adjacency.of_distinct(count, keys // count, keys % count, total)
    strengths = sums(compact, level.strengths, count)
    return _Level(small, strengths, level.whole)


def _moved(level: _Level, found: Places, dice: np.random.Generator) -> Places:
    """Let people move to the community they gain most in, until hardly anybody does."""
    graph, found = level.graph, found.copy()
    totals = sums(found, level.strengths, graph.size)
    waiting = np.flatnonzero(graph.degrees)
    for _round in range(_ROUNDS):
        turn = dice.random(len(waiting)) < _TURN
        some, waiting = waiting[turn], waiting[~turn]
        movers, targets = _wishes(level, found, totals, some)
        left = found[movers]
        found[movers] = targets
        weight = level.strengths[movers]
        totals += sums(targets, weight, graph.size)
        totals -= sums(left, weight, graph.size)
        if len(movers) <= _FEW * graph.size and len(waiting) <= _FEW * graph.size:
            break
        places, whose = graph.rows(movers)
        near = graph.neighbours[places]
        woken = np.zeros(graph.size, dtype=np.bool_)
        woken[near[found[near] != targets[whose]]] = True
        woken[waiting] = True
        waiting = np.flatnonzero(woken)
    return found


def _wishes(level: _Level, found: Places, totals: Floats, some: Places) -> tuple[Places, Places]:
    """Return who of these gains by moving, and to which community."""
    if not len(some):
        return some, some
    graph = level.graph
    places, whose = graph.rows(some)
    # Their own community is looked at even where they know nobody in it.
    keys = np.concatenate((whose, np.arange(len(some)))) * graph.size + np.concatenate(
        (found[graph.neighbours[places]], found[some])
    )
    weights = np.concatenate((graph.weights[places], np.zeros(len(some))))
    order = np.argsort(keys)
    keys = keys[order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    ties = np.add.reduceat(weights[order], firsts)
    person, target = np.divmod(keys[firsts], graph.size)
    own = found[some][person]
    strength = level.strengths[some][person]
    others = totals[target] - np.where(target == own, strength, 0)
    gain = ties - strength * others / level.whole
    begins = np.flatnonzero(np.diff(person, prepend=-1))
    best = np.maximum.reduceat(gain, begins)
    stays = gain[target == own]
    top = np.flatnonzero(gain == best[person])
    chosen = target[top[np.flatnonzero(np.diff(person[top], prepend=-1))]]
    moves = best > stays + _TINY * level.whole
    return some[moves], chosen[moves]


def _connected(graph: Adjacency, found: Places) -> Places:
    """Return communities with each part of one that hangs together as one of its own.

    Each person takes the least number around them, and that person's, until nothing changes.
    """
    people = graph.people()
    inside = found[people] == found[graph.neighbours]
    one, other = people[inside], graph.neighbours[inside]
    label = np.arange(graph.size)
    while True:
        least = label.copy()
        np.minimum.at(least, label[one], label[other])
        least = least[least]
        while (further := least[least] != least).any():
            least[further] = least[least[further]]
        if (least == label).all():
            return label
        label = least


def _by_size(found: Places) -> NDArray[np.int32]:
    """Return communities numbered by size, equally large ones by their first person."""
    _labels, first, place, count = np.unique(
        found, return_index=True, return_inverse=True, return_counts=True
    )
    number = np.empty(len(count), dtype=np.int32)
    number[np.lexsort((first, -count))] = np.arange(len(count))
    return number[place]
