"""Makes the readers of subjects: ``python -m bench._matching_subjects`` writes subjects.npz.

They learn from the third set (``bench/data/matching-third``) and from nothing of the evaluation
set: linear discriminant analysis, whose scatter within concepts is drawn towards that of a ball
(J. H. Friedman, «Regularized Discriminant Analysis», JASA 84, 1989), then the mean of each concept.
"""

import csv
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench._matching_fit import COMBINATIONS
from bench._matching_systems import count_in
from dardar.core.matching import concepts
from dardar.core.matching.centring import Means, Side, unit
from dardar.core.matching.embedding import available
from dardar.core.matching.pool import Text, side
from dardar.core.matching.reference import Role
from dardar.core.matching.shipped import Vectors
from dardar.core.matching.subjects import inputs

FOLDER: Final = Path(__file__).parent / "data" / "matching-third"
OUT: Final = Path("src/dardar/core/matching/subjects.npz")
DIRECTIONS: Final = 256
TOWARDS_A_BALL: Final = 3.0
"""How much of a ball of the same size is added to the scatter within concepts."""
_MOST: Final = 127


class Third(NamedTuple):
    """A text of the third set, written for a concept."""

    concept: str
    text: Text


def main() -> None:
    third = texts()
    told = sorted({one.concept for one in third})
    labels = np.array([told.index(one.concept) for one in third])
    sides = centred([one.text for one in third])
    keys = {key: i for i, key in enumerate(concepts.keys())}
    found = [one.text.concepts for one in third]
    kept: dict[str, NDArray[np.generic]] = {"concepts": np.array(list(keys))}
    for ids in COMBINATIONS:
        given = inputs(found, [sides[id_].vectors for id_ in ids], keys)
        projection = discriminating(given, labels)
        name = " ".join(ids)
        kept[name] = eight_bits(projection)
        kept[f"{name}/centres"] = eight_bits(means_of(unit(given @ projection), labels))
    np.savez_compressed(OUT, allow_pickle=False, **kept)
    print(len(third), "texts,", len(told), "concepts,", OUT.stat().st_size, "bytes")


def texts() -> list[Third]:
    """Read the third set: a concept, a role, a language and a text in each row."""
    found: list[Third] = []
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                id_ = f"{path.stem} {len(found)}"
                text = Text(id_, Role(row["role"]), row["text"], row["language"], id_)
                found.append(Third(row["concept"], text))
    return found


def centred(some: list[Text]) -> dict[str, Side]:
    """Return the vectors of texts by each model, less the means of a book that is made of them."""
    vectors = {model.id: model.encode([one.words for one in some]) for model in available()}
    bearing = [
        replace(one, vectors={id_: rows[i] for id_, rows in vectors.items()})
        for i, one in enumerate(some)
    ]
    means = Means()
    count_in(means, bearing)
    return {id_: side(bearing, id_, means) for id_ in vectors}


def discriminating(given: Vectors, labels: NDArray[np.int64]) -> Vectors:
    """Return the directions [inputs, DIRECTIONS] that tell concepts apart."""
    own = means_of(given, labels)
    around = given - own[labels]
    within = around.T @ around / len(given)
    size = len(within)
    within += TOWARDS_A_BALL * np.trace(within) / size * np.eye(size, dtype=np.float32)
    apart = own - own.mean(axis=0)
    between = apart.T @ apart / len(own)
    root = np.linalg.inv(np.linalg.cholesky(within.astype(float)))
    _values, directions = np.linalg.eigh(root @ between @ root.T)
    found: Vectors = (root.T @ directions[:, -DIRECTIONS:]).astype(np.float32)
    return found


def means_of(given: Vectors, labels: NDArray[np.int64]) -> Vectors:
    """Return the mean of the texts of each label, [labels, inputs]."""
    held = np.eye(int(labels.max()) + 1, dtype=np.float32)[labels]
    means: Vectors = (held.T @ given) / held.sum(axis=0)[:, None]
    return means


def eight_bits(numbers: Vectors) -> NDArray[np.int8]:
    """Return numbers in eight bits, but for their common size, which no cosine knows of."""
    found: NDArray[np.int8] = np.round(numbers / np.abs(numbers).max() * _MOST).astype(np.int8)
    return found


if __name__ == "__main__":
    main()
