"""The course of an introduction: what follows from the answers of its two sides.

::

    requested ──> refused      declined (a no, whatever the other says)
        │                          ⇅
        v                 ┌────────┴────────┐
    drafted ─────────> asked ──────────> one yes ──> made ──> met ──> outcome
        │                 │                 │
        └─────────────────┴─────────────────┴──> called off

Where it is while they are asked follows from their two answers alone, in whatever order they came;
a side may change its own until both have said yes or the owner has called it off. The other side
never learns of a no: they go on seeing the page they saw.
"""

from collections.abc import Collection
from typing import Final

from dardar.giving.models import Introduction, Side

State = Introduction.State
Answer = Side.Answer

YES: Final = frozenset({Answer.YES, Answer.PHONE})
# Both were asked, and it is open what becomes of it.
ASKING: Final = frozenset({State.ASKED, State.ONE_YES})
# The two are not introduced yet and still may be.
UNDER_WAY: Final = frozenset({State.REQUESTED, State.DRAFTED, *ASKING})
# The two have each other's address.
INTRODUCED: Final = frozenset({State.MADE, State.MET, State.OUTCOME})
# A side can still answer. After a no of the other they may, and nothing comes of it.
ANSWERABLE: Final = frozenset({*ASKING, State.DECLINED})


def following(state: str, answers: Collection[str]) -> Introduction.State:
    """Return the state that follows from the answers of both sides.

    Args:
        state: where it was.
        answers: of the two.

    """
    if state not in ANSWERABLE:
        return State(state)
    if Answer.NO in answers:
        return State.DECLINED
    said_yes = sum(answer in YES for answer in answers)
    return (State.ASKED, State.ONE_YES, State.MADE)[said_yes]
