"""Choose disjoint cycles of the greatest value: first as a whole, then anew in one part or another.

What a choice lacks of the sum of all prices (:mod:`~dardar.core.graph.prices`) is its *loss*: the
price of everyone who is in no cycle, and of each chosen cycle by how much it is worth less than
its people. A choice without loss is the best; where loss is, something may be better (complementary
slackness). So what was chosen for some people is taken back and chosen anew (large neighbourhood
search: Shaw, CP 1998): for many by diving with values slightly changed, for few, around a loss, by
branch and bound. The dice always fall the same, so that the same input has the same outcome.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from dardar.core.graph.branching import TINY, Search
from dardar.core.graph.cycles import Indices
from dardar.core.graph.diving import dive
from dardar.core.graph.prices import Floats

NOBODY: Final = -1
CLOSEST: Final = 40
"""Of how many cycles through each person, those of the least loss, is chosen at least,"""
CYCLES: Final = 5_000
"""and of more where people are few, up to so many cycles for all together."""
NEIGHBOURS: Final = 5
"""Through how many cycles of each person a neighbourhood grows."""
ROUNDS: Final = 50
"""How often many are chosen anew, and once more for every so many people:"""
PEOPLE: Final = 8
LARGE: Final = (40, 80, 160, 240)
"""How many people are chosen anew by diving, in turn."""
JITTER: Final = (0.002, 0.02, 0.2)
"""By how much values are changed for that, in turn: as a share of them."""
SMALL: Final = ((14, 400), (26, 2_000), (45, 12_000))
"""How many people are chosen anew by branch and bound, and in how many steps."""
STEPS: Final = 250_000
"""Steps of branch and bound in one go over all people."""
FEW: Final = (60, 20_000)
"""So few people can be tried as a whole, in so many steps."""


def pack(members: Indices, value: Floats, price: Floats) -> list[int]:
    """Return the rows of disjoint cycles that are worth much together.

    Args:
        members: a row for each cycle, −1 where it has fewer people.
        value: what each is worth: at most the prices of its people.
        price: of each person.

    """
    most = max(CLOSEST, CYCLES // max(1, len(price)))
    closest = _closest(members, value, price, most)
    packing = _Packing(members[closest], value[closest], price, most)
    packing.choose(dive(packing.members, packing.value, len(price)))
    if not packing.solve():
        packing.improve_large(ROUNDS + len(price) // PEOPLE)
        packing.improve_small()
    return [int(closest[cycle]) for cycle in packing.chosen()]


def _closest(members: Indices, value: Floats, price: Floats, most: int) -> Indices:
    """Return the rows that are among the so many of the least loss of somebody."""
    loss = np.append(price, 0)[members].sum(axis=1) - value
    cycle, place = np.nonzero(members >= 0)
    person = members[cycle, place]
    order = np.lexsort((cycle, loss[cycle], person))
    first = np.searchsorted(person[order], person[order])
    near = order[np.arange(len(order)) - first < most]
    return np.unique(cycle[near]).astype(np.int32)


class _Packing:
    """Cycles, some of them chosen, disjointly."""

    def __init__(self, members: Indices, value: Floats, price: Floats, most: int) -> None:
        self.members, self.value = members, value
        self.price: list[float] = price.tolist()
        self.people = [tuple(p for p in row if p >= 0) for row in members.tolist()]
        loss = np.append(price, 0)[members].sum(axis=1) - value
        self.loss: list[float] = np.maximum(0, loss).tolist()
        self.through: list[list[int]] = [[] for _ in self.price]
        for cycle in np.argsort(loss, kind="stable").tolist():
            for person in self.people[cycle]:
                if len(self.through[person]) < most:
                    self.through[person].append(cycle)
        self.of = [NOBODY] * len(self.price)
        self.dice = np.random.default_rng(1)

    def chosen(self) -> list[int]:
        return sorted(self._chosen_of(range(len(self.of))))

    def _chosen_of(self, people: Iterable[int]) -> set[int]:
        return {self.of[person] for person in people} - {NOBODY}

    def choose(self, cycles: Iterable[int], instead_of: Iterable[int] = ()) -> None:
        """Choose cycles, and take back what was chosen for some people."""
        for person in instead_of:
            self.of[person] = NOBODY
        for cycle in cycles:
            for person in self.people[cycle]:
                self.of[person] = cycle

    def _loss_at(self, person: int) -> float:
        cycle = self.of[person]
        return self.price[person] if cycle == NOBODY else self.loss[cycle]

    def _places(self) -> list[int]:
        """Return one person of each chosen cycle and everybody in none, the greatest loss first."""
        first = {cycle: person for person, cycle in reversed(list(enumerate(self.of)))}
        asked = [p for p, cycle in enumerate(self.of) if cycle == NOBODY or first[cycle] == p]
        return sorted(asked, key=lambda person: -self._loss_at(person))

    def solve(self) -> bool:
        """Choose the best of all, if so few people are on cycles that this is soon done."""
        people, steps = FEW
        everyone = [person for person, through in enumerate(self.through) if through]
        return len(everyone) <= people and self._branch(everyone, steps)[0] < steps

    def improve_small(self) -> None:
        """Choose anew around each loss, for more and more people, until that helps no more."""
        for size, steps in SMALL:
            left, better = STEPS, True
            while better:
                better = False
                for person in self._places():
                    if left > 0 and self._loss_at(person) > TINY:
                        around = self._around(person, size)
                        taken, helped = self._branch(around, min(steps, left))
                        left, better = left - taken, better or helped

    def _branch(self, around: list[int], steps: int) -> tuple[int, bool]:
        """Choose anew among some people; return the steps that took and whether it was better."""
        inside = set(around)
        near = {
            cycle
            for person in around
            for cycle in self.through[person]
            if inside.issuperset(self.people[cycle])
        }
        search = Search(
            {person: self.price[person] for person in around},
            {cycle: self.people[cycle] for cycle in near},
            self.loss,
        )
        loss = sum(self.loss[cycle] for cycle in self._chosen_of(around))
        loss += sum(self.price[person] for person in around if self.of[person] == NOBODY)
        found = search.less_than(loss, steps)
        if found is not None:
            self.choose(found, instead_of=around)
        return search.steps + len(near), found is not None

    def improve_large(self, rounds: int) -> None:
        """Choose anew for many people, so often, unless nothing is lost."""
        for turn in range(rounds):
            lossy = [person for person in self._places() if self._loss_at(person) > TINY]
            if not lossy:
                return
            size = LARGE[turn % len(LARGE)]
            around = self._around(lossy[self.dice.integers(len(lossy))], size, mixed=True)
            self._dive(around, JITTER[turn % len(JITTER)])

    def _dive(self, around: list[int], jitter: float) -> None:
        free = np.array([*(cycle == NOBODY for cycle in self.of), True])  # the last is −1's
        free[around] = True
        rows = np.nonzero(free[self.members].all(axis=1))[0]
        names, flat = np.unique(self.members[rows], return_inverse=True)
        short = int(len(names) > 0 and names[0] < 0)
        local = flat.reshape(len(rows), -1).astype(np.int32) - short
        changed = self.value[rows] * (1 + jitter * self.dice.random(len(rows)))
        found = rows[dive(local, changed, len(names) - short)]
        if self.value[found].sum() >= self.value[list(self._chosen_of(around))].sum():
            self.choose(found.tolist(), instead_of=around)

    def _around(self, person: int, size: int, *, mixed: bool = False) -> list[int]:
        """Return about so many people around somebody, with everyone in their chosen cycles.

        They are those of the cycles of the least loss through these, or of a mixture of cycles.
        """
        around: dict[int, None] = {}
        self._add(around, person)
        for each in _growing(around):
            near = self.through[each]
            if mixed and len(near) > NEIGHBOURS:
                near = [near[place] for place in self.dice.permutation(len(near))]
            for cycle in near[:NEIGHBOURS]:
                for other in self.people[cycle]:
                    self._add(around, other)
                if len(around) >= size:
                    return list(around)
        return list(around)

    def _add(self, around: dict[int, None], person: int) -> None:
        cycle = self.of[person]
        for other in (person,) if cycle == NOBODY else self.people[cycle]:
            around.setdefault(other)


def _growing(items: dict[int, None]) -> Iterator[int]:
    """Yield the keys, those that are added meanwhile included."""
    done = 0
    while done < len(items):
        new = list(items)[done:]
        done += len(new)
        yield from new
