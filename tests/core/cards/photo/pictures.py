"""Cards, codes and photographs drawn for tests, in the font that Pillow brings along."""

import io
from collections.abc import Sequence

import segno
from PIL import Image, ImageDraw, ImageFont

PAPER = (250, 250, 244)
INK = (20, 20, 30)
TABLE = (112, 84, 60)
LINES = (
    "Olga Ruiz Castro",
    "Director of Sales",
    "Tel. +34 612 345 678",
    "olga.ruiz@ejemplo.es",
    "www.ejemplo.es",
    "Gran Via 28, 28013 Madrid",
)


def card(
    lines: Sequence[str] = LINES,
    *,
    width: int = 1000,
    paper: tuple[int, int, int] = PAPER,
    ink: tuple[int, int, int] = INK,
) -> Image.Image:
    """Return a card of 85 × 55 with lines of text, the first one larger."""
    picture = Image.new("RGB", (width, width * 55 // 85), paper)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        height = width * (0.05 if number == 0 else 0.034)
        place = (width * 0.08, width * (0.07 + 0.085 * number))
        pen.text(place, line, ink, font=ImageFont.load_default(height))
    return picture


def code(text: str, side: int) -> Image.Image:
    """Return a QR code with its quiet zone, black on white."""
    data = io.BytesIO()
    segno.make(text, error="m", micro=False).save(data, kind="png", border=4)
    return Image.open(data).convert("RGB").resize((side, side), Image.Resampling.NEAREST)


def on_table(
    cards: Sequence[tuple[Image.Image, tuple[int, int], float]],
    size: tuple[int, int] = (2000, 1500),
    ground: tuple[int, int, int] = TABLE,
) -> Image.Image:
    """Return a picture of cards, each with its middle and its degrees against the clock."""
    picture = Image.new("RGB", size, ground)
    for face, (x, y), degrees in cards:
        turned = face.convert("RGBA").rotate(degrees, Image.Resampling.BICUBIC, expand=True)
        picture.paste(turned, (x - turned.width // 2, y - turned.height // 2), turned)
    return picture


def as_jpeg(picture: Image.Image, **options: object) -> bytes:
    """Return a picture as the file a telephone would send."""
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=88, **options)
    return data.getvalue()
