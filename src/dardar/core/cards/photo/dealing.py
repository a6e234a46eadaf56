"""Deal the lines of text found in a picture out to the cards they stand on.

A quadrangle is believed to be a card only when it holds nearly all the text of its place: one drawn
through the text, or around a panel of a card, would lose what it leaves out. Where two touch, it is
their form that tells whether they are panels of a card, or cards that lie edge to edge.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final

import cv2
import numpy as np

from dardar.core.cards.photo.geometry import (
    Corners,
    area,
    box_around,
    share_inside,
    size,
    turned,
    widened,
)

BELIEVED: Final = 0.95  # of the text of a place, held by the quadrangle of its card
MOST_CARDS: Final = 12
_OVERLAP: Final = 0.2  # of a quadrangle, from which on it is no other card
_OF_TRAY: Final = 0.8  # of the text on a tray, on its cards
_COVERED: Final = 0.3  # of a tray without text, by its cards
_TILED: Final = 0.85  # of a card by its own panels; cards on a tray mostly leave more between them
_FORM: Final = (1.5, 1.8)  # long side to short, of cards: 85 × 55 mm, 3.5 × 2 in, 90 × 50 mm
_SEAM: Final = 0.08  # of a side: how far apart it may lie in two panels of one card
_FAR: Final = 3.0  # times the area of a card: what is around it, or lies beside it, is no card
_OWN: Final = 0.6  # of a line, on the card that it belongs to
_REACH: Final = 0.2  # of a card's size: text as near as this is of its place
_OF_CARDS: Final = 0.5  # of all text, on cards: below, the quadrangles are parts of one card
_MARGIN: Final = 0.12  # around text whose card has no edge that is seen
_BETWEEN: Final = 2.5  # heights of a line: those of one card are no farther apart
_LINES: Final = 2  # of a card, at least, where only its text is seen


@dataclass(slots=True)
class Place:
    """One card in a picture: where it lies, None for the whole picture, and the text on it."""

    quad: Corners | None
    texts: list[Corners] = field(default_factory=list)


def deal(
    texts: Sequence[Corners], quads: Sequence[Corners], *, are_several: bool = False
) -> list[Place]:
    """Return the cards of a picture, with their text.

    Args:
        texts: the lines found in it.
        quads: the quadrangles found in it, which may overlap.
        are_several: whether it is known to show several cards.

    """
    cards = [Place(quad) for quad in apart(quads, texts)]
    free: list[Corners] = []
    for text in texts:
        owner = max(cards, key=lambda card: _held(text, card), default=None)
        if owner is not None and _held(text, owner) >= _OWN:
            owner.texts.append(text)
        else:
            free.append(text)
    if len(cards) == 1 and not are_several:
        is_believed = _weight(cards[0].texts) >= BELIEVED * _weight(texts)
        return cards if is_believed else [Place(None, list(texts))]
    on_cards = _weight(texts) - _weight(free)
    if not are_several and (not cards or on_cards < _OF_CARDS * _weight(texts)):
        return [Place(None, list(texts))]
    for card in cards:
        free = _taken_in(card, free, cards)
    return cards + [place for place in _clusters(free) if len(place.texts) >= _LINES]


def apart(quads: Sequence[Corners], texts: Sequence[Corners]) -> list[Corners]:
    """Return quadrangles of which none overlaps another, at most twelve.

    A card is taken for its panels and pictures, also where it is seen only as two panels with a
    side in common; but a tray is not taken for the cards on it: those hold its text, and lie apart
    or have the form of cards. Of what overlaps, that is taken which holds the most text: the grain
    of a table and the edges of two cards draw quadrangles too, which cut through the text of both.
    """
    largest_first = sorted([*quads, *_joined(quads)], key=lambda quad: -area(quad))
    cards: list[Corners] = []
    for quad in reversed(largest_first):
        if not _is_tray(quad, cards, texts):
            cards.insert(0, quad)
    kept: list[Corners] = []
    for quad in sorted(cards, key=lambda quad: -_weight(_on(quad, texts))):
        if not any(share_inside(quad, other) > _OVERLAP for other in kept):
            kept.append(quad)
    return kept[:MOST_CARDS]


def _joined(quads: Sequence[Corners]) -> list[Corners]:
    """Return what pairs of quadrangles make together that are the panels of one card."""
    joined = []
    for one, other in combinations(quads, 2):
        for here, there in product(range(4), range(4)):
            first, second = turned(one, here), turned(other, there)
            # Both run clockwise, so the side in common runs the other way in one of them.
            apart_by = np.linalg.norm(first[:2] - second[1::-1], axis=1).max()
            if apart_by <= _SEAM * np.linalg.norm(first[1] - first[0]):
                both = np.concatenate([first[2:], second[2:]])
                if cv2.isContourConvex(both) and _are_panels(both, (one, other)):
                    joined.append(both)
    return joined


def _are_panels(whole: Corners, parts: Sequence[Corners]) -> bool:
    """Return whether parts that touch are one card: one of them has less the form of a card."""
    return _unlike_card(whole) < max(map(_unlike_card, parts))


def _unlike_card(quad: Corners) -> float:
    """Return how much longer or squarer a quadrangle is than cards are (natural logarithm)."""
    short, long = sorted(size(quad))
    least, most = _FORM
    return max(0.0, math.log(least * short / long), math.log(long / short / most))


def _is_tray(quad: Corners, smaller: Sequence[Corners], texts: Sequence[Corners]) -> bool:
    """Return whether it is the smaller ones on it that are cards.

    Those that are much smaller than the largest, which comes first, are pictures or words.
    """
    on_it: list[Corners] = []
    for other in smaller:
        is_on_it = share_inside(other, quad) >= 1 - _OVERLAP / 2
        is_as_large = not on_it or _FAR * area(other) >= area(on_it[0])
        if is_on_it and is_as_large and all(share_inside(other, one) <= _OVERLAP for one in on_it):
            on_it.append(other)
    if not on_it:
        return False
    covered = sum(area(other) for other in on_it) / area(quad)
    if len(on_it) == 1 and covered > 1 / _FAR:
        return False
    if covered > _TILED and _are_panels(quad, on_it):
        return False
    own = _on(quad, texts)
    if not own:
        return len(on_it) > 1 and covered >= _COVERED
    theirs = [text for text in own if any(share_inside(text, one) >= _OWN for one in on_it)]
    return _weight(theirs) >= _OF_TRAY * _weight(own)


def _on(quad: Corners, texts: Sequence[Corners]) -> list[Corners]:
    return [text for text in texts if share_inside(text, quad) >= _OWN]


def _held(text: Corners, card: Place) -> float:
    return 0.0 if card.quad is None else share_inside(text, card.quad)


def _weight(texts: Sequence[Corners]) -> float:
    """Return how much text lines are: their length in heights, about their characters."""
    return sum(width / height for width, height in map(size, texts))


def _taken_in(card: Place, free: list[Corners], cards: Sequence[Place]) -> list[Corners]:
    """Let a card reach for the text of its place, and return what is still free."""
    if card.quad is None:
        return free
    reach = widened(card.quad, 2 * _REACH)
    near = [text for text in free if share_inside(text, reach) >= _OWN]
    if not near or _weight(card.texts) >= BELIEVED * _weight([*card.texts, *near]):
        return free
    grown = box_around(np.concatenate([card.quad, *near]))
    others = [other.quad for other in cards if other is not card and other.quad is not None]
    if any(share_inside(other, grown) > 1 - BELIEVED for other in others):
        return free
    card.quad = grown
    card.texts.extend(near)
    return [text for text in free if not any(text is one for one in near)]


def _clusters(texts: Sequence[Corners]) -> list[Place]:
    """Return text that stands together, as the cards whose edges are not seen."""
    groups: list[list[Corners]] = []
    for text in texts:
        reach = _reach(text)
        near = [group for group in groups if any(_touch(reach, _reach(one)) for one in group)]
        groups = [group for group in groups if not any(group is one for one in near)]
        groups.append([text, *(one for group in near for one in group)])
    return [
        Place(widened(box_around(np.concatenate(group)), 2 * _MARGIN), group) for group in groups
    ]


def _reach(text: Corners) -> Corners:
    """Return a line with the room around it that is its own."""
    _, height = size(text)
    along = (text[1] - text[0]) / max(1.0, float(np.linalg.norm(text[1] - text[0])))
    down = np.array([-along[1], along[0]], dtype=np.float32)
    room = height * _BETWEEN / 2
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    moved = [
        corner + room * (x * along + y * down) for corner, (x, y) in zip(text, signs, strict=True)
    ]
    return np.asarray(moved, dtype=np.float32)


def _touch(one: Corners, other: Corners) -> bool:
    return share_inside(one, other) > 0 and area(one) > 0
