"""How made-up business cards are laid out: zones, and what stands in them; each half its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from bench._cards_sheet import LONG, Colour, Sheet

SHORT: Final = LONG * 55 // 85


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a card, in shares of its width and height.

    ``holds`` names the groups of lines in it: firm, person, contact, address. ``is_reversed`` says
    that it lies on the accent colour.
    """

    left: float
    top: float
    right: float
    bottom: float
    align: str  # left, centre or right
    stand: str  # top, middle or bottom
    holds: tuple[str, ...]
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of each side, a decoration, and where the firm's sign and a code may stand.

    Those are squares: left and top in shares of the card, size in shares of its short side.
    """

    name: str
    sides: tuple[tuple[Zone, ...], ...]
    decoration: str = "none"
    is_upright: bool = False
    logo: tuple[float, float, float] | None = None
    code: tuple[float, float, float] | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return (SHORT, LONG) if self.is_upright else (LONG, SHORT)


class Palette(NamedTuple):
    """Colours: of the ground, of the text, of what matters less, the accent, and text upon it."""

    ground: Colour
    ink: Colour
    soft: Colour
    accent: Colour
    reverse: Colour


WHITE: Final = (255, 255, 255)
PALETTES: Final = (
    (
        Palette(WHITE, (30, 30, 34), (96, 96, 104), (20, 84, 140), WHITE),
        Palette((252, 250, 244), (44, 40, 36), (110, 100, 90), (150, 40, 44), WHITE),
        Palette(WHITE, (20, 40, 60), (90, 104, 116), (0, 122, 110), WHITE),
        Palette((238, 242, 240), (34, 44, 40), (92, 104, 98), (46, 110, 70), WHITE),
        Palette((28, 34, 48), (240, 240, 244), (176, 182, 196), (228, 178, 70), (28, 34, 48)),
        Palette((22, 82, 92), (246, 248, 246), (190, 214, 214), (244, 202, 120), (16, 52, 60)),
    ),
    (
        Palette(WHITE, (24, 24, 24), (104, 104, 104), (196, 72, 36), WHITE),
        Palette((250, 248, 250), (46, 34, 60), (112, 100, 124), (96, 52, 140), WHITE),
        Palette(WHITE, (40, 44, 50), (104, 110, 120), (214, 144, 20), (40, 34, 20)),
        Palette((246, 240, 228), (60, 46, 34), (120, 104, 88), (120, 76, 40), WHITE),
        Palette((20, 20, 22), (238, 236, 230), (170, 168, 160), (190, 160, 96), (20, 20, 22)),
        Palette((116, 30, 44), (252, 246, 240), (230, 200, 196), (246, 224, 180), (80, 18, 30)),
        Palette((214, 226, 236), (24, 40, 62), (72, 90, 112), (24, 62, 110), WHITE),
    ),
)

TUNED: Final = (
    Layout("left", ((
        Zone(0.07, 0.09, 0.75, 0.33, "left", "top", ("firm",)),
        Zone(0.07, 0.33, 0.95, 0.58, "left", "middle", ("person",)),
        Zone(0.07, 0.58, 0.95, 0.93, "left", "bottom", ("contact", "address")),
    ),), logo=(0.8, 0.1, 0.17), code=(0.76, 0.58, 0.34)),
    Layout("centred", ((
        Zone(0.08, 0.08, 0.92, 0.34, "centre", "top", ("firm",)),
        Zone(0.08, 0.34, 0.92, 0.6, "centre", "middle", ("person",)),
        Zone(0.08, 0.6, 0.92, 0.94, "centre", "bottom", ("contact", "address")),
    ),), decoration="rule"),
    Layout("split", ((
        Zone(0.05, 0.45, 0.42, 0.85, "centre", "top", ("firm",)),
        Zone(0.47, 0.1, 0.96, 0.4, "left", "top", ("person",)),
        Zone(0.47, 0.42, 0.96, 0.92, "left", "bottom", ("contact", "address")),
    ),), decoration="bar", logo=(0.15, 0.14, 0.22)),
    Layout("vertical", ((
        Zone(0.08, 0.28, 0.92, 0.42, "centre", "top", ("firm",)),
        Zone(0.08, 0.42, 0.92, 0.62, "centre", "middle", ("person",)),
        Zone(0.08, 0.62, 0.92, 0.95, "centre", "bottom", ("contact", "address")),
    ),), is_upright=True, logo=(0.36, 0.08, 0.26)),
    Layout("two-sided", (
        (Zone(0.1, 0.5, 0.9, 0.86, "centre", "top", ("firm",), is_reversed=True),),
        (
            Zone(0.08, 0.1, 0.92, 0.42, "left", "top", ("person",)),
            Zone(0.08, 0.44, 0.92, 0.92, "left", "bottom", ("contact", "address")),
        ),
    ), decoration="flood", logo=(0.42, 0.14, 0.26), code=(0.76, 0.58, 0.34)),
)  # fmt: skip
UNSEEN: Final = (
    Layout("right", ((
        Zone(0.3, 0.08, 0.94, 0.34, "right", "top", ("person",)),
        Zone(0.36, 0.36, 0.95, 0.94, "right", "bottom", ("contact", "address")),
        Zone(0.05, 0.5, 0.34, 0.92, "left", "bottom", ("firm",)),
    ),), logo=(0.06, 0.1, 0.24)),
    Layout("band", ((
        Zone(0.06, 0.04, 0.8, 0.24, "left", "middle", ("firm",), is_reversed=True),
        Zone(0.06, 0.29, 0.95, 0.54, "left", "middle", ("person",)),
        Zone(0.06, 0.55, 0.56, 0.95, "left", "bottom", ("contact",)),
        Zone(0.58, 0.58, 0.96, 0.95, "left", "bottom", ("address",)),
    ),), decoration="band", logo=(0.84, 0.06, 0.15)),
    Layout("panel", ((
        Zone(0.02, 0.5, 0.32, 0.9, "centre", "top", ("firm",), is_reversed=True),
        Zone(0.39, 0.1, 0.96, 0.4, "left", "middle", ("person",)),
        Zone(0.38, 0.42, 0.97, 0.93, "left", "middle", ("contact", "address")),
    ),), decoration="panel", logo=(0.09, 0.16, 0.24), code=(0.8, 0.07, 0.27)),
    Layout("framed", ((
        Zone(0.1, 0.09, 0.9, 0.37, "centre", "middle", ("person",)),
        Zone(0.1, 0.38, 0.9, 0.56, "centre", "middle", ("firm",)),
        Zone(0.08, 0.58, 0.92, 0.92, "centre", "bottom", ("contact", "address")),
    ),), decoration="frame"),
    Layout("upright", ((
        Zone(0.1, 0.05, 0.9, 0.24, "left", "middle", ("firm",), is_reversed=True),
        Zone(0.1, 0.3, 0.92, 0.5, "left", "top", ("person",)),
        Zone(0.1, 0.52, 0.92, 0.94, "left", "bottom", ("contact", "address")),
    ),), decoration="head", is_upright=True),
    Layout("foot", ((
        Zone(0.07, 0.07, 0.7, 0.36, "left", "top", ("person",)),
        Zone(0.07, 0.37, 0.58, 0.76, "left", "middle", ("contact",)),
        Zone(0.05, 0.78, 0.62, 0.98, "left", "middle", ("firm",), is_reversed=True),
        Zone(0.6, 0.4, 0.96, 0.76, "right", "bottom", ("address",)),
    ),), decoration="foot", logo=(0.78, 0.12, 0.2)),
    Layout("back", (
        (
            Zone(0.08, 0.1, 0.92, 0.4, "centre", "middle", ("person",)),
            Zone(0.08, 0.44, 0.92, 0.9, "centre", "middle", ("contact",)),
        ),
        (
            Zone(0.1, 0.42, 0.9, 0.7, "centre", "middle", ("firm",), is_reversed=True),
            Zone(0.1, 0.72, 0.9, 0.94, "centre", "bottom", ("address",), is_reversed=True),
        ),
    ), decoration="flood-back", logo=(0.42, 0.1, 0.26)),
)  # fmt: skip
LAYOUTS: Final = (TUNED, UNSEEN)


def decorate(sheet: Sheet, decoration: str, palette: Palette, side: int) -> None:
    """Draw what a layout has besides text."""
    draw_it = _DECORATIONS.get(decoration)
    if draw_it:
        draw_it(sheet, palette, side)


def _fill(sheet: Sheet, share: tuple[float, float, float, float], ink: Colour) -> None:
    width, height = sheet.size
    left, top, right, bottom = share
    sheet.draw.rectangle((left * width, top * height, right * width, bottom * height), ink)


def _flood(wanted: int) -> Callable[[Sheet, Palette, int], None]:
    def draw_it(sheet: Sheet, palette: Palette, side: int) -> None:
        if side == wanted:
            _fill(sheet, (0, 0, 1, 1), palette.accent)

    return draw_it


def _frame(sheet: Sheet, palette: Palette, _: int) -> None:
    width, height = sheet.size
    sheet.draw.rectangle((34, 34, width - 34, height - 34), None, palette.accent, 5)


def _on_front(*share: float) -> Callable[[Sheet, Palette, int], None]:
    left, top, right, bottom = share

    def draw_it(sheet: Sheet, palette: Palette, side: int) -> None:
        if side == 0:
            _fill(sheet, (left, top, right, bottom), palette.accent)

    return draw_it


_DECORATIONS: Final[dict[str, Callable[[Sheet, Palette, int], None]]] = {
    "rule": _on_front(0.3, 0.595, 0.7, 0.6),
    "bar": _on_front(0.44, 0.12, 0.444, 0.88),
    "flood": _flood(0),
    "flood-back": _flood(1),
    "band": _on_front(0, 0, 1, 0.26),
    "panel": _on_front(0, 0, 0.34, 1),
    "head": _on_front(0, 0, 1, 0.26),
    "foot": _on_front(0, 0.77, 1, 1),
    "frame": _frame,
}
