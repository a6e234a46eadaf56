"""What each person's place is worth: prices that prove how much rings can bring at most.

Choosing disjoint cycles of the greatest value is a packing problem (the cycle formulation of
Abraham, Blum and Sandholm, *Clearing Algorithms for Barter Exchange Markets*, EC 2007). Its linear
relaxation is solved here to a small error by the primal–dual method of Chambolle and Pock (*A
First-Order Primal-Dual Algorithm*, JMIV 2011), with their diagonal steps (ICCV 2011): a few array
operations a turn. If every cycle is worth at most the sum of its people's prices, then no choice
of disjoint cycles is worth more than all prices together (weak duality), however near the method
came.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.graph.cycles import Indices

Floats = NDArray[np.float64]
TURNS: Final = 400


def prices(members: Indices, value: Floats, size: int, turns: int = TURNS) -> tuple[Floats, Floats]:
    """Return prices for which every cycle is worth at most those of its people, and how full.

    Args:
        members: a row for each cycle, −1 where it has fewer people.
        value: what each is worth, more than 0.
        size: how many people there are.
        turns: of the method.

    Returns:
        The price of each person, and how much of each cycle the relaxation chooses.

    """
    if not len(members):
        return np.zeros(size), np.zeros(0)
    there = members >= 0
    degree = np.bincount(members[there], minlength=size).astype(np.float64)
    length = there.sum(axis=1)
    forward, back = 1.0 / length, 1.0 / np.maximum(degree, 1)
    scale = value / length
    balance = scale.mean()
    full = np.zeros(len(value))
    price = np.zeros(size + 1)
    price[:size][degree > 0] = balance
    owner = np.where(there, members, size)
    flat = owner.ravel()
    width = members.shape[1]
    average_full, average_price = np.zeros_like(full), np.zeros_like(price)
    for turn in range(turns):
        new = np.maximum(0, full + forward / balance * (value - price[owner].sum(axis=1)))
        load = np.bincount(flat, weights=np.repeat(2 * new - full, width), minlength=size + 1)
        price[:size] = np.maximum(0, price[:size] + balance * back * (load[:size] - 1))
        full = new
        if turn >= turns // 2:
            average_full += full
            average_price += price
    share = turns - turns // 2
    return _feasible(owner, value, average_price / share, size), average_full / share


def _feasible(owner: Indices, value: Floats, price: Floats, size: int) -> Floats:
    """Raise prices until every cycle is worth at most those of its people."""
    length = (owner < size).sum(axis=1)
    lacking = (value - price[owner].sum(axis=1)) / length
    raised = price.copy()
    np.maximum.at(raised, owner.ravel(), (price[owner] + lacking[:, None]).ravel())
    raised[size] = 0
    return raised[:size]
