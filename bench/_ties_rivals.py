"""Other ways to tell which ties stay alive, each by what had been by then.

Recency, frequency, «overdue» (days of silence by the usual gap, as programs that remind of people
do), a single exponential, spaced repetition (FSRS-6: contact is a review, retrievability the
strength), a model of customers who may leave after any purchase (MBG/NBD: E. Batislam, M. Denizel
and A. Filiztekin, *Empirical validation and comparison of models for customer base analysis*,
2007), a logistic regression of gap, count and warmth, and gradient boosting of all that can be
counted. How the last two are set was tuned on the same sets as ours.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

import numpy as np
from fsrs import Card, Rating, Scheduler
from scipy.optimize import minimize
from scipy.special import betaln, gammaln
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bench._ties_cases import Cases
from bench._ties_judging import Floats
from bench._ties_sets import Sides

HALVED: Final = (7, 14, 28, 60, 90, 120, 180, 270, 365, 540, 730, 1_000)
"""Days after which the exponentials count half: one of them for all sets."""
WINDOWS: Final = (14, 28, 91, 182, 365, 730)
_NEVER_LEARNT: Final = 30.0  # the gap taken for usual where there is one contact only
_STARTS: Final = (0.0, 3.0, -1.0, 1.0)
_CASES: Final = 20_000
_DICE: Final = 1

Chances = Callable[[Cases], Floats]


def recency(of: Cases) -> Floats:
    """Return how short the silence is."""
    return -of.gap


def frequency(of: Cases) -> Floats:
    """Return how many contact days there were."""
    return of.count


def overdue(of: Cases) -> Floats:
    """Return how little of the usual gap is over, the most overdue lowest."""
    usual: Floats = np.nan_to_num(np.maximum(of.usual, 1), nan=_NEVER_LEARNT)
    return -of.gap / usual


def exponential(of: Cases, halved: float) -> Floats:
    """Return a strength that is halved in so many days."""
    return of.sums(0.5 ** (of.ages / halved))


def retrievability(of: Cases) -> Floats:
    """Return the probability of recall of FSRS-6, each contact day having been a good review."""
    stability = _stabilities(of.of)
    last = np.zeros(of.past.size)
    kept = of.of.histories.day <= of.on
    last[of.past.tie] = stability[kept]  # of several the last stays
    return _recalled(of.gap, last[of.tie])


@cache
def _stabilities(of: Sides) -> Floats:
    """Return the stability after each contact day of a set."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    found = np.empty(len(of.histories.day))
    card, before = Card(), -1
    told = zip(of.histories.tie.tolist(), of.histories.day.tolist(), strict=True)
    for place, (tie, day) in enumerate(told):
        if tie != before:
            card, before = Card(), tie
        moment = datetime.combine(date.fromordinal(day), datetime.min.time(), UTC)
        card, _log = scheduler.review_card(card, Rating.Good, moment)
        found[place] = card.stability
    return found


def _recalled(gap: Floats, stability: Floats) -> Floats:
    decay = -Scheduler().parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    recalled: Floats = (1 + factor * gap / stability) ** decay
    return recalled


def leaving(learnt: Sequence[Cases]) -> Chances:
    """Fit MBG/NBD and return the chance of contact by it."""
    repeats, last, whole = (
        np.concatenate(parts)
        for parts in zip(*((c.count - 1, c.since - c.gap, c.since) for c in learnt), strict=True)
    )
    some = np.random.default_rng(_DICE).permutation(len(repeats))[:_CASES]
    fitted = minimize(
        lambda logs: -_likelihood(np.exp(logs), repeats[some], last[some], whole[some]),
        _STARTS,
        method="Nelder-Mead",
        options={"maxiter": 400, "fatol": 1e-5},
    )
    r, alpha, a, b = np.exp(fitted.x)

    def chances(of: Cases) -> Floats:
        x, t, whole = of.count - 1, of.since - of.gap, of.since
        alive = 1 / (1 + a / (b + x) * ((alpha + whole) / (alpha + t)) ** (r + x))
        some_ahead = 1 - ((alpha + whole) / (alpha + whole + of.horizon)) ** (r + x)
        found: Floats = alive * some_ahead
        return found

    return chances


def _likelihood(of: Floats, x: Floats, t: Floats, whole: Floats) -> float:
    r, alpha, a, b = of
    bought = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    stays = betaln(a, b + x + 1) - betaln(a, b) - (r + x) * np.log(alpha + whole)
    left = betaln(a + 1, b + x) - betaln(a, b) - (r + x) * np.log(alpha + t)
    return float((bought + np.logaddexp(stays, left)).mean())


def regressed(learnt: Sequence[Cases]) -> Chances:
    """Fit a logistic regression of gap, count and warmth, and return the chance by it."""
    return _fitted(make_pipeline(StandardScaler(), LogisticRegression()), learnt, _plain)


def boosted(learnt: Sequence[Cases], *, others: bool = False) -> Chances:
    """Fit gradient boosting and return the chance of contact by it.

    Args:
        learnt: what it learns from.
        others: whether it may see how active the other is with everybody, which no owner can.

    """
    model = HistGradientBoostingClassifier(
        learning_rate=0.05,
        max_leaf_nodes=4,
        min_samples_leaf=200,
        l2_regularization=10,
        random_state=_DICE,
    )
    return _fitted(model, learnt, _all_told if others else _counted)


def _fitted(
    model: Any,  # noqa: ANN401 - scikit-learn ships no types
    learnt: Sequence[Cases],
    features: Chances,
) -> Chances:
    model.fit(
        np.concatenate([features(each) for each in learnt]),
        np.concatenate([each.contact for each in learnt]),
    )
    return lambda of: model.predict_proba(features(of))[:, 1].astype(np.float64)


def _plain(of: Cases) -> Floats:
    return np.column_stack((np.log1p(of.gap), np.log1p(of.count), np.log(of.warmth)))


def _counted(of: Cases) -> Floats:
    recent = [np.log1p(of.sums((of.ages < days).astype(np.float64))) for days in WINDOWS]
    return np.column_stack((_plain(of), *recent))


def _all_told(of: Cases) -> Floats:
    """Return these, and how active the other has been with everybody, and the owner too."""
    people = int(of.of.owner.max()) + 1
    columns = [_counted(of)]
    for days in WINDOWS:
        recent = of.past.tie[of.ages < days]
        active = np.log1p(np.bincount(of.of.owner[recent], minlength=people))
        columns += [active[of.of.other[of.tie]], active[of.owner]]
    return np.column_stack(columns)
