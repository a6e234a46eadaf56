"""Open photographs from anywhere: whatever the bytes are, memory stays bounded.

A file is opened by what it is, never by what it is called; its size is looked at before a pixel is
decoded. Only pixels leave this module: no EXIF, so no place where the photograph was taken.
"""

import io
import struct
from typing import Final

from PIL import ExifTags, Image, UnidentifiedImageError

# Of what is opened: telephones make 50 megapixels, and three bytes of each are 192 MB.
MOST_PIXELS: Final = 64_000_000
# Its decoder holds a picture five times; no telephone writes it.
MOST_PIXELS_OF_WEBP: Final = 25_000_000
# Of the longer side of what is handed on: the text of twelve cards in a picture is still legible.
LONGEST_SIDE: Final = 4000
# Pillow opens the pictures of many telephones, several in one file (MPO), as JPEG.
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
# What makes a picture upright (Exif 3.0, 4.6.5.1.6).
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# HEIF (ISO/IEC 23008-12) begins with a box "ftyp" and one of these brands; AVIF is one of them.
_HEIF_BRANDS: Final = frozenset(
    (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
)


class PictureError(ValueError):
    """A file that no picture can be made of.

    ``code`` is one of ``not-a-picture``, ``heic`` (Apple's format, and its kin), ``too-large`` and
    ``truncated`` (it ends early, or is broken inside).
    """

    def __init__(self, code: str) -> None:
        """Keep the code, which faces translate."""
        super().__init__(code)
        self.code = code


def open_picture(data: bytes, most: int = MOST_PIXELS) -> Image.Image:
    """Return a photograph as upright RGB, its longer side at most 4000 pixels.

    Of an animation it is the first frame; what is transparent becomes white. A JPEG is decoded at
    a half, a quarter or an eighth where that is enough (Pillow's ``draft``).

    Args:
        data: the whole file.
        most: pixels, at most 64 million.

    Raises:
        PictureError: it is no JPEG, PNG, GIF, WebP or BMP, is broken, or has more pixels than
            that, or 25 million as WebP.

    """
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise PictureError("heic")
    image = _opened(data)
    with image:
        bound = MOST_PIXELS_OF_WEBP if image.format == "WEBP" else MOST_PIXELS
        if image.width * image.height > min(most, bound):
            raise PictureError("too-large")
        try:
            return _pixels(image)
        except MemoryError:
            raise
        except Exception as error:
            raise PictureError("truncated") from error


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureError("too-large") from error
    except UnidentifiedImageError as error:
        raise PictureError("not-a-picture") from error
    except MemoryError:
        raise
    except Exception as error:
        # Decoders of hostile bytes raise errors of any kind.
        raise PictureError("truncated") from error


def _pixels(image: Image.Image) -> Image.Image:
    turn = _turn(image)
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    kind = "RGBA" if image.has_transparency_data else "RGB"
    pixels = image if image.mode == kind else image.convert(kind)
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    if kind == "RGBA":
        # Drawn on white, as a browser would show it.
        ground = Image.new("RGB", pixels.size, "white")
        ground.paste(pixels, mask=pixels)
        pixels = ground
    upright = pixels.copy() if turn is None else pixels.transpose(turn)
    upright.info.clear()
    return upright


def _turn(image: Image.Image) -> Image.Transpose | None:
    """Return what makes a picture upright; EXIF that is broken says nothing."""
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation)
    except (SyntaxError, ValueError, TypeError, struct.error):
        return None
    return _TURNS.get(orientation) if isinstance(orientation, int) else None
