"""Badges and table signs to print: PDF of pages drawn in one bit at 300 dots an inch."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import segno
from django.utils import translation
from django.utils.translation import gettext
from PIL import Image, ImageDraw

from dardar.core.cards.vcard.quote import safe
from dardar.core.identity.text import fold
from dardar.events.guests import counted
from dardar.events.models import Event, Guest, Table
from dardar.events.paper import PAPER, as_pdf, dots, length, pieces, put

DPI: Final = 300
_BADGE: Final = (90, 54)
_CODE: Final = 24  # of its side
_ACROSS, _DOWN = 2, 5
# A file of so many is drawn within a few seconds.
PER_FILE: Final = 500
_SIGN: Final = (190, 138)
_SMALLEST: Final = 18

Code = Callable[[str], str]
"""Gives the whole address that the code of a badge stands for."""


class BadgeFile(NamedTuple):
    """One of the files that the badges of an event are in: from which guest to which."""

    number: int
    first: int
    last: int


def badge_files(event: Event, coming: int) -> list[BadgeFile]:
    """Return in which files the badges of an event are, one at least; all from 1.

    Args:
        event: of which event.
        coming: how many are expected or come, those who stand there twice as two.

    """
    guests = len(counted(event)) if coming > PER_FILE else coming
    starts = range(0, max(guests, 1), PER_FILE)
    return [
        BadgeFile(number, start + 1, min(start + PER_FILE, guests))
        for number, start in enumerate(starts, 1)
    ]


def badges(event: Event, address: Code, file: int = 1) -> bytes:
    """Return badges of those who are expected, ten on a sheet: name, company and code.

    Args:
        event: of which event.
        address: what is to open when the host scans a badge.
        file: which of the files there are.

    """
    start = (file - 1) * PER_FILE
    return as_pdf(_badge_sheets(event, by_name(event)[start : start + PER_FILE], address), DPI)


def by_name(event: Event) -> list[Guest]:
    """Return those who are expected as their badges lie on the table at the entrance."""
    return sorted(counted(event), key=lambda guest: fold(guest.shown_name))


def table_signs(event: Event) -> bytes:
    """Return a sign for each table, two on a sheet."""
    return as_pdf(_sign_sheets(event, list(event.tables.all())), DPI)


def _badge_sheets(event: Event, guests: list[Guest], address: Code) -> Iterator[Image.Image]:
    most = _ACROSS * _DOWN
    left, top = (PAPER[0] - _ACROSS * _BADGE[0]) / 2, (PAPER[1] - _DOWN * _BADGE[1]) / 2
    for start in range(0, max(len(guests), 1), most):
        sheet = _sheet()
        draw = _pen(sheet)
        for place, guest in enumerate(guests[start : start + most]):
            down, across = divmod(place, _ACROSS)
            at = (left + across * _BADGE[0], top + down * _BADGE[1])
            draw.rectangle([_dots(*at), _dots(at[0] + _BADGE[0], at[1] + _BADGE[1])], outline=0)
            _badge(draw, at, event, guest)
            code = _qr(address(guest.code), _CODE)
            sheet.paste(code, _dots(at[0] + _BADGE[0] - _CODE - 4, at[1] + _BADGE[1] - _CODE - 3))
        yield sheet


def _badge(draw: ImageDraw.ImageDraw, at: tuple[float, float], event: Event, guest: Guest) -> None:
    x, y = at
    width = _BADGE[0] - 10
    _write(draw, (x + 5, y + 6), guest.shown_name, size=9, width=width)
    _write(draw, (x + 5, y + 19), guest.company, size=5, width=width)
    _write(draw, (x + 5, y + _BADGE[1] - 9), event.title, size=3.5, width=width - _CODE)


def _sign_sheets(event: Event, tables: list[Table]) -> Iterator[Image.Image]:
    left, gap = (PAPER[0] - _SIGN[0]) / 2, (PAPER[1] - 2 * _SIGN[1]) / 3
    with translation.override(event.language):
        names = [
            table.name or gettext("Table %(name)s") % {"name": table.number} for table in tables
        ]
    for start in range(0, max(len(names), 1), 2):
        sheet = _sheet()
        draw = _pen(sheet)
        for place, name in enumerate(names[start : start + 2]):
            y = gap + place * (_SIGN[1] + gap)
            draw.rectangle([_dots(left, y), _dots(left + _SIGN[0], y + _SIGN[1])], outline=0)
            _write(draw, (left + 15, y + 40), name, size=40, width=_SIGN[0] - 30)
            _write(draw, (left + 15, y + 115), event.title, size=8, width=_SIGN[0] - 30)
        yield sheet


def _sheet() -> Image.Image:
    return Image.new("1", _dots(*PAPER), 1)


def _pen(sheet: Image.Image) -> ImageDraw.ImageDraw:
    draw = ImageDraw.Draw(sheet)
    draw.fontmode = "1"
    return draw


def _dots(x: float, y: float) -> tuple[int, int]:
    return dots(x, y, DPI)


def _qr(address: str, millimetres: float) -> Image.Image:
    """Return a code of about this size, quiet zone included, its modules whole dots."""
    matrix = [list(row) for row in segno.make(address, error="m").matrix_iter(border=4)]
    small = Image.new("1", (len(matrix), len(matrix)), 1)
    small.putdata([0 if dark else 1 for row in matrix for dark in row])
    scale = max(_dots(millimetres, 0)[0] // len(matrix), 1)
    return small.resize((len(matrix) * scale, len(matrix) * scale), Image.Resampling.NEAREST)


def _write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    words: str,
    *,
    size: float,
    width: float,
) -> None:
    """Write words in one line, as large as wanted or as fits; sizes in millimetres."""
    x, y = _dots(*at)
    most, high = _dots(width, 0)[0], _dots(size, 0)[0]
    line = list(pieces(" ".join(safe(words).split())))
    while high > _SMALLEST and length(line, high) > most:
        high = high * 9 // 10
    while line and length(line, high) > most:
        line = [*line[:-1], (line[-1][0], line[-1][1][:-1])]
        line = [piece for piece in line if piece[1]]
    put(draw, (x, y + high), line, high)
