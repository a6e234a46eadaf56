"""Logistic regression with a prior."""

import numpy as np
import pytest

from dardar.core.matching.logistic import Numbers, fitted, sigmoid


def fit(features: list[list[float]], answers: list[float], width: float) -> Numbers:
    count = len(features[0])
    return fitted(
        np.array(features),
        np.array(answers),
        prior=np.zeros(count),
        widths=np.full(count, width),
        offsets=np.zeros(len(features)),
    )


def test_with_a_wide_prior_shares_are_believed() -> None:
    (weight,) = fit([[1.0]] * 10, [1.0] * 8 + [0.0] * 2, 1_000)
    assert float(sigmoid(np.array(weight))) == pytest.approx(0.8, abs=1e-4)


def test_with_a_narrow_prior_little_is_believed() -> None:
    (weight,) = fit([[1.0]], [1.0], 0.1)
    assert 0 < weight < 0.01


def test_answers_that_never_contradict_still_give_finite_weights() -> None:
    weights = fit([[1.0, 5.0], [1.0, -5.0]] * 50, [1.0, 0.0] * 50, 10)
    assert np.isfinite(weights).all()
    assert weights[1] > 0.5


def test_at_the_best_weights_the_slope_is_nothing() -> None:
    dice = np.random.default_rng(2)
    features = dice.standard_normal((200, 4)) * 3
    answers = (dice.random(200) < sigmoid(features @ np.array([1.0, -2.0, 0.0, 0.5]))).astype(float)
    offsets = dice.standard_normal(200)
    prior, widths = np.array([0.5, 0, 0, 0]), np.array([1.0, 2, 0.1, 1])
    weights = fitted(features, answers, prior=prior, widths=widths, offsets=offsets)
    left = answers - sigmoid(features @ weights + offsets)
    assert features.T @ left == pytest.approx((weights - prior) / widths**2, abs=1e-5)


def test_probabilities_far_out_are_finite() -> None:
    assert sigmoid(np.array([-1e9, 0.0, 1e9])) == pytest.approx([0, 0.5, 1], abs=1e-9)
