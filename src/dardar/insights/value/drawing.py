"""Pictures as geometry: the river of gives, and bars. A face gives them colours and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dardar.giving.models import Give
from dardar.insights.value.river import River

WIDTH: Final = 720.0
HEIGHT: Final = 280.0
# Room for the years, between what comes to me and what goes from me.
_BED: Final = 32.0
_MARGIN: Final = 24.0
# A label of a year wants so much room, also on a phone, where it is written larger.
_LABEL: Final = 72.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """One kind of gives one way: an area from the first year to the last."""

    to_me: bool
    kind: Give.Kind
    place: int  # of the kind among all, from 0: its colour
    upper: Sequence[Point]
    lower: Sequence[Point]  # from the last year back

    @property
    def path(self) -> str:
        """The area as the path of an SVG."""
        return f"M{_curve(self.upper)}L{_curve(self.lower)}Z"


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a year stands."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A river as it is drawn: what goes from me above the years, what comes to me below."""

    width: float
    height: float
    bands: Sequence[Band]
    ticks: Sequence[Tick]
    middle: float


def draw(river: River) -> Drawing:
    """Return the drawing of a river; both ways have one scale, so that the eye is not deceived."""
    years = list(river.years)
    middle = HEIGHT / 2
    most = max(
        (river.count(to_me=way, year=year) for way in (True, False) for year in years), default=0
    )
    scale = (HEIGHT / 2 - _BED / 2 - 4) / most if most else 0.0
    bands = [
        band for to_me in (False, True) for band in _bands(river, years, to_me=to_me, scale=scale)
    ]
    xs = _places(years)
    step = max(1, -(-len(years) * _LABEL // (WIDTH - 2 * _MARGIN)))
    ticks = [
        Tick(year, x)
        for at, (year, x) in enumerate(zip(years, xs, strict=True))
        if (len(years) - 1 - at) % step == 0
    ]
    return Drawing(WIDTH, HEIGHT, bands, ticks, middle)


def _bands(river: River, years: Sequence[int], *, to_me: bool, scale: float) -> list[Band]:
    side = 1 if to_me else -1
    xs = _places(years)
    edge = [HEIGHT / 2 + side * _BED / 2] * len(years)
    found = []
    for place, kind in enumerate(Give.Kind):
        counts = [river.count(to_me=to_me, year=year, kind=kind) for year in years]
        outer = [y + side * scale * count for y, count in zip(edge, counts, strict=True)]
        if any(counts):
            near, far = (
                _wide([(x, y) for x, y in zip(xs, ys, strict=True)]) for ys in (edge, outer)
            )
            found.append(Band(to_me, kind, place, near, far[::-1]))
        edge = outer
    return found


def _places(years: Sequence[int]) -> list[float]:
    if len(years) == 1:
        return [WIDTH / 2]
    step = (WIDTH - 2 * _MARGIN) / max(len(years) - 1, 1)
    return [_MARGIN + at * step for at in range(len(years))]


def _wide(points: list[Point]) -> list[Point]:
    """Let a river flow in from the left and out to the right, also one of a single year."""
    return [(0.0, points[0][1]), *points, (WIDTH, points[-1][1])]


def _curve(points: Sequence[Point]) -> str:
    """Return points joined by curves that are level at each of them: no year is overshot."""
    (x, y), *rest = points
    said = [f"{x:.1f} {y:.1f}"]
    for to_x, to_y in rest:
        half = (x + to_x) / 2
        said.append(f"C{half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    return "".join(said)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a picture, in the picture's own measures."""

    x: float
    y: float
    width: float
    height: float
    value: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What was given of a kind in a year: from me to the left, to me to the right."""

    kind: Give.Kind
    place: int  # of the kind among all, from 0: its colour
    from_me: Bar
    to_me: Bar


MONTHS_HEIGHT: Final = 120.0
_MONTH: Final = WIDTH / 12
_MONTH_GAP: Final = 8.0
PAIR_HEIGHT: Final = 46.0
_PAIR_BAR: Final = 18.0
# Room for a number at the end of a bar.
_NUMBER: Final = 40.0


def months(counts: Sequence[int]) -> list[Bar]:
    """Return a bar for each month, standing on the lower edge, the highest as high as there is."""
    most = max(counts, default=0)
    found = []
    for at, count in enumerate(counts):
        height = (MONTHS_HEIGHT - _NUMBER / 2) * count / most if most else 0.0
        x, width = at * _MONTH + _MONTH_GAP / 2, _MONTH - _MONTH_GAP
        found.append(Bar(x, MONTHS_HEIGHT - height, width, height, count))
    return found


def both_ways(river: River, year: int) -> list[Pair]:
    """Return what was given in a year, kind by kind, at one scale for both ways."""
    counted = [
        (
            river.count(to_me=False, year=year, kind=kind),
            river.count(to_me=True, year=year, kind=kind),
        )
        for kind in Give.Kind
    ]
    most = max((count for both in counted for count in both), default=0)
    scale = (WIDTH / 2 - _NUMBER) / most if most else 0.0
    found: list[Pair] = []
    middle = WIDTH / 2
    for place, (kind, (from_me, to_me)) in enumerate(zip(Give.Kind, counted, strict=True)):
        if from_me or to_me:
            y = (len(found) + 1) * PAIR_HEIGHT - _PAIR_BAR - 6
            left, right = from_me * scale, to_me * scale
            mine = Bar(middle - left, y, left, _PAIR_BAR, from_me)
            theirs = Bar(middle, y, right, _PAIR_BAR, to_me)
            found.append(Pair(kind, place, mine, theirs))
    return found


def outline(band: Band, steps: int = 8) -> list[Point]:
    """Return the area of a band as points, for what draws no curves."""
    return [*_flat(band.upper, steps), *_flat(band.lower, steps)]


def _flat(points: Sequence[Point], steps: int) -> list[Point]:
    found = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        for step in range(1, steps + 1):
            part = step / steps
            # The cubic of _curve in its own parameter: x and y alike leave and arrive level.
            across = 1.5 * part * (1 - part) + part**3
            along = part * part * (3 - 2 * part)
            found.append((x + (to_x - x) * across, y + (to_y - y) * along))
    return found
