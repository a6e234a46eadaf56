"""Where events meet the planner: problems in, meetings and their proof out.

:mod:`dardar.core.planning` decides who meets whom and when. Two at a time are its meetings; tables
of three to eight are its groups.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from dardar.core.planning.plan import Meeting as Both
from dardar.core.planning.plan import Note
from dardar.core.planning.plan import Plan as Made
from dardar.core.planning.planner import How, Progress, first_plan, make_plan
from dardar.core.planning.repair import Repaired, repair
from dardar.core.planning.why import NoPlan
from dardar.events.models import Event
from dardar.events.sitting import Asked, Found, Sitting
from dardar.events.tables_solving import rearrange, seat_all

# Of the work of a plan so much is done once the first one is there.
_FIRST: Final = 0.1


class ImpossibleError(Exception):
    """There is no plan; ``reasons`` say why, what frees the most pairs first."""

    def __init__(self, reasons: Sequence[Mapping[str, Any]]) -> None:
        """Keep them."""
        super().__init__()
        self.reasons = reasons


def solve(
    asked: Asked, *, better: Callable[[Found | float], None], is_to_stop: Callable[[], bool]
) -> Found:
    """Return a plan.

    Args:
        asked: what is asked.
        better: told how far it is, or of a plan that is there already.
        is_to_stop: asked now and then whether to be content with what there is.

    Raises:
        ImpossibleError: there is no plan.

    """
    try:
        if asked.mode == Event.Mode.TABLES:
            return rearrange(asked) if asked.keep else seat_all(asked, is_to_stop)
        if asked.from_round or asked.keep:
            return _repaired(asked)
        return _made(asked, better, is_to_stop)
    except NoPlan as why:
        raise ImpossibleError(
            [
                {"code": one.why.value, "freed": one.freed, "who": [str(pk) for pk in one.who]}
                for one in why.obstacles
            ]
        ) from why


def first(asked: Asked) -> Found | None:
    """Return a plan that is there at once; None if there is none so quickly."""
    if asked.mode == Event.Mode.TABLES or asked.from_round:
        return None
    try:
        return _found(first_plan(asked.problem, asked.seed), 0.0)
    except NoPlan:  # whoever makes the plan itself is told why
        return None


def _made(
    asked: Asked, better: Callable[[Found | float], None], is_to_stop: Callable[[], bool]
) -> Found:
    def tell(progress: Progress) -> None:
        share = _FIRST + (1 - _FIRST) * progress.share
        better(_found(progress.plan, share) if progress.plan else share)

    how = How(seed=asked.seed, progress=tell, stop=is_to_stop)
    return _found(make_plan(asked.problem, how))


def _repaired(asked: Asked) -> Found:
    before = [
        Both(*one.guests, one.round, one.place)
        for one in asked.standing
        if len(one.guests) == 2 and (asked.keep or one.round < asked.from_round)  # noqa: PLR2004
    ]
    done: Repaired = repair(asked.problem, before, asked.from_round)
    changes = {"kept": done.kept, "dropped": len(done.dropped), "added": len(done.added)}
    notes = () if done.was_solved else ({"code": Note.NO_SOLVER.value},)
    sittings = [_sitting(one) for one in done.meetings]
    return Found(sittings, {"changes": changes} if asked.keep else {}, notes=notes)


def _found(plan: Made, progress: float = 1.0) -> Found:
    """Return a plan of the planner, its proof as a row keeps it."""
    proof = plan.proof
    said = {
        "total": proof.total,
        "bound": proof.bound,
        "total_share": proof.total_share,
        "worst_share": proof.worst_share,
        "floor_share": proof.floor_share,
        "left_out": [str(pk) for pk in proof.left_out],
        "unmeetable": [str(pk) for pk in proof.unmeetable],
        "spread": {str(count): guests for count, guests in proof.spread.items()},
        "gaps": proof.gaps,
    }
    notes = [{"code": note.value} for note in plan.notes]
    return Found([_sitting(one) for one in plan.meetings], said, progress, notes)


def _sitting(meeting: Both) -> Sitting:
    guests = sorted(pk for pk in meeting[:2] if isinstance(pk, UUID))
    place = meeting.table if isinstance(meeting.table, tuple) else None
    return Sitting(tuple(guests), meeting.round, place)
