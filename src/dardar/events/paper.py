"""Sheets to print: PDF of pages drawn by Pillow in the typeface of the house.

That typeface serves every name it can write; what it can't is written in Latin letters. A library
that sets type in PDF would need fonts of its own.
"""

import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from anyascii import anyascii
from PIL import Image, ImageDraw, ImageFont

from dardar.core.cards.vcard.quote import safe

_INCH: Final = 25.4  # millimetres
PAPER: Final = (210, 297)  # millimetres: A4
BOLD: Final = 800
_FONTS: Final = Path(__file__).parents[1] / "static" / "vendor" / "alegreya"
_FILES: Final = ("alegreya-latin-wght-normal.woff2", "alegreya-latin-ext-wght-normal.woff2")
_NO_LETTER: Final = "\uf8ff"  # of private use: no typeface of ours has it

Font = ImageFont.FreeTypeFont
# A run of letters, with the file that has them.
Piece = tuple[int, str]


def dots(x: float, y: float, resolution: int) -> tuple[int, int]:
    """Return millimetres as dots, of so many an inch."""
    return round(x * resolution / _INCH), round(y * resolution / _INCH)


def as_pdf(sheets: Iterable[Image.Image], resolution: int, **more: str | int) -> bytes:
    """Return sheets as one PDF; one at a time, as each is megabytes while it is drawn.

    Args:
        sheets: its pages.
        resolution: dots an inch.
        more: what Pillow's writer takes besides, as a title.

    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.pdf"
        for sheet in sheets:
            sheet.save(path, "PDF", resolution=resolution, append=path.exists(), **more)
        return path.read_bytes()


def pieces(words: str) -> Iterator[Piece]:
    """Yield runs of letters with the file that has them."""
    run, file = "", 0
    for letter in "".join(one if _file_with(one) is not None else anyascii(one) for one in words):
        place = _file_with(letter) or 0
        if run and place != file:
            yield file, run
            run = ""
        run, file = run + letter, place
    if run:
        yield file, run


def length(some: Iterable[Piece], size: int, weight: int = BOLD) -> float:
    """Return how many dots wide some words are at a size in dots."""
    return sum(_font(place, size, weight).getlength(text) for place, text in some)


def put(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    some: Iterable[Piece],
    size: int,
    *,
    weight: int = BOLD,
    fill: int | str = 0,
) -> None:
    """Write pieces of a line on its baseline, all in dots."""
    x, baseline = at
    for place, text in some:
        font = _font(place, size, weight)
        draw.text((x, baseline), text, font=font, fill=fill, anchor="ls")
        x += round(font.getlength(text))


def lines(words: str, size: int, width: float, weight: int = BOLD) -> Iterator[list[Piece]]:
    """Yield words as lines that fit into a width in dots; a word that is longer stands alone."""
    line = ""
    for word in safe(words).split():
        longer = f"{line} {word}" if line else word
        if line and length(pieces(longer), size, weight) > width:
            yield list(pieces(line))
            line = word
        else:
            line = longer
    if line:
        yield list(pieces(line))


@cache
def _font(place: int, size: int, weight: int) -> Font:
    font = ImageFont.truetype(_FONTS / _FILES[place], size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _file_with(letter: str) -> int | None:
    """Return which file can write a letter, None if none can."""
    if letter.isspace():
        return 0
    for place in range(len(_FILES)):
        font = _font(place, 40, BOLD)
        if bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER)):
            return place
    return None
