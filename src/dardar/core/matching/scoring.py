"""How likely an offer answers a need: what is measured of the two, and what each measure weighs.

The weights were fitted by ``bench/_matching_fit.py`` on the tuned half of the evaluation set: one
set for each combination of embedders, and one for words alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dardar.core.matching import shared, sparse, subjects
from dardar.core.matching.centring import Means
from dardar.core.matching.conflicts import Common, Compared, Conflict
from dardar.core.matching.logistic import Numbers
from dardar.core.matching.pool import Pool, Text, side
from dardar.core.matching.preparation import prepare
from dardar.core.matching.reference import Role
from dardar.core.matching.shipped import Vectors
from dardar.core.matching.use import UniversalEncoder

AGREEMENT: Final = "same subject"
BIAS: Final = "bias"
CLOSENESS: Final = "closeness"
GAP: Final = "gap"
RUNS: Final = "runs"
UNSURENESS: Final = "subject unsure"
WORDS: Final = "words"

# An embedder whose weights were never fitted is weighed as this one: both in units of their spread.
_MODEL_OF_OTHERS: Final = UniversalEncoder.id
# In these units of closeness, a text that has all its runs of letters in common.
_RUNS_BESIDE_CLOSENESS: Final = 6.0
# And one that is about the same concepts and no other.
_CONCEPTS_BESIDE_CLOSENESS: Final = 4.0
# And one that is e times likelier to be about the same.
_SUBJECT_BESIDE_CLOSENESS: Final = 0.5
# And what they add to telling which text leads.
_COVERED_IN_LEAD: Final = 2.0
_SAID_IN_LEAD: Final = 4.0

# Closeness beyond what texts that have nothing to do with each other reach.
_FAR: Final = 3.0

Places = NDArray[np.intp]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Measured:
    """One text held against all of a pool, as far as that is quick.

    ``closeness`` is that of centred vectors, by embedder, in units of its spread, with ``has`` of
    whether both texts have such a vector; ``runs`` the cosine of runs of letters; ``agreement``
    and ``unsureness`` see :mod:`.subjects`. Only what is ``standing`` may be answered with.
    """

    asked: Text
    pool: Pool
    closeness: Mapping[str, Vectors]
    has: Mapping[str, NDArray[np.bool_]]
    runs: Vectors
    concepts: Vectors
    agreement: Vectors
    unsureness: float
    standing: Places

    @cached_property
    def meaning(self) -> Vectors:
        """The mean closeness by the embedders that both texts have a vector of."""
        total = np.zeros(len(self.pool), np.float32)
        count = np.zeros(len(self.pool), np.float32)
        for name, closeness in self.closeness.items():
            total += np.where(self.has[name], closeness, 0)
            count += self.has[name]
        return (total / np.maximum(count, 1)).astype(np.float32)

    @cached_property
    def quick(self) -> Vectors:
        """What tells quickly which texts are worth a closer look."""
        found: Vectors = self.meaning + np.float32(_RUNS_BESIDE_CLOSENESS) * self.runs
        found += np.float32(_CONCEPTS_BESIDE_CLOSENESS) * self.concepts
        found += np.float32(_SUBJECT_BESIDE_CLOSENESS) * self.agreement
        return found


def measure(asked: Text, pool: Pool, means: Means, on: date | None = None) -> Measured:
    """Hold a text against all texts of a pool.

    Those of the same owner do not stand, nor does what stood only until before a day.
    """
    closeness, has, own_sides = {}, {}, {}
    for name, ours in pool.sides.items():
        own = own_sides[name] = side([asked], name, means)
        closeness[name] = ours.vectors @ own.vectors[0] / np.float32(means.field(name).spread)
        has[name] = ours.has & own.has[0]
    runs = sparse.runs([prepare(asked.words)])
    named = sparse.rows([[one.concept.key for one in asked.concepts]])
    told = subjects.read([asked.concepts], own_sides)
    standing = np.ones(len(pool), bool)
    standing[pool.owned.get(asked.owner, [])] = False
    if on is not None:
        standing[[i for i, until in pool.limited.items() if until < on]] = False
    return Measured(
        asked=asked,
        pool=pool,
        closeness=closeness,
        has=has,
        runs=pool.runs.cosines(runs.terms),
        concepts=pool.concepts.cosines(named.terms),
        agreement=subjects.agreement(told[0], pool.subjects),
        unsureness=float(subjects.unsureness(told)[0]),
        standing=np.flatnonzero(standing),
    )


def logits(measured: Measured, places: Places, compared: Sequence[Compared]) -> Numbers:
    """Return the log odds that the texts at some places of the pool and the asked one match.

    Args:
        measured: the asked text held against the pool.
        places: the texts that are looked at.
        compared: what reading each beside the asked one told.

    """
    found = np.empty(len(places))
    named = named_measures(measured, places, compared)
    for present, among in _patterns(measured, places):
        weights, known = _weights(present)
        some = {name: values[among] for name, values in named.items()}
        features = measures(measured, places[among], [compared[i] for i in among], known, some)
        found[among] = weights[BIAS] + sum(
            weights.get(name, 0.0) * values for name, values in features.items()
        )
    return found


def named_measures(
    measured: Measured, places: Places, compared: Sequence[Compared]
) -> dict[str, Numbers]:
    """Return how texts share concepts (:mod:`.shared`), and how far each is behind the foremost."""
    named = shared.measures(measured.asked, measured.pool, places)
    return named | {GAP: _gap(measured, places, compared, named)}


def _gap(
    measured: Measured,
    places: Places,
    compared: Sequence[Compared],
    named: Mapping[str, Numbers],
) -> Numbers:
    """Return how far texts are behind the foremost, those left out that stand on the wrong side.

    A text that answers well makes the less good ones less likely. One in another town counts: where
    it is by far the closest, nothing here is what is asked for.
    """
    lead: Numbers = measured.meaning[places].astype(float)
    lead += _COVERED_IN_LEAD * named[shared.COVERED] + _SAID_IN_LEAD * named[shared.SAID]
    clear = np.array([Conflict.SIDE not in one.conflicts for one in compared], bool)
    gap: Numbers = lead - lead[clear if clear.any() else ...].max()
    return gap


def measures(
    measured: Measured,
    places: Places,
    compared: Sequence[Compared],
    embedders: Mapping[str, Sequence[str]],
    named: Mapping[str, Numbers],
) -> dict[str, Numbers]:
    """Return each measure of the texts at some places of a pool, by its name.

    Args:
        measured: the asked text held against the pool.
        places: the texts that are looked at, all with vectors of the same embedders.
        compared: what reading each beside the asked one told.
        embedders: under which name to measure by which embedders' vectors.
        named: see :func:`named_measures`.

    """
    found: dict[str, Numbers] = {}
    for name, ids in embedders.items():
        parts = [measured.closeness[one][places] for one in ids]
        found[f"{name} {CLOSENESS}"] = np.mean(parts, axis=0, dtype=float)
    meaning = measured.meaning[places].astype(float)
    found[AGREEMENT] = measured.agreement[places].astype(float)
    found |= _unsureness(measured, places)
    found[RUNS] = measured.runs[places].astype(float)
    found[WORDS] = _covered(measured, places)
    found |= named
    # Where texts are close already, that they share a concept tells less.
    found[f"{shared.COVERED} {CLOSENESS}"] = found[shared.COVERED] * np.maximum(meaning, 0)
    # The more alike two texts are else, the more it counts that one thing speaks against them.
    alike = 1 + np.maximum(meaning, 0) / _FAR + _RUNS_BESIDE_CLOSENESS * found[RUNS]
    for conflict in Conflict:
        there = np.array([conflict in one.conflicts for one in compared], float)
        found[f"not {conflict}"] = there * alike
    for common in Common:
        found[f"same {common}"] = np.array([common in one.common for one in compared], float)
    return found


def _unsureness(measured: Measured, places: Places) -> dict[str, Numbers]:
    """Return how little is known of what the need is about, and each offer (or the other way)."""
    role = measured.asked.role
    ours = np.full(len(places), measured.unsureness)
    theirs = measured.pool.unsureness[places].astype(float)
    return {f"{UNSURENESS} of {role}": ours, f"{UNSURENESS} of {role.other}": theirs}


def _covered(measured: Measured, places: Places) -> Numbers:
    """Return how much of what a need says, by weight, the offer says in the same words."""
    index, is_need = measured.pool.words, measured.asked.role is Role.NEED
    rows = sparse.words([(prepare(measured.asked.words), measured.asked.language)])
    asked = set(rows.terms.tolist())
    found = np.zeros(len(places))
    for i, place in enumerate(places):
        terms = index.rows.terms[index.rows.starts[place] : index.rows.starts[place + 1]].tolist()
        need = asked if is_need else set(terms)
        total = index.weights[list(need)].sum()
        if total:
            found[i] = index.weights[list(asked.intersection(terms))].sum() / total
    return found


def _patterns(measured: Measured, places: Places) -> Iterator[tuple[frozenset[str], Places]]:
    """Yield which embedders both texts have vectors of, and where among the places that is so."""
    names = list(measured.has)
    table = np.array([measured.has[name][places] for name in names], bool).reshape(-1, len(places))
    for pattern in np.unique(table, axis=1).T:
        among = np.flatnonzero((table == pattern[:, None]).all(axis=0))
        yield frozenset(name for name, has in zip(names, pattern, strict=True) if has), among


def _weights(present: frozenset[str]) -> tuple[Weights, dict[str, tuple[str, ...]]]:
    """Return the weights for vectors of some embedders, and under which names to measure them."""
    fitted = shipped()
    if present in fitted:
        return fitted[present], {name: (name,) for name in present}
    known = frozenset().union(*fitted)
    # One that was configured is believed rather than those that ship.
    others = tuple(sorted(present - known))
    return fitted[frozenset({_MODEL_OF_OTHERS})], {_MODEL_OF_OTHERS: others}


@cache
def shipped() -> Mapping[frozenset[str], Weights]:
    """Return the weights that ship, by the embedders they are for."""
    text = resources.files(__package__).joinpath("weights.json").read_text("utf-8")
    return {frozenset(one["embedders"]): one["weights"] for one in json.loads(text)}
