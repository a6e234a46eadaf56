"""Who is one person with whom."""

import random
from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity.clusters import Told, partition

Pairs = list[tuple[int, int]]

items = st.integers(0, 11)
pairs = st.lists(st.tuples(items, items).filter(lambda pair: pair[0] != pair[1]), max_size=30)
told = st.lists(
    st.builds(lambda is_same, pair: Told(is_same, *pair), st.booleans(), st.tuples(items, items)),
    max_size=12,
)


def clustered(
    automatic: Iterable[tuple[int, int]] = (),
    said: Iterable[Told[int]] = (),
    *,
    cap: int = 20,
    conflicts: Iterable[tuple[int, int]] = (),
    among: Iterable[int] = range(12),
) -> set[frozenset[int]]:
    """Return the clusters of more than one item."""
    against = {frozenset(pair) for pair in conflicts}
    found = partition(
        among,
        told=said,
        automatic=automatic,
        cap=cap,
        conflict=lambda a, b: frozenset((a, b)) in against,
    )
    assert sorted(item for cluster in found for item in cluster) == sorted(set(among))
    return {cluster for cluster in found if len(cluster) > 1}


def same(a: int, b: int) -> Told[int]:
    return Told(is_same=True, a=a, b=b)


def apart(a: int, b: int) -> Told[int]:
    return Told(is_same=False, a=a, b=b)


def test_pairs_chain_into_clusters() -> None:
    assert clustered([(1, 2), (4, 5), (2, 3)]) == {frozenset({1, 2, 3}), frozenset({4, 5})}


def test_not_the_same_blocks_a_chain_through_a_third() -> None:
    assert clustered([(1, 2), (2, 3)], [apart(1, 3)]) == {frozenset({1, 2})}


def test_not_the_same_keeps_whole_clusters_apart() -> None:
    found = clustered([(1, 2), (3, 4), (2, 3)], [apart(1, 4)])
    assert found == {frozenset({1, 2}), frozenset({3, 4})}


def test_what_the_owner_said_last_holds() -> None:
    assert clustered(said=[same(1, 2), apart(1, 2)]) == {frozenset({1, 2})}
    assert clustered(said=[apart(1, 2), same(1, 2)]) == set()


def test_an_older_join_gives_way_where_a_newer_not_the_same_stands_between() -> None:
    found = clustered(said=[same(1, 2), apart(1, 3), same(2, 3)])
    assert found == {frozenset({1, 2})}


def test_the_owner_joins_what_is_in_conflict_and_more_than_the_cap() -> None:
    found = clustered(said=[same(1, 2), same(2, 3)], cap=2, conflicts=[(1, 2), (2, 3)])
    assert found == {frozenset({1, 2, 3})}


def test_two_in_conflict_are_not_brought_together_by_a_third() -> None:
    assert clustered([(1, 2), (2, 3)], conflicts=[(1, 3)]) == {frozenset({1, 2})}


def test_a_record_that_matches_everyone_joins_no_more_than_the_cap() -> None:
    found = clustered([(0, other) for other in range(1, 12)], cap=4)
    assert found == {frozenset({0, 1, 2, 3})}


def test_a_full_cluster_still_takes_what_is_in_it() -> None:
    assert clustered([(1, 2), (2, 1), (1, 2)], cap=2) == {frozenset({1, 2})}


def test_judgements_on_others_are_left_out() -> None:
    assert clustered([(1, 99)], [same(2, 98), apart(1, 97)], among=range(3)) == set()


def test_clusters_that_conflict_are_looked_through_once() -> None:
    looked: list[tuple[int, int]] = []

    def conflict(a: int, b: int) -> bool:
        looked.append((a, b))
        return True

    partition([1, 2], told=[], automatic=[(1, 2)] * 50, cap=9, conflict=conflict)
    assert len(looked) == 1


@given(pairs, told, pairs, st.integers(1, 8))
def test_bounds_are_kept_whatever_is_said(
    automatic: Pairs, said: list[Told[int]], conflicts: Pairs, cap: int
) -> None:
    """No cap is passed and no conflict or «not the same» joined but by the owner's own joins."""
    own = clustered(said=said)
    found = clustered(automatic, said, cap=cap, conflicts=conflicts)
    together = {frozenset(pair) for cluster in own for pair in combinations(cluster, 2)}
    forbidden = {frozenset(pair) for pair in conflicts}
    forbidden |= {frozenset((one.a, one.b)) for one in said if not one.is_same}
    for cluster in found:
        assert len(cluster) <= max(cap, *(len(o) for o in own if o <= cluster), 0)
        joined = {frozenset(pair) for pair in combinations(cluster, 2)}
        assert not (joined & forbidden) - together
    assert all(any(cluster <= wider for wider in found) for cluster in own)


@given(pairs, told, pairs, st.randoms())
def test_the_order_in_which_people_came_in_changes_nothing(
    automatic: Pairs, said: list[Told[int]], conflicts: Pairs, dice: random.Random
) -> None:
    shuffled = list(range(12))
    dice.shuffle(shuffled)
    turned = [(b, a) if dice.random() < 0.5 else (a, b) for a, b in automatic]
    first = clustered(automatic, said, conflicts=conflicts, cap=4)
    assert clustered(turned, said, conflicts=conflicts, cap=4, among=shuffled) == first
