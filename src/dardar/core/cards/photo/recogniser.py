"""Read lines of text: the recognition network of PP-OCRv6 and what makes text of its answer.

The network gives, for each column of a line, how likely each character stands there or none; equal
neighbours are one character (connectionist temporal classification: Graves et al. 2006).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from dardar.core.cards.photo.geometry import Corners, Pixels, mapping, seen_through, size
from dardar.core.cards.photo.reader import Words

_HEIGHT: Final = 48  # pixels of a line as the network is shown it
_NARROWEST: Final = 320
_WIDEST: Final = 2400
_DOUBTED: Final = 0.95  # confidence below which a line is read again, softened
_SOFT: Final = 1.4  # of those pixels: grain is blurred away, strokes are thrice as wide
# Lines × width shown at once: the network's answer then takes some 75 MB.
_AT_ONCE: Final = 8_000
_SPACE: Final = " "
_LIKELY: Final = 0.1  # of a space that was dropped: of such gaps nearly none is inside a word
_ADDRESS: Final = frozenset("@/")
_IN_ADDRESS: Final = 0.2  # where a space is wrong but after a label
_SIGNS: Final = frozenset("+·•|")
_BESIDE_SIGN: Final = 0.02  # where nearly always one stands
_AT: Final = "@"
_AT_LIKELY: Final = 0.01  # of an @ that was overlooked: where none is, it is hardly half as likely
# A line that an @ makes a mail address, with or without a label; no site.
_MAIL: Final = re.compile(
    r"(?!.*(?:www|/)).*[\w-]@[\w-]+(?:\. ?[a-z]{2,}|[. ]+com)(?:[. ]+[a-z]{2,})* ?", re.IGNORECASE
)


class Recogniser:
    """The network that reads lines, in memory."""

    def __init__(self, session: InferenceSession) -> None:
        """Take a session of the network, which holds its alphabet."""
        self._session = session
        self._input = session.get_inputs()[0].name
        alphabet = session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._alphabet = ("", *alphabet, _SPACE)
        self._at = self._alphabet.index(_AT)

    def read(self, picture: Pixels, places: Sequence[Corners]) -> list[Words]:
        """Return what stands in each place of a picture, in their order.

        A line that is read with doubt is read again without its grain, and the surer is kept. All
        are not: where nothing is wrong with a line, softening it costs spaces.
        """
        lines = [_line(picture, place) for place in places]
        read = self._read(lines)
        doubted = [number for number, words in enumerate(read) if words.confidence < _DOUBTED]
        again = self._read([_softened(lines[number]) for number in doubted])
        for number, words in zip(doubted, again, strict=True):
            read[number] = max(read[number], words, key=lambda one: one.confidence)
        return read

    def _read(self, lines: Sequence[Pixels]) -> list[Words]:
        read = [Words("", 0.0)] * len(lines)
        for numbers in _batches([line.shape[1] for line in lines]):
            shown = _shown([lines[number] for number in numbers])
            answer = np.asarray(self._session.run(None, {self._input: shown})[0])
            for number, columns in zip(numbers, answer, strict=True):
                read[number] = self._words(columns)
        return read

    def _words(self, columns: NDArray[np.float32]) -> Words:
        best = self._with_at(columns, columns.argmax(axis=1))
        where = _starts(best)
        if not where.size:
            return Words("", 0.0)
        letters = [self._alphabet[character] for character in best[where]]
        sure = columns[where, best[where]].mean()
        text = "".join(_spaced(letters, [columns[a:b, -1].max() for a, b in pairwise(where)]))
        return Words(" ".join(text.split()), round(float(sure), 4))

    def _with_at(self, columns: NDArray[np.float32], best: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the likeliest characters, with the @ that a mail address must have.

        A blurred one is taken for a g or a P or is overlooked, yet likelier there than elsewhere.
        """
        place = int(columns[:, self._at].argmax())
        if (best == self._at).any() or columns[place, self._at] < _AT_LIKELY:
            return best
        mended = best.copy()
        around = mended[max(0, place - 1) : place + 2]
        around[around == best[place]] = 0  # what it was taken for
        mended[place] = self._at
        text = "".join(self._alphabet[character] for character in mended[_starts(mended)])
        return mended if _MAIL.fullmatch(text) else best


def _starts(best: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the columns in which characters begin."""
    return np.flatnonzero(np.concatenate(([True], best[1:] != best[:-1])) & (best > 0))


def _spaced(letters: Sequence[str], between: Sequence[float]) -> Iterator[str]:
    """Yield the letters of a line with spaces that the network dropped.

    It leaves out some of the spaces of Latin text though it has seen them: in the columns between
    two letters one is likely, if not likeliest.

    Args:
        letters: as they were read.
        between: how likely a space is between each of them and the next.

    """
    is_address = not _ADDRESS.isdisjoint(letters) or letters[:4] == list("www.")
    for (letter, following), likely in zip(pairwise(letters), between, strict=True):
        yield letter
        if likely > _needed(letter, following, is_address=is_address):
            yield _SPACE
    yield letters[-1]


def _needed(letter: str, following: str, *, is_address: bool) -> float:
    """Return how likely a space must be between two letters to be believed."""
    if letter.isdigit() and following.isdigit():
        return 1.0  # some digits stand wide
    if letter in _SIGNS or following in _SIGNS:
        return _BESIDE_SIGN
    return _IN_ADDRESS if is_address else _LIKELY


def _line(picture: Pixels, place: Corners) -> Pixels:
    """Return a line cut out, straight and as high as the network is shown it."""
    # On whole pixels an upright line is copied; between them it would be blurred.
    place = np.round(place)
    width, height = size(place)
    seen_width, seen_height = max(1, round(width)), max(1, round(height))
    matrix = mapping(place, seen_width, seen_height)
    line = seen_through(picture, matrix, seen_width, seen_height)
    long = min(max(1, round(_HEIGHT * width / height)), _WIDEST)
    how = cv2.INTER_AREA if seen_height > _HEIGHT else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(line, (long, _HEIGHT), interpolation=how), dtype=np.uint8)


def _softened(line: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(line, (0, 0), _SOFT), dtype=np.uint8)


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of lines that are shown together, those of like width."""
    batch: list[int] = []
    for number in sorted(range(len(widths)), key=widths.__getitem__):
        if batch and (len(batch) + 1) * max(_NARROWEST, widths[number]) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _shown(lines: Sequence[Pixels]) -> NDArray[np.float32]:
    width = max(_NARROWEST, *(line.shape[1] for line in lines))
    shown = np.zeros((len(lines), 3, _HEIGHT, width), dtype=np.float32)
    for number, line in enumerate(lines):
        values = line[:, :, ::-1].astype(np.float32).transpose(2, 0, 1)
        shown[number, :, :, : line.shape[1]] = values / np.float32(127.5) - np.float32(1)
    return shown
