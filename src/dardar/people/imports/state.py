"""How an import goes from state to state, with no step taken twice and none lost.

::

    MAPPING → READING → READY → RUNNING → DONE → UNDONE
    any of those before DONE, or FAILED, → CANCELLED

Every step names the states it may start from, in the same statement that takes it: of two tabs
that press a button one takes the step. While a task works, the state together with the position
in the file (``done``) says whose turn it is: who finds them moved, stops.
"""

from typing import Final

from dardar.people.models import Import

State = Import.State
# What was brought in is being taken out again while there is no day of its end.
TAKEN_OUT: Final = frozenset({State.CANCELLED, State.UNDONE})


class OvertakenError(Exception):
    """The import is no longer in the state or at the position this process left it."""


def step(work: Import, *, start: frozenset[State], **values: object) -> bool:
    """Set columns of an import if it still is in one of some states; tell whether it was."""
    taken = Import.objects.filter(pk=work.pk, state__in=start).update(**values)
    if taken:
        for column, value in values.items():
            setattr(work, column, value)
    return bool(taken)


def require_ours(work: Import) -> None:
    """Lock an import for this transaction.

    Raises:
        OvertakenError: its state or position has changed.

    """
    ours = Import.objects.select_for_update().filter(pk=work.pk, ended_at=None)
    if not ours.filter(state=work.state, done=work.done).exists():
        raise OvertakenError
