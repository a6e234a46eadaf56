"""Odd cycles: what keeps the relaxation from being whole, and the inequalities that forbid it.

Of an odd cycle of guests each pair can be half in, which no plan can do. The guests S of it and
pairs T that leave S hold x(E(S)) + x(T) ≤ ⌊(most(S) + |T|) / 2⌋ (Edmonds and Johnson, *Matching: A
well-solved class of integer linear programs*, 1970), since each meeting within S takes two places.
"""

from dataclasses import dataclass

import numpy as np

from dardar.core.planning.instance import Bools, Floats, Instance, Ints

TINY = 1e-6


@dataclass(frozen=True)
class Odd:
    """An inequality: so many of some pairs at most.

    Attributes:
        guests: who is in S.
        teeth: the pairs T, by the numbers of both guests.
        most: how many of the pairs within S and of T can meet.

    """

    guests: Bools
    teeth: Ints
    most: int

    def pairs(self, instance: Instance) -> Bools:
        """Return the pairs within S and of T."""
        inside = self.guests[instance.a] & self.guests[instance.b]
        found: Bools = inside | np.isin(_keys(instance), self.teeth)
        return found


def odd_cycles(instance: Instance, x: Floats) -> list[Odd]:
    """Return the inequalities that a relaxation breaks at its cycles of undecided pairs."""
    found = []
    for guests in _components(instance, (x > TINY) & (x < 1 - TINY)):
        leaves = guests[instance.a] != guests[instance.b]
        teeth = leaves & (x >= 1 - TINY)
        places = int(instance.most[guests].sum()) + int(teeth.sum())
        odd = Odd(guests, _keys(instance)[teeth], places // 2)
        if places % 2 and x[odd.pairs(instance)].sum() > odd.most + TINY:
            found.append(odd)
    return found


def _keys(instance: Instance) -> Ints:
    return instance.a * instance.guests + instance.b


def _components(instance: Instance, undecided: Bools) -> list[Bools]:
    """Return the guests of each connected part of the undecided pairs."""
    partners: dict[int, list[int]] = {}
    for a, b in zip(instance.a[undecided].tolist(), instance.b[undecided].tolist(), strict=True):
        partners.setdefault(a, []).append(b)
        partners.setdefault(b, []).append(a)
    parts = []
    seen: set[int] = set()
    for guest in partners:
        if guest in seen:
            continue
        part, queue = {guest}, [guest]
        while queue:
            further = set(partners[queue.pop()]) - part
            part |= further
            queue += further
        seen |= part
        mask = np.zeros(instance.guests, dtype=np.bool_)
        mask[list(part)] = True
        parts.append(mask)
    return parts
