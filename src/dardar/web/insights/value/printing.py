"""The report of a year as PDF: the same words and pictures, on sheets of A4."""

from collections.abc import Iterator
from typing import Final

from django.utils import dates
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from PIL import Image, ImageDraw

from dardar.events.paper import PAPER, as_pdf, dots, length, lines, pieces, put
from dardar.insights.value import drawing
from dardar.insights.value.report import Report
from dardar.insights.value.worth import Occasion, Place
from dardar.web.insights.value.telling import Told
from dardar.web.insights.value.words import hours_words, money_words

_DPI: Final = 200
_QUALITY: Final = 90  # of the JPEG that a sheet is in the file
_MARGIN: Final = 20.0  # millimetres, as all lengths here
_WIDE: Final = PAPER[0] - 2 * _MARGIN
_BODY, _SMALL, _HEAD, _TITLE = 4.4, 3.6, 7.0, 12.0
_NORMAL: Final = 450
_HEAVY: Final = 700
_INK: Final = "#2b2119"
_SOFT: Final = "#665a4f"
_RULE: Final = "#d9d0c4"
# Of each kind of give, as the pages have them in light.
KINDS: Final = ("#1d5f62", "#b4452c", "#c99a2e", "#6a8fa5", "#8a7a68")
_MOST_ROWS: Final = 12
_SEAM: Final = 8  # dots between what goes from me and what comes to me


def pdf(report: Report) -> bytes:
    """Return the report of a year as PDF, in the language in use."""
    title = _("The year %(year)s") % {"year": report.year}
    return as_pdf(_Sheets(report).sheets(title), _DPI, quality=_QUALITY, title=title)


