"""Cards written by hand as text, and how what was found compares with what is true."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder import find
from dardar.core.cards.seen import Box, Findings, Line
from dardar.core.identity.text import fold

_HERE = Path(__file__).parent
_LEFT = 50.0
_LETTER = 0.5  # of the height, the width of a letter
_LABELLED = {Kind.PHONE, Kind.PROFILE, Kind.CHAT}


@dataclass
class Written:
    """A card: its country, what it is, its lines, and the fields that are true."""

    region: str
    title: str
    lines: list[Line] = field(default_factory=list)
    truth: set[tuple[Kind, str, str]] = field(default_factory=set)


def cards(name: str) -> Iterator[Written]:
    """Yield the cards of a file."""
    for block in (_HERE / f"{name}.txt").read_text().split("\n\n"):
        rows = [row for row in block.splitlines() if row.strip() and not row.startswith("#")]
        if rows:
            yield _card(rows)


def told(findings: Findings) -> set[tuple[Kind, str, str]]:
    """Return the fields that were found in the form in which they are compared."""
    return {_compared(f.field.kind, f.field.value, f.field.label) for f in findings.fields}


def _card(rows: list[str]) -> Written:
    region, _, title = rows[0].partition(" ")
    card = Written(region, title)
    top, side = 40.0, 0
    for row in rows[1:]:
        if row == "~":
            side = 1
        elif row.startswith("= "):
            kind, _, value = row[2:].partition(" ")
            card.truth.add(_true(Kind(kind), value))
        else:
            size, bar, text = row.partition("| ")
            if bar and size.isdigit():
                height = float(size)
                right = _LEFT + _LETTER * height * len(text)
                card.lines.append(Line(text, Box(_LEFT, top, right, top + height), 1.0, side))
                top += 1.4 * height
            else:
                card.lines.append(Line(row, None, 1.0, side))
    return card


def _true(kind: Kind, text: str) -> tuple[Kind, str, str]:
    value, _, label = text.rpartition(" ")
    has_label = kind in _LABELLED and label in {
        *(
            "cell",
            "work",
            "fax",
            "home",
            "linkedin",
            "instagram",
            "facebook",
            "skype",
            "telegram",
            "github",
        ),
    }
    return _compared(kind, value, label) if has_label else _compared(kind, text, "")


def _compared(kind: Kind, value: str, label: str) -> tuple[Kind, str, str]:
    if kind in {Kind.ADDRESS, Kind.PLACE}:
        return kind, fold(value), ""
    if kind in {Kind.ROLE, Kind.COMPANY, Kind.NAME}:
        return kind, value, ""
    return kind, value.lower(), label


def f1(some: Sequence[Written], kind: Kind) -> float:
    """Return how well fields of a kind are found on cards that have any: F1, exact values."""
    counts: Counter[str] = Counter()
    for card in some:
        found = {field for field in told(find(card.lines, card.region)) if field[0] is kind}
        true = {field for field in card.truth if field[0] is kind}
        counts.update(right=len(found & true), all=len(found) + len(true))
    assert counts["all"]
    return 2 * counts["right"] / counts["all"]
