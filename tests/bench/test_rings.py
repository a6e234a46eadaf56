"""The made-up groups of the bench, and its simplest rival."""

import pytest
from bench._rings_worlds import SHAPES, TUNED, UNSEEN, needs, pairs

from dardar.core.graph.arcs import Arc, best_arcs


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [1, 10, 60])
def test_a_group_is_made_of_arcs_between_its_people_no_two_parallel(shape: str, size: int) -> None:
    arcs = SHAPES[shape](size, 7)
    assert len(best_arcs(arcs)) == len(arcs)
    assert {person for arc in arcs for person in arc[:2]} <= set(range(size))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_seed_makes_one_group(shape: str) -> None:
    assert SHAPES[shape](40, 7) == SHAPES[shape](40, 7) != SHAPES[shape](40, 8)


def test_some_only_offer_and_some_only_need() -> None:
    arcs = needs(200, 7)
    givers, takers = {arc.giver for arc in arcs}, {arc.taker for arc in arcs}
    assert givers - takers
    assert takers - givers


def test_no_tuned_seed_is_an_unseen_one() -> None:
    assert not {*TUNED} & {*UNSEEN}


def test_pairs_take_the_heaviest_first() -> None:
    both = [Arc(a, b, weight) for a, b, weight in ((0, 1, 0.5), (1, 2, 0.9), (2, 3, 0.5))]
    assert pairs(both + [Arc(arc.taker, arc.giver, arc.weight) for arc in both]) == 2
    assert pairs(both) == 0
