"""The closest rows of a matrix."""

import numpy as np
import pytest

from dardar.core.matching.nearest import BLOCK, best, top


@pytest.mark.parametrize("k", [0, 1, 3, 5, 9])
def test_the_best_are_those_of_a_stable_sort(k: int) -> None:
    scores = np.array([0.5, 2.0, 2.0, -1.0, 0.5, 2.0])
    assert best(scores, k).tolist() == np.argsort(-scores, kind="stable")[:k].tolist()


def test_the_top_rows_of_several_blocks_are_exact() -> None:
    dice = np.random.default_rng(1)
    rows = dice.standard_normal((BLOCK + 100, 8), dtype=np.float32)
    queries = dice.standard_normal((3, 8), dtype=np.float32)
    places, scores = top(queries, rows, 5)
    whole = queries @ rows.T
    assert places.tolist() == [best(line, 5).tolist() for line in whole]
    assert scores == pytest.approx(np.take_along_axis(whole, places, axis=1), abs=1e-5)


@pytest.mark.parametrize(("rows", "queries"), [(0, 2), (2, 0), (2, 1)])
def test_few_rows_are_all_returned(rows: int, queries: int) -> None:
    places, scores = top(np.ones((queries, 4), np.float32), np.ones((rows, 4), np.float32), 10)
    assert places.shape == scores.shape == (queries, rows)
