"""Where pieces stand to each other: labels beside their values, lines that follow one another."""

import re
from collections.abc import Sequence
from typing import Final

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder import marks
from dardar.core.cards.finder.pieces import Piece, joined

_SAME_ROW: Final = 0.5  # of the lower height must overlap
_TIGHT: Final = 1.4  # line heights between lines of one text
_FOLLOWS: Final = 1.6  # line heights between lines of one block
# Boxes are as high as the ink: accents and descenders make the half of a line more.
_SAME_SIZE: Final = 0.36
_INDENT: Final = 2.5  # line heights
_CLOSE: Final = 2  # line heights
_WIDEST_GAP: Final = 8  # line heights between a label and its value
_LETTER: Final = 2  # signs of a label that is one letter: «M.»
_DIGITS: Final = re.compile(r"[+(\s]{0,3}\d")
_VALUED: Final = frozenset({Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.PROFILE, Kind.CHAT})
_MOST_NEIGHBOURS: Final = 60  # lines looked at for a label's value


def labels_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with those that are only a label joined to what they label.

    With boxes that is what stands next in the row, without them the next line.
    """
    found: list[Piece] = []
    taken: set[int] = set()
    for number, piece in enumerate(pieces):
        if number in taken:
            continue
        label = marks.of_text(piece.text)
        other = _labelled(pieces, number, taken) if label else None
        if label and other is not None:
            if other < number:
                found = [p for p in found if p is not pieces[other]]
            taken.add(other)
            value = pieces[other]
            sign = "" if piece.text.endswith(":") else ":"
            found.append(joined([piece, value], f"{sign} "))
        else:
            found.append(piece)
    return found


def _labelled(pieces: Sequence[Piece], number: int, taken: set[int]) -> int | None:
    """Return the number of the piece that the label of a number belongs to, else None."""
    label = pieces[number]
    found = marks.of_text(label.text)
    if label.box is None:
        after = number + 1
        is_value = (
            after < len(pieces)
            and pieces[after].place - label.place == 1
            and pieces[after].box is None
            and found is not None
            and found.kind in _VALUED | {Kind.ADDRESS, Kind.NAME, Kind.ROLE, Kind.COMPANY}
            and _may_be(label.text, found.kind, pieces[after].text)
        )
        return after if is_value else None
    near = range(max(0, number - _MOST_NEIGHBOURS), min(len(pieces), number + _MOST_NEIGHBOURS))
    beside = [
        other
        for other in near
        if other != number and other not in taken and _is_right_of(pieces[other], label)
    ]
    best = min(beside, key=lambda other: _left(pieces[other]), default=None)
    if best is None or found is None or not _may_be(label.text, found.kind, pieces[best].text):
        return None
    return best


def _may_be(label: str, kind: Kind, text: str) -> bool:
    """Tell whether a text looks like a value of a label's kind.

    A lone letter is as often a sign of the firm: it must be a number's, or that of something with
    signs of its own.
    """
    if marks.of_text(text):
        return False
    if kind is Kind.PHONE:
        return bool(_DIGITS.match(text))
    if kind in {Kind.EMAIL, Kind.URL}:
        return "." in text or "@" in text
    return len(label) > _LETTER or any(c.isdigit() or c in "@/" for c in text)


def is_same_row(a: Piece, b: Piece) -> bool:
    """Tell whether two pieces stand side by side."""
    if a.box is None or b.box is None or a.side != b.side:
        return False
    overlap = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top)
    return overlap > _SAME_ROW * min(a.box.height, b.box.height)


def follows(below: Piece, above: Piece) -> bool:
    """Tell whether one piece is the next line of the block of the other."""
    if below.side != above.side:
        return False
    if below.box is None or above.box is None:
        return below.place - above.place == 1
    height = max(below.box.height, above.box.height)
    gap = below.box.top - above.box.top - above.box.height
    is_under = -0.5 * height <= gap <= _FOLLOWS * height and below.box.top > above.box.top
    return is_under and _is_aligned(below, above)


def is_tight(below: Piece, above: Piece) -> bool:
    """Tell whether two lines stand so close that they may be one text, as far as that is known."""
    if below.box is None or above.box is None:
        return True
    gap = below.box.top - above.box.top - above.box.height
    return gap <= _TIGHT * max(below.box.height, above.box.height)


def is_near(a: Piece, b: Piece) -> bool:
    """Tell whether two pieces are neighbours: one under the other, or of one line."""
    return a.lines == b.lines or follows(a, b) or follows(b, a) or _is_beside(a, b)


def same_size(a: Piece, b: Piece) -> bool:
    """Tell whether two pieces are printed equally large, as far as that is known."""
    if not a.size or not b.size:
        return True
    return abs(a.size - b.size) <= _SAME_SIZE * max(a.size, b.size)


def _is_aligned(a: Piece, b: Piece) -> bool:
    if a.box is None or b.box is None:
        return True
    # A line after an icon is indented by it.
    indent = abs(a.box.left - b.box.left)
    is_indented = indent < _INDENT * max(a.box.height, b.box.height)
    return is_indented or min(a.box.right, b.box.right) > max(a.box.left, b.box.left)


def _is_beside(a: Piece, b: Piece) -> bool:
    if a.box is None or b.box is None or not is_same_row(a, b):
        return False
    gap = max(a.box.left, b.box.left) - min(a.box.right, b.box.right)
    return gap < _CLOSE * max(a.size, b.size)


def _is_right_of(piece: Piece, label: Piece) -> bool:
    if piece.box is None or label.box is None or not is_same_row(piece, label):
        return False
    gap = piece.box.left - label.box.right
    return -label.box.height <= gap <= _WIDEST_GAP * label.box.height


def _left(piece: Piece) -> float:
    return piece.box.left if piece.box else 0.0
