"""Find cards in a picture by their edges: quadrangles, at any rotation, on light or dark grounds.

No one threshold shows every card, so edges and areas are looked for at several; what comes out as
a convex quadrangle of a card's shape, along whose sides another colour lies outside than inside,
is a candidate. Whether a card, its panel or its tray is meant, the text will tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from dardar.core.cards.photo.geometry import (
    Corners,
    Pixels,
    area,
    box_around,
    clockwise,
    share_inside,
    shrunk,
    size,
)

_SIDE: Final = 800  # pixels of the picture that edges are looked for in
_SMALLEST: Final = 0.012  # of the picture's area: one of twelve cards is larger
_LARGEST: Final = 0.97
_LONGEST: Final = 2.8  # sides to each other: the longest cards, seen aslant
_SHARPEST: Final = 0.6  # cosine of the sharpest corner, seen aslant
_UNEVEN: Final = 0.6  # of two opposite sides
_FILLED: Final = 0.88  # of a quadrangle by its outline: corners may be round
_EDGE: Final = 0.62  # of the sides, where an edge is seen
_EDGE_OF_ONE: Final = 0.3  # of each side
_CUT_OFF: Final = 1  # sides of a card, at most, by the rim of the picture
_SAME: Final = 0.75  # common to two of one card
_CANNY: Final = ((15, 45), (40, 120), (90, 220))
_SAMPLES: Final = 48  # points of a side that are looked at
_PIECES: Final = 6  # of a side
_ASIDE: Final = 5.0  # pixels from a side at which colours are compared
_OTHER: Final = 9.0  # of 255, added up: difference of colours

_Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Candidate:
    quad: Corners
    edge: float
    area: float


def find_quads(picture: Pixels) -> list[Corners]:
    """Return what may be cards in a picture, the largest first; one may lie in another.

    None is returned for a card that fills the picture, or whose edges cannot be seen.
    """
    small = shrunk(picture, _SIDE)
    scale = max(picture.shape[:2]) / max(small.shape[:2])
    lab = np.asarray(
        cv2.cvtColor(cv2.GaussianBlur(small, (5, 5), 0), cv2.COLOR_RGB2LAB), dtype=np.uint8
    )
    whole = float(small.shape[0] * small.shape[1])
    candidates: list[_Candidate] = []
    for quad in _quadrangles(_layers(lab), whole):
        edge = _edge(lab, quad)
        if edge:
            candidates.append(_Candidate(quad, edge, area(quad)))
    distinct = sorted(_distinct(candidates), key=lambda one: -one.area)
    return [one.quad * np.float32(scale) for one in distinct]


def _layers(lab: Pixels) -> list[_Grey]:
    """Return what may set a card off: lightness, colour, and the distance from the ground's."""
    rim = np.concatenate((lab[0], lab[-1], lab[:, 0], lab[:, -1])).astype(np.float32)
    ground = np.median(rim, axis=0)
    away = np.linalg.norm(lab.astype(np.float32) - ground, axis=2)
    colours = np.abs(lab[:, :, 1:].astype(np.int16) - 128).max(axis=2) * 2
    return [
        np.ascontiguousarray(lab[:, :, 0], dtype=np.uint8),
        np.clip(away * 1.5, 0, 255).astype(np.uint8),
        np.clip(colours, 0, 255).astype(np.uint8),
    ]


def _quadrangles(layers: Sequence[_Grey], whole: float) -> Iterator[Corners]:
    for mask in _masks(layers):
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            hull = cv2.convexHull(outline)
            if not _SMALLEST * whole <= cv2.contourArea(hull) <= _LARGEST * whole:
                continue
            quad = _four(np.asarray(hull, dtype=np.float32))
            if quad is not None and _has_form_of_card(quad):
                yield quad


