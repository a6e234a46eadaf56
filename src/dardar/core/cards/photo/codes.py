"""Read codes in a picture with zxing-cpp, which sees more when the picture is prepared.

The picture as it is comes first, so at least that is read which zxing-cpp reads by itself. Where
nothing is read but something looks like a code, that piece is cut out, enlarged and sharpened until
it is read or the time is over. Needs nothing but Pillow and zxing-cpp.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

from dardar.core.cards.photo.picture import Code
from dardar.core.cards.seen import Box

# Seconds for preparations, after the first look.
TIME: Final = 0.5
_ROOM: Final = 0.12  # of a piece, left around it
_PIECE: Final = 900  # pixels of the longer side of a piece that is looked at again
_ENLARGED: Final = 4.0  # at most
_SKETCH: Final = 400  # pixels of the picture in which dense pieces are looked for
_NEAR: Final = 2  # pixels of the sketch, each way, in which a code has dark and light
_THICK: Final = 4  # pixels of the sketch, each way: lines of text are thinner
_SMALLEST: Final = 10  # pixels of the sketch: modules of a smaller code are not seen
_FAINTEST: Final = 12  # of 255, from dark to light: a code printed pale, and blurred
_LIKE: Final = 0.4  # of the densest
_SQUARE: Final = 1.5  # width to height, or the other way, of what may be a square code, aslant
_PIECES: Final = 3  # looked at

_Grey: TypeAlias = Image.Image
_Frame: TypeAlias = tuple[int, int, int, int]


def read_codes(picture: Image.Image, seconds: float = TIME) -> list[Code]:
    """Return the codes in a picture, each once, in the order in which zxing-cpp finds them.

    Args:
        picture: in any mode.
        seconds: that preparing may take if nothing is read at once; 0 for none.

    """
    ends = time.monotonic() + seconds
    grey = picture.convert("L")
    looked = zxingcpp.read_barcodes(grey, return_errors=True, text_mode=zxingcpp.TextMode.Plain)
    found = [_code(one, (0, 0), 1.0) for one in looked if one.valid and one.text]
    if not found:
        half_seen = [_frame(one) for one in looked if not one.valid]
        found = _prepared(grey, [*half_seen, *_dense_pieces(grey)], ends)
    return list({(one.text, one.kind): one for one in reversed(found)}.values())[::-1]


def _code(seen: zxingcpp.Barcode, origin: tuple[int, int], scale: float) -> Code:
    left, top, right, bottom = (side / scale for side in _frame(seen))
    box = Box(left + origin[0], top + origin[1], right + origin[0], bottom + origin[1])
    return Code(seen.text, str(seen.format), box)


def _frame(seen: zxingcpp.Barcode) -> _Frame:
    place = seen.position
    points = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    across, down = [point.x for point in points], [point.y for point in points]
    return min(across), min(down), max(across), max(down)


def _prepared(grey: _Grey, pieces: Sequence[_Frame], ends: float) -> list[Code]:
    """Return what is read first of pieces of a picture that are cut out and prepared."""
    for piece in pieces:
        left, top, right, bottom = piece
        room = _ROOM * max(right - left, bottom - top) + 4
        origin = max(0, int(left - room)), max(0, int(top - room))
        cut = grey.crop((*origin, *_within(grey, right + room, bottom + room)))
        scale = min(_ENLARGED, _PIECE / max(cut.size))
        for prepared in _preparations(cut, scale):
            if time.monotonic() > ends:
                return []
            looked = zxingcpp.read_barcodes(prepared, text_mode=zxingcpp.TextMode.Plain)
            if found := [_code(one, origin, scale) for one in looked if one.text]:
                return found
    return []


def _within(grey: _Grey, right: float, bottom: float) -> tuple[int, int]:
    return min(grey.width, int(right) + 1), min(grey.height, int(bottom) + 1)


def _preparations(cut: _Grey, scale: float) -> Iterator[_Grey]:
    sides = max(1, round(cut.width * scale)), max(1, round(cut.height * scale))
    large = cut.resize(sides, Image.Resampling.BICUBIC)
    for prepare in (_as_it_is, _sharp, _sharper, _even, _calm):
        yield prepare(large)


def _as_it_is(grey: _Grey) -> _Grey:
    return ImageOps.autocontrast(grey, cutoff=1)


def _sharp(grey: _Grey) -> _Grey:
    return grey.filter(ImageFilter.UnsharpMask(radius=5, percent=250, threshold=0))


def _sharper(grey: _Grey) -> _Grey:
    """Return it as if it had been less out of focus."""
    return grey.filter(ImageFilter.UnsharpMask(radius=9, percent=400, threshold=0))


def _even(grey: _Grey) -> _Grey:
    """Return it as if light fell on it evenly."""
    around = grey.filter(ImageFilter.BoxBlur(max(grey.size) // 12))
    return ImageOps.autocontrast(ImageChops.subtract(grey, around, scale=1, offset=128), cutoff=1)


def _calm(grey: _Grey) -> _Grey:
    """Return it without the noise of a dark room."""
    return _sharp(grey.filter(ImageFilter.MedianFilter(5)))


def _dense_pieces(grey: _Grey) -> list[_Frame]:
    """Return the pieces of a picture where dark and light are close together, as in a code."""
    scale = max(1.0, max(grey.size) / _SKETCH)
    sides = max(1, round(grey.width / scale)), max(1, round(grey.height / scale))
    sketch = grey.resize(sides, Image.Resampling.BOX)
    lightest = _around(sketch, _NEAR, ImageChops.lighter)
    contrast = ImageChops.subtract(lightest, _around(sketch, _NEAR, ImageChops.darker))
    dense = _around(contrast, _THICK, ImageChops.darker)
    densest = max(level for level, count in enumerate(dense.histogram()) if count)
    level = max(_FAINTEST, _LIKE * densest)
    lost = _THICK - _NEAR
    blocks = [
        (left - lost, top - lost, right + lost, bottom + lost)
        for left, top, right, bottom in _blocks(dense.point(lambda v: 255 * (v > level)), (0, 0))
    ]
    blocks = [block for block in blocks if _may_be_a_code(block)]
    blocks.sort(key=lambda block: (block[0] - block[2]) * (block[3] - block[1]))
    return [
        (int(left * scale), int(top * scale), int(right * scale), int(bottom * scale))
        for left, top, right, bottom in blocks[:_PIECES]
    ]


def _around(
    grey: _Grey, reach: int, choose: Callable[[Image.Image, Image.Image], Image.Image]
) -> _Grey:
    """Return for each pixel the lightest or darkest of the square around it.

    Shifting the whole is thirty times as fast as Pillow's rank filters.
    """
    for along, down in ((1, 0), (0, 1)):
        row = grey
        for step in range(1, reach + 1):
            for sign in (-step, step):
                row = choose(row, ImageChops.offset(grey, sign * along, sign * down))
        grey = row
    return grey


def _may_be_a_code(block: _Frame) -> bool:
    sides = block[2] - block[0], block[3] - block[1]
    return min(sides) >= _SMALLEST and max(sides) <= _SQUARE * min(sides)


def _blocks(mask: Image.Image, origin: tuple[int, int]) -> list[_Frame]:
    """Return the pieces that empty columns or rows part from each other (a recursive X-Y cut)."""
    box = mask.getbbox()
    if box is None:
        return []
    piece = mask.crop(box)
    left, top = origin[0] + box[0], origin[1] + box[1]
    columns, rows = piece.getprojection()
    if 0 in columns:
        gap = columns.index(0)
        parts = ((0, 0, gap, piece.height), (gap, 0, piece.width, piece.height))
    elif 0 in rows:
        gap = rows.index(0)
        parts = ((0, 0, piece.width, gap), (0, gap, piece.width, piece.height))
    else:
        return [(left, top, left + piece.width, top + piece.height)]
    return [
        block
        for part in parts
        for block in _blocks(piece.crop(part), (left + part[0], top + part[1]))
    ]
