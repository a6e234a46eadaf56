"""Communities: connected, the same each time, and as good as can be where that is known."""

import random
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings

from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.communities import communities, modularity
from tests.core.graph.networks import PEOPLE, Ties, graph, known, ties, weight


def partitions(people: int) -> Iterator[list[int]]:
    """Yield all ways to part people, as lists of labels."""
    if not people:
        yield []
        return
    for some in partitions(people - 1):
        for label in range(max(some, default=-1) + 2):
            yield [*some, label]


def by_formula(some: Ties, labels: list[int]) -> float:
    whole = 2 * sum(some.values())
    strength = [
        sum(weight(some, one, other) for other in known(some, one)) for one in range(PEOPLE)
    ]
    inside = sum(
        weight(some, one, other) - strength[one] * strength[other] / whole
        for one in range(PEOPLE)
        for other in range(PEOPLE)
        if labels[one] == labels[other]
    )
    return inside / whole


def crowds(count: int, size: int, inside: float, outside: float) -> Adjacency:
    dice = random.Random(1)
    people = range(count * size)
    some = [
        (one, other)
        for one in people
        for other in people
        if one < other and dice.random() < (inside if one // size == other // size else outside)
    ]
    return Adjacency.of(count * size, [one for one, _ in some], [other for _, other in some])


@given(ties)
def test_every_community_hangs_together_and_the_largest_come_first(some: Ties) -> None:
    found = communities(graph(some)).tolist()
    assert sorted(set(found)) == list(range(max(found) + 1))
    sizes = [found.count(label) for label in range(max(found) + 1)]
    assert sizes == sorted(sizes, reverse=True)
    for label in set(found):
        members = {person for person in range(PEOPLE) if found[person] == label}
        reached, queue = set(), [min(members)]
        while queue:
            person = queue.pop()
            reached.add(person)
            queue += [other for other in known(some, person) if other in members - reached]
        assert reached == members


@given(ties.filter(bool))
@settings(max_examples=40)
def test_modularity_is_what_the_formula_says_and_no_worse_than_one_crowd(some: Ties) -> None:
    network = graph(some)
    found = communities(network)
    assert modularity(network, found) == pytest.approx(by_formula(some, found.tolist()))
    assert modularity(network, found) >= -1e-9


def test_few_people_are_parted_as_well_as_by_trying_all() -> None:
    dice = random.Random(2)
    for _each in range(15):
        some = {
            (one, other): 1.0
            for one in range(7)
            for other in range(one + 1, 7)
            if dice.random() < 0.4
        }
        network = graph(some, 7)
        best = max(modularity(network, np.array(labels)) for labels in partitions(7))
        assert modularity(network, communities(network)) >= best - 0.02


def test_crowds_are_found_as_they_are() -> None:
    found = communities(crowds(6, 30, 0.4, 0.01))
    assert [len(set(found[first : first + 30].tolist())) for first in range(0, 180, 30)] == [1] * 6
    assert len(set(found.tolist())) == 6


def test_the_same_graph_brings_the_same_communities() -> None:
    network = crowds(5, 20, 0.3, 0.05)
    assert communities(network).tolist() == communities(network).tolist()


def test_who_knows_nobody_is_alone() -> None:
    assert communities(graph({})).tolist() == list(range(PEOPLE))
    assert modularity(graph({}), np.arange(PEOPLE)) == 0
    assert communities(graph({(0, 1): 1})).tolist() == [0, 0, *range(1, PEOPLE - 1)]
    assert communities(Adjacency.of(0, [], [])).tolist() == []


def test_a_long_chain_is_cut_into_pieces_that_hang_together() -> None:
    chain = Adjacency.of(3_000, np.arange(2_999), np.arange(1, 3_000))
    found = communities(chain)
    assert (np.diff(found) != 0).sum() == len(set(found.tolist())) - 1
    assert modularity(chain, found) > 0.95
