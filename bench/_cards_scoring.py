"""How well cards were read and understood: characters, fields, and how sure one may be of them.

Characters are compared without spaces, line by line, wherever in the reading a line's text stands
(Sellers 1980), as engines cut and order lines differently; text that is too much does not count.

A field is right if it says exactly what the card says: numbers in E.164; addresses by their letters
and digits; sites without ``https://www.``; names without titles; names, roles and companies with
their accents and the spaces between words, but whatever their case. A company is right with or
without its legal suffix.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from bench._cards_people import KINDS, Truth
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.seen import SURE, Findings
from dardar.core.identity.phones import e164

KIND_OF: Final = {
    Kind.NAME: "name",
    Kind.ROLE: "title",
    Kind.COMPANY: "org",
    Kind.EMAIL: "mail",
    Kind.PHONE: "phone",
    Kind.URL: "url",
    Kind.ADDRESS: "address",
    Kind.PROFILE: "profile",
}
CORE: Final = ("mail", "phone", "name")
# What is drawn alike: an ordinal, and degrees.
SAME_SIGN: Final = str.maketrans("º", "°")
GONE: Final = "\n"  # stands where a line was found, so that nothing is found there again
SCHEME: Final = re.compile(r"^(https?://)?(www\.)?")


class Told(NamedTuple):
    """A field that was found, in the form it is compared in."""

    kind: str
    value: str
    confidence: float


class Characters(NamedTuple):
    """Errors among characters, and accented letters that were read right."""

    wrong: int = 0
    all: int = 0
    accents: int = 0
    all_accents: int = 0


@dataclass(slots=True)
class Judged:
    """One card, or many added up: of each kind what is right, was told and is true."""

    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)

    def f1(self, kind: str) -> float:
        """Return the harmonic mean of precision and recall; 1 if there was nothing to find."""
        total = self.told[kind] + self.true[kind]
        return 2 * self.right[kind] / total if total else 1.0

    @property
    def is_core_right(self) -> bool:
        """Whether every mail, number and name is right, none missing and none too much."""
        return all(self.right[kind] == self.told[kind] == self.true[kind] for kind in CORE)

    def add(self, other: "Judged") -> None:
        """Add another's counts."""
        for own, more in (
            (self.right, other.right),
            (self.told, other.told),
            (self.true, other.true),
        ):
            own.update(more)


def told(findings: Findings, region: str) -> list[Told]:
    """Return the fields that were found, the surest first, none twice."""
    found: dict[tuple[str, str], float] = {}
    for each in sorted(findings.fields, key=lambda one: -one.confidence):
        kind = KIND_OF.get(each.field.kind)
        if kind:
            value = compared(kind, plain_value(each.field), region)
            found.setdefault((kind, value), each.confidence)
    return [Told(kind, value, confidence) for (kind, value), confidence in found.items()]


def judge(truth: Truth, found: Iterable[Told]) -> tuple[Judged, list[tuple[Told, bool]]]:
    """Return counts for a card, and of each field that was told whether it is right."""
    judged = Judged()
    left: dict[str, list[set[str]]] = {kind: [] for kind in KINDS}
    for kind, values in truth.fields().items():
        judged.true[kind] += len(values)
        left[kind] = [_accepted(truth, kind, value) for value in values]
    each: list[tuple[Told, bool]] = []
    for one in found:
        hit = next((values for values in left[one.kind] if one.value in values), None)
        if hit is not None:
            left[one.kind].remove(hit)
        judged.told[one.kind] += 1
        judged.right[one.kind] += hit is not None
        each.append((one, hit is not None))
    return judged, each


def is_split_right(truth: Truth, findings: Findings) -> bool:
    """Return whether given and family names are told apart as they truly are."""
    names = [each.field for each in findings.fields if each.field.kind is Kind.NAME]
    return any(
        _words(
            " ".join(
                part for part in (name.parts.get("given", ""), name.parts.get("middle", "")) if part
            )
        )
        == _words(truth.given)
        and _words(name.parts.get("family", "")) == _words(truth.family)
        for name in names
    )


