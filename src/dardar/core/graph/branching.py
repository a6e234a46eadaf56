"""The best disjoint cycles among a few people, by branch and bound."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

TINY: Final = 1e-9
"""Less is the error of floating point, not a loss."""


class Option(NamedTuple):
    """A cycle that may be chosen, its people as bits."""

    loss: float
    people: int
    cycle: int


class Search:
    """The least loss that a choice among some people can have.

    The loss of a choice is the price of everyone who is in none of its cycles, and of each cycle
    by how much it is worth less than the prices of its people.
    """

    def __init__(
        self,
        prices: Mapping[int, float],
        cycles: Mapping[int, Sequence[int]],
        losses: Sequence[float],
    ) -> None:
        """Begin with the people and their prices, the people of each cycle, and their losses."""
        through: dict[int, list[int]] = {person: [] for person in prices}
        for cycle in sorted(cycles, key=lambda cycle: (losses[cycle], cycle)):
            for person in cycles[cycle]:
                through[person].append(cycle)
        # Who has the fewest cycles decides first.
        order = sorted(prices, key=lambda person: len(through[person]))
        bit = {person: 1 << place for place, person in enumerate(order)}
        # Nobody gets by with less than this, so only what is above it counts.
        least = {
            person: min([price, *(losses[c] / len(cycles[c]) for c in through[person])])
            for person, price in prices.items()
        }
        options = {
            cycle: Option(
                losses[cycle] - sum(least[person] for person in people),
                sum(bit[person] for person in people),
                cycle,
            )
            for cycle, people in cycles.items()
        }
        self._least = sum(least.values())
        self._alone = [prices[person] - least[person] for person in order]
        self._options = [sorted(options[cycle] for cycle in through[person]) for person in order]
        self._all = (1 << len(order)) - 1
        self.steps = 0
        """Steps taken so far."""

    def less_than(self, loss: float, most: int) -> list[int] | None:
        """Return cycles of the least loss found in `most` steps, None if none is below `loss`."""
        self._best = loss - self._least - TINY
        self._most = most
        self._found: list[int] | None = None
        self._branch(0, 0.0, [])
        return self._found

    def _branch(self, used: int, loss: float, chosen: list[int]) -> None:
        self.steps += 1
        if used == self._all:
            self._best, self._found = loss, chosen.copy()
            return
        free = ~used & self._all
        place = (free & -free).bit_length() - 1
        for option in self._options[place]:
            if loss + option.loss >= self._best or self.steps >= self._most:
                break
            if not option.people & used:
                chosen.append(option.cycle)
                self._branch(used | option.people, loss + option.loss, chosen)
                chosen.pop()
        if loss + self._alone[place] < self._best and self.steps < self._most:
            self._branch(used | (1 << place), loss + self._alone[place], chosen)
