"""Better light for a card that was taken in the dark, unevenly lit, or printed pale."""

from typing import Final

import cv2
import numpy as np

from dardar.core.cards.photo.geometry import Corners, Pixels, mapping, seen_through

_PALE: Final = 130  # of 255, between nearly the darkest and nearly the lightest
_NEARLY: Final = (2, 98)  # per cent
_GLANCE: Final = (160, 100)  # pixels: enough to tell light from dark
_GRAIN: Final = 1.0  # pixels of noise that is smoothed away before it is made stronger
_STRONGEST: Final = 2.0  # of a tile's contrast, times as it was
_TILES: Final = (4, 4)


def is_pale(picture: Pixels, quad: Corners) -> bool:
    """Return whether dark and light are close to each other on a card."""
    card = seen_through(picture, mapping(quad, *_GLANCE), *_GLANCE)
    darkest, lightest = np.percentile(card, _NEARLY)
    return bool(lightest - darkest < _PALE)


def evened(picture: Pixels) -> Pixels:
    """Return a picture of even and stronger contrast, with less noise.

    Contrast-limited adaptive histogram equalisation (Zuiderveld 1994) of its lightness.
    """
    smooth = cv2.GaussianBlur(picture, (0, 0), _GRAIN)
    lab = cv2.cvtColor(smooth, cv2.COLOR_RGB2LAB)
    lab[:, :, 0] = cv2.createCLAHE(_STRONGEST, _TILES).apply(lab[:, :, 0])
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), dtype=np.uint8)
