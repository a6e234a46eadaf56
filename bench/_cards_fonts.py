"""The typefaces of made-up business cards: open ones, from packages, so that all machines agree."""

from functools import cache
from random import Random
from typing import Final, NamedTuple

import fontpkg
from PIL import ImageFont

# Plain, with serifs, and written by hand; each half has its own.
PLAIN: Final = (
    ("work-sans", "lato", "open-sans", "roboto", "montserrat", "barlow-condensed"),
    (
        *("ibm-plex-sans", "fira-sans", "nunito", "raleway"),
        *("josefin-sans", "archivo-narrow", "quicksand"),
    ),
)  # fmt: skip
SERIFS: Final = (
    ("merriweather", "source-serif-4", "roboto-slab"),
    ("pt-serif", "eb-garamond", "zilla-slab", "crimson-pro", "playfair-display"),
)
HEADS: Final = (("montserrat", "barlow-condensed"), ("oswald", "josefin-sans"))
WRITTEN: Final = ("dancing-script", "caveat")
ODD: Final = 0.03  # of cards write the name as by hand
BOLD: Final = 700


class Faces(NamedTuple):
    """The families of one card: of the name, of the firm, and of everything else."""

    name: str
    firm: str
    text: str


def choose(dice: Random, side: int) -> Faces:
    """Return families that a printer would put together."""
    text = dice.choice(PLAIN[side] if dice.random() < 0.7 else SERIFS[side])
    name = text if dice.random() < 0.55 else dice.choice((*SERIFS[side], *HEADS[side]))
    if dice.random() < ODD:
        name = WRITTEN[side]
    firm = dice.choice((text, name, *HEADS[side]))
    if dice.random() < 2 * ODD:
        firm = WRITTEN[side]
    return Faces(name, firm, text)


@cache
def font(
    family: str, size: int, weight: int = 400, *, is_italic: bool = False
) -> ImageFont.FreeTypeFont:
    """Return a font of a weight, ``size`` pixels high; upright where a family has no italics."""
    try:
        path = fontpkg.path(family, weight, "italic" if is_italic else "normal", nearest=True)
    except fontpkg.StyleNotAvailable:
        path = fontpkg.path(family, weight, nearest=True)
    found = ImageFont.truetype(path, size)
    if "[" in path.name:
        axes = found.get_variation_axes()
        found.set_variation_by_axes(
            [
                min(max(weight, axis["minimum"] or 0), axis["maximum"] or weight)
                if axis["name"] == b"Weight"
                else axis["default"] or 0
                for axis in axes
            ]
        )
    return found
