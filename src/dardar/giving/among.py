"""Who of some chosen people has what another of them needs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from dardar.accounts.models import Book
from dardar.giving import matching
from dardar.giving.models import Role, Wish
from dardar.giving.pairing import current


@dataclass(frozen=True, slots=True)
class Reason:
    """That somebody offers what somebody else needs."""

    need: Wish
    offer: Wish
    score: float
    is_strong: bool
    reasons: matching.Reasons

    @property
    def giver(self) -> UUID:
        """Who offers it."""
        return _whose(self.offer)

    @property
    def taker(self) -> UUID:
        """Who needs it."""
        return _whose(self.need)


def reasons_among(
    book: Book, people: Collection[UUID], needs: Collection[Wish] | None = None
) -> list[Reason]:
    """Return which of some people have what others of them need, the best first.

    Matched on the spot: what is kept ready are only the best answers of the whole book.

    Args:
        book: theirs.
        people: the chosen ones.
        needs: only what answers these.

    """
    found = list(current(book).filter(person__in=people).select_related("person").order_by("pk"))
    wishes = {wish.pk: wish for wish in found}
    asked = {need.pk for need in needs} if needs is not None else wishes.keys()
    index = matching.Index(book, found)
    reasons = [
        Reason(wish, wishes[answer.offer], answer.score, answer.is_strong, answer.reasons)
        for wish in found
        if wish.role == Role.NEED and wish.pk in asked
        for answer in index.offers_for(wish, len(people))
    ]
    return sorted(reasons, key=lambda reason: (-reason.score, reason.need.pk, reason.offer.pk))


def best_of_pairs(reasons: Sequence[Reason]) -> dict[tuple[UUID, UUID], Reason]:
    """Return the best of what each giver has for each taker, by the two."""
    found: dict[tuple[UUID, UUID], Reason] = {}
    for reason in reasons:
        found.setdefault((reason.giver, reason.taker), reason)
    return found


def _whose(wish: Wish) -> UUID:
    assert wish.person_id is not None  # noqa: S101 - chosen by person
    return wish.person_id