class _Sheets:
    """Sheets that are filled from top to bottom, one after the other."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.told = Told(report)
        self.full: list[Image.Image] = []
        self._new()

    def sheets(self, title: str) -> Iterator[Image.Image]:
        """Yield the sheets."""
        self._words(title, _TITLE, _HEAVY)
        self._words(_("What your network gave, and what you gave to it."), _BODY, fill=_SOFT)
        self._touch()
        self._both_ways()
        self._results()
        self._places()
        yield from [*self.full, self.sheet]

    def _touch(self) -> None:
        told = self.told
        self._chapter(_("In touch"), told.touch, told.before, told.how, told.begun)
        if self.report.touch.encounters:
            self._months()

    def _both_ways(self) -> None:
        told = self.told
        self._chapter(_("Both ways"), told.given, told.promised, told.introduced)
        pairs = drawing.both_ways(self.report.river, self.report.year)
        if pairs:
            self._pairs(pairs)
        river = drawing.draw(self.report.river)
        if len(self.report.river.years) > 1 and river.bands:
            self._river(river)

    def _results(self) -> None:
        self._chapter(pgettext("results", "What came of it"), self.told.to_me, self.told.to_them)

    def _places(self) -> None:
        told = self.told
        self._chapter(_("Was it worth it?"), told.varied, told.best, told.occasion)
        for place in self.report.spaces.rows[:_MOST_ROWS]:
            if place.encounters or place.outcome.total:
                self._line(place.space.name, place)
        self.y += _SMALL / 2
        for one in self.report.occasions[:_MOST_ROWS]:
            self._line(one.title, one)

    def _chapter(self, title: str, *sentences: str) -> None:
        said = [one for one in sentences if one]
        if said:
            self._room(30)
            self.y += 6
            self._words(title, _HEAD, _HEAVY)
            for one in said:
                self._words(one, _BODY)

    def _line(self, name: str, row: Place | Occasion) -> None:
        """Write what a place took and what came of it, in one line."""
        came, cost = row.outcome, row.cost
        words = {"sealed": came.sealed, "gives": came.gives, "results": came.results}
        parts = [_("sealed %(sealed)d, gives %(gives)d, results %(results)d") % words]
        if cost.hours is not None:
            parts.insert(0, _("%(hours)s hours") % {"hours": hours_words(cost.hours)})
        parts += [money_words(one) for one in cost.money]
        self._words(f"{name}: {' · '.join(parts)}", _SMALL, fill=_SOFT)

    def _new(self) -> None:
        self.sheet = Image.new("RGB", _at(*PAPER), "white")
        self.draw = ImageDraw.Draw(self.sheet)
        self.y = _MARGIN

    def _room(self, height: float) -> None:
        """Begin another sheet if there is not so much room left on this one."""
        if self.y + height > PAPER[1] - _MARGIN:
            self.full.append(self.sheet)
            self._new()

    def _words(self, words: str, size: float, weight: int = _NORMAL, fill: str = _INK) -> None:
        high = _at(0, size)[1]
        for line in lines(words, high, _at(_WIDE, 0)[0], weight):
            self._room(size * 1.5)
            x, y = _at(_MARGIN, self.y + size)
            put(self.draw, (x, y), line, high, weight=weight, fill=fill)
            self.y += size * 1.45

    def _label(self, words: str, x: float, y: float, fill: str = _SOFT) -> None:
        """Write a few words so that their middle stands at x."""
        high, some = _at(0, _SMALL)[1], list(pieces(words))
        wide = length(some, high, _NORMAL)
        across, down = _at(x, y)
        put(self.draw, (across - wide / 2, down), some, high, weight=_NORMAL, fill=fill)

    def _months(self) -> None:
        scale = _WIDE / drawing.WIDTH
        height = drawing.MONTHS_HEIGHT * scale
        self._room(height + 10)
        for month, bar in enumerate(drawing.months(self.report.touch.by_month), start=1):
            self._bar(bar, scale, KINDS[0])
            middle = _MARGIN + (bar.x + bar.width / 2) * scale
            if bar.value:
                self._label(str(bar.value), middle, self.y + bar.y * scale - 1)
            self._label(str(dates.MONTHS_3[month]), middle, self.y + height + 5)
        self.y += height + 10

    def _pairs(self, pairs: list[drawing.Pair]) -> None:
        scale = _WIDE / drawing.WIDTH
        height = len(pairs) * drawing.PAIR_HEIGHT * scale
        self._room(height + 14)
        self._label(pgettext("gives and results", "from you"), _MARGIN + _WIDE / 4, self.y + 5)
        self._label(pgettext("gives and results", "to you"), _MARGIN + 3 * _WIDE / 4, self.y + 5)
        self.y += 7
        for pair in pairs:
            middle = self.y + (pair.to_me.y - 5) * scale
            self._label(str(pair.kind.label), _MARGIN + _WIDE / 2, middle, _INK)
            for bar, end in ((pair.from_me, pair.from_me.x - 16), (pair.to_me, pair.to_me.x + 16)):
                self._bar(bar, scale, KINDS[pair.place])
                x = end + (bar.width if bar is pair.to_me else 0)
                y = self.y + (bar.y + bar.height) * scale - 0.8
                self._label(str(bar.value), _MARGIN + x * scale, y)
            seam = drawing.WIDTH / 2
            top, bottom = pair.to_me.y, pair.to_me.y + pair.to_me.height + 1
            line = (self._point(seam, top, scale), self._point(seam, bottom, scale))
            self.draw.line(line, fill="white", width=_SEAM)
        self.y += height + 4

    def _river(self, river: drawing.Drawing) -> None:
        scale = _WIDE / river.width
        height = river.height * scale
        self._room(height + 10)
        for band in river.bands:
            points = [self._point(x, y, scale) for x, y in drawing.outline(band)]
            self.draw.polygon(points, fill=KINDS[band.place], outline="white")
        for tick in river.ticks:
            self._label(str(tick.year), _MARGIN + tick.x * scale, self.y + height / 2 + 1.2)
        self._label(pgettext("gives and results", "from you"), _MARGIN + 8, self.y + 4)
        self._label(pgettext("gives and results", "to you"), _MARGIN + 8, self.y + height)
        self.y += height + 6

    def _bar(self, bar: drawing.Bar, scale: float, fill: str) -> None:
        if bar.width and bar.height:
            corners = (
                self._point(bar.x, bar.y, scale),
                self._point(bar.x + bar.width, bar.y + bar.height, scale),
            )
            self.draw.rectangle(corners, fill=fill)

    def _point(self, x: float, y: float, scale: float) -> tuple[int, int]:
        return _at(_MARGIN + x * scale, self.y + y * scale)


def _at(x: float, y: float) -> tuple[int, int]:
    return dots(x, y, _DPI)
