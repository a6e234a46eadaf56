"""Which offers are suggested for which needs: in what order, and which never again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from dardar.accounts.models import Book
from dardar.core.matching.taste import Because
from dardar.encounters.days import today
from dardar.giving.models import Introduction, Pairing, Side, Verdict, Wish
from dardar.giving.not_these import not_to_meet
from dardar.giving.tastes import OwnTaste, answers_to_learn
from dardar.giving.ties import Tie, ties
from dardar.people.models import Person

Answer = Verdict.Answer
Pair = frozenset[UUID]
# How much less a match with somebody counts whom the owner hardly knows.
_OF_TIE: Final = 0.25


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who could help with a need, or what I could do or have to give."""

    pairing: Pairing
    tie: Tie | None  # None: it is mine
    answer: Verdict.Answer | None  # what the owner has said of it
    introduction: Introduction | None  # the latest of the two to each other
    order: float  # higher comes first
    because: Because | None  # what of the owner's taste moves it

    @property
    def need(self) -> Wish:
        """What is needed."""
        return self.pairing.need

    @property
    def offer(self) -> Wish:
        """What answers it."""
        return self.pairing.offer

    @property
    def person(self) -> Person | None:
        """Who offers it, None for myself."""
        return self.pairing.offer.person


def pairings(book: Book) -> QuerySet[Pairing]:
    """Return which offers answer which needs, of what counts now, the likeliest first."""
    on = today(book)
    rows = Pairing.objects.filter(_counts("need", on), _counts("offer", on), book=book)
    return rows.select_related("need__person", "offer__person").order_by("-score", "pk")


def suggested(book: Book, rows: Iterable[Pairing]) -> list[Helper]:
    """Return which of some pairings may be suggested, the best first, each helper once a need.

    Left out is what the owner said no to, two whom they do not want to introduce or of whom one
    has declined an introduction to the other, and whoever would help themselves.
    """
    rows = list(rows)
    said = _Said(book, {row.need_id for row in rows})
    learnt = answers_to_learn(book) if rows else []
    people = {w.person.pk: w.person for row in rows for w in (row.need, row.offer) if w.person}
    between = introductions_between(book, people)
    never = not_to_meet(book) if rows else set()
    others = {row.offer.person.pk: row.offer.person for row in learnt if row.offer.person}
    tie_to = ties(book, (people | others).values(), today(book))
    taste = OwnTaste(book, learnt, tie_to)
    found = []
    for row in rows:
        helper, needing = row.offer.person_id, row.need.person_id
        known = between.get(frozenset({helper, needing})) if helper and needing else None
        is_declined = known is not None and known.state == Introduction.State.DECLINED
        is_never = is_declined or frozenset({helper, needing}) in never
        if helper == needing or is_never or said.no_to(row):
            continue
        tie = tie_to[helper] if helper else None
        liked, because = taste.judge(row.need, row.offer, row.score)
        order = liked * (1 - _OF_TIE + _OF_TIE * (tie.value if tie else 1))
        found.append(Helper(row, tie, said.of(row), known, order, because))
    return _once(sorted(found, key=lambda one: (-one.order, one.pairing.pk)))


def introductions_between(book: Book, people: Collection[UUID]) -> dict[Pair, Introduction]:
    """Return the introductions of some people to each other: of each two the latest.

    One that somebody declined counts more than any later one: it is for good.
    """
    sides = Side.objects.filter(book=book, person__in=list(people)).select_related("introduction")
    parties: dict[Introduction, set[UUID]] = {}
    for side in sides.order_by("introduction"):
        parties.setdefault(side.introduction, set()).add(side.person_id)
    found: dict[Pair, Introduction] = {}
    for introduction, pks in parties.items():
        pair = frozenset(pks)
        before = found.get(pair)
        if len(pair) > 1 and not (before and before.state == Introduction.State.DECLINED):
            found[pair] = introduction
    return found


class _Said:
    """What the owner has said of the offers for some needs."""

    def __init__(self, book: Book, needs: Collection[UUID]) -> None:
        rows = Verdict.objects.filter(book=book, need__in=list(needs)).select_related("offer")
        self._by_pair = {(row.need_id, row.offer_id): Answer(row.answer) for row in rows}
        self._refused = {
            (row.need_id, row.offer.person_id or row.offer_id)
            for row in rows
            if row.answer == Answer.NO
        }

    def of(self, row: Pairing) -> Verdict.Answer | None:
        return self._by_pair.get((row.need_id, row.offer_id))

    def no_to(self, row: Pairing) -> bool:
        """Tell whether they refused it, or another offer of the same person for this need."""
        return (row.need_id, row.offer.person_id or row.offer_id) in self._refused


def _counts(which: str, on: date) -> Q:
    """Return what is true of an offer or a need that counts on a day."""
    lasting = Q(**{f"{which}__until": None}) | Q(**{f"{which}__until__gte": on})
    theirs = Q(**{f"{which}__person": None}) | Q(**{f"{which}__person__joined_to": None})
    return lasting & theirs & Q(**{f"{which}__state": Wish.State.OPEN})


def _once(found: Iterable[Helper]) -> list[Helper]:
    """Return each helper of a need by the best of their offers; of mine, all."""
    seen: set[tuple[UUID, UUID]] = set()
    kept = []
    for helper in found:
        key = (helper.pairing.need_id, helper.offer.person_id or helper.offer.pk)
        if key not in seen:
            seen.add(key)
            kept.append(helper)
    return kept
