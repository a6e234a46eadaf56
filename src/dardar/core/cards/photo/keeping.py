"""The picture of a card as it is kept: bounded, and without metadata. Needs nothing but Pillow."""

import io
from typing import Final

from PIL import Image

LONGEST_SIDE: Final = 1600  # pixels
_QUALITY: Final = 80
_EFFORT: Final = 2  # of WebP's 0 to 6: more takes longer and gains little


def kept(image: Image.Image) -> tuple[bytes, int, int]:
    """Return a picture as WebP, at most 1600 pixels a side, its width and its height."""
    small = image.copy()
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    data = io.BytesIO()
    small.save(data, "WEBP", quality=_QUALITY, method=_EFFORT)
    return data.getvalue(), small.width, small.height
