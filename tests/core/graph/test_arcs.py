import math

import pytest

from dardar.core.graph.arcs import Arc, best_arcs


def test_of_parallel_arcs_the_heaviest_counts_and_of_equal_ones_the_first() -> None:
    arcs = [Arc("ana", "luis", 0.5, "a"), Arc("ana", "luis", 0.7, "b"), Arc("ana", "luis", 0.7)]
    assert best_arcs(arcs) == {("ana", "luis"): Arc("ana", "luis", 0.7, "b")}


def test_the_two_directions_are_two_arcs() -> None:
    assert len(best_arcs([Arc("ana", "luis", 0.5), Arc("luis", "ana", 0.5)])) == 2


@pytest.mark.parametrize("weight", [-0.1, 1.1, math.nan, math.inf])
def test_a_weight_out_of_0_to_1_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        best_arcs([Arc("ana", "luis", weight)])


def test_an_arc_to_oneself_is_refused() -> None:
    with pytest.raises(ValueError, match="themselves"):
        best_arcs([Arc("ana", "ana", 0.5)])
