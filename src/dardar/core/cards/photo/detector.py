"""Find lines of text: the detection network of PP-OCRv6 and what makes lines of its answer.

The network gives for each pixel how likely it belongs to the core of a line of text; the cores are
cut out and grown to whole lines (differentiable binarisation: Liao et al. 2020, arXiv 1911.08947).
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from dardar.core.cards.photo.geometry import Corners, Pixels, clockwise, shrunk, size, turned

# Pixels of the sides of what the network is shown; its text is some twelve pixels high then.
FIND_SIDE: Final = 1000
_SHORT_SIDE: Final = 736
_LONG_SIDE: Final = 1600
_STEP: Final = 32  # sides are multiples of this
# As the network was trained for, and as rapidocr uses it.
_CORE: Final = 0.3
_SURE: Final = 0.5
_GROWTH: Final = 1.6
_MOST: Final = 1000
_THINNEST: Final = 3.0


class Detector:
    """The network that finds text, in memory."""

    def __init__(self, session: InferenceSession) -> None:
        """Take a session of the network."""
        self._session = session
        self._input = session.get_inputs()[0].name

    def find(self, picture: Pixels) -> list[Corners]:
        """Return the lines of text in a picture, along their longer sides."""
        height, width = picture.shape[:2]
        shown = _shown(picture)
        rows, columns = shown.shape[:2]
        values = shown[:, :, ::-1].astype(np.float32).transpose(2, 0, 1)[np.newaxis]
        values = values / np.float32(127.5) - np.float32(1)
        answer = self._session.run(None, {self._input: values})[0]
        likely = np.asarray(answer, dtype=np.float32)[0, 0]
        scale = np.array([width / columns, height / rows], dtype=np.float32)
        return [line * scale for line in _lines(likely)]


def _shown(picture: Pixels) -> Pixels:
    """Return a picture in a size that the network takes and text is found well at."""
    small = shrunk(picture, FIND_SIDE)
    height, width = small.shape[:2]
    scale = min(max(1.0, _SHORT_SIDE / min(height, width)), _LONG_SIDE / max(height, width))
    sides = [max(_STEP, round(side * scale / _STEP) * _STEP) for side in (width, height)]
    return np.asarray(cv2.resize(small, sides, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _lines(likely: NDArray[np.float32]) -> list[Corners]:
    cores = (likely > _CORE).astype(np.uint8)
    cores = np.asarray(cv2.dilate(cores, np.ones((2, 2), np.uint8)), dtype=np.uint8)
    outlines, _ = cv2.findContours(cores, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines[:_MOST]:
        (x, y), (across, down), angle = cv2.minAreaRect(outline)
        if min(across, down) < _THINNEST:
            continue
        core = np.asarray(cv2.boxPoints(((x, y), (across, down), angle)), dtype=np.float32)
        if _mean_inside(likely, core) < _SURE:
            continue
        growth = 2 * _GROWTH * across * down / (2 * (across + down))
        whole = ((x, y), (across + growth, down + growth), angle)
        found.append(_lengthwise(np.asarray(cv2.boxPoints(whole), dtype=np.float32)))
    return found


def _mean_inside(likely: NDArray[np.float32], quad: Corners) -> float:
    rows, columns = likely.shape
    left, top = np.floor(quad.min(axis=0)).astype(int).clip(0, (columns - 1, rows - 1))
    right, bottom = np.ceil(quad.max(axis=0)).astype(int).clip(0, (columns - 1, rows - 1))
    mask = np.zeros((bottom - top + 1, right - left + 1), dtype=np.uint8)
    cv2.fillPoly(mask, [(quad - (left, top)).astype(np.int32)], (1,))
    return float(cv2.mean(likely[top : bottom + 1, left : right + 1], mask)[0])


def _lengthwise(quad: Corners) -> Corners:
    ordered = clockwise(quad)
    width, height = size(ordered)
    return ordered if width >= height else turned(ordered, 1)
