"""Pictures from outside, checked, bounded and made anew so that they hold nothing but pixels.

A picture may be anything: broken, huge once unpacked, a script in SVG. Only the five formats below
are ever opened, never by what the source claims them to be but by what they are; the size is looked
at before a pixel is decoded; and what is kept is a new WebP without the old one's metadata.
"""

import io
from collections.abc import Iterable
from typing import Final

from PIL import Image, ImageOps

from dardar.core.cards.fields import Picture

LONGEST_SIDE: Final = 512  # pixels of what is kept
MOST_PIXELS: Final = 25_000_000  # of what is opened: at most 100 MB once decoded
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
_QUALITY: Final = 80
_EFFORT: Final = 2  # of WebP's 0 to 6: more takes longer and gains little


def portrait(pictures: Iterable[Picture]) -> bytes | None:
    """Return the first picture that can be shown, as WebP, None if there is none."""
    return next((image for picture in pictures if (image := clean(picture.data))), None)


def clean(data: bytes) -> bytes | None:
    """Return a picture as WebP, upright and at most 512 pixels a side, None if it is no good."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return None
            return _encoded(image)
    except Exception:  # noqa: BLE001 - decoders of hostile bytes raise errors of any kind
        return None


def _encoded(image: Image.Image) -> bytes:
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: decode no more than is needed
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    upright = ImageOps.exif_transpose(image)
    pixels = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    kept = io.BytesIO()
    pixels.save(kept, "WEBP", quality=_QUALITY, method=_EFFORT)
    return kept.getvalue()
