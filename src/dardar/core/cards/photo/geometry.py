"""Quadrangles in a picture: their sides, how they lie, and what is seen through them."""

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

# Height × width × 3, red green blue.
Pixels: TypeAlias = NDArray[np.uint8]
# Four points (x, y), clockwise, from the left upper one as its text or card is read.
Corners: TypeAlias = NDArray[np.float32]
# A homography, 3 × 3.
Matrix: TypeAlias = NDArray[np.float64]

_SMALLEST: Final = 1.0  # pixels: nothing is narrower


def corners(points: Sequence[Sequence[float]]) -> Corners:
    """Return four points as corners."""
    return np.asarray(points, dtype=np.float32).reshape(4, 2)


def frame(width: float, height: float) -> Corners:
    """Return the corners of an upright rectangle at the origin."""
    return corners([(0, 0), (width, 0), (width, height), (0, height)])


def size(quad: Corners) -> tuple[float, float]:
    """Return the width and the height of a quadrangle: the longer of two opposite sides."""
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    return max(_SMALLEST, *sides[[0, 2]].tolist()), max(_SMALLEST, *sides[[1, 3]].tolist())


def area(quad: Corners) -> float:
    """Return the area of a convex quadrangle, in square pixels."""
    return float(cv2.contourArea(quad))


def turned(quad: Corners, quarters: int) -> Corners:
    """Return the same place, read from another corner on: ``quarters`` × 90° clockwise."""
    return np.roll(quad, -quarters, axis=0)


def clockwise(points: Corners) -> Corners:
    """Return four points in clockwise order, beginning with the left upper one."""
    middle = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    ordered = points[np.argsort(angles)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0).astype(np.float32)


def direction(quad: Corners) -> float:
    """Return in which direction its first side runs: degrees clockwise from rightwards."""
    along = (quad[1] - quad[0]) + (quad[2] - quad[3])
    return math.degrees(math.atan2(float(along[1]), float(along[0])))


def share_inside(inner: Corners, outer: Corners) -> float:
    """Return which share of the area of one convex quadrangle lies in another, 0 to 1."""
    whole = area(inner)
    if not whole:
        return 0.0
    common, _ = cv2.intersectConvexConvex(inner, outer)
    return min(1.0, float(common) / whole)


def box_around(points: NDArray[np.float32]) -> Corners:
    """Return the smallest rectangle, at any angle, that holds all points."""
    return clockwise(np.asarray(cv2.boxPoints(cv2.minAreaRect(points)), dtype=np.float32))


def widened(quad: Corners, share: float) -> Corners:
    """Return a quadrangle grown from its middle by a share of its size."""
    middle = quad.mean(axis=0)
    return np.asarray(middle + (quad - middle) * (1 + share), dtype=np.float32)


def mapping(quad: Corners, width: int, height: int) -> Matrix:
    """Return the homography that takes a quadrangle to an upright rectangle at the origin."""
    return np.asarray(cv2.getPerspectiveTransform(quad, frame(width, height)), dtype=np.float64)


def moved(points: NDArray[np.float32], matrix: Matrix) -> NDArray[np.float32]:
    """Return points as a homography moves them."""
    shape = points.shape
    flat = cv2.perspectiveTransform(points.reshape(-1, 1, 2).astype(np.float64), matrix)
    return flat.reshape(shape).astype(np.float32)


def back(matrix: Matrix) -> Matrix:
    """Return the homography that undoes another."""
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def seen_through(picture: Pixels, matrix: Matrix, width: int, height: int) -> Pixels:
    """Return what a homography brings into an upright rectangle; nothing lies beyond an edge."""
    return np.asarray(
        cv2.warpPerspective(
            picture,
            matrix,
            (width, height),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        dtype=np.uint8,
    )


def shrunk(picture: Pixels, longest: int) -> Pixels:
    """Return a picture whose longer side is at most so many pixels."""
    height, width = picture.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return picture
    small = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, small, interpolation=cv2.INTER_AREA), dtype=np.uint8)
