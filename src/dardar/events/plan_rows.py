"""Plans as rows: written whole, and read again as the planner has them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch

from dardar.events.models import Event
from dardar.events.plan_models import Meeting, Plan, Seat
from dardar.events.problem import Prepared, Reasons, pair, table_of
from dardar.events.sitting import Sitting

_BATCH: Final = 2000
# Of what two can give each other so much stands on their pages.
_MOST_REASONS: Final = 4


def write(event: Event, plan: Plan, prepared: Prepared, sittings: Iterable[Sitting]) -> None:
    """Let these be the meetings of a plan from its first round on, as a part of a transaction."""
    Seat.objects.filter(plan=plan).delete()
    Meeting.objects.filter(plan=plan).delete()
    meetings: list[Meeting] = []
    seats: list[Seat] = []
    for one in sittings:
        if one.round < plan.from_round:
            continue
        table = table_of(one.place)
        meeting = Meeting(
            book_id=event.book_id,
            plan=plan,
            round=one.round,
            table_id=table if table in prepared.tables else None,
            reasons=_reasons(prepared.reasons, one.guests),
        )
        meetings.append(meeting)
        seats += [_seat(meeting, guest) for guest in one.guests]
    Meeting.objects.bulk_create(meetings, batch_size=_BATCH)
    Seat.objects.bulk_create(seats, batch_size=_BATCH)


def copy_rounds(before: Plan, plan: Plan) -> None:
    """Let the rounds before a plan's first be as the plan before has them."""
    with_seats = Prefetch("seats", Seat.objects.all())
    rows = before.meetings.filter(round__lt=plan.from_round).prefetch_related(with_seats)
    meetings: list[Meeting] = []
    seats: list[Seat] = []
    for row in rows.order_by("round", "pk"):
        meeting = Meeting(
            book_id=row.book_id,
            plan=plan,
            round=row.round,
            table_id=row.table_id,
            reasons=row.reasons,
        )
        meetings.append(meeting)
        seats += [_seat(meeting, seat.guest_id) for seat in row.seats.all()]
    Meeting.objects.bulk_create(meetings, batch_size=_BATCH)
    Seat.objects.bulk_create(seats, batch_size=_BATCH)


def standing(plan: Plan, prepared: Prepared, rounds: int) -> list[Sitting]:
    """Return the meetings of a plan as the planner has them, with those who have gone since."""
    places = _Places(prepared)
    rows = plan.meetings.filter(round__lt=rounds).prefetch_related("seats")
    found = []
    for row in rows.order_by("round", "pk"):
        guests = tuple(sorted(seat.guest_id for seat in row.seats.all()))
        found.append(Sitting(guests, row.round, places.take(row.table_id, row.round)))
    return found


class _Places:
    """Gives each meeting of a table a place of its own, as the planner has them."""

    def __init__(self, prepared: Prepared) -> None:
        self._taken: dict[tuple[UUID, int], int] = {}
        self._known = {place.id for place in prepared.problem.tables or ()}

    def take(self, table: UUID | None, number: int) -> tuple[UUID, int] | None:
        if table is None:
            return None
        at = self._taken.get((table, number), 0)
        self._taken[table, number] = at + 1
        return (table, at) if (table, at) in self._known else None


def _seat(meeting: Meeting, guest: UUID) -> Seat:
    return Seat(
        book_id=meeting.book_id,
        meeting=meeting,
        guest_id=guest,
        plan_id=meeting.plan_id,
        round=meeting.round,
    )


def _reasons(reasons: Reasons, guests: Sequence[UUID]) -> list[Mapping[str, Any]]:
    found = [
        reason
        for one, other in combinations(guests, 2)
        for reason in reasons.get(pair(one, other), ())
    ]
    return found[:_MOST_REASONS] if len(guests) == 2 else found  # noqa: PLR2004 - a pair
