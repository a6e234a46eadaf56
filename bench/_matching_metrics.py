"""How well needs were answered: the usual figures of information retrieval, and their intervals.

Scores and grades are matrices [needs, offers]; a score of minus infinity is an offer not shown.
nDCG is that of K. Järvelin and J. Kekäläinen, «Cumulated Gain-Based Evaluation of IR Techniques»,
ACM TOIS 20 (2002), with gains of 2^grade - 1 and logarithmic discount; intervals are percentile
bootstraps over needs (B. Efron and R. Tibshirani, «An Introduction to the Bootstrap», 1993).
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench._matching_set import HELPS, RELATED

Numbers = NDArray[np.float64]
Grades = NDArray[np.int64]
Metric = Callable[[Numbers, Grades], float]

SHOWN: Final = 10
NEVER: Final = -np.inf
BINS: Final = 10
RESAMPLED: Final = 1000
INTERVAL: Final = (2.5, 97.5)
"""Percentiles of the bootstrap between which a figure lies, %."""


def ranked(scores: Numbers, grades: Grades, k: int = SHOWN) -> Grades:
    """Return the grades of the k best offers of each need, best first; nought if not shown."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    shown = np.take_along_axis(scores, order, axis=1) > NEVER
    return np.where(shown, np.take_along_axis(grades, order, axis=1), 0)


def ndcg_of_all(scores: Numbers, grades: Grades) -> float:
    """Return the mean nDCG@10 of the needs to which anything helps or is related, by all grades."""
    asked = grades.max(axis=1) > 0
    found = _gain(ranked(scores[asked], grades[asked]))
    best = _gain(-np.sort(-grades[asked], axis=1)[:, :SHOWN])
    return float((found / best).mean())


def ndcg(scores: Numbers, grades: Grades) -> float:
    """Return the mean nDCG@10 of the needs to which anything helps, the merely related left out.

    Who «might know somebody» is neither right nor wrong to show, and the set tells it by whole
    topics only; such offers are taken out of the list before it is judged (T. Sakai, «Alternatives
    to Bpref», SIGIR 2007, of offers without a judgement).
    """
    related = grades == RELATED
    return ndcg_of_all(np.where(related, NEVER, scores), np.where(related, 0, grades))


def reciprocal_rank(scores: Numbers, grades: Grades) -> float:
    """Return the mean of one by the rank of the first offer that would help (nought after 10)."""
    asked = grades.max(axis=1) >= HELPS
    helps = ranked(scores[asked], grades[asked]) >= HELPS
    ranks = np.where(helps.any(axis=1), helps.argmax(axis=1) + 1, np.inf)
    return float((1 / ranks).mean())


def recall(scores: Numbers, grades: Grades) -> float:
    """Return the share of offers that would help among the first ten, of those that could be."""
    asked = grades.max(axis=1) >= HELPS
    found = (ranked(scores[asked], grades[asked]) >= HELPS).sum(axis=1)
    there = np.minimum((grades[asked] >= HELPS).sum(axis=1), SHOWN)
    return float((found / there).mean())


def no_answer(scores: Numbers, grades: Grades) -> float:
    """Return how well the best score tells needs with an answer from those without (AUC).

    Needs to which something is related but nothing would help are left out: of these a glance at
    «possible» and at nothing are both right.
    """
    top, best = scores.max(axis=1), grades.max(axis=1)
    answered, unanswered = top[best >= HELPS], top[best == 0]
    above = (answered[:, None] > unanswered).mean()
    level = (answered[:, None] == unanswered).mean()
    return float(above + level / 2)


def recall_at_precision(scores: Numbers, grades: Grades, least: float = 0.8) -> float:
    """Return the share of helping offers shown by the lowest threshold that is precise enough.

    All needs are pooled, also those without an answer: of the ten best of each, those that reach a
    threshold are shown, and of these at least so many must help.
    """
    order = np.argsort(-scores, axis=1, kind="stable")[:, :SHOWN]
    score = np.take_along_axis(scores, order, axis=1).ravel()
    helps = (np.take_along_axis(grades, order, axis=1) >= HELPS).ravel()
    by_score = np.argsort(-score, kind="stable")
    by_score = by_score[score[by_score] > NEVER]
    right = np.cumsum(helps[by_score])
    last_of_level = np.append(np.diff(score[by_score]) < 0, True)[: len(by_score)]
    enough = last_of_level & (right >= least * np.arange(1, len(by_score) + 1))
    return float(right[enough].max(initial=0) / (grades >= HELPS).sum())


def shown(scores: Numbers, grades: Grades, least: float) -> tuple[float, float]:
    """Return how much of what reaches a score helps, and how much of what would is reached."""
    reach, helps = scores >= least, grades >= HELPS
    right = (reach & helps).sum()
    return float(right / max(reach.sum(), 1)), float(right / helps.sum())


def calibration(scores: Numbers, grades: Grades) -> float:
    """Return by how much probabilities of the ten best miss how many of them help (ECE).

    In ten bins of equal width (M. P. Naeini and others, «Obtaining Well Calibrated Probabilities
    Using Bayesian Binning», AAAI 2015).
    """
    order = np.argsort(-scores, axis=1, kind="stable")[:, :SHOWN]
    score = np.take_along_axis(scores, order, axis=1).ravel()
    helps = (np.take_along_axis(grades, order, axis=1) >= HELPS).ravel()
    helps, score = helps[score > NEVER], score[score > NEVER]
    bins = np.minimum((score * BINS).astype(int), BINS - 1)
    missed = sum(abs((score - helps)[bins == one].sum()) for one in range(BINS))
    return float(missed / max(len(score), 1))


def interval(metric: Metric, scores: Numbers, grades: Grades, seed: int = 1) -> tuple[float, float]:
    """Return between which figures a metric lies, were other needs of the kind asked."""
    scores, grades = kept(scores, grades)
    dice = np.random.default_rng(seed)
    count = len(scores)
    drawn = [dice.integers(count, size=count) for _ in range(RESAMPLED)]
    low, high = np.percentile([metric(scores[d], grades[d]) for d in drawn], INTERVAL)
    return float(low), float(high)


def kept(scores: Numbers, grades: Grades) -> tuple[Numbers, Grades]:
    """Return of each need all offers with a grade and the best of the others: no other matters."""
    width = int((grades > 0).sum(axis=1).max()) + SHOWN
    order = np.argsort(-np.where(grades > 0, np.inf, scores), axis=1, kind="stable")[:, :width]
    return np.take_along_axis(scores, order, axis=1), np.take_along_axis(grades, order, axis=1)


def _gain(grades: Grades) -> Numbers:
    discount = 1 / np.log2(np.arange(2, grades.shape[1] + 2))
    gain: Numbers = (2.0**grades - 1) @ discount
    return gain
