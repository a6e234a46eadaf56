"""Figures of the bench of ties, against their definitions."""

import numpy as np
import pytest
from bench._ties_judging import among_first, auc, groups, skill, within
from hypothesis import given
from hypothesis import strategies as st

some = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=30).filter(
    lambda rows: len({right for _, right in rows}) == 2
)


@given(some)
def test_auc_is_how_often_what_is_right_scores_above_what_is_not(
    rows: list[tuple[int, bool]],
) -> None:
    yes = [score for score, right in rows if right]
    no = [score for score, right in rows if not right]
    won = sum((a > b) + (a == b) / 2 for a in yes for b in no)
    scores, right = (np.array(column) for column in zip(*rows, strict=True))
    assert auc(scores.astype(float), right) == pytest.approx(won / (len(yes) * len(no)))


def test_owners_with_few_ties_or_one_outcome_are_not_asked() -> None:
    owner = np.repeat([7, 3, 5], [10, 9, 10])
    assert sorted(len(group) for group in groups(owner)) == [10, 10]
    right = np.zeros(29, dtype=np.bool_)
    right[0] = True
    scores = -np.arange(29.0)
    assert within(scores, right, owner) == [1.0]


def test_knowing_all_has_all_skill_and_the_mean_has_none() -> None:
    right = np.array([True, False, False, False])
    assert skill(right.astype(float), right) == 1
    assert skill(np.full(4, 0.25), right) == pytest.approx(0)
    assert skill(1 - right.astype(float), right) < 0


def test_of_equal_scores_the_first_are_right_as_often_as_all_of_them() -> None:
    right = np.array([True, False, True, False])
    assert among_first(np.array([3.0, 2.0, 1.0, 0.0]), right, 1) == 1
    assert among_first(np.array([3.0, 2.0, 1.0, 0.0]), right, 3) == pytest.approx(2 / 3)
    assert among_first(np.array([3.0, 1.0, 1.0, 1.0]), right, 2) == pytest.approx((1 + 1 / 3) / 2)