def compared(kind: str, value: str, region: str) -> str:
    """Return a value in the form in which it is compared."""
    match kind:
        case "phone":
            return e164(value, region) or value
        case "mail":
            return value.strip().lower()
        case "url":
            return SCHEME.sub("", value.strip().lower()).rstrip("/")
        case "profile":
            return value.strip().lower().rstrip("/").rpartition("/")[2].lstrip("@")
        case "address":
            plain = value.translate(SAME_SIGN).casefold()
            return "".join(letter for letter in plain if letter.isalnum())
    return _words(value)


def _words(text: str) -> str:
    """Return words in one case with single spaces, without signs round them."""
    words = (
        word.strip(".,;:·|()-–") for word in unicodedata.normalize("NFC", text).casefold().split()
    )
    return " ".join(word for word in words if word)


def _accepted(truth: Truth, kind: str, value: str) -> set[str]:
    values = {compared(kind, value, truth.region)}
    if kind == "org":
        values.add(_words(truth.company))
    return values


def plain_value(found: Field) -> str:
    """Return a name without titles, if its parts tell them; any other value as it is."""
    if found.kind is not Kind.NAME:
        return found.value
    parts: Mapping[str, str] = found.parts
    bare = " ".join(parts[part] for part in ("given", "middle", "family") if parts.get(part))
    return bare or found.value


def characters(true: Sequence[str], read: Iterable[str]) -> Characters:
    """Compare lines as they stand on a card with those that were read."""
    text = GONE.join(map(_packed, read))
    total = Characters()
    for line in sorted(map(_packed, true), key=len, reverse=True):
        start, end = _place(line, text)
        total = Characters(*map(sum, zip(total, _line(line, text[start:end]), strict=True)))
        text = f"{text[:start]}{GONE}{text[end:]}"
    return total


def _packed(line: str) -> str:
    return "".join(line.translate(SAME_SIGN).split())


def _line(true: str, read: str) -> Characters:
    touched = {step.src_pos for step in Levenshtein.editops(true, read) if step.tag != "insert"}
    accents = [at for at, letter in enumerate(true) if is_accented(letter)]
    kept = sum(at not in touched for at in accents)
    return Characters(Levenshtein.distance(true, read), len(true), kept, len(accents))


def is_accented(letter: str) -> bool:
    """Return whether a letter bears a mark: á, ñ, ç."""
    return letter.isalpha() and len(unicodedata.normalize("NFD", letter)) > 1


def _place(line: str, text: str) -> tuple[int, int]:
    """Return where a line stands in a text with the fewest edits (Sellers 1980)."""
    exact = text.find(line)
    if exact >= 0:
        return exact, exact + len(line)
    # Of each place the fewest edits of the line so far that end there, and where they began.
    before = [(0, at) for at in range(len(text) + 1)]
    for number, letter in enumerate(line, 1):
        row = [(number, 0)]
        for at, other in enumerate(text, 1):
            swapped = before[at - 1]
            cost = 10_000 if other == GONE else int(letter != other)
            row.append(
                min(
                    (swapped[0] + cost, swapped[1]),
                    (before[at][0] + 1, before[at][1]),
                    (row[at - 1][0] + (10_000 if other == GONE else 1), row[at - 1][1]),
                )
            )
        before = row
    end = min(range(len(before)), key=lambda at: before[at][0])
    return before[end][1], end


class Bin(NamedTuple):
    """Fields told with a confidence in a span: how many are right, and their mean confidence."""

    low: float
    high: float
    right: int
    all: int
    mean: float


EDGES: Final = (0.0, 0.2, 0.4, 0.6, 0.75, 0.9, 0.95, SURE, 0.99, 1.0)


def reliability(each: Sequence[tuple[Told, bool]]) -> list[Bin]:
    """Return bins of confidence: a confidence means what it says where the shares agree."""
    bins = []
    for low, high in pairwise(EDGES):
        inside = [
            (one.confidence, right)
            for one, right in each
            if low <= one.confidence < high or (high == one.confidence == EDGES[-1])
        ]
        mean = sum(confidence for confidence, _ in inside) / max(1, len(inside))
        bins.append(Bin(low, high, sum(right for _, right in inside), len(inside), mean))
    return bins


def miscalibration(bins: Sequence[Bin]) -> float:
    """Return by how much confidences miss the shares that are right (Naeini et al. 2015: ECE)."""
    total = sum(each.all for each in bins)
    missed = sum(abs(each.right - each.mean * each.all) for each in bins)
    return missed / total if total else 0.0
