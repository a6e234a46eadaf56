"""Made-up networks: people in crowds of sixty, some known by many, some ties between crowds."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

DEGREE: Final = 18
CROWD: Final = 60
BETWEEN: Final = 0.2
"""The share of ties that go anywhere rather than into one's own crowd."""

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


def network(people: int, seed: int = 1) -> tuple[Numbers, Numbers, Floats]:
    """Return ties of so many people, with weights as warmths are: few warm ones, many cold."""
    dice = np.random.default_rng(seed)
    count = people * DEGREE // 2
    active = np.cumsum(dice.pareto(2.5, people) + 1)
    one = np.searchsorted(active, dice.random(count) * active[-1])
    anywhere = np.searchsorted(active, dice.random(count) * active[-1])
    crowd = np.sort(dice.integers(0, max(2, people // CROWD), people))
    begins = np.searchsorted(crowd, np.arange(crowd.max() + 2))
    size = np.diff(begins)[crowd[one]]
    near = begins[crowd[one]] + (dice.random(count) * size).astype(np.int64)
    other = np.where(dice.random(count) < BETWEEN, anywhere, near)
    return one, other, dice.lognormal(-1, 1.2, count)
