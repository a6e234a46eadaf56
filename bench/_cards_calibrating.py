"""Fit how sure the field finder is: ``python -m bench._cards_calibrating 80 FOLDER``.

A logistic regression (ridge, by Newton's method) of whether a field is right on what ``confidence``
knows of it, over photographs and hard pictures of the tuned half and of the third set, and perfect
readings of it. First it is fitted without the held part of the third set, and judged on that; then
on all, which gives the table to be written into ``confidence.FITTED``. What our engine reads is
kept in the folder, as reading takes a second a card.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench import _cards as made
from bench import _cards_scoring as scoring
from bench import _cards_third as third
from bench._cards_engines import Cards
from dardar.core.cards.finder import confidence
from dardar.core.cards.finder.assembling import considered
from dardar.core.cards.seen import Line

LEVELS: Final = ("photo", "hard")
RIDGE: Final = 1.0
# What weights are drawn to where cards say little: half of the weights set by hand, and doubt of
# what was mended or has no word of its own.
PRIOR: Final = {"evidence": 0.5, "mended": -1.5, "by place": -2.0, "possible": -3.0}
STEPS: Final = 50
TOLERANCE: Final = 1e-8
LEAST_SURE: Final = (0.9, 0.95, 0.97, 0.98, 0.985, 0.99)

Numbers = NDArray[np.float64]


class Sample(NamedTuple):
    """What is known of fields, a row each; whether they are right; and how many are true."""

    rows: list[dict[str, float]]
    right: list[bool]
    true: int


def main(count: str, folder: str) -> None:
    """Print how a fit does on cards it has not seen, and the weights of the fit to all."""
    number, kept = int(count), Path(folder)
    kept.mkdir(parents=True, exist_ok=True)
    seen = [_sample(_cards("tuned", level, number, kept)) for level in LEVELS]
    seen += [_sample(_cards("third", level, number, kept)) for level in LEVELS]
    seen.append(_sample(_perfect(number)))
    held = [_sample(_cards("held", level, number, kept)) for level in LEVELS]
    names = sorted({name for sample in (*seen, *held) for row in sample.rows for name in row})
    weights = _fitted(*_arrays(seen, names), names)
    x, right = _arrays(held, names)
    likely = 1 / (1 + np.exp(-x @ weights))
    true = sum(sample.true for sample in held)
    print(f"held part: {len(right)} fields, {int((1 - right).sum())} wrong")
    for least in LEAST_SURE:
        sure = likely >= least
        print(
            f"  >= {least}: right {right[sure].mean():.4f}, of all {right[sure].sum() / true:.3f}"
        )
    final = _fitted(*_arrays([*seen, *held], names), names)
    for name, weight in zip(names, final, strict=True):
        print(f'    "{name}": {weight:.2f},')


def _cards(name: str, level: str, count: int, folder: Path) -> Iterable[tuple[made.Shot, Cards]]:
    """Yield cards of a set with what our engine reads on them."""
    for number in range(count):
        if name == "tuned":
            shot = made.shoot(made.TUNED, level, number)
        else:
            part = third.HELD if name == "held" else third.TUNED
            shot = third.shoot(part, level, number)
        yield shot, [_largest(side) for side in third.read(shot, folder, name)]


def _perfect(count: int) -> Iterable[tuple[made.Shot, Cards]]:
    for number in range(count):
        shot = third.shoot(third.TUNED, "clean", number)
        yield shot, [list(side.lines) for side in shot.card.sides]


def _largest(cards: Cards) -> list[Line]:
    """Return the lines of the card that says most, as several may be seen in one."""
    return max(cards, key=lambda lines: sum(len(line.text) for line in lines), default=[])


def _sample(read: Iterable[tuple[made.Shot, Cards]]) -> Sample:
    rows: list[dict[str, float]] = []
    rights: list[bool] = []
    true = 0
    for shot, sides in read:
        truth = shot.card.truth
        lines = [replace(line, side=at) for at, side in enumerate(sides) for line in side]
        told: dict[scoring.Told, dict[str, float]] = {}
        for value in considered(lines, truth.region):
            kind = scoring.KIND_OF.get(value.field.kind)
            if kind is None:
                continue
            plain = scoring.compared(kind, scoring.plain_value(value.field), truth.region)
            read_from = [lines[number] for number in value.lines]
            told.setdefault(
                scoring.Told(kind, plain, 0.0),
                confidence.features(value.field.kind, value.why, read_from),
            )
        judged, each = scoring.judge(truth, told)
        rows.extend(told.values())
        rights.extend(is_right for _, is_right in each)
        true += judged.true.total()
    return Sample(rows, rights, true)


def _arrays(samples: Sequence[Sample], names: Sequence[str]) -> tuple[Numbers, Numbers]:
    rows = [[row.get(name, 0.0) for name in names] for sample in samples for row in sample.rows]
    return np.array(rows), np.array([right for sample in samples for right in sample.right], float)


def _fitted(x: Numbers, right: Numbers, names: Sequence[str]) -> Numbers:
    """Return the weights of a logistic regression that are drawn to PRIOR."""
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    ridge = np.array([RIDGE / 100 if name == "always" else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - likely) - ridge * (weights - prior)
        bend = (x.T * (likely * (1 - likely))) @ x + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < TOLERANCE:
            break
    return weights


if __name__ == "__main__":
    main(*sys.argv[1:])
