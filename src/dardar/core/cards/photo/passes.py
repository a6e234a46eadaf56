"""Read a photograph: find its text, tell its cards apart, and read each, upright.

Text is found once, in a small picture of the whole, and read in the large one. Where several cards
lie, their small print is looked for in each quarter too. A second look, at a card alone, follows
only where the first may have seen too little: at a card that fills little of the picture, and, in
better light, at one that is pale or was read with doubt. The better is kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np
from PIL import Image

from dardar.core.cards.photo.codes import read_codes
from dardar.core.cards.photo.dealing import Place, deal
from dardar.core.cards.photo.geometry import (
    Corners,
    Matrix,
    Pixels,
    back,
    corners,
    frame,
    mapping,
    moved,
    seen_through,
    share_inside,
    size,
    turned,
)
from dardar.core.cards.photo.keeping import kept
from dardar.core.cards.photo.light import evened, is_pale
from dardar.core.cards.photo.lying import rectangle_along, text_direction, upright
from dardar.core.cards.photo.opening import open_picture
from dardar.core.cards.photo.picture import Code, Picture, SeenCard
from dardar.core.cards.photo.quads import find_quads
from dardar.core.cards.photo.reader import Reader, Words
from dardar.core.cards.seen import Box, Line

_LEGIBLE: Final = 0.5  # confidence below which an engine sees letters where none are
_WITHOUT_DOUBT: Final = 0.9  # of the confidence with which a card was read
_SMALL: Final = 0.5  # of the picture's longer side: text of a smaller card may go unseen
_LEAST: Final = 4  # characters of a card among others; less is seen in anything
_QUARTER: Final = 0.6  # of the picture's sides
_BRIM: Final = 4  # pixels within a quarter's edges
_WHOLE: Final = 0.99
_PROBES: Final = 4  # lines by which is told whether a card stands on its head
_MOST_OF_IT: Final = 0.5  # of a code, on the card it belongs to; of letters, in a code
_HEAD: Final = 0.1  # of confidence, gained by turning it


@dataclass(frozen=True, slots=True)
class _Reading:
    """A card as it was read: its place, its first side along the text, and the lines there."""

    quad: Corners
    texts: tuple[tuple[Corners, Words], ...]

    @property
    def confidence(self) -> float:
        """Return with how much confidence it was read, 0 to 1."""
        return _mean([words for _, words in self.texts])

    @property
    def letters(self) -> int:
        """Return how many characters were read."""
        return sum(len(words.text) for _, words in self.texts)

    @property
    def worth(self) -> float:
        """Return how many characters were read, in doubt less."""
        return sum(len(words.text) * words.confidence for _, words in self.texts)


def read_picture(data: bytes, reader: Reader) -> Picture:
    """Return all that is seen in a photograph.

    Args:
        data: the file, a JPEG, PNG, GIF, WebP or BMP.
        reader: the engine.

    Raises:
        PictureError: no picture can be made of it.

    """
    image = open_picture(data)
    codes = tuple(read_codes(image))
    picture = np.asarray(image)
    drawn = [_corners(code.box) for code in codes]
    texts, quads = reader.find(picture), _off(drawn, find_quads(picture))
    places = deal(_off(drawn, texts), quads)
    if sum(bool(place.texts) for place in places) > 1:
        places = deal(
            _off(drawn, [*texts, *_overlooked(picture, texts, reader)]), quads, are_several=True
        )
    readings = [_read(picture, place, drawn, reader) for place in places]
    most = max((reading.letters for reading in readings), default=0)
    real = [reading for reading in readings if reading.letters >= min(most, _LEAST)]
    seen = [_seen(picture, reading, codes) for reading in _in_order(real) if reading.texts]
    return Picture(tuple(seen), codes)


def _overlooked(picture: Pixels, texts: Sequence[Corners], reader: Reader) -> list[Corners]:
    """Return the lines that are found only in the quarters of a picture, which overlap."""
    height, width = picture.shape[:2]
    found: list[Corners] = []
    for x, y in product((0.0, 1 - _QUARTER), repeat=2):
        left, top = int(x * width), int(y * height)
        part = picture[top : top + int(_QUARTER * height), left : left + int(_QUARTER * width)]
        rows, columns = part.shape[:2]
        inside = moved(frame(columns - 2 * _BRIM, rows - 2 * _BRIM), _shifted(_BRIM, _BRIM))
        for text in reader.find(part):
            line = moved(text, _shifted(left, top))
            # One that reaches the brim goes on beyond it, and is whole in the next.
            is_whole = share_inside(text, inside) > _WHOLE
            if is_whole and all(share_inside(line, one) < _MOST_OF_IT for one in [*texts, *found]):
                found.append(line)
    return found


def _shifted(x: float, y: float) -> Matrix:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], dtype=np.float64)


def _off(codes: Sequence[Corners], places: Sequence[Corners]) -> list[Corners]:
    """Return the places that are no codes, in which engines see letters and edges."""
    return [
        place
        for place in places
        if not any(share_inside(place, code) > _MOST_OF_IT for code in codes)
    ]


def _read(picture: Pixels, place: Place, codes: Sequence[Corners], reader: Reader) -> _Reading:
    """Read a place, with a second look at it alone where the first may have seen too little."""
    if place.quad is None:
        quad, is_small = frame(picture.shape[1], picture.shape[0]), False
    else:
        quad, is_small = place.quad, max(size(place.quad)) < _SMALL * max(picture.shape[:2])
    best = _Reading(quad, ())
    if is_small:
        best = _look_again(picture, quad, codes, reader)
    if best.confidence < _WITHOUT_DOUBT or len(best.texts) < len(place.texts):
        best = _better(best, _read_at(picture, quad, place.texts, reader))
    if place.quad is None and not best.texts:
        return best
    if best.confidence < _WITHOUT_DOUBT or is_pale(picture, quad):
        best = _better(best, _look_again(picture, quad, codes, reader, evened))
    return best


def _better(one: _Reading, other: _Reading) -> _Reading:
    return max(one, other, key=lambda reading: reading.worth)


def _look_again(
    picture: Pixels,
    quad: Corners,
    codes: Sequence[Corners],
    reader: Reader,
    prepare: Callable[[Pixels], Pixels] | None = None,
) -> _Reading:
    """Read what is found in a card that is cut out, straight and, if need be, prepared."""
    width, height = (max(1, round(side)) for side in size(quad))
    matrix = mapping(quad, width, height)
    card = seen_through(picture, matrix, width, height)
    if prepare:
        card = prepare(card)
    found = reader.find(card)
    home = back(matrix)
    texts = [text for text in found if _off(codes, [moved(text, home)])]
    reading = _read_at(card, frame(width, height), texts, reader)
    lines = tuple((moved(text, home), words) for text, words in reading.texts)
    return _Reading(moved(reading.quad, home), lines)


def _read_at(picture: Pixels, quad: Corners, texts: Sequence[Corners], reader: Reader) -> _Reading:
    """Read lines of a place, having found out how they lie."""
    if not texts:
        return _Reading(quad, ())
    lying = rectangle_along(quad, text_direction(quad, texts))
    lines = sorted(upright(lying, texts), key=lambda line: -size(line)[0] / size(line)[1])
    probes, others = lines[:_PROBES], lines[_PROBES:]
    words = reader.read(picture, probes)
    if _mean(words) < _WITHOUT_DOUBT:
        # Perhaps it stands on its head.
        other_way = reader.read(picture, [turned(probe, 2) for probe in probes])
        if _mean(other_way) > _mean(words) + _HEAD:
            lying, words = turned(lying, 2), other_way
            probes, others = ([turned(line, 2) for line in part] for part in (probes, others))
    read = zip([*probes, *others], [*words, *reader.read(picture, others)], strict=True)
    legible = [(line, one) for line, one in read if one.text and one.confidence >= _LEGIBLE]
    return _Reading(lying, tuple(legible))


def _mean(words: Sequence[Words]) -> float:
    """Return the mean of confidences, weighted by the lengths of what was read."""
    letters = sum(len(one.text) for one in words)
    return sum(len(one.text) * one.confidence for one in words) / letters if letters else 0.0


def _in_order(readings: Sequence[_Reading]) -> list[_Reading]:
    """Return cards from top to bottom, those beside each other from left to right."""
    middles = [tuple(map(float, reading.quad.mean(axis=0))) for reading in readings]
    heights = [min(size(reading.quad)) for reading in readings]
    return [readings[number] for number in _rows(middles, heights)]


def _rows(middles: Sequence[Sequence[float]], heights: Sequence[float]) -> list[int]:
    """Return the numbers of things row by row: what is half a height apart stands in one."""
    rows: list[list[int]] = []
    for number in sorted(range(len(middles)), key=lambda number: middles[number][1]):
        last = rows[-1] if rows else []
        apart = middles[number][1] - middles[last[0]][1] if last else 0.0
        if last and apart < min(heights[number], heights[last[0]]) / 2:
            last.append(number)
        else:
            rows.append([number])
    return [number for row in rows for number in sorted(row, key=lambda number: middles[number][0])]


def _seen(picture: Pixels, reading: _Reading, codes: Sequence[Code]) -> SeenCard:
    """Return a card with its picture, and with all places in pixels of that picture."""
    width, height = (max(1, round(side)) for side in size(reading.quad))
    matrix = mapping(reading.quad, width, height)
    card = Image.fromarray(seen_through(picture, matrix, width, height))
    data, kept_width, kept_height = kept(card)
    scale = np.diag([kept_width / width, kept_height / height, 1.0]) @ matrix
    boxes = [_box(text, scale, kept_width, kept_height) for text, _ in reading.texts]
    middles = [((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in boxes]
    lines = [
        Line(reading.texts[number][1].text, boxes[number], reading.texts[number][1].confidence)
        for number in _rows(middles, [box.height for box in boxes])
    ]
    on_it = [
        replace(code, box=_box(place, scale, kept_width, kept_height))
        for code in codes
        if share_inside(place := _corners(code.box), reading.quad) > _MOST_OF_IT
    ]
    return SeenCard(data, kept_width, kept_height, tuple(lines), tuple(on_it))


def _corners(box: Box) -> Corners:
    right, bottom = max(box.right, box.left + 1), max(box.bottom, box.top + 1)
    return corners([(box.left, box.top), (right, box.top), (right, bottom), (box.left, bottom)])


def _box(place: Corners, matrix: Matrix, width: int, height: int) -> Box:
    points = moved(place, matrix)
    left, top = points.min(axis=0).clip(0, (width, height))
    right, bottom = points.max(axis=0).clip(0, (width, height))
    return Box(float(left), float(top), float(right), float(bottom))
