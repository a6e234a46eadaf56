"""What was seen in a photograph. Plain values, so that one process can hand them to another."""

from dataclasses import dataclass

from dardar.core.cards.seen import Box, Line


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was read: QR, Data Matrix, Aztec, PDF417 or a linear one.

    Attributes:
        text: what it says, undecoded otherwise; :func:`dardar.core.cards.payloads.read_code` tells
            what that means.
        kind: its symbology as zxing-cpp names it, e.g. ``QR Code``.
        box: where it stands, in pixels of the picture it belongs to.

    """

    text: str
    kind: str
    box: Box


@dataclass(frozen=True, slots=True)
class SeenCard:
    """One card: a picture of it, straight and upright, and what stands on it.

    Attributes:
        picture: a WebP without metadata, its longer side at most 1600 pixels.
        width: of that picture, in pixels.
        height: likewise.
        lines: its text, from top to bottom; boxes are in pixels of ``picture``.
        codes: the codes on it; boxes likewise.

    """

    picture: bytes
    width: int
    height: int
    lines: tuple[Line, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """All that was seen in one photograph.

    Attributes:
        cards: from top to bottom and left to right; none where no text was found.
        codes: every code, those on cards too; boxes in pixels of the upright photograph.

    """

    cards: tuple[SeenCard, ...] = ()
    codes: tuple[Code, ...] = ()
