import pytest
from bench._identity_quality import Quality, best, chained, of_groups, of_pairs

TRUTH = [0, 0, 0, 1, 1, 2]
"""Six records: four true pairs."""


def test_pairs_are_judged_by_the_truth() -> None:
    quality = of_pairs([(0, 1), (3, 4), (2, 3)], TRUTH)
    assert quality == Quality(precision=2 / 3, recall=2 / 4)
    assert quality.f1 == pytest.approx(4 / 7)


def test_groups_tell_all_pairs_in_them() -> None:
    assert of_groups([[0, 1, 2], [3, 5]], TRUTH) == Quality(precision=3 / 4, recall=3 / 4)


def test_nothing_told_is_never_wrong_and_finds_nothing() -> None:
    assert of_pairs([], TRUTH) == Quality(precision=1, recall=0)
    assert of_pairs([], TRUTH).f1 == 0


def test_a_chain_of_pairs_makes_one_group() -> None:
    groups = chained([(0, 1), (3, 4), (2, 1)])
    assert sorted(map(sorted, groups)) == [[0, 1, 2], [3, 4]]


def test_the_best_threshold_and_way_is_found() -> None:
    scored = {0.5: [(0, 1), (1, 2), (2, 5)], 0.9: [(0, 1), (1, 2)]}
    how, quality = best(scored, TRUTH)
    assert how == "p ≥ 0.9, chained"
    assert quality == Quality(precision=1, recall=3 / 4)
