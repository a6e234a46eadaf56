"""What the owner takes up and skips of what Today proposes, learnt so that it can be told."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from dardar.accounts.models import Book
from dardar.core.matching.taste import Answer, Taste
from dardar.core.ties.today import Kind
from dardar.ties.models import Nudge, Tie

# So many of the latest answers are learnt from.
LATEST: Final = 300
# What was skipped is not proposed again for so long.
SKIPPED: Final = timedelta(days=14)
# After one tie that had gone dormant was proposed and answered, so long none is.
BETWEEN_DORMANT: Final = timedelta(days=7)
WAY: Final = "way "
RING: Final = "ring "
KIND: Final = "kind "


def traits(tie: Tie, kind: Kind) -> dict[str, float]:
    """Return what the learner looks at: how they are in touch, how close, and what is proposed."""
    found = {f"{KIND}{kind.value}": 1.0}
    if tie.way:
        found[f"{WAY}{tie.way}"] = 1.0
    if tie.ring_name:
        found[f"{RING}{tie.ring_name.value}"] = 1.0
    return found


def latest_nudges(book: Book) -> list[Nudge]:
    """Return the latest answers of the owner to what Today proposed."""
    return list(Nudge.objects.filter(book=book).order_by("-on", "-pk")[:LATEST])


def taste_of(nudges: Sequence[Nudge]) -> Taste:
    """Return what is learnt from answers."""
    return Taste([Answer(one.traits, one.taken) for one in nudges])


def asks_for_dormant(nudges: Sequence[Nudge], on: date) -> bool:
    """Tell whether it is time again for a tie that has gone dormant."""
    return not any(
        one.kind == Kind.DORMANT.value and one.on > on - BETWEEN_DORMANT for one in nudges
    )
