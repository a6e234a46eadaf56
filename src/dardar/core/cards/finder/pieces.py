"""The pieces of text that the finder weighs: cleaned lines and what was left of them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from dardar.core.cards.seen import Box, Line
from dardar.core.identity.text import fold

LONGEST: Final = 400  # characters of a line that are read; no line of a card has as many
MOST: Final = 400  # lines that are read; what stands beyond goes to the rest unread

# Full-width forms and odd spaces, as engines and web pages write them.
_PLAIN: Final = str.maketrans(
    {"＠": "@", "．": ".", "：": ":", "，": ",", "’": "'", "‘": "'", "´": "'", "`": "'"}
    | dict.fromkeys("‐‑‒", "-")
)
_MISREAD_PLUS: Final = re.compile(r"±(?=\s?\d)")
_MISREAD_DASH: Final = re.compile(r"(?<=\d)~(?=\d)")
_SPACED: Final = re.compile(r"(?:\w ){2,}\w")
_APART: Final = re.compile(r" {2,}")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is weighed as a whole.

    Attributes:
        text: cleaned.
        lines: the numbers of the lines it is from.
        place: its place in reading order; a step of one is the next line.
        box: where it stands, None in a pasted text.
        side: of the card.
        reading: how sure the engine was, 0 to 1.
        is_doubted: whether an accent was set again, or seems to be lost.
        is_after_at: whether «at» or «en» behind a position stands before it.

    """

    text: str
    lines: tuple[int, ...]
    place: int
    box: Box | None = None
    side: int = 0
    reading: float = 1.0
    is_doubted: bool = False
    is_after_at: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words as written, without those of signs only."""
        return tuple(word for word in self.text.split() if fold(word))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Return the folded words."""
        return tuple(fold(self.text).split())

    @property
    def size(self) -> float:
        """Return how high its letters are, 0 if that is not known."""
        return self.box.height if self.box else 0.0

    def with_text(self, text: str) -> "Piece":
        """Return the piece of the same place that says something else."""
        return replace(self, text=text)


def joined(pieces: Sequence[Piece], between: str = " ") -> Piece:
    """Return pieces as one."""
    boxes = [piece.box for piece in pieces if piece.box]
    return Piece(
        between.join(piece.text for piece in pieces),
        tuple(dict.fromkeys(number for piece in pieces for number in piece.lines)),
        pieces[0].place,
        around(boxes, lines=len(pieces)) if boxes else None,
        pieces[0].side,
        min(piece.reading for piece in pieces),
        any(piece.is_doubted for piece in pieces),
        pieces[0].is_after_at,
    )


def around(boxes: Sequence[Box], *, lines: int) -> Box:
    """Return the box around others, as high as their highest line so that sizes compare."""
    top = min(box.top for box in boxes)
    height = max(box.bottom for box in boxes) - top
    return Box(
        min(box.left for box in boxes),
        top,
        max(box.right for box in boxes),
        top + (max(box.height for box in boxes) if lines > 1 else height),
    )


def clean(text: str) -> str:
    """Return a line in composed letters, one kind of space, without invisible signs."""
    plain = unicodedata.normalize("NFC", text[:LONGEST]).translate(_PLAIN)
    shown = "".join(_shown(character) for character in plain).strip()
    shown = _MISREAD_PLUS.sub("+", _MISREAD_DASH.sub("-", shown))
    if _SPACED.fullmatch(shown) or (_APART.search(shown) and _is_spaced(shown)):
        # Letters set apart: «A N A  R U I Z».
        shown = " ".join(word.replace(" ", "") for word in _APART.split(shown))
    return shown


def read(lines: Sequence[Line]) -> list[Piece]:
    """Return the lines that say something as pieces, in their order."""
    cleaned = ((number, line, clean(line.text)) for number, line in enumerate(lines[:MOST]))
    return [
        Piece(text, (number,), number, line.box, line.side, line.confidence)
        for number, line, text in cleaned
        if text
    ]


def largest(pieces: Iterable[Piece]) -> float:
    """Return the size of the largest piece, 0 if no size is known."""
    return max((piece.size for piece in pieces), default=0.0)


def _is_spaced(text: str) -> bool:
    return all(_SPACED.fullmatch(word) or len(word) == 1 for word in _APART.split(text))


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    # Emoji are joined and varied by invisible signs; of the icons the first sign is enough.
    return "" if category in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"} else character
