"""The programs behind a plan: degrees, tables, floors and cover, over some of the pairs.

Rows in their order: how many meetings each guest can have, how many meetings all tables, how many
those without steps; then cover (at least one meeting) of some guests and the floor of some. The
latter two bend at a price, so that there always is an answer, and a bent one tells what is short.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dardar.core.planning.bounds import Prices
from dardar.core.planning.instance import NONE, Bools, Floats, Instance, Ints
from dardar.core.planning.odd import Odd
from dardar.core.planning.solver import INFINITY, Program

FLOOR_PRICE: Final = 6.0
"""What a unit of somebody's share counts that is short of the floor, by what guests could reach."""
COVER_PRICE: Final = 4.0
"""What a guest without a meeting counts, by all that the best pairs of somebody could bring."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a program.

    Attributes:
        instance: the guests and pairs.
        columns: the pairs that are undecided.
        fixed: the pairs that meet anyway.
        worth: of each pair, in any unit.
        cover: who is to have a meeting.
        floor: which share each guest is to have; 0 none.
        urgency: how many times the usual it counts that a guest is below it.
        odd: inequalities that odd cycles broke.
        is_whole: whether pairs meet or not, and nothing between.

    """

    instance: Instance
    columns: Ints
    fixed: Bools
    worth: Floats
    cover: Bools
    floor: Floats
    urgency: Floats
    odd: tuple[Odd, ...] = ()
    is_whole: bool = False

    @property
    def scale(self) -> float:
        """What the solver takes for 1."""
        return float(self.instance.weight.max(initial=0.0)) or 1.0

    def short_price(self) -> float:
        """Return what a unit of share counts that is short of the floor."""
        counted = self.instance.counted
        return FLOOR_PRICE * float(self.instance.alone[counted].mean()) if counted.any() else 1.0

    def program(self) -> Program:
        """Return it for the solver."""
        of, columns = self.instance, self.columns
        count, guests = len(columns), of.guests
        a, b = of.a[columns], of.b[columns]
        covered, floored = np.nonzero(self.cover)[0], np.nonzero(self.floor > 0)[0]
        place = np.full(guests, NONE)
        cover_row, floor_row = place.copy(), place.copy()
        cover_row[covered] = guests + 2 + np.arange(len(covered))
        floor_row[floored] = guests + 2 + len(covered) + np.arange(len(floored))
        each, one = np.arange(count), np.ones(count)
        bent = count + np.arange(len(covered) + len(floored))
        entries = [
            (a, each, one),
            (b, each, one),
            *self._table_entries(),
            (cover_row[a], each, one),
            (cover_row[b], each, one),
            (floor_row[a], each, of.share_a[columns]),
            (floor_row[b], each, of.share_b[columns]),
            (guests + 2 + np.arange(len(bent)), bent, np.ones(len(bent))),
            *self._odd_entries(guests + 2 + len(bent)),
        ]
        row, column, value = (np.concatenate(some) for some in zip(*entries, strict=True))
        kept = (row >= 0) & (value != 0)
        least, most = self._sides(covered, floored)
        costs = np.concatenate((self._cover_costs(len(covered)), self._floor_costs(floored)))
        return Program(
            worth=np.concatenate((self.worth[columns] / self.scale, -costs)),
            upper=np.concatenate((one, np.full(len(bent), INFINITY))),
            row=row[kept],
            column=column[kept],
            value=value[kept],
            least=least,
            most=most,
            whole=np.arange(count + len(bent)) < count if self.is_whole else None,
        )

    def start(self, pairs: Bools) -> Floats:
        """Return pairs that are known to be allowed as a solution to begin with."""
        of = self.instance
        lacking = np.maximum(0.0, 1 - of.degrees(pairs))[self.cover]
        short = np.maximum(0.0, self.floor - of.shares(pairs))[self.floor > 0]
        return np.concatenate((pairs[self.columns].astype(np.float64), lacking, short))

    def prices(self, price: Floats) -> Prices:
        """Return the prices of a program's rows, in the unit of the pairs' worth."""
        of = self.instance
        scaled = price * self.scale
        floor = np.zeros(of.guests)
        floored = self.floor > 0
        ends = len(scaled) - len(self.odd)
        floor[floored] = np.maximum(0.0, -scaled[ends - int(floored.sum()) : ends])
        odd = np.maximum(0.0, scaled[ends:]).tolist()
        return Prices(
            meeting=np.maximum(0.0, scaled[: of.guests]),
            floor=floor,
            table=max(0.0, float(scaled[of.guests])),
            steps_free=max(0.0, float(scaled[of.guests + 1])),
            odd=tuple(zip(self.odd, odd, strict=True)),
        )

    def whole(self, x: Floats) -> Bools:
        """Return a whole solution as pairs."""
        pairs = self.fixed.copy()
        pairs[self.columns] = x[: len(self.columns)] > 0.5  # noqa: PLR2004 -- nearer to 1 than to 0
        return pairs

    def _table_entries(self) -> list[tuple[Ints, Ints, Floats]]:
        """Return the entries of the two rows of tables, if there are too few for all."""
        of, count = self.instance, len(self.columns)
        each, guests = np.arange(count), of.guests
        needs = of.steps[self.columns].astype(np.float64)
        most = of.most.sum() // 2
        rows = [
            (np.full(count, guests), each, np.ones(count), of.tables),
            (np.full(count, guests + 1), each, needs, of.steps_free),
        ]
        return [
            (row, column, value) for row, column, value, room in rows if room * of.rounds < most
        ]

    def _odd_entries(self, first: int) -> list[tuple[Ints, Ints, Floats]]:
        entries = []
        for row, odd in enumerate(self.odd, first):
            column = np.nonzero(odd.pairs(self.instance)[self.columns])[0]
            entries.append((np.full(len(column), row), column, np.ones(len(column))))
        return entries

    def _sides(self, covered: Ints, floored: Ints) -> tuple[Floats, Floats]:
        of = self.instance
        degree, share = of.degrees(self.fixed), of.shares(self.fixed)
        tables = of.tables * of.rounds - self.fixed.sum()
        steps = of.steps_free * of.rounds - (self.fixed & of.steps).sum()
        below = np.full(of.guests + 2, -INFINITY)
        above = np.full(len(covered) + len(floored), INFINITY)
        left = [odd.most - (odd.pairs(of) & self.fixed).sum() for odd in self.odd]
        open_ = np.full(len(left), -INFINITY)
        bent = (1 - degree[covered], (self.floor - share)[floored])
        least = np.concatenate((below, *bent, open_))
        most = np.concatenate((of.most - degree, [tables, steps], above, left)).astype(np.float64)
        return least, most

    def _cover_costs(self, count: int) -> Floats:
        return np.full(count, COVER_PRICE * float(self.instance.most.max(initial=1)))

    def _floor_costs(self, floored: Ints) -> Floats:
        return self.urgency[floored] * self.short_price() / self.scale
