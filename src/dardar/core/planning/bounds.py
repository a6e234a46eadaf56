"""What no plan can exceed: computed from prices by weak duality, whoever proposed the prices.

With prices p ≥ 0 of a guest's meetings, q ≥ 0 of tables and floors' prices y ≥ 0, the total of any
plan is at most Σ p · most + q · tables + Σ max(0, w + y · v − p − p − q) − Σ y · floor. For the
worst-off, y with Σ y = 1 stands for w. The best prices of the latter are found by the primal–dual
method of Chambolle and Pock (*A First-Order Primal-Dual Algorithm*, JMIV 2011) with restarts
(Applegate et al., *Faster first-order primal-dual methods*, 2023): array operations only.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dardar.core.planning.instance import Floats, Instance
from dardar.core.planning.odd import Odd

TURNS: Final = 900
RESTARTS: Final = (100, 200, 400, 900)


@dataclass(frozen=True)
class Prices:
    """What places are worth.

    Attributes:
        meeting: a meeting of each guest.
        floor: a unit more of each guest's floor.
        table: a table for a round.
        steps_free: one without steps more than any table.
        odd: a place of each of these inequalities.

    """

    meeting: Floats
    floor: Floats
    table: float = 0.0
    steps_free: float = 0.0
    odd: tuple[tuple[Odd, float], ...] = ()


def surplus(instance: Instance, worth: Floats, prices: Prices) -> Floats:
    """Return how much more each pair is worth than the places that it takes."""
    taken = prices.meeting[instance.a] + prices.meeting[instance.b]
    floors = prices.floor[instance.a] * instance.share_a
    floors += prices.floor[instance.b] * instance.share_b
    tables = prices.table + prices.steps_free * instance.steps
    for odd, price in prices.odd:
        tables = tables + price * odd.pairs(instance)
    return worth + floors - taken - tables


def bound(instance: Instance, worth: Floats, prices: Prices, floor: float = 0.0) -> float:
    """Return what no plan in which everybody has the floor can exceed, in all pairs' worth."""
    places = float(instance.most @ prices.meeting)
    places += prices.table * instance.tables * instance.rounds
    places += prices.steps_free * instance.steps_free * instance.rounds
    places += sum(price * odd.most for odd, price in prices.odd)
    more = np.maximum(0.0, surplus(instance, worth, prices)).sum()
    return float(places + more - floor * prices.floor.sum())


def trivial_bound(instance: Instance) -> float:
    """Return a bound that needs no prices: everybody has the partners that bring most."""
    both = np.concatenate((instance.a, instance.b))
    weight = np.tile(instance.weight, 2)
    order = np.lexsort((-weight, both))
    rank = np.arange(len(both)) - np.searchsorted(both[order], both[order])
    best = rank < instance.most[both[order]]
    return float(weight[order][best].sum() / 2)


def worst_bound(instance: Instance, whole: Instance) -> float:
    """Return what the worst-off guest cannot exceed in any plan: a bound of z*, and close to it.

    Args:
        instance: with the pairs that are looked at.
        whole: with all pairs, for which the bound holds.

    """
    counted = instance.counted
    if not counted.any():
        return 0.0
    search = _Search(instance)
    best = 1.0
    for turn in range(1, TURNS + 1):
        search.step()
        if turn in RESTARTS:
            best = min(best, search.proven(whole))
    return best


class _Search:
    """The saddle point of Σ y · v + Σ p · (most − degree), by steps of x, y and p in turn."""

    def __init__(self, instance: Instance) -> None:
        self._of = instance
        self._counted = instance.counted
        self._people = int(self._counted.sum())
        self._a, self._b = instance.share_a, instance.share_b
        ones = np.ones(instance.pairs)
        # Steps by row and column sums (Pock and Chambolle, ICCV 2011) need no norm of the matrix.
        self._step_x = 1.0 / (self._a + self._b + 2.0)
        self._step_y = 1.0 / instance.shares(ones).max()
        self._step_p = 1.0 / np.maximum(1.0, instance.degrees(ones))
        self._x = np.zeros(instance.pairs)
        self._y = self._counted.astype(np.float64)
        self._p = np.zeros(instance.guests)
        self._sum_y, self._sum_p = np.zeros_like(self._y), np.zeros_like(self._p)

    def step(self) -> None:
        """Take one step each, and add to the means."""
        of = self._of
        slope = self._y[of.a] * self._a + self._y[of.b] * self._b - self._p[of.a] - self._p[of.b]
        new = np.clip(self._x + self._step_x * slope, 0.0, 1.0)
        ahead = 2 * new - self._x
        self._x = new
        self._y = self._simplex(self._y - self._step_y * of.shares(ahead))
        lacking = of.most - of.degrees(ahead)
        self._p = np.maximum(0.0, self._p - self._step_p * lacking)
        self._sum_y += self._y
        self._sum_p += self._p

    def proven(self, whole: Instance) -> float:
        """Return the bound by the mean prices since this was last asked."""
        scale = self._sum_y.sum()
        prices = Prices(self._sum_p / scale, self._sum_y / scale)
        self._sum_y, self._sum_p = np.zeros_like(self._sum_y), np.zeros_like(self._sum_p)
        return bound(whole, np.zeros(whole.pairs), prices)

    def _simplex(self, y: Floats) -> Floats:
        """Return the nearest y ≥ 0 of the right sum (Held, Wolfe and Crowder, 1974)."""
        down = -np.sort(-y[self._counted])
        over = (np.cumsum(down) - self._people) / np.arange(1, self._people + 1)
        last = np.nonzero(down > over)[0][-1]
        return np.where(self._counted, np.maximum(0.0, y - over[last]), 0.0)
