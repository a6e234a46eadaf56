"""A flow of least cost from takers to asks, one unit after the other.

Shortest augmenting paths with potentials (Edmonds and Karp, JACM 1972; Ahuja, Magnanti and Orlin,
*Network Flows*, 1993, ch. 9), searched no further than the first end (as in the Hungarian method).
A path hands asks on from taker to taker. It ends where somebody's hands are free, or at an ask that
gives its last taker up. Costs are whole numbers, so the outcome is exact.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


class Flow:
    """Asks 0, 1, 2 … and takers 0, 1, 2 …, who takes what, and what that costs.

    Attributes:
        takers: who takes each ask so far.
        hands: the asks that each taker has so far.

    """

    def __init__(
        self,
        weights: Sequence[Mapping[int, int]],
        takers: int,
        *,
        most_gives: int,
        worth: Sequence[int],
    ) -> None:
        """Begin with nothing assigned.

        Args:
            weights: how well each ask is answered by each who could take it.
            takers: how many people could take something.
            most_gives: how many asks each of them takes at most.
            worth: of the first taker of an ask, of the second and so on: less and less.

        """
        self.takers: list[set[int]] = [set() for _ in weights]
        self.hands: list[set[int]] = [set() for _ in range(takers)]
        self._weights = weights
        self._most_gives = most_gives
        self._worth = worth
        # Nodes are asks and ~takers. With their potentials no step that is open costs less than 0.
        self._potential = {ask: max(each.values(), default=0) for ask, each in enumerate(weights)}
        self._potential |= {~taker: 0 for taker in range(takers)}

    def add(self, ask: int) -> None:
        """Find one more taker for an ask, if the whole becomes better by it."""
        came: dict[int, int] = {}
        node = self._search(ask, came)
        while node != ask:
            before = came[node]
            if node < 0:
                self.takers[before].add(~node)
                self.hands[~node].add(before)
            else:
                self.takers[node].remove(~before)
                self.hands[~before].remove(node)
            node = before

    def _search(self, start: int, came: dict[int, int]) -> int:
        """Return the cheapest end, the start itself if nothing gets better, and how it is reached.

        The potentials become those of the new flow.
        """
        far = {start: 0}
        done: dict[int, int] = {}
        queue = [(0, start)]
        end, cost = start, self._worth[len(self.takers[start])] + self._potential[start]
        while queue and queue[0][0] < cost:
            distance, node = heappop(queue)
            if node in done:
                continue
            done[node] = distance
            closing = self._closing(node) if node != start else None
            if closing is not None and distance + closing < cost:
                end, cost = node, distance + closing
            for further, length in self._steps(node, distance, cost):
                if length < far.get(further, cost):
                    far[further], came[further] = length, node
                    heappush(queue, (length, further))
        for node, distance in done.items():
            if distance < cost:
                self._potential[node] += distance - cost
        return end

    def _closing(self, node: int) -> int | None:
        """Return what it costs that a path ends here, None if it can't."""
        if node >= 0:
            return self._worth[len(self.takers[node]) - 1] + self._potential[node]
        return self._potential[node] if len(self.hands[~node]) < self._most_gives else None

    def _steps(self, node: int, distance: int, most: int) -> list[tuple[int, int]]:
        """Return where a path goes on, another taker or another ask, and how far that is.

        What is as far as `most` is left out.
        """
        potential, length = self._potential, distance + self._potential[node]
        if node >= 0:
            near = length - most
            return [
                (~taker, length - weight - potential[~taker])
                for taker, weight in self._weights[node].items()
                if near < weight + potential[~taker] and taker not in self.takers[node]
            ]
        return [
            (ask, length + self._weights[ask][~node] - potential[ask]) for ask in self.hands[~node]
        ]
