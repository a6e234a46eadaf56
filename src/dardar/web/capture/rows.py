"""The fields of a card as a form: each beside the place it was read from, to be mended there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote
from uuid import UUID

from django.http import QueryDict
from django.shortcuts import resolve_url

from dardar.capture.findings import BY_OWNER, LEFT_OVER, Finding, certain, is_sure, seen_where
from dardar.capture.models import Scan
from dardar.core.cards.fields import Field, Kind
from dardar.core.identity import phones
from dardar.core.identity.names import split_name
from dardar.people.wording import KINDS, label_words
from dardar.web.capture.words import BECAUSE, WHY

# What a line of a card can be taken for, in the order in which it is offered.
OFFERED: Final = (
    Kind.NAME,
    Kind.COMPANY,
    Kind.ROLE,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.URL,
    Kind.PROFILE,
    Kind.ADDRESS,
    Kind.PLACE,
    Kind.NICKNAME,
    Kind.BIRTHDAY,
    Kind.LABEL,
    Kind.NOTE,
    Kind.OTHER,
)
# So many fields a form may bring, of so many letters each.
MOST: Final = 80
LONGEST: Final = 5000
_SEVERAL_LINES: Final = frozenset({Kind.ADDRESS, Kind.NOTE})
_LONG: Final = 60  # letters


@dataclass(frozen=True, slots=True)
class Row:
    """A field as its line shows it."""

    kind: str
    value: str
    label: str
    is_sure: bool
    whose: str
    because: str
    read: str
    cut: str

    @property
    def name(self) -> str:
        """What it is called."""
        return str(KINDS.get(self.kind, self.kind))

    @property
    def is_long(self) -> bool:
        """Whether it may have several lines."""
        return self.kind in _SEVERAL_LINES or "\n" in self.value or len(self.value) > _LONG

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """What it can be taken for, with what it is now."""
        offered = [kind.value for kind in OFFERED]
        several = offered if self.kind in offered else [*offered, self.kind]
        return [(kind, str(KINDS.get(kind, kind))) for kind in several]


def rows(findings: Iterable[Finding], scans: Iterable[Scan]) -> list[Row]:
    """Return the lines of a form for the findings of a card with these sides."""
    pictured = {str(scan.pk) for scan in scans if scan.width}
    return [_row(finding, pictured) for finding in findings]


BLANK: Final = Row("note", "", "", is_sure=True, whose="", because="", read="", cut="")


def _row(finding: Finding, pictured: set[str]) -> Row:
    label, scan, box = finding.get("label", ""), finding.get("scan", ""), finding.get("box")
    why = finding.get("why", ())
    cut = ""
    if box and scan in pictured and LEFT_OVER not in why:  # that lies all over the card
        place = ",".join(str(round(side)) for side in box)
        cut = f"{resolve_url('scan', UUID(scan))}?box={quote(place, safe=',')}"
    return Row(
        kind=finding["kind"],
        value=readable(finding["kind"], finding["value"]),
        label=label_words(label),
        is_sure=is_sure(finding),
        whose=next((str(WHY[code]) for code in why if code in WHY), ""),
        because=next((str(BECAUSE[code]) for code in why if code in BECAUSE), ""),
        read=finding.get("text", ""),
        cut=cut,
    )


def readable(kind: str, value: str) -> str:
    """Return a value as people read it: a number in E.164, in groups."""
    is_bare = kind == Kind.PHONE and phones.e164(value, None) == value
    return phones.pretty(value, None) if is_bare else value


def written(findings: Sequence[Finding], data: QueryDict) -> list[Finding]:
    """Return the findings of a card as its form has left them.

    The form brings a ``kind`` and a ``value`` for each, in their order, then those that were added;
    ``drop`` has the places of those to be left out.

    Args:
        findings: what the form was made from.
        data: what came.

    """
    kinds, values = data.getlist("kind")[:MOST], data.getlist("value")[:MOST]
    dropped = set(data.getlist("drop"))
    kept: list[Finding] = []
    for place, (kind, value) in enumerate(zip(kinds, values, strict=False)):
        text = _clean(value)
        if not text or str(place) in dropped or kind not in set(Kind):
            continue
        before = findings[place] if place < len(findings) else None
        is_untouched = before and before["kind"] == kind and text in _as_sent(before)
        kept.append(before if before and is_untouched else _mended(Kind(kind), text, before))
    return kept


def _as_sent(finding: Finding) -> set[str]:
    """Return what a form brings of a finding that nobody has changed."""
    value = finding["value"]
    return {_clean(value), _clean(readable(finding["kind"], value))}


def swapped(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in which names are companies and companies names."""
    other = {Kind.NAME.value: Kind.COMPANY, Kind.COMPANY.value: Kind.NAME}
    return [
        _mended(other[one["kind"]], one["value"], one) if one["kind"] in other else one
        for one in findings
    ]


def _clean(value: str) -> str:
    text = value.replace("\0", "").replace("\r\n", "\n").strip()
    return text[:LONGEST]


def _mended(kind: Kind, text: str, before: Finding | None) -> Finding:
    """Return a finding as the owner wants it; where it was read stays with it."""
    is_same_kind = before is not None and before["kind"] == kind
    label = before.get("label", "") if before and is_same_kind else ""
    parts = split_name(text) if kind is Kind.NAME else {}
    [mended] = certain([Field(kind, text, label, parts)], why=BY_OWNER)
    return seen_where(mended, before) if before else mended
