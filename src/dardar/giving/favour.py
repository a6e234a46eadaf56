"""Today's one favour: something that can be given in five minutes, another one each day."""

import hashlib
import math
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from dardar.accounts.models import Book
from dardar.encounters.days import today
from dardar.giving.models import Give, Verdict
from dardar.giving.suggesting import Helper, pairings, suggested

# Chosen among so many of the likeliest pairings.
_CANDIDATES: Final = 100
# How long what was answered «not now» is not proposed again.
NOT_NOW: Final = timedelta(days=14)
_LIKELIER: Final = 2.0


def favour(book: Book) -> Helper | None:
    """Return what to give today, None if nothing is known that anybody needs.

    It stays the same all day, unless it is refused («no», «not now») or done: then the next one
    comes. Somebody's need is proposed, never mine, and nobody whose introduction has begun.
    """
    on = today(book)
    rows = pairings(book).exclude(need__person=None)[:_CANDIDATES]
    found = [one for one in suggested(book, rows) if one.introduction is None]
    needs = {one.pairing.need_id for one in found}
    helped = set(Give.objects.filter(book=book, need__in=needs).values_list("need", flat=True))
    put_off = _put_off(book, needs, on)
    left = [
        one
        for one in found
        if one.pairing.need_id not in helped
        and (one.pairing.need_id, one.pairing.offer_id) not in put_off
    ]
    return min(left, key=lambda one: _arrival(one, on), default=None)


def _put_off(book: Book, needs: Collection[UUID], on: date) -> set[tuple[UUID, UUID]]:
    later = Verdict.objects.filter(book=book, need__in=needs, answer=Verdict.Answer.LATER)
    return set(later.filter(on__gt=on - NOT_NOW).values_list("need", "offer"))


def _arrival(one: Helper, on: date) -> float:
    """Return when a favour would come in a race that the better ones win more often.

    An exponential race with rates by weight draws in proportion to weight (Efraimidis and Spirakis,
    «Weighted random sampling with a reservoir», 2006); the dice are a hash of day and pairing, so
    that a day's favour is the same whenever one looks.
    """
    said = f"{on:%Y-%m-%d} {one.pairing.need_id} {one.pairing.offer_id}"
    digest = hashlib.blake2b(said.encode(), digest_size=8).digest()
    chance: float = (int.from_bytes(digest) + 1) / (2**64 + 1)
    arrival: float = -math.log(chance) / max(one.order, 1e-9) ** _LIKELIER
    return arrival
