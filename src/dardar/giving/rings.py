"""Give-rings and the reciprocity round of some chosen people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.graph.arcs import Arc
from dardar.core.graph.rings import LONGEST, Why, find_rings
from dardar.core.graph.rounds import assign_round
from dardar.giving.among import Reason, best_of_pairs, reasons_among
from dardar.giving.models import Wish
from dardar.people.models import Person


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings of which no two share anybody: what each gives to the next, the last to the first."""

    rings: Sequence[Sequence[Reason]]
    left_out: Mapping[Person, Why]
    bound: int  # so many people could be placed at most, proven


@dataclass(frozen=True, slots=True)
class Round:
    """Who answers whose ask."""

    takers: Mapping[Wish, Sequence[Reason]]  # of each ask, the best first
    without: Sequence[Wish]  # asks for which there are too few who could


def rings(book: Book, people: Sequence[Person], longest: int = LONGEST) -> Rings:
    """Find rings in which everybody gives and receives, for as many of some people as can be.

    Args:
        book: theirs.
        people: the chosen ones.
        longest: most people of a ring, from 2.

    Raises:
        PermissionDenied: one of them belongs to another book.

    """
    require_own(book, *people)
    by_id = {person.pk: person for person in people}
    best = best_of_pairs(reasons_among(book, by_id))
    found = find_rings(_arcs(best), longest, people=by_id)
    return Rings(
        [[best[arc.giver, arc.taker] for arc in ring.arcs] for ring in found.rings],
        {by_id[pk]: why for pk, why in found.left_out.items()},
        found.bound,
    )


def reciprocity_round(book: Book, people: Sequence[Person], asks: Sequence[Wish]) -> Round:
    """Find takers for one ask of each of some people: every ask gets one where that can be.

    Args:
        book: theirs.
        people: who could answer.
        asks: their needs, one of each person.

    Raises:
        ValueError: somebody asks for two things, or an ask is nobody's of them.
        PermissionDenied: something belongs to another book.

    """
    require_own(book, *people, *asks)
    by_id = {person.pk: person for person in people}
    asking = {ask.person_id: ask for ask in asks if ask.person_id in by_id}
    if len(asking) < len(asks):
        raise ValueError("one ask of each person")
    best = best_of_pairs(reasons_among(book, by_id, asks))
    found = assign_round([pk for pk in asking if pk], _arcs(best))
    takers = {
        ask: [best[arc.giver, arc.taker] for arc in found.takers[pk]]
        for pk, ask in asking.items()
        if pk
    }
    return Round(takers, [ask for ask, answers in takers.items() if not answers])


def _arcs(best: Mapping[tuple[UUID, UUID], Reason]) -> list[Arc[UUID]]:
    return [Arc(giver, taker, reason.score) for (giver, taker), reason in best.items()]
