"""Logistic regression with a prior: the most likely weights, found by Newton's method.

C. M. Bishop, «Pattern Recognition and Machine Learning», 2006, 4.3.3 and 4.5: the prior is normal,
around a mean and as narrow as is said, so that few answers move the weights but little.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_ROUNDS: Final = 60
_ENOUGH: Final = 1e-8
_FURTHEST: Final = 30.0


def sigmoid(logits: Numbers) -> Numbers:
    """Return the probabilities of logits (natural logarithms of odds)."""
    found: Numbers = 1 / (1 + np.exp(-np.clip(logits, -_FURTHEST, _FURTHEST)))
    return found


def fitted(
    features: Numbers, answers: Numbers, *, prior: Numbers, widths: Numbers, offsets: Numbers
) -> Numbers:
    """Return the weights that answers make most likely.

    Args:
        features: what is known of each case [cases, features].
        answers: how it came out, 0 to 1.
        prior: the weights expected before any answer.
        widths: the standard deviation of each around it.
        offsets: the logit of each case that stands without these weights.

    """
    weights, precision = prior.astype(np.float64), 1 / np.asarray(widths, np.float64) ** 2
    for _round in range(_ROUNDS):
        expected = sigmoid(features @ weights + offsets)
        slope = features.T @ (answers - expected) - precision * (weights - prior)
        curve = (features * (expected * (1 - expected))[:, None]).T @ features + np.diag(precision)
        step = np.linalg.solve(curve, slope)
        # Far from the best weights a whole step may overshoot.
        weights = weights + step * min(1.0, 2.0 / max(float(np.abs(step).max()), _ENOUGH))
        if float(np.abs(step).max()) < _ENOUGH:
            break
    return weights
