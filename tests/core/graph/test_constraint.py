"""Burt's constraint, as by its formula."""

from math import isnan

import pytest
from hypothesis import given

from dardar.core.graph.constraint import constraint
from tests.core.graph.networks import PEOPLE, Ties, graph, known, ties, weight


def by_formula(some: Ties, ego: int) -> dict[int, float]:
    def share(one: int, other: int) -> float:
        return weight(some, one, other) / sum(weight(some, one, each) for each in known(some, one))

    return {
        other: (
            share(ego, other)
            + sum(share(ego, q) * share(q, other) for q in known(some, ego) if q != other)
        )
        ** 2
        for other in known(some, ego)
    }


@given(ties)
def test_it_is_what_the_formula_says_through_each_contact(some: Ties) -> None:
    network = graph(some)
    for ego in range(PEOPLE):
        found, expected = constraint(network, ego), by_formula(some, ego)
        assert found.people.tolist() == list(expected)
        assert found.parts.tolist() == pytest.approx(list(expected.values()))


def test_a_bridge_has_less_than_who_is_in_one_crowd() -> None:
    crowds = {(1, 2): 1, (1, 3): 1, (2, 3): 1, (4, 5): 1, (4, 6): 1, (5, 6): 1}
    some = graph({**crowds, (0, 1): 1, (0, 4): 1})
    assert constraint(some, 0).total == pytest.approx(0.5)
    assert constraint(some, 2).total > constraint(some, 1).total > constraint(some, 0).total


def test_one_contact_is_all_there_is_and_none_is_no_number() -> None:
    some = graph({(0, 1): 2})
    assert constraint(some, 0).total == 1
    assert isnan(constraint(some, 2).total)
