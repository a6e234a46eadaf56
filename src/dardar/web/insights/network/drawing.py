"""The map as SVG, without styles: it is the same in a page, in a file and on paper."""

from collections.abc import Sequence
from math import atan2, cos, pi, sin
from typing import Final, NamedTuple

import numpy as np
from django.utils.html import escape
from django.utils.translation import gettext as _

from dardar.core.graph.adjacency import Floats
from dardar.insights.network.kept import Network

COLOURS: Final = (
    *("#b5651d", "#2f7d6d", "#8a5fb0", "#5c7d1f", "#b04a6f", "#2d76a8"),
    *("#8c6d1f", "#5f6bc4", "#a2574b", "#3f7f45", "#97559c", "#6f7378"),
)
"""Of groups: each stands out from white and from the dark paper by 3 : 1 at least (WCAG 2.2)."""
NONE: Final = "#7c7a75"
INK: Final = "#75716a"
_WIDE: Final = 1400
_HIGH: Final = 1000
_EDGE: Final = 1.2  # of the height, as the outermost people stand at 1: room for names of groups
_AROUND: Final = 1.06  # where these stand
_TEXT: Final = 24
_LETTER: Final = 0.5 * _TEXT  # as wide as letters are on the mean
_LINE: Final = 1.25 * _TEXT
_LONGEST: Final = 21  # characters of a name that there is room for beside the map
_ASIDE: Final = 0.25  # from so far to the right or left names stand beside the map, not above it


class Dot(NamedTuple):
    """Somebody on the map."""

    x: float
    y: float
    tint: int
    name: str


def of_network(found: Network, dots: Sequence[Dot], labels: Sequence[tuple[int, str]]) -> str:
    """Return the map as SVG.

    Args:
        found: the network.
        dots: the people.
        labels: groups by number, and what they are called.

    """
    drawn = found.drawn
    radius = max(_length(drawn.width) * 0.45, 1.2)
    parts = [_circle(_length(band)) for band in drawn.bands]
    parts += [
        f'<circle cx="{_x(dot.x):.1f}" cy="{_y(dot.y):.1f}" r="{radius:.1f}" '
        f'fill="{COLOURS[dot.tint] if dot.tint >= 0 else NONE}"><title>{escape(dot.name)}</title>'
        "</circle>"
        for dot in dots
    ]
    parts.append(
        f'<text x="{_WIDE / 2}" y="{_HIGH / 2 + _TEXT / 3:.1f}" text-anchor="middle" '
        f'font-weight="bold" font-size="{_TEXT * 0.8:.0f}" fill="{INK}">{escape(_("You"))}</text>'
    )
    parts += _names(found, labels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" '
        f'width="{_WIDE}" height="{_HIGH}" font-family="Georgia, serif" font-size="{_TEXT}">'
        f"{''.join(parts)}</svg>"
    )


def _names(found: Network, labels: Sequence[tuple[int, str]]) -> list[str]:
    """Return the names of groups around the map, each where its people are, none on another."""
    drawn = found.drawn
    placed = []
    for number, name in labels:
        there = found.groups[drawn.people] == number
        if there.any():
            placed.append((_direction(drawn.x[there], drawn.y[there]), number, name))
    written: list[str] = []
    taken: list[tuple[float, float, float]] = []
    for angle, number, name in sorted(placed):
        right, down = _AROUND * sin(angle), -_AROUND * cos(angle)
        anchor = "middle" if abs(right) < _ASIDE else "start" if right > 0 else "end"
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        x, y, width = _x(right), _y(down) + _TEXT / 3, (len(short) + 1) * _LETTER
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        until = left + width
        while any(abs(y - at) < _LINE and left < end and begin < until for begin, end, at in taken):
            y += _LINE if right > 0 else -_LINE  # on and on clockwise
        taken.append((left, until, y))
        written.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
            f'fill="{COLOURS[number]}">{escape(short)}</text>'
        )
    return written


def _direction(x: Floats, y: Floats) -> float:
    """Return the mean direction of some places, clockwise from above."""
    length = np.maximum(np.hypot(x, y), 1e-9)
    return atan2(float((x / length).sum()), float((-y / length).sum())) % (2 * pi)


def _circle(radius: float) -> str:
    return (
        f'<circle cx="{_WIDE / 2}" cy="{_HIGH / 2}" r="{radius:.1f}" fill="none" '
        f'stroke="{INK}" stroke-opacity=".35"/>'
    )


def _x(value: float) -> float:
    return _WIDE / 2 + _length(value)


def _y(value: float) -> float:
    return _HIGH / 2 + _length(value)


def _length(value: float) -> float:
    return value * _HIGH / 2 / _EDGE
