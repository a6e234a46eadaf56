"""Whom to bring together: the few of many who have most from each other.

Choosing k of n so that the values of their pairs add up to most is the heaviest k-subgraph problem,
NP-hard (Feige, Kortsarz and Peleg, *The Dense k-Subgraph Problem*, Algorithmica, 2001). Where there
are few choices all are tried; else people are exchanged one for one, from many beginnings, as long
as that helps. Beside it stands a bound that no choice exceeds.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T", bound=Hashable)
Values = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# So many choices are all tried.
TRIED: Final = 5000
_LEAST_GAIN: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Mix(Generic[T]):
    """People who go well together.

    Attributes:
        people: who, in the order they were given.
        value: the values of their pairs together.
        bound: what no choice of as many can exceed.
        is_best: whether no choice is better, proven.

    """

    people: tuple[T, ...]
    value: float
    bound: float
    is_best: bool


def mix(
    people: Sequence[T],
    size: int,
    value: Callable[[T, T], float],
    *,
    fixed: Collection[T] = (),
    tried: int = TRIED,
) -> Mix[T]:
    """Choose so many people that the values of their pairs add up to as much as can be found.

    Args:
        people: of whom to choose.
        size: how many.
        value: how good it is that two are both there; asked once for each pair.
        fixed: who is there in any case.
        tried: the most choices of which all are tried.

    Raises:
        ValueError: there are fewer people than that, more are fixed, or one of them is not there.

    """
    if not len(fixed) <= size <= len(people) or not set(fixed) <= set(people):
        raise ValueError(f"{size} of {len(people)} people, {len(fixed)} of them fixed")
    values = np.zeros((len(people), len(people)))
    for i, j in combinations(range(len(people)), 2):
        values[i, j] = values[j, i] = value(people[i], people[j])
    set_ones = [place for place, one in enumerate(people) if one in set(fixed)]
    free = [place for place in range(len(people)) if place not in set_ones]
    count = size - len(set_ones)
    is_small = comb(len(free), count) <= max(tried, 1)
    choices = _all(set_ones, free, count) if is_small else _climbed(values, set_ones, free, count)
    best = max(choices, key=lambda places: _sum(values, places))
    most, bound = _sum(values, best), _bound(values, set_ones, free, size)
    is_best = is_small or most >= bound - _LEAST_GAIN
    chosen = tuple(people[place] for place in sorted(best.tolist()))
    return Mix(chosen, most, max(most, bound), is_best)


def _sum(values: Values, places: Places) -> float:
    return float(values[np.ix_(places, places)].sum()) / 2


def _all(fixed: list[int], free: list[int], count: int) -> Iterator[Places]:
    return (np.array([*fixed, *some], np.intp) for some in combinations(free, count))


def _climbed(values: Values, fixed: list[int], free: list[int], count: int) -> Iterator[Places]:
    """Yield what can't be bettered by one exchange, grown from each of the people."""
    for first in free:
        inside = np.zeros(len(values), bool)
        inside[[*fixed, first]] = True
        while inside.sum() < len(fixed) + count:
            gain = np.where(inside, -np.inf, values[:, inside].sum(axis=1))
            inside[int(gain.argmax())] = True
        _exchange(values, inside, np.array(fixed, np.intp))
        yield np.flatnonzero(inside)


def _exchange(values: Values, inside: npt.NDArray[np.bool_], fixed: Places) -> None:
    """Exchange one inside for one outside as long as that helps, the best exchange first."""
    while True:
        share = values[:, inside].sum(axis=1)
        going = np.flatnonzero(inside)
        going = going[~np.isin(going, fixed)]
        coming = np.flatnonzero(~inside)
        gain = share[coming][None, :] - share[going][:, None] - values[np.ix_(going, coming)]
        out, new = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[out, new] <= _LEAST_GAIN:
            return
        inside[going[out]], inside[coming[new]] = False, True


def _bound(values: Values, fixed: list[int], free: list[int], size: int) -> float:
    """Return what no choice exceeds: each has half of the best pairs they could have."""
    if size < 2:  # noqa: PLR2004 - nobody is a pair alone
        return 0.0
    alone = np.where(np.eye(len(values), dtype=bool), -np.inf, values)
    halves = np.sort(alone, axis=1)[:, ::-1][:, : size - 1].sum(axis=1) / 2
    best = np.sort(halves[free])[::-1][: size - len(fixed)]
    return float(halves[fixed].sum() + best.sum())
