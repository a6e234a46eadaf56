"""The figures of the matcher's bench, against sums made by hand."""

from math import inf, log2

import numpy as np
import pytest
from bench._matching_metrics import Grades, Numbers

from bench import _matching_metrics as metrics


def scores(*lines: list[float]) -> Numbers:
    return np.array(lines, float)


def grades(*lines: list[int]) -> Grades:
    return np.array(lines, np.int64)


def test_a_perfect_order_has_an_ndcg_of_one() -> None:
    found = scores([4, 3, 2, 1])
    assert metrics.ndcg_of_all(found, grades([3, 2, 1, 0])) == pytest.approx(1)


def test_an_answer_in_second_place_is_discounted() -> None:
    found = metrics.ndcg_of_all(scores([1, 2]), grades([3, 0]))
    assert found == pytest.approx(1 / log2(3))


def test_gains_grow_with_the_grade() -> None:
    found = metrics.ndcg_of_all(scores([2, 1]), grades([2, 3]))
    assert found == pytest.approx((3 + 7 / log2(3)) / (7 + 3 / log2(3)))


def test_offers_not_shown_gain_nothing() -> None:
    found = metrics.ndcg_of_all(scores([1, -inf]), grades([0, 3]))
    assert found == 0


def test_needs_without_an_answer_do_not_count_for_ndcg() -> None:
    found = metrics.ndcg_of_all(scores([2, 1], [2, 1]), grades([3, 0], [0, 0]))
    assert found == pytest.approx(1)


def test_an_answer_in_eleventh_place_is_not_seen() -> None:
    line = [float(-i) for i in range(11)]
    assert metrics.ndcg(scores(line), grades([0] * 10 + [3])) == 0
    assert metrics.recall(scores(line), grades([0] * 10 + [3])) == 0


def test_the_merely_related_are_taken_out_before_a_list_is_judged() -> None:
    found = scores([3, 2, 1])
    assert metrics.ndcg(found, grades([1, 3, 0])) == pytest.approx(1)
    assert metrics.ndcg_of_all(found, grades([1, 3, 0])) == pytest.approx(
        (1 + 7 / log2(3)) / (7 + 1 / log2(3))
    )


def test_the_reciprocal_rank_is_that_of_the_first_that_helps() -> None:
    found = scores([3, 2, 1], [3, 2, 1], [3, 2, 1])
    truth = grades([1, 2, 3], [3, 0, 0], [0, 0, 1])
    assert metrics.reciprocal_rank(found, truth) == pytest.approx((1 / 2 + 1) / 2)


def test_recall_counts_what_could_be_shown() -> None:
    line = [float(-i) for i in range(12)]
    assert metrics.recall(scores(line), grades([2] * 12)) == pytest.approx(1)
    assert metrics.recall(scores(line), grades([2, 0] + [0] * 9 + [2])) == pytest.approx(1 / 2)


def test_the_best_score_tells_who_has_an_answer() -> None:
    found = scores([0.9, 0], [0.4, 0], [0.5, 0], [0.4, 0], [1, 1])
    truth = grades([3, 0], [2, 0], [0, 0], [0, 0], [1, 0])
    # 0.9 is above both of those without; 0.4 is below one and level with the other.
    assert metrics.no_answer(found, truth) == pytest.approx((2 + 0.5) / 4)


def test_nothing_shown_is_level_with_nothing_shown() -> None:
    found = scores([-inf, -inf], [-inf, -inf])
    assert metrics.no_answer(found, grades([3, 0], [0, 0])) == pytest.approx(0.5)


def test_recall_at_precision_takes_the_lowest_threshold_that_is_precise_enough() -> None:
    found = scores([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
    truth = grades([3, 2, 3, 2, 0, 2])
    # Down to .5 four of five help; with .4 five of six do, which is enough too.
    assert metrics.recall_at_precision(found, truth) == pytest.approx(1)
    assert metrics.recall_at_precision(found, truth, least=0.9) == pytest.approx(4 / 5)


def test_a_threshold_shows_all_that_have_its_score() -> None:
    found = scores([0.5, 0.5, 0.5])
    assert metrics.recall_at_precision(found, grades([3, 0, 0])) == 0


def test_wrong_answers_to_needs_without_any_count_against_precision() -> None:
    found = scores([0.9, 0.1], [0.95, 0.1])
    assert metrics.recall_at_precision(found, grades([3, 0], [0, 0])) == 0


def test_recall_at_precision_counts_what_was_not_shown() -> None:
    found = scores([0.9, -inf])
    assert metrics.recall_at_precision(found, grades([3, 3])) == pytest.approx(1 / 2)


def test_what_is_shown_is_judged_by_its_threshold() -> None:
    found = scores([0.9, 0.6, 0.5, -inf], [0.7, 0.1, 0, 0])
    truth = grades([3, 0, 2, 2], [1, 0, 0, 0])
    precision, recall = metrics.shown(found, truth, 0.6)
    assert precision == pytest.approx(1 / 3)
    assert recall == pytest.approx(1 / 3)
    assert metrics.shown(scores([0.1]), grades([3]), 0.6) == (0, 0)


def test_calibration_misses_by_what_probabilities_are_off_in_each_bin() -> None:
    # Of two called .85 one helps; that called .05 does not; what is not shown does not count.
    found = scores([0.85, 0.85, 0.05, -inf])
    assert metrics.calibration(found, grades([3, 0, 0, 3])) == pytest.approx(0.75 / 3)
    assert metrics.calibration(scores([1]), grades([2])) == 0


def test_an_interval_leaves_out_only_what_cannot_matter() -> None:
    dice = np.random.default_rng(4)
    found, truth = dice.random((40, 200)), (dice.random((40, 200)) > 0.97).astype(int) * 2
    least = metrics.kept(found, truth)
    assert least[0].shape[1] < 200
    for metric in (metrics.ndcg, metrics.no_answer, metrics.recall_at_precision):
        assert metric(*least) == pytest.approx(metric(found, truth))


def test_an_interval_holds_its_figure_and_is_none_where_all_needs_are_alike() -> None:
    dice = np.random.default_rng(3)
    found = dice.random((60, 20))
    truth = dice.integers(0, 4, (60, 20))
    low, high = metrics.interval(metrics.ndcg, found, truth)
    assert low < metrics.ndcg(found, truth) < high
    alike = metrics.interval(metrics.ndcg, scores([2, 1], [2, 1]), grades([3, 0], [3, 0]))
    assert alike == (1, 1)
