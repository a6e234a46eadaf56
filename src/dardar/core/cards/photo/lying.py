"""How text lies in a picture, and the rectangle in which it stands upright."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from dardar.core.cards.photo.geometry import (
    Corners,
    back,
    direction,
    frame,
    mapping,
    moved,
    size,
    turned,
)

_LONG: Final = 2.0  # widths to heights from which on a line tells its direction
_ALIKE: Final = 8.0  # degrees
_STRAIGHT: Final = 1.5  # degrees: less is seen by nobody
_QUARTER: Final = 90.0


def text_direction(quad: Corners, texts: Sequence[Corners]) -> float:
    """Return in which direction most text runs as seen straight through a quadrangle.

    Degrees clockwise from rightwards, -90 to 90; whether it stands on its head is not told.
    """
    long = [text for text in _straight(quad, texts) if size(text)[0] >= _LONG * size(text)[1]]
    leanings = np.array([direction(text) for text in long])
    lengths = np.array([size(text)[0] for text in long])
    if not long:
        return 0.0
    # Text that runs to the left or to the right lies the same way: angles count by halves.
    apart = np.abs((leanings[:, np.newaxis] - leanings + _QUARTER) % (2 * _QUARTER) - _QUARTER)
    votes = (lengths * (apart <= _ALIKE)).sum(axis=1)
    chosen = apart[int(votes.argmax())] <= _ALIKE
    doubled = np.radians(2 * leanings[chosen])
    across, down = lengths[chosen] @ np.cos(doubled), lengths[chosen] @ np.sin(doubled)
    return math.degrees(math.atan2(float(down), float(across))) / 2


def rectangle_along(quad: Corners, degrees: float) -> Corners:
    """Return the place of a quadrangle, its first side in a direction seen straight through it.

    Where that is no direction of its sides, it is the smallest rectangle around it that has one.
    """
    quarters = round(degrees / _QUARTER)
    if abs(degrees - _QUARTER * quarters) <= _STRAIGHT:
        return turned(quad, quarters)
    width, height = (round(side) for side in size(quad))
    angle = math.radians(degrees)
    axes = np.array(
        [[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]], dtype=np.float32
    )
    along = frame(width, height) @ axes.T
    left, top = along.min(axis=0)
    right, bottom = along.max(axis=0)
    around = np.array([(left, top), (right, top), (right, bottom), (left, bottom)]) @ axes
    return moved(around.astype(np.float32), back(mapping(quad, width, height)))


def upright(quad: Corners, texts: Sequence[Corners]) -> list[Corners]:
    """Return lines so that they are read along the first side of a quadrangle.

    A short one, whose longer side tells nothing, may be turned by a quarter.
    """
    lines = []
    for text, straight in zip(texts, _straight(quad, texts), strict=True):
        step = _QUARTER if size(straight)[0] < _LONG * size(straight)[1] else 2 * _QUARTER
        quarters = round(round(-direction(straight) / step) * step / _QUARTER)
        lines.append(turned(text, quarters))
    return lines


def _straight(quad: Corners, texts: Sequence[Corners]) -> list[Corners]:
    """Return lines as they are seen straight through a quadrangle."""
    matrix = mapping(quad, *(round(side) for side in size(quad)))
    return [moved(text, matrix) for text in texts]
