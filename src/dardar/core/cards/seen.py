"""What is seen on a card or in a text, and what is found in it.

An engine that reads pictures, or a text that was pasted, gives lines; the field finder makes
fields of them. Whatever the finder decides it can explain.
"""

from dataclasses import dataclass
from typing import Final

from dardar.core.cards.fields import Field

# From this on a field is shown as sure; below, it is marked as doubtful. Confidences are
# calibrated: of the fields from here on about 99 in 100 are right.
SURE: Final = 0.98


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands in the picture of a card: pixels from its left upper corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Return how high it is, in pixels."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """Return how wide it is, in pixels."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it was read.

    ``confidence`` is the engine's own, 0 to 1; ``box`` is None in a text that was pasted; ``side``
    is 0 for the front of a card and 1 for its back.
    """

    text: str
    box: Box | None = None
    confidence: float = 1.0
    side: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A field that was found.

    Attributes:
        field: what it says.
        confidence: how likely it is right as it stands, 0 to 1, calibrated.
        lines: the numbers of the lines it was read from.
        why: codes of what spoke for it, in the order of their weight; faces translate them.

    """

    field: Field
    confidence: float
    lines: tuple[int, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found on a card.

    ``rest`` are the numbers of the lines that no field was made of, which are kept as a note;
    ``is_of_somebody`` is False for the card of a shop or firm that names nobody.
    """

    fields: tuple[Found, ...] = ()
    rest: tuple[int, ...] = ()
    is_of_somebody: bool = True
