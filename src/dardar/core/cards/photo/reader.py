"""What an engine that reads text must be able to do: the boundary behind which it can be changed.

Finding and reading are two steps, so that text is found once, in a small picture, and read in the
large one; and so that the same place can be read in another direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dardar.core.cards.photo.geometry import Corners, Pixels


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in one place; ``confidence`` is the engine's own, 0 to 1."""

    text: str
    confidence: float


class Reader(Protocol):
    """An engine that finds lines of text in a picture and reads them."""

    def find(self, picture: Pixels) -> list[Corners]:
        """Return where lines of text stand, each beginning at an end of its line.

        At which end, and so whether the text stands on its head, is left open.
        """

    def read(self, picture: Pixels, places: Sequence[Corners]) -> list[Words]:
        """Return what stands in each place, read from its first corner to its second."""
