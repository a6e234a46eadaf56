"""Who can introduce me: the best trusted path, at most three steps long.

A path is as good as its weakest tie, and the best one has the strongest weakest tie: the maximum
capacity route of M. Pollack (*The Maximum Capacity Through a Network*, 1960). Of equally good ones
the shortest counts, as everybody on it has to be asked. Three steps have one tie in the middle, so
it is enough to look at the ties between those whom the one knows and those whom the other knows.
"""

from collections.abc import Collection
from typing import Final, NamedTuple

import numpy as np

from dardar.core.graph.adjacency import Adjacency, Floats, shared
from dardar.core.graph.cycles import Indices

LONGEST: Final = 3


class Path(NamedTuple):
    """People each of whom knows the next.

    Attributes:
        people: from the one who asks to the one who is to be met.
        weakest: the weight of the weakest tie on it.

    """

    people: tuple[int, ...]
    weakest: float


class _Known(NamedTuple):
    """Whom somebody knows and may ask, in order, and how well."""

    people: Indices
    weights: Floats


def best_path(
    graph: Adjacency,
    start: int,
    goal: int,
    longest: int = LONGEST,
    *,
    without: Collection[int] = (),
) -> Path | None:
    """Return the path with the strongest weakest tie, None if there is none so short.

    Args:
        graph: who knows whom.
        start: who asks.
        goal: who is to be met.
        longest: most steps, 1 to 3.
        without: who is not to be asked, because they said no or share nothing.

    Raises:
        ValueError: longer paths are asked for, or one from somebody to themselves.

    """
    if not 1 <= longest <= LONGEST:
        raise ValueError(f"a path takes 1 to {LONGEST} steps")
    if start == goal:
        raise ValueError("nobody has to be introduced to themselves")
    known, knowing = graph.row(start), graph.row(goal)
    place = int(np.searchsorted(known[0], goal))
    best = None
    if place < len(known[0]) and known[0][place] == goal:
        best = Path((start, goal), float(known[1][place]))
    if longest > 1:
        mine = _asked(*known, without, best)
        theirs = _asked(*knowing, without, best)
        best = _through_one(start, goal, mine, theirs) or best
    if longest > 2:  # noqa: PLR2004 - steps
        mine, theirs = _asked(*mine, without, best), _asked(*theirs, without, best)
        longer = _through_two(graph, start, goal, mine, theirs)
        if longer and (best is None or longer.weakest > best.weakest):
            best = longer
    return best


def _asked(people: Indices, weights: Floats, without: Collection[int], best: Path | None) -> _Known:
    """Return those who may be asked and with whom a path could be better than the best so far."""
    if best:
        kept = weights > best.weakest
        people, weights = people[kept], weights[kept]
    if without:
        kept = ~np.isin(people, list(without))
        people, weights = people[kept], weights[kept]
    return _Known(people, weights)


def _through_one(start: int, goal: int, mine: _Known, theirs: _Known) -> Path | None:
    here, there = shared(mine.people, theirs.people)
    if not len(here):
        return None
    weakest = np.minimum(mine.weights[here], theirs.weights[there])
    best = int(weakest.argmax())
    return Path((start, int(mine.people[here[best]]), goal), float(weakest[best]))


def _through_two(
    graph: Adjacency, start: int, goal: int, mine: _Known, theirs: _Known
) -> Path | None:
    if not (len(mine.people) and len(theirs.people)):
        return None
    turned = graph.degrees[mine.people].sum() > graph.degrees[theirs.people].sum()
    near, far = (theirs, mine) if turned else (mine, theirs)
    places, whose = graph.rows(near.people)
    entries, there = shared(graph.neighbours[places], far.people)
    if not len(entries):
        return None
    here = whose[entries]
    weakest = np.minimum(
        np.minimum(near.weights[here], far.weights[there]), graph.weights[places[entries]]
    )
    best = int(weakest.argmax())
    between = (int(near.people[here[best]]), int(far.people[there[best]]))
    people = (start, *(between[::-1] if turned else between), goal)
    return Path(people, float(weakest[best]))
