"""Labels: words and icons before or after a value that say what it is."""

import re
from typing import Final, NamedTuple

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder.words.labels import GENERAL, ICONS, LABELS, LONGEST, Label
from dardar.core.identity.text import fold

_LONGEST_TEXT: Final = 40  # characters of a label
_JOINTS: Final = re.compile(r"\s*(?:/|&|\+|\by\b|\band\b|\be\b|,|\|)\s*", re.IGNORECASE)
_SIGNS: Final = " \t.:;,-–—|•·/()[]*=>»~#_'\"&+"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-. ]{1,2}[^\W\d_]+){0,3}\.?")
_ONE_LETTER: Final = 1


class Mark(NamedTuple):
    """A label that was found beside a value, and where it begins or ends in the text."""

    label: Label
    place: int


def of_text(text: str) -> Label | None:
    """Return what a text says as a label, None if it is none."""
    if len(text) > _LONGEST_TEXT:
        return None
    for icon in text:
        if icon in ICONS:
            return ICONS[icon]
    bare = text.strip(_SIGNS)
    return _of_words(bare)


def before(text: str, end: int, *, wanted: Kind | None = None) -> Mark | None:
    """Return the label that ends where a value begins.

    Args:
        text: the line.
        end: where the value begins.
        wanted: a kind; labels of others are looked over where a wanted one fits as well.

    """
    start = max(0, end - _LONGEST_TEXT)
    window = text[start:end]
    bare = window.rstrip(_SIGNS)
    if bare and bare[-1] in ICONS:
        return Mark(ICONS[bare[-1]], start + len(bare) - 1)
    found: Mark | None = None
    words = list(re.finditer(r"\S+", bare))
    is_close = len(window) - len(bare) > 0 or not bare
    for count in range(1, min(LONGEST + 2, len(words)) + 1):
        first = words[-count].start()
        label = _of_words(bare[first:].strip(_SIGNS))
        is_letter = len(fold(bare[first:])) == _ONE_LETTER
        if label and (is_close or not is_letter) and (wanted is None or label.kind is wanted):
            found = Mark(label, start + first)
    return found


def after(text: str, start: int) -> Mark | None:
    """Return the label in brackets, or the short word, that follows a value."""
    match = _AFTER.match(text, start)
    if not match:
        return None
    label = _of_words(match[1] or match[2])
    return Mark(label, match.end()) if label and label.kind is Kind.PHONE else None


def leading(text: str, kinds: frozenset[Kind]) -> Mark | None:
    """Return the label that a text begins with, which a colon or the like must end."""
    match = _LEADING.match(text)
    if not match:
        return None
    label = _of_words(match[1].strip(_SIGNS))
    return Mark(label, match.end()) if label and label.kind in kinds else None


def _of_words(text: str) -> Label | None:
    """Return the label of one word or of several that mean one kind: «Tel/WhatsApp»."""
    key = fold(text)
    if label := LABELS.get(key):
        return label
    pieces = [fold(piece) for piece in _JOINTS.split(text)]
    found = [LABELS[piece] for piece in pieces if piece in LABELS]
    if not found or len(found) < len([piece for piece in pieces if piece]):
        return None
    if len({label.kind for label in found}) > 1:
        return None
    # «Tel. y Fax» is a telephone in the first place, «Tel/WhatsApp» a mobile.
    qualifiers = [label.label for label in found]
    special = next((q for q in qualifiers if q not in {GENERAL, "fax"}), GENERAL)
    return Label(found[0].kind, special if found[0].kind is Kind.PHONE else found[0].label)


_AFTER: Final = re.compile(
    r"\s?(?:\(\s?([^\W\d_][^()\d]{0,24})\)|[-–,]?\s?([^\W\d_]{3,10})\.?(?=$|[\s,;|/]))"
)
_LEADING: Final = re.compile(r"\s*([^\W\d_][^:\d]{0,30}?)\s?:\s?(?=\S)")
