"""One side of a made-up business card while it is drawn: a picture, and where its lines stand."""

import math
from dataclasses import dataclass
from random import Random
from typing import Final

import segno
from PIL import Image, ImageDraw, ImageFont

from bench import _cards_fonts as fonts
from dardar.core.cards.seen import Box, Line

MILLIMETRES: Final = 85  # the long side of a card
LONG: Final = 1400  # and in pixels
POINT: Final = LONG / MILLIMETRES * 0.3528
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """A line to be drawn: ``size`` in points; ``gap`` above it, as a share of its height.

    ``label`` stands before the text, in a column of its own if ``is_column``; ``icon`` likewise,
    drawn. ``tracking`` is the room between letters, as a share of their size.
    """

    text: str
    family: str
    size: float
    ink: Colour
    weight: int = 400
    is_italic: bool = False
    gap: float = 0.25
    icon: str = ""
    label: str = ""
    is_column: bool = False
    tracking: float = 0.0

    def font(self, scale: float) -> ImageFont.FreeTypeFont:
        """Return its font at a scale."""
        size = max(8, round(self.size * POINT * scale))
        return fonts.font(self.family, size, self.weight, is_italic=self.is_italic)


class Sheet:
    """A side that is drawn on."""

    def __init__(self, width: int, height: int, ground: Colour, side: int) -> None:
        """Begin an empty one."""
        self.image = Image.new("RGB", (width, height), ground)
        self.draw = ImageDraw.Draw(self.image)
        self.lines: list[Line] = []
        self._side = side

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.size

    def width_of(self, line: Written, scale: float) -> float:
        """Return how wide a line gets, in pixels."""
        font = line.font(scale)
        width = font.getlength(line.text) + line.tracking * font.size * len(line.text)
        return width + self._lead(line, font)

    def _lead(self, line: Written, font: ImageFont.FreeTypeFont) -> float:
        """Return the room that a label or an icon takes before a line."""
        if line.icon:
            return 1.7 * font.size
        if not line.label:
            return 0
        return 4.2 * font.size if line.is_column else font.getlength(line.label + " ")

    def write(self, line: Written, at: tuple[float, float], scale: float) -> None:
        """Draw a line with its left upper corner at a place, and note where it stands."""
        font, (left, top) = line.font(scale), at
        lead = self._lead(line, font)
        if line.icon:
            icon(self.draw, line.icon, (left, top, font.size), line.ink)
        elif line.label:
            self._put(line.label, font, (left, top), line, note=line.is_column)
        text = line.text if line.is_column or not line.label else f"{line.label} {line.text}"
        start = left if text is not line.text else left + lead
        self._put(line.text, font, (left + lead, top), line, note=False)
        box = self.draw.textbbox((start, top), text, font=font)
        right = left + self.width_of(line, scale)
        self.lines.append(Line(text, Box(box[0], box[1], right, box[3]), side=self._side))

    def _put(
        self,
        text: str,
        font: ImageFont.FreeTypeFont,
        at: tuple[float, float],
        line: Written,
        *,
        note: bool,
    ) -> None:
        left, top = at
        if note:
            box = Box(*self.draw.textbbox(at, text, font=font))
            self.lines.append(Line(text, box, side=self._side))
        if not line.tracking:
            self.draw.text(at, text, font=font, fill=line.ink)
            return
        for letter in text:
            self.draw.text((left, top), letter, font=font, fill=line.ink)
            left += font.getlength(letter) + line.tracking * font.size

    def code(self, text: str, at: tuple[int, int], size: int) -> None:
        """Draw a QR code of about a size, dark on a white quiet zone."""
        made = segno.make(text, error="m", micro=False)
        scale = max(1, size // int(made.symbol_size(border=2)[0]))
        self.image.paste(qr_image(made, scale, border=2), at)


def qr_image(code: segno.QRCode, scale: int, border: int = 4) -> Image.Image:
    """Return a QR code as a picture, ``scale`` pixels a module."""
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=border)]
    small = Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows))
    size = (small.width * scale, small.height * scale)
    return small.resize(size, Image.Resampling.NEAREST).convert("RGB")


