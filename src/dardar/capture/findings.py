"""What was found on a card, as the card keeps it, and how its owner mends it."""

from collections.abc import Iterable, Sequence
from typing import Final, NotRequired

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.seen import SURE, Box, Findings, Found, Line
from dardar.core.cards.stored import StoredField, to_stored
from dardar.core.identity.profile import ORDER, SINGLE, alike

# Why a field is as it is, besides what the finder says.
BY_CODE: Final = "code"  # a code says so
BY_OWNER: Final = "owner"  # the owner wrote or moved it
LEFT_OVER: Final = "rest"  # no field was made of these lines


class Finding(StoredField):
    """A field of a card with what speaks for it.

    ``scan`` is the id of the picture or text it was found in, ``box`` its place there in pixels
    (left, top, right, bottom), ``text`` the words it was made from.
    """

    confidence: float
    why: NotRequired[list[str]]
    scan: NotRequired[str]
    box: NotRequired[list[float]]
    text: NotRequired[str]


def is_sure(finding: Finding) -> bool:
    """Tell whether a field is shown as sure."""
    return finding["confidence"] >= SURE


def as_kept(findings: Findings, lines: Sequence[Line], scan: str) -> list[Finding]:
    """Return what the finder found as a card keeps it, with what is left over as a note.

    Args:
        findings: of the finder.
        lines: what it was given.
        scan: the id of the scan they were read from.

    """
    kept = [_kept(found, lines, scan) for found in findings.fields if found.field.value.strip()]
    # A single letter is an icon taken for one; the words of the record have it all the same.
    rest = [lines[number] for number in findings.rest if len(lines[number].text.strip()) > 1]
    if text := "\n".join(line.text for line in rest).strip():
        note = _stored(Field(Kind.NOTE, text), 1.0, [LEFT_OVER])
        kept.append(_placed(note, rest, scan))
    return _ordered(kept)


def certain(fields: Iterable[Field], scan: str = "", why: str = BY_CODE) -> list[Finding]:
    """Return fields that nobody had to guess: a code holds them, or somebody wrote them."""
    found = [_stored(field, 1.0, [why]) for field in fields if field.value.strip()]
    for finding in found:
        if scan:
            finding["scan"] = scan
    return found


def together(surer: Iterable[Finding], others: Iterable[Finding], region: str) -> list[Finding]:
    """Return the fields of both, each once; where they differ in what there is once, the surer.

    A code overrules what was read beside it, and the front of a card its back.

    Args:
        surer: what counts more.
        others: what is added to it.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    kept = list(surer)
    taken = {alike(finding, region) for finding in kept}
    once = {finding["kind"] for finding in kept} & SINGLE
    for finding in others:
        key = alike(finding, region)
        if key not in taken and finding["kind"] not in once:
            taken.add(key)
            kept.append(finding)
        elif key in taken:
            _show_where(kept, finding, region)
    return _ordered(kept)


def seen_where(finding: Finding, like: Finding) -> Finding:
    """Return a finding that was read where another one was."""
    placed = finding.copy()
    if "scan" in like:
        placed["scan"] = like["scan"]
    if "box" in like:
        placed["box"] = like["box"]
    if "text" in like:
        placed["text"] = like["text"]
    return placed


def _show_where(kept: list[Finding], seen: Finding, region: str) -> None:
    """Let a field that has no picture borrow that of the same one, read elsewhere."""
    for place, finding in enumerate(kept):
        if "box" not in finding and alike(finding, region) == alike(seen, region):
            kept[place] = seen_where(finding, seen)


def _ordered(findings: list[Finding]) -> list[Finding]:
    """Return findings as they are looked through: the name first, what is left over last."""
    return sorted(findings, key=lambda finding: ORDER[finding["kind"]])


def _kept(found: Found, lines: Sequence[Line], scan: str) -> Finding:
    finding = _stored(found.field, found.confidence, list(found.why))
    return _placed(finding, [lines[number] for number in found.lines], scan)


def _stored(field: Field, confidence: float, why: list[str]) -> Finding:
    found = Finding(kind=field.kind.value, value=field.value, confidence=confidence, why=why)
    found.update(to_stored(field))  # type: ignore[typeddict-item] # a finding is a stored field, and more
    return found


def _placed(finding: Finding, lines: Sequence[Line], scan: str) -> Finding:
    finding["scan"] = scan
    if lines:
        finding["text"] = "\n".join(line.text for line in lines)
    if boxes := [line.box for line in lines if line.box]:
        finding["box"] = [round(side, 1) for side in _around(boxes)]
    return finding


def _around(boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """Return the sides of the least box that holds all of these."""
    return (
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
