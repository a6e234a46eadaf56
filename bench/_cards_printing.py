"""A made-up business card as it is printed: what it says, set in a layout, with all its lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final, NamedTuple

from PIL import Image

from bench import _cards_fonts as fonts
from bench import _cards_layouts as layouts
from bench import _cards_words as words
from bench._cards_layouts import Layout, Palette, Zone
from bench._cards_people import Telephone, Truth
from bench._cards_sheet import LONG, Sheet, Written, logo
from bench._contact_words import half
from dardar.core.cards.seen import Line

LEAST_SCALE: Final = 0.62
SMALLEST: Final = 6.0  # points
LEADING: Final = 1.16  # of the size of the letters
KINDS: Final = ("mobile", "landline", "mail", "url", "address")


class Side(NamedTuple):
    """One side as a flat picture without any damage, and the lines that stand on it."""

    picture: Image.Image
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A printed card; ``codes`` are the texts of the QR codes on it."""

    truth: Truth
    layout: str
    sides: tuple[Side, ...]
    codes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines with their boxes, as a perfect reader would give them."""
        return tuple(line for side in self.sides for line in side.lines)


def print_card(truth: Truth, dice: Random, side: int, among: Sequence[Layout] = ()) -> Card:
    """Set a card in a layout, a palette and faces of one half.

    Printers let nothing overlap, nor print below SMALLEST: layouts are tried till one is good.
    """
    tried = list(among or layouts.LAYOUTS[side])
    dice.shuffle(tried)
    for layout in tried:
        press = _Press(truth, layout, dice, side)
        sides = tuple(press.side(number) for number in range(len(layout.sides)))
        if press.smallest >= SMALLEST and not any(_overlap(each.lines) for each in sides):
            break
    return Card(truth, layout.name, sides, press.codes)


def _overlap(lines: tuple[Line, ...]) -> bool:
    boxes = [line.box for line in lines if line.box]
    return any(
        one.left < other.right
        and other.left < one.right
        and one.top + 3 < other.bottom
        and other.top + 3 < one.bottom
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
    )


class _Press:
    """Sets one card: its groups of lines are made once, and then stand where the layout says."""

    def __init__(self, truth: Truth, layout: Layout, dice: Random, side: int) -> None:
        self._truth, self._layout, self._dice = truth, layout, dice
        palettes = layouts.PALETTES[side]
        self._palette: Palette = dice.choice(palettes)
        self._faces = fonts.choose(dice, side)
        labels = dice.choice(half(words.LABELS[truth.language], side))
        self._labels = dict(zip(KINDS, labels, strict=True))
        # How contacts are told: icons, labels in words, labels in a column, or nothing.
        self._telling = dice.choice(("icons", "icons", "labels", "labels", "column", "bare"))
        self._text = dice.choice((7.0, 7.5, 8.0, 8.5))
        self._joint = dice.choice(("", "", "", "  |  ", " · "))
        self._is_loud = dice.random() < 0.22
        self.codes: tuple[str, ...] = ()
        self.smallest = 99.0  # points

    def side(self, number: int) -> Side:
        palette = self._palette
        sheet = Sheet(*self._layout.size, palette.ground, number)
        layouts.decorate(sheet, self._layout.decoration, palette, number)
        zones = self._layout.sides[number]
        if self._layout.logo and any("firm" in zone.holds for zone in zones):
            self._sign(sheet, zones)
        has_code = self._layout.code and number == len(self._layout.sides) - 1
        if has_code and self._dice.random() < 0.3:
            self._code(sheet)
            zones = tuple(_beside(zone, self._layout) for zone in zones)
        for zone in zones:
            lines = [line for group in zone.holds for line in self._group(group, zone)]
            self.smallest = min(self.smallest, _set(sheet, zone, lines))
        return Side(sheet.image, tuple(sheet.lines))

    def _sign(self, sheet: Sheet, zones: tuple[Zone, ...]) -> None:
        left, top, size = self._layout.logo or (0.0, 0.0, 0.0)
        width, height = sheet.size
        flooded = all(zone.is_reversed for zone in zones)
        is_reversed = flooded or self._layout.decoration in {"panel", "band"}
        ink = self._palette.reverse if is_reversed else self._palette.accent
        pixels = size * min(width, height)
        logo(sheet, (left * width, top * height, pixels), ink, self._truth.company[0], self._dice)

    def _code(self, sheet: Sheet) -> None:
        left, top, size = self._layout.code or (0.0, 0.0, 0.0)
        width, height = sheet.size
        truth = self._truth
        text = (
            truth.urls[0] if truth.urls else f"MECARD:N:{truth.name};TEL:{truth.phones[0].e164};;"
        )
        if not text.startswith(("MECARD", "http")):
            text = f"https://{text}"
        sheet.code(text, (int(left * width), int(top * height)), int(size * min(width, height)))
        self.codes = (text,)

    def _group(self, name: str, zone: Zone) -> list[Written]:
        ink = self._palette.reverse if zone.is_reversed else self._palette.ink
        soft = ink if zone.is_reversed else self._palette.soft
        match name:
            case "firm":
                return self._firm(ink if zone.is_reversed else self._palette.accent, soft)
            case "person":
                return self._person(ink, soft)
            case "contact":
                return self._contact(ink, zone.align)
            case _:
                return self._address(ink)

    def _firm(self, ink: tuple[int, int, int], soft: tuple[int, int, int]) -> list[Written]:
        truth, family = self._truth, self._faces.firm
        size = 12.5 if truth.is_of_somebody else 16
        name = f"{truth.company} {truth.legal}".strip()
        is_loud = self._is_loud and family not in fonts.WRITTEN
        text = name.upper() if is_loud and not truth.legal else name
        found = [Written(text, family, size, ink, fonts.BOLD)]
        if truth.slogan:
            found.append(Written(truth.slogan, self._faces.text, 6.8, soft, is_italic=True))
        return found

    def _person(self, ink: tuple[int, int, int], soft: tuple[int, int, int]) -> list[Written]:
        truth, faces, dice = self._truth, self._faces, self._dice
        if not truth.is_of_somebody:
            return [Written(text, faces.text, 8.5, soft) for text in truth.extras]
        name = f"{truth.prefix} {truth.name}".strip()
        name += f", {truth.postfix}" if truth.postfix else ""
        is_loud = dice.random() < 0.28 and faces.name not in fonts.WRITTEN
        first = Written(
            name.upper() if is_loud else name,
            faces.name,
            dice.choice((12, 13, 14, 15.5)),
            ink,
            dice.choice((400, 600, fonts.BOLD)),
            tracking=0.08 if is_loud and dice.random() < 0.3 else 0,
        )
        role = truth.role.upper() if self._is_loud else truth.role
        found = [first, Written(role, faces.text, 8.5, soft, dice.choice((300, 400, 600)))]
        if truth.department:
            found.append(Written(truth.department, faces.text, 7.5, soft))
        return found

    def _contact(self, ink: tuple[int, int, int], align: str) -> list[Written]:
        truth = self._truth
        entries = [(phone.kind, self._number(phone)) for phone in truth.phones]
        entries += [("mail", mail) for mail in truth.mails]
        entries += [("url", url) for url in (*truth.urls, *truth.profiles)]
        if self._dice.random() < 0.35:
            entries = entries[len(truth.phones) :] + entries[: len(truth.phones)]
        if align == "centre" and self._joint and self._telling in {"bare", "labels"}:
            return self._joined(entries, ink)
        told = [self._entry(kind, text, ink) for kind, text in entries]
        return told if align == "left" else [replace(each, is_column=False) for each in told]

    def _number(self, phone: Telephone) -> str:
        return (
            f"{phone.written} (fax)"
            if phone.kind == "fax" and self._telling == "bare"
            else phone.written
        )

    def _entry(self, kind: str, text: str, ink: tuple[int, int, int]) -> Written:
        plain = Written(text, self._faces.text, self._text, ink)
        if self._telling == "icons":
            return replace(plain, icon=kind) if kind != "fax" else replace(plain, label=words.FAX)
        if self._telling == "bare":
            return plain
        label = words.FAX if kind == "fax" else self._labels.get(kind, "")
        if text in self._truth.profiles:
            label = ""
        # What is set in a column has short labels: a long one would run into the numbers.
        return replace(plain, label=label, is_column=self._telling == "column" and len(label) < 6)

    def _joined(self, entries: list[tuple[str, str]], ink: tuple[int, int, int]) -> list[Written]:
        """Return two entries a line, with a sign between them."""
        told = [self._entry(kind, text, ink) for kind, text in entries]
        texts = [f"{each.label} {each.text}".strip() for each in told]
        pairs = [texts[at : at + 2] for at in range(0, len(texts), 2)]
        return [replace(told[0], text=self._joint.join(pair), label="") for pair in pairs]

    def _address(self, ink: tuple[int, int, int]) -> list[Written]:
        lines = list(self._truth.address)
        if not lines:
            return []
        if len(lines) == 2 and sum(map(len, lines)) < 38 and self._dice.random() < 0.4:
            lines = [", ".join(lines)]
        first = Written(lines[0], self._faces.text, self._text, ink, gap=0.5)
        if self._telling == "icons":
            first = replace(first, icon="address")
        elif self._telling == "labels":
            first = replace(first, label=self._labels["address"])
        rest = [replace(first, text=line, gap=0.15, icon="", label="") for line in lines[1:]]
        return [first, *rest]


def _beside(zone: Zone, layout: Layout) -> Zone:
    """Return a zone that leaves the place of the code free."""
    left, top, size = layout.code or (1.0, 1.0, 0.0)
    tall = size if not layout.is_upright else size * layouts.SHORT / LONG
    is_beside = zone.top < top + tall and zone.bottom > top
    return replace(zone, right=min(zone.right, left - 0.03)) if is_beside else zone


def _set(sheet: Sheet, zone: Zone, lines: list[Written]) -> float:
    """Set lines in a zone: smaller, or over two lines, where it has no room for them.

    Return the smallest size it came to, in points.
    """
    width, height = sheet.size
    room = (zone.right - zone.left) * width
    lines = [part for line in lines for part in _broken(sheet, line, room)]
    smallest = 99.0
    if not lines:
        return smallest
    scale = min(1.0, (zone.bottom - zone.top) * height / _tall(lines, 1.0))
    scale = max(LEAST_SCALE, scale)
    tall = _tall(lines, scale)
    top = {
        "top": zone.top * height,
        "middle": (zone.top + zone.bottom) / 2 * height - tall / 2,
        "bottom": zone.bottom * height - tall,
    }[zone.stand]
    for number, line in enumerate(lines):
        alike = [other for other in lines if other.size == line.size]
        widest = max(sheet.width_of(other, scale) for other in alike)
        own = scale * min(1.0, room / widest)
        size = line.font(scale).size
        top += (line.gap if number else 0) * size
        spare = room - sheet.width_of(line, own)
        left = zone.left * width + {"left": 0.0, "centre": spare / 2, "right": spare}[zone.align]
        sheet.write(line, (left, top), own)
        smallest = min(smallest, line.size * own)
        top += LEADING * size
    return smallest


def _tall(lines: list[Written], scale: float) -> float:
    sizes = [line.font(scale).size for line in lines]
    return sum(LEADING * size for size in sizes) + sum(
        line.gap * size for line, size in zip(lines[1:], sizes[1:], strict=True)
    )


def _broken(sheet: Sheet, line: Written, room: float) -> list[Written]:
    """Return a line, or the two that it makes where it is far too wide: broken near the middle."""
    text = line.text
    if sheet.width_of(line, 0.8) <= room or " " not in text.strip():
        return [line]
    places = [at for at, letter in enumerate(text) if letter == " "]
    at = min(places, key=lambda place: abs(place - len(text) / 2))
    rest = replace(line, text=text[at:].strip(" |·"), gap=0.1, icon="", label="")
    return [replace(line, text=text[:at].strip(" |·")), rest]