def icon(draw: ImageDraw.ImageDraw, name: str, at: tuple[float, float, float], ink: Colour) -> None:
    """Draw what stands for a telephone, a mail, a site or a place; ``at``: left, top and size."""
    left, top, size = at
    top, size = top + 0.22 * size, 0.8 * size
    right, bottom, stroke = left + size, top + size, max(2, int(size / 12))
    middle = (left + right) / 2
    match name:
        case "mobile":
            draw.rounded_rectangle(
                (left + size * 0.22, top, right - size * 0.22, bottom),
                stroke * 2,
                None,
                ink,
                stroke,
            )
            draw.line(
                (middle - stroke, bottom - 2 * stroke, middle + stroke, bottom - 2 * stroke),
                ink,
                stroke,
            )
        case "landline" | "fax":
            draw.arc((left, top, right, bottom * 1.0), 200, 340, ink, stroke * 2)
            for x in (left, right - size * 0.3):
                draw.rectangle((x, top + size * 0.3, x + size * 0.3, top + size * 0.6), ink)
        case "mail":
            draw.rectangle((left, top + size * 0.15, right, bottom - size * 0.1), None, ink, stroke)
            draw.line(
                (left, top + size * 0.15, middle, top + size * 0.6, right, top + size * 0.15),
                ink,
                stroke,
            )
        case "url":
            draw.ellipse((left, top, right, bottom), None, ink, stroke)
            draw.ellipse((left + size * 0.28, top, right - size * 0.28, bottom), None, ink, stroke)
            draw.line((left, top + size / 2, right, top + size / 2), ink, stroke)
        case _:
            draw.ellipse(
                (left + size * 0.2, top, right - size * 0.2, top + size * 0.6),
                None,
                ink,
                stroke * 2,
            )
            draw.polygon(
                (
                    (left + size * 0.25, top + size * 0.5),
                    (right - size * 0.25, top + size * 0.5),
                    (middle, bottom),
                ),
                ink,
            )


def logo(
    sheet: Sheet, at: tuple[float, float, float], ink: Colour, letter: str, dice: Random
) -> None:
    """Draw a sign for a firm; ``at``: left, top and size. Now and then it is a letter."""
    draw, (left, top, size) = sheet.draw, at
    right, bottom = left + size, top + size
    match dice.choice(("ring", "bars", "leaf", "hexagon", "mountain", "letter")):
        case "ring":
            draw.ellipse((left, top, right, bottom), None, ink, int(size / 7))
            draw.ellipse(
                (left + size * 0.35, top + size * 0.35, right - size * 0.35, bottom - size * 0.35),
                ink,
            )
        case "bars":
            for number, height in enumerate((0.4, 0.7, 1.0, 0.6)):
                x = left + number * size / 4
                draw.rectangle((x, bottom - height * size, x + size / 6, bottom), ink)
        case "leaf":
            draw.pieslice((left, top, right + size, bottom + size), 180, 270, ink)
            draw.pieslice(
                (left - size * 0.6, top + size * 0.5, right - size * 0.6, bottom + size * 0.5),
                270,
                360,
                ink,
            )
        case "hexagon":
            corners = [
                (left + size / 2 * (1 + math.cos(angle)), top + size / 2 * (1 + math.sin(angle)))
                for angle in (math.pi / 6 + turn * math.pi / 3 for turn in range(6))
            ]
            draw.polygon(corners, None, ink, int(size / 9))
        case "mountain":
            draw.polygon(
                ((left, bottom), (left + size * 0.4, top), (left + size * 0.8, bottom)), ink
            )
            draw.polygon(
                (
                    (left + size * 0.4, bottom),
                    (left + size * 0.72, top + size * 0.4),
                    (right, bottom),
                ),
                ink,
            )
        case _:
            draw.ellipse((left, top, right, bottom), ink)
            ground = sheet.image.getpixel((max(0, int(left) - 4), int(top)))
            font = fonts.font(
                "roboto" if ord(letter) % 2 else "open-sans", int(size * 0.6), fonts.BOLD
            )
            draw.text(
                (left + size / 2, top + size / 2), letter, fill=ground, font=font, anchor="mm"
            )
