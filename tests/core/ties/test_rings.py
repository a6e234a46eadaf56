"""Rings: each warmth has one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.ties.rings import RINGS, Ring, depths, ring_of


@pytest.mark.parametrize(
    ("warmth", "ring"),
    [
        (5.1, Ring.CLOSEST),
        (4, Ring.CLOSEST),
        (3.99, Ring.CLOSE),
        (1, Ring.CLOSE),
        (0.27, Ring.STEADY),
        (0.05, Ring.LOOSE),
        (0.039, Ring.DORMANT),
        (0, None),
    ],
)
def test_a_warmth_has_its_ring(warmth: float, ring: Ring | None) -> None:
    assert ring_of(warmth) is ring


@given(st.lists(st.floats(1e-6, 100)))
def test_many_at_once_have_the_rings_of_each(some: list[float]) -> None:
    found = [RINGS[depth] for depth in depths(np.array(some)).tolist()]
    assert found == [ring_of(each) for each in some]
    assert all(each >= ring.floor for each, ring in zip(some, found, strict=True))
    assert all(RINGS.index(ring) == ring.depth for ring in found)
