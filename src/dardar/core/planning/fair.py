"""Who meets, fairly: the greatest total in which everybody has a share of the best worst-off.

A linear program with a floor for each guest leaves some pairs undecided (about one a guest). An
integer program over these alone, the rest fixed, finds whole pairs, most of them above the floor.
More such answers come from slightly other gains and floors; what the best and a new one disagree
on, and all that those below the floor could do instead, is again a small integer program, begun
with the best: a crossover (Rothberg, *An Evolutionary Algorithm for Polishing Mixed Integer
Programming Solutions*, 2007) of answers found by fixing what is sure (Danna, Rothberg and Le Pape,
*Exploring relaxation induced neighborhoods*, 2005). In the end those still below the floor are
mended one by one: an integer program over their surroundings alone, reached over pairs that are
worth about as much as their places, so that exchanges along them cost little (Shaw, *Using
Constraint Programming and Local Search Methods to Solve Vehicle Routing Problems*, 1998: large
neighbourhoods; the prices choose them).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dardar.core.planning.bounds import bound, surplus, worst_bound
from dardar.core.planning.instance import Bools, Floats, Instance, Ints
from dardar.core.planning.relaxed import FLOOR_PRICE, Asked
from dardar.core.planning.solver import Answer, Unsolved, solve
from dardar.core.planning.who import TINY, pinned

AIMS: Final = (0.02, 0.03, 0.04, 0.05)
"""By how much fresh answers aim above the floor, so that rounding leaves few below."""
ABOVE: Final = 1.01
"""Crossovers aim a little above the floor too, so that those just below it are few."""
NOISE: Final = 0.03
"""By how much fresh answers see other gains."""
URGENT: Final = 3.0
"""How much more it counts with each turn that a guest is below the floor, by the part that is
missing."""
MOST_URGENT: Final = 10.0
"""Where all pairs are decided at once, the floor comes first."""
MENDED: Final = 1.0005
"""Mending aims so little above the floor."""
RING: Final = 400
"""How many pairs each ring of the surroundings adds to them, before a mending failed;"""
RINGS: Final = 2
LARGER: Final = 3
"""and up to how many times that many after it did."""
TRIES: Final = 4
"""How often a guest is mended in vain before they are given up."""
PRESSING: Final = 6.0
"""How much more it counts at least that a guest is below the floor when they are mended."""
NEAR: Final = 0.5
"""How much a pair may be worth less than its places, by the mean best gain, to be a column."""


@dataclass(frozen=True)
class Effort:
    """How much is tried.

    Attributes:
        turns: most answers that are crossed.
        mends: most surroundings that are decided anew.
        mend_nodes: of each of these integer programs.
        nodes: of each integer program.
        seconds: of each program, which no machine should need.
        some: of how many guests below the floor a turn opens all pairs.
        proof: of how many pairs at most all are decided at once in the end, which also tightens the
            bound by branch and bound.
        proof_nodes: of that integer program.
        proof_seconds: of that integer program.

    """

    turns: int = 6
    mends: int = 400
    mend_nodes: int = 50
    nodes: int = 5
    seconds: float = 20.0
    some: int = 20
    proof: int = 4_000
    proof_nodes: int = 300
    proof_seconds: float = 60.0


class Fairly:
    """The search for fair pairs, a turn at a time, so that it can be watched and stopped."""

    def __init__(
        self,
        instance: Instance,
        whole: Instance,
        cover: Bools,
        part: float,
        seed: int,
        *,
        stop: Callable[[], bool] = bool,
    ) -> None:
        """Begin.

        Args:
            instance: the guests and the pairs that are looked at.
            whole: the same with all pairs, for which bounds hold.
            cover: who is to have a meeting.
            part: of the best possible worst-off that everybody is to have.
            seed: of the dice.
            stop: asked now and then, also by the solver at work, whether to give up.

        """
        self._stop = stop
        self._of, self._whole_of = instance, whole
        self._cover = cover
        self._dice = np.random.default_rng(seed)
        self.worst_bound = worst_bound(instance, whole)
        self.floor = part * self.worst_bound
        self.floor_bound = self.whole_bound = float("inf")
        self._aim = self.floor * ABOVE
        self.best = pinned(instance)
        self._urgency = np.ones(instance.guests)
        self._failed = np.zeros(instance.guests, dtype=np.int64)
        self.has_begun = False
        self.was_cut_short = False

    def begin(self, effort: Effort) -> None:
        """Find the bound, the pairs that come into question, and a first answer.

        Raises:
            Unsolved: there is no solver, or it stalls.

        """
        of = self._of
        fixed = pinned(of)
        asked = self._asked(np.nonzero(~fixed)[0], fixed, of.weight, self.floor)
        answer = solve(asked.program(), method="ipm", seconds=effort.seconds * 5, stop=self._stop)
        prices = asked.prices(answer.price)
        whole = self._whole_of
        self.floor_bound = bound(whole, whole.weight, prices, self.floor)
        self.whole_bound = self.floor_bound
        self._surplus = surplus(of, of.weight, prices)
        self._scale = asked.short_price() / FLOOR_PRICE / max(1.0, float(of.most.mean()))
        x = fixed.astype(np.float64)
        x[asked.columns] = answer.x[: len(asked.columns)]
        self._likely = ((self._surplus > -NEAR * self._scale) | (x > TINY)) & ~fixed
        self.best = self._whole(x, self.floor, effort)
        self.has_begun = True

    def turn(self, effort: Effort) -> None:
        """Cross the best answer with a fresh one; what stalls is left to the next turn."""
        try:
            self._cross(effort)
        except Unsolved:
            self.was_cut_short = True

    def _cross(self, effort: Effort) -> None:
        fresh = self._fresh(float(self._dice.choice(AIMS)), effort)
        known = self.best
        if self._consider(fresh):
            fresh = known
        open_ = fresh != self.best
        self._urgency *= 1 + URGENT * self._short(self.best)
        open_ |= self._chances(effort)
        self._consider(self._integer(open_, self.best, self._aim, effort))

    def mend(self, effort: Effort) -> None:
        """Decide the surroundings of a guest below the floor anew, the least tried, worst first."""
        below = np.nonzero(self.hopeful())[0]
        guest = below[np.lexsort((self._of.shares(self.best)[below], self._failed[below]))[0]]
        self._aim = self.floor * MENDED
        self._urgency = np.maximum(self._urgency, PRESSING)
        open_ = self._around(int(guest), RING * min(LARGER, 1 + int(self._failed[guest])))
        few = replace(effort, nodes=effort.mend_nodes)
        try:
            self._consider(self._integer(open_, self.best, self._aim, few))
        except Unsolved:
            self.was_cut_short = True
        if self.below()[guest]:
            self._failed[guest] += 1
            self._urgency[guest] *= 2

    def _around(self, guest: int, most: int) -> Bools:
        """Return the pairs of a guest and the cheapest that exchanges lead to, ring by ring."""
        of = self._of
        open_: Bools = ((of.a == guest) | (of.b == guest)) & self._likely
        for _ in range(RINGS):
            near = self._touched(open_)
            further = np.nonzero((near[of.a] | near[of.b]) & self._likely & ~open_)[0]
            order = np.argsort(np.abs(self._surplus[further]), kind="stable")
            open_[further[order[:most]]] = True
        return open_

    def _touched(self, pairs: Bools) -> Bools:
        found = np.zeros(self._of.guests, dtype=np.bool_)
        found[self._of.a[pairs]] = True
        found[self._of.b[pairs]] = True
        return found

    def decide(self, effort: Effort) -> None:
        """Decide all pairs at once, if they are not too many: better pairs, and a closer bound."""
        whole = self._whole_of
        if whole.pairs > effort.proof or whole is not self._of:
            return
        self._urgency = np.maximum(self._urgency, MOST_URGENT)
        most = replace(effort, nodes=effort.proof_nodes, seconds=effort.proof_seconds)
        asked, answer = self._solved(np.ones(whole.pairs, dtype=np.bool_), self.best, most)
        # Whoever keeps the floor pays nothing for being below it: the bound holds for them.
        known = float(whole.weight @ asked.fixed)
        self._consider(asked.whole(answer.x))
        # Below what there is it would only tell that no plan keeps the floor.
        closer = max(answer.bound * asked.scale + known, float(whole.weight @ self.best))
        self.whole_bound = min(self.whole_bound, closer)

    def below(self) -> Bools:
        """Return who is below the floor."""
        return self._below(self.best)

    def hopeful(self) -> Bools:
        """Return who is below the floor and not given up."""
        found: Bools = self.below() & (self._failed < TRIES)
        return found

    def _below(self, pairs: Bools) -> Bools:
        return self._of.counted & (self._of.shares(pairs) < self.floor - TINY)

    def _short(self, pairs: Bools) -> Floats:
        """Return which part of the floor each guest is missing."""
        short = np.maximum(0.0, self._aim - self._of.shares(pairs)) / (self._aim or 1.0)
        return np.where(self._of.counted, short, 0.0)

    def _consider(self, pairs: Bools) -> bool:
        """Take pairs for the best, if they are: with nobody below the floor, then by score."""
        ranks = [(not self._below(each).any(), self.score(each)) for each in (pairs, self.best)]
        if ranks[0] > ranks[1]:
            self.best = pairs
            return True
        return False

    def score(self, pairs: Bools) -> float:
        """Return the total, less what is short of the floor at its price."""
        lacking = np.maximum(0.0, self._aim - self._of.shares(pairs)) * self._urgency
        short = lacking[self._of.counted].sum()
        price = self._asked(np.zeros(0, dtype=np.int64), pairs, self._of.weight, 0).short_price()
        alone = (self._of.degrees(pairs) < 1) & self._cover
        return float(self._of.weight @ pairs - price * short - price * alone.sum())

    def _asked(self, columns: Ints, fixed: Bools, worth: Floats, floor: float) -> Asked:
        floors = np.where(self._of.counted, floor, 0.0)
        return Asked(self._of, columns, fixed, worth, self._cover, floors, self._urgency)

    def _fresh(self, above: float, effort: Effort) -> Bools:
        of = self._of
        noise = 1 + NOISE * self._dice.standard_normal(of.pairs)
        aim = self.floor * (1 + above)
        asked = self._asked(np.nonzero(self._likely)[0], pinned(of), of.weight * noise, aim)
        answer = solve(asked.program(), method="ipm", seconds=effort.seconds * 5, stop=self._stop)
        x = pinned(of).astype(np.float64)
        x[asked.columns] = answer.x[: len(asked.columns)]
        return self._whole(x, self.floor * (1 + above / 2), effort)

    def _whole(self, x: Floats, aim: float, effort: Effort) -> Bools:
        """Decide what a relaxation leaves undecided."""
        undecided = (x > TINY) & (x < 1 - TINY)
        sure = (x >= 1 - TINY) | pinned(self._of)
        return self._integer(undecided, sure & ~undecided, aim, effort)

    def _integer(self, undecided: Bools, known: Bools, aim: float, effort: Effort) -> Bools:
        """Decide some pairs, the others being fixed; begin with the known ones."""
        asked, answer = self._solved(undecided, known, effort, aim)
        return asked.whole(answer.x)

    def _solved(
        self, undecided: Bools, known: Bools, effort: Effort, aim: float | None = None
    ) -> tuple[Asked, Answer]:
        open_ = undecided & ~pinned(self._of)
        floor = self.floor if aim is None else aim
        asked = self._asked(np.nonzero(open_)[0], known & ~open_, self._of.weight, floor)
        # Who has no pair that is open is as well off as before, whatever is decided.
        near = self._touched(open_)
        asked = replace(
            asked, is_whole=True, cover=asked.cover & near, floor=np.where(near, asked.floor, 0.0)
        )
        start = asked.start(known)
        answer = solve(
            asked.program(),
            seconds=effort.seconds,
            nodes=effort.nodes,
            start=start,
            stop=self._stop,
        )
        self.was_cut_short |= not answer.is_best
        return asked, answer

    def _chances(self, effort: Effort) -> Bools:
        """Return what some of those below the floor could do instead, the most urgent mostly."""
        of = self._of
        below = np.nonzero(self.below())[0]
        worst = self._short(self.best)[below] * self._dice.random(len(below))
        order = np.argsort(-worst, kind="stable")
        some = np.zeros(of.guests, dtype=np.bool_)
        some[below[order[: effort.some]]] = True
        found: Bools = (some[of.a] | some[of.b]) & self._likely
        return found
