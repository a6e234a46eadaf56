"""The plan as a picture: a column for each guest, a row for each round, and how well each meets."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from dardar.events.plan_models import Plan, Seat

# More columns than this are no picture any more, but a grey.
MOST_GUESTS: Final = 1000
_SIDE: Final = 10
_ROW: Final = 14


@dataclass(frozen=True, slots=True)
class Weave:
    """A picture of a plan: paths of an SVG by how strong the reason is, in units of its box."""

    width: int
    height: int
    strong: str
    some: str
    plain: str
    counts: tuple[int, int, int]  # seats of each kind


def weave(plan: Plan) -> Weave | None:
    """Return the picture of a plan, None if it has too many guests or none."""
    rows = Seat.objects.filter(plan=plan).order_by("guest__name", "guest_id", "round")
    seats = list(rows.values_list("guest_id", "round", "meeting_id")[: MOST_GUESTS * 40])
    place = {guest: number for number, guest in enumerate(dict.fromkeys(one[0] for one in seats))}
    if not 1 < len(place) <= MOST_GUESTS:
        return None
    kinds = {
        pk: 2 if any(one["is_strong"] for one in reasons) else 1 if reasons else 0
        for pk, reasons in plan.meetings.values_list("pk", "reasons")
    }
    paths: dict[int, list[str]] = defaultdict(list)
    for guest, number, meeting in seats:
        x, y = place[guest] * _SIDE, number * _ROW
        paths[kinds.get(meeting, 0)].append(f"M{x} {y}h8v12h-8z")
    return Weave(
        len(place) * _SIDE,
        plan.event.rounds * _ROW,
        "".join(paths[2]),
        "".join(paths[1]),
        "".join(paths[0]),
        (len(paths[2]), len(paths[1]), len(paths[0])),
    )
