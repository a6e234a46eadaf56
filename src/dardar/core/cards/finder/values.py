"""What has a grammar of its own is taken out of the lines: mails, sites, profiles, telephones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.finder import mails, marks, numbers, sites
from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words.labels import GENERAL, ICONS, Label
from dardar.core.identity.text import fold

_TAKEN: Final = "\0"
_FRAME: Final = " \t.,;:|•·/-–—()[]<>«»*_~=+&®©°"
_LABELS: Final = frozenset({Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.PROFILE, Kind.CHAT})
_SKYPE: Final = re.compile(r"[:\s]\s*([\w.:\-]{4,40})\s*\Z")


@dataclass(frozen=True)
class Value:
    """A field that was taken out of a line, and what speaks for it and against it."""

    field: Field
    why: tuple[Why, ...]
    lines: tuple[int, ...]
    side: int = 0

    def because(self, *reasons: Why) -> "Value":
        """Return the value with more reasons."""
        return replace(self, why=(*self.why, *reasons))


def take(pieces: Sequence[Piece], regions: Sequence[str]) -> tuple[list[Value], list[Piece]]:
    """Return the values in the pieces, and the pieces that are left of them."""
    values: list[Value] = []
    left: list[Piece] = []
    for piece in pieces:
        taker = _Taker(piece)
        values += taker.values(regions)
        left += taker.left()
    return values, left


class _Taker:
    """Takes the values out of one piece, blanking what was taken."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._text = piece.text

    def values(self, regions: Sequence[str]) -> list[Value]:
        found = [*self._mails(), *self._sites(), *self._handles(), *self._chats()]
        return [*found, *self._numbers(regions)]

    def left(self) -> Iterator[Piece]:
        """Yield what is left of the piece, without labels and signs."""
        for text in self._text.split(_TAKEN):
            bare = "".join(" " if c in ICONS else c for c in text).strip()
            bare = bare.strip(_FRAME) if _TAKEN in self._text else bare
            # A lone sign of another script is a logo that was read as one.
            letters = min(len(fold(bare).replace(" ", "")), sum(1 for c in bare if c.isalnum()))
            label = marks.of_text(bare) if _TAKEN in self._text else None
            if letters > 1 and not (label and label.kind in _LABELS):
                yield self._piece.with_text(bare)

    def _mails(self) -> Iterator[Value]:
        for mail in list(mails.mails(self._text)):
            why = [Why.WELL_FORMED]
            label = self._blank(mail.start, mail.end, Kind.EMAIL)
            why += [Why.LABELLED] if label else []
            why += [Why.MENDED] if mail.is_mended else []
            if sites.domain_of(mail.address) in mails.PROVIDERS:
                why.append(Why.KNOWN_HOST)
            yield self._value(Field(Kind.EMAIL, mail.address), why)

    def _sites(self) -> Iterator[Value]:
        for site in list(sites.sites(self._text)):
            why = [Why.WELL_FORMED]
            label = self._blank(site.start, site.end, site.kind)
            why += [Why.LABELLED] if label else []
            why += [Why.MENDED] if site.is_mended else []
            why += [Why.WITH_WWW] if site.has_www else []
            why += [Why.KNOWN_HOST] if site.service else []
            yield self._value(Field(site.kind, site.value, site.service), why)

    def _handles(self) -> Iterator[Value]:
        for account, start, end in list(sites.handles(self._text)):
            label = self._blank(start, end, Kind.PROFILE) or self._blank(start, end, Kind.CHAT)
            why = [Why.WELL_FORMED]
            service = label.label if label else ""
            why += [Why.LABELLED] if service else []
            kind = label.kind if label else Kind.PROFILE
            value = f"@{account}" if kind is Kind.CHAT else sites.profile_of(service, account)
            yield self._value(Field(kind, value, service), why)

    def _chats(self) -> Iterator[Value]:
        """Yield the account after the name of a chat, or of a network: «Skype: ana.ruiz»."""
        mark = marks.leading(self._text, frozenset({Kind.CHAT, Kind.PROFILE}))
        match = _SKYPE.match(self._text, mark.place - 1) if mark else None
        if not mark or not mark.label.label or not match or match[1].replace(".", "").isdigit():
            return
        self._text = _TAKEN
        label, account = mark.label, match[1].removeprefix("@").removeprefix("/")
        value = account if label.kind is Kind.CHAT else sites.profile_of(label.label, account)
        yield self._value(Field(label.kind, value, label.label), [Why.LABELLED])

    def _numbers(self, regions: Sequence[str]) -> Iterator[Value]:
        found = list(numbers.numbers(self._text, regions))
        mended: list[numbers.Number] = []
        if not found and self._is_for_numbers():
            mended = list(numbers.numbers(numbers.mended(self._text), regions))
        label: Label | None = None
        for number in found or mended:
            own = self._label(number.start, number.end, Kind.PHONE)
            # What stands before the first of several numbers is said of all of them.
            label = own or label
            is_alone = self._text[: number.start].strip(_FRAME) == self._text[number.end :].strip(
                _FRAME
            )
            if not (number.is_valid or label or (is_alone and not mended)):
                continue
            self._blank(number.start, number.end, Kind.PHONE)
            why = [Why.VALID_NUMBER if number.is_valid else Why.POSSIBLE_NUMBER]
            why += [Why.LABELLED] if label else []
            why += [Why.INTERNATIONAL] if number.is_international else []
            why += [Why.MENDED] if mended else []
            yield self._value(_phone(number, label), why)

    def _is_for_numbers(self) -> bool:
        digits = sum(1 for c in self._text if c.isdigit())
        mark = marks.leading(self._text, frozenset({Kind.PHONE}))
        return bool(mark) or self._text.startswith("+") or digits >= 7  # noqa: PLR2004 - a short number

    def _label(self, start: int, end: int, kind: Kind) -> Label | None:
        mark = marks.before(self._text, start, wanted=kind)
        if mark is None and kind is Kind.PHONE:
            mark = marks.after(self._text, end)
        return mark.label if mark else None

    def _blank(self, start: int, end: int, kind: Kind) -> Label | None:
        """Blank a value with its label, and return the label."""
        mark = marks.before(self._text, start, wanted=kind)
        tail = marks.after(self._text, end) if kind is Kind.PHONE and not mark else None
        low, high = mark.place if mark else start, tail.place if tail else end
        self._text = f"{self._text[:low]}{_TAKEN * (high - low)}{self._text[high:]}"
        found = mark or tail
        return found.label if found else None

    def _value(self, field: Field, why: Sequence[Why]) -> Value:
        return Value(field, tuple(why), self._piece.lines, self._piece.side)


def _phone(number: numbers.Number, label: Label | None) -> Field:
    """Return the field of a number; its own kind says what its label leaves open."""
    said = label.label if label else GENERAL
    if said == GENERAL:
        said = numbers.qualifier(number.number) if number.number.startswith("+") else ""
        if not said and label:
            said = "work"
    # The readable whole, of which every reader of numbers makes E.164.
    extension = f" ext. {number.extension}" if number.extension else ""
    return Field(Kind.PHONE, f"{number.number}{extension}", said)