def _masks(layers: Sequence[_Grey]) -> Iterator[_Grey]:
    bridge = np.ones((3, 3), np.uint8)
    fill = np.ones((9, 9), np.uint8)
    for layer in layers:
        for low, high in _CANNY:
            edges = cv2.Canny(layer, low, high)
            yield np.asarray(cv2.dilate(edges, bridge), dtype=np.uint8)
        level, _ = cv2.threshold(layer, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
        for share in (0.6, 0.8, 1.0, 1.2):
            _, light = cv2.threshold(layer, level * share, 255, cv2.THRESH_BINARY)
            yield np.asarray(cv2.morphologyEx(light, cv2.MORPH_CLOSE, fill), dtype=np.uint8)
            dark = cv2.bitwise_not(light)
            yield np.asarray(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, fill), dtype=np.uint8)


def _four(hull: NDArray[np.float32]) -> Corners | None:
    """Return the quadrangle that an outline is, None if it is none."""
    around = cv2.arcLength(hull, closed=True)
    outlined = float(cv2.contourArea(hull))
    for tolerance in (0.015, 0.03, 0.05, 0.08):
        points = cv2.approxPolyDP(hull, tolerance * around, closed=True)
        if len(points) == 4:  # noqa: PLR2004 - a quadrangle
            quad = clockwise(np.asarray(points, dtype=np.float32).reshape(4, 2))
            if _FILLED <= outlined / max(1.0, area(quad)) <= 1 / _FILLED:
                return quad
    box = box_around(hull)
    return box if outlined >= _FILLED * area(box) else None


def _has_form_of_card(quad: Corners) -> bool:
    sides = np.roll(quad, -1, axis=0) - quad
    lengths = np.linalg.norm(sides, axis=1)
    if lengths.min() < 1:
        return False
    units = sides / lengths[:, np.newaxis]
    sharpest = np.abs((units * np.roll(units, -1, axis=0)).sum(axis=1)).max()
    width, height = size(quad)
    even = min(min(lengths[i], lengths[i + 2]) / max(lengths[i], lengths[i + 2]) for i in (0, 1))
    long = max(width, height) / min(width, height)
    return bool(sharpest <= _SHARPEST and even >= _UNEVEN and long <= _LONGEST)


def _edge(lab: Pixels, quad: Corners) -> float:
    """Return along which share of the sides colours differ, 0 if that is too little.

    Each piece of a side counts by the mean of its differences, in which the grain of wood cancels
    out. The picture's own rim is an edge too, of one side: a card may be cut off by it.
    """
    rows, columns = lab.shape[:2]
    steps = np.linspace(0.04, 0.96, _SAMPLES, dtype=np.float32)[:, np.newaxis]
    shares, cut_off = [], 0
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        points = start + (end - start) * steps
        out = (
            np.array([end[1] - start[1], start[0] - end[0]]) * _ASIDE / np.linalg.norm(end - start)
        )
        differences = _colours(lab, points + out) - _colours(lab, points - out)
        pieces = differences.reshape(_PIECES, -1, 3).mean(axis=1)
        x, y = points.T
        rim = (x <= 1) | (y <= 1) | (x >= columns - 2) | (y >= rows - 2)
        is_cut_off = bool(rim.mean() > 0.5)  # noqa: PLR2004 - most of it
        cut_off += is_cut_off
        shares.append(1.0 if is_cut_off else float((np.abs(pieces).sum(axis=1) >= _OTHER).mean()))
    mean = sum(shares) / 4
    is_seen = mean >= _EDGE and min(shares) >= _EDGE_OF_ONE and cut_off <= _CUT_OFF
    return mean if is_seen else 0.0


def _colours(lab: Pixels, points: NDArray[np.floating]) -> NDArray[np.int16]:
    """Return the colours at points; beyond the rim they are those of the rim."""
    x, y = np.rint(points).astype(int).T
    rows, columns = lab.shape[:2]
    colours = lab[y.clip(0, rows - 1), x.clip(0, columns - 1)]
    return np.asarray(colours, dtype=np.int16)


def _distinct(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return one of all that are of one card: the one whose edge is seen best."""
    kept: list[_Candidate] = []
    for one in sorted(candidates, key=lambda c: (-round(c.edge, 2), -c.area)):
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_same(one: _Candidate, other: _Candidate) -> bool:
    if not _SAME <= one.area / other.area <= 1 / _SAME:
        return False
    return share_inside(one.quad, other.quad) >= _SAME
