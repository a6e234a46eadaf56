"""What can be had of a photograph where no engine is installed: its codes, and itself."""

from dataclasses import replace

from dardar.core.cards.photo.codes import read_codes
from dardar.core.cards.photo.keeping import kept
from dardar.core.cards.photo.opening import open_picture
from dardar.core.cards.photo.picture import Picture, SeenCard
from dardar.core.cards.seen import Box


def read_codes_only(data: bytes) -> Picture:
    """Return a photograph as one card on which nothing but codes was read.

    Raises:
        PictureError: no picture can be made of it.

    """
    image = open_picture(data)
    codes = tuple(read_codes(image))
    picture, width, height = kept(image)
    scale = width / image.width
    on_it = tuple(replace(code, box=_scaled(code.box, scale)) for code in codes)
    return Picture((SeenCard(picture, width, height, (), on_it),), codes)


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
