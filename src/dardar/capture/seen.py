"""What was seen of one card, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from dardar.capture.findings import Finding
from dardar.ids import new_id


@dataclass(frozen=True, slots=True)
class Seen:
    """One card: what was found, its picture if there is one, and the words it was found in."""

    findings: Sequence[Finding]
    text: str
    is_of_somebody: bool = True
    picture: bytes = b""
    width: int = 0
    height: int = 0
    scan: UUID = field(default_factory=new_id)
