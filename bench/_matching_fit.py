"""Fits what each measure of a match weighs: ``python -m bench._matching_fit`` writes weights.json.

Only the tuned half of the evaluation set is read. For each combination of embedders a logistic
regression tells how likely an offer helps a need (grade HELPS or better), with a prior that holds
weights of which the set says little near where reason puts them.
"""

import json
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from bench import _matching_metrics as metrics
from bench._matching_set import HELPS, Graded, Half, graded
from bench._matching_systems import Encoded, count_in, encoded, texts
from dardar.core.matching import scoring
from dardar.core.matching.centring import Means
from dardar.core.matching.conflicts import Common, Conflict, compare
from dardar.core.matching.e5 import SmallE5
from dardar.core.matching.logistic import Numbers, fitted, sigmoid
from dardar.core.matching.matcher import POSSIBLE, STRONG
from dardar.core.matching.pool import pool
from dardar.core.matching.reference import Role
from dardar.core.matching.use import UniversalEncoder

OUT: Final = Path("src/dardar/core/matching/weights.json")
COMBINATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (),
    (UniversalEncoder.id,),
    (SmallE5.id,),
    (UniversalEncoder.id, SmallE5.id),
)
EXPECTED: Final = {
    **{f"not {conflict}": -2.0 for conflict in Conflict},
    **{f"same {common}": 1.0 for common in Common},
    f"not {Conflict.SIDE}": -1.0,
}
"""What these weigh before any example is seen; the set has few of some."""
WIDTH: Final = 1.0
WIDTHS: Final = {scoring.BIAS: 100.0, f"not {Conflict.SIDE}": 0.05}
"""In the set, buyers answer sellers («I buy old vans») more often than people repeat each other.

In a book it is the other way round, and a wish that answers the same wish is an error everybody
sees: so reason outweighs the set there.
"""


@dataclass(frozen=True)
class Examples:
    """Measures of every need beside every offer of a set, [needs, offers], and their grades."""

    measures: dict[str, Numbers]
    grades: metrics.Grades


def main() -> None:
    tuned = graded().of(Half.TUNED)
    vectors = encoded(tuned.needs, tuned.offers)
    written = []
    for combination in COMBINATIONS:
        found = examples(tuned, {id_: vectors[id_] for id_ in combination})
        weights = fit(found)
        written.append({"embedders": list(combination), "weights": weights})
        print(combination, judged(logits(found, weights), found.grades))
    OUT.write_text(json.dumps(written, indent=1) + "\n", "utf-8")


def examples(of: Graded, vectors: Encoded) -> Examples:
    """Measure every need beside every offer, with the means of the set as those of a book."""
    needs = texts(of.needs, Role.NEED, {id_: pair[0] for id_, pair in vectors.items()})
    offers = texts(of.offers, Role.OFFER, {id_: pair[1] for id_, pair in vectors.items()})
    means = Means()
    count_in(means, chain(needs, offers))
    ready = pool(offers, Role.OFFER, means)
    names = {id_: (id_,) for id_ in vectors}
    places = np.arange(len(offers))
    rows = []
    for need in needs:
        compared = [compare(need.reading, offer.reading) for offer in offers]
        measured = scoring.measure(need, ready, means)
        named = scoring.named_measures(measured, places, compared)
        rows.append(scoring.measures(measured, places, compared, names, named))
    grades = [[of.grades[n.id].get(o.id, 0) for o in of.offers] for n in of.needs]
    return Examples(
        {name: np.stack([row[name] for row in rows]) for name in rows[0]},
        np.array(grades, np.int64),
    )


def fit(found: Examples) -> dict[str, float]:
    """Return the weights by name."""
    names = [*found.measures, scoring.BIAS]
    columns = [*(values.ravel() for values in found.measures.values()), np.ones(found.grades.size)]
    weights = fitted(
        np.column_stack(columns),
        (found.grades.ravel() >= HELPS).astype(float),
        prior=np.array([EXPECTED.get(name, 0.0) for name in names]),
        widths=np.array([WIDTHS.get(name, WIDTH) for name in names]),
        offsets=np.zeros(found.grades.size),
    )
    named = zip(names, weights.tolist(), strict=True)
    return {name: round(weight, 4) for name, weight in named}


def logits(found: Examples, weights: dict[str, float]) -> Numbers:
    """Return the log odds of all pairs of examples."""
    parts = [weights[name] * values for name, values in found.measures.items()]
    total: Numbers = np.sum(parts, axis=0) + weights[scoring.BIAS]
    return total


def judged(scores: Numbers, grades: metrics.Grades) -> dict[str, float]:
    """Return how good log odds are on examples, and how far they can be believed."""
    told = {
        "ndcg": metrics.ndcg(scores, grades),
        "no answer": metrics.no_answer(scores, grades),
        "recall at .8": metrics.recall_at_precision(scores, grades),
    }
    for least in (STRONG, POSSIBLE):
        shown = grades[sigmoid(scores) >= least] >= HELPS
        told[f"precision from {least}"] = float(shown.mean())
        told[f"recall from {least}"] = float(shown.sum() / (grades >= HELPS).sum())
    return {name: round(value, 3) for name, value in told.items()}


if __name__ == "__main__":
    main()
