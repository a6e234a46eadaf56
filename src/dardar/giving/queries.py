"""Reads of giving, each scoped to a book: offers and needs, who could help, what was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from dardar.accounts.models import Book
from dardar.encounters.days import today
from dardar.giving import matching, remote
from dardar.giving.models import (
    Asking,
    Give,
    Introduction,
    Matching,
    Proposal,
    Role,
    Side,
    Wish,
)
from dardar.giving.outgoing import addresses_of
from dardar.giving.pairing import current, lasting
from dardar.giving.states import ASKING, UNDER_WAY
from dardar.giving.suggesting import Helper, pairings, suggested
from dardar.people.models import Person

# Of what is given and introduced, a person's page shows so many of the latest.
LATEST: Final = 30


@dataclass(frozen=True, slots=True)
class Help:
    """What answers a need: three ways to give, the best of each first."""

    need: Wish
    people: Sequence[Helper] = ()  # I know someone: introduce them
    myself: Sequence[Helper] = ()  # I can do it myself
    resources: Sequence[Helper] = ()  # I have something
    is_waiting: bool = False  # still being matched

    @property
    def has_any(self) -> bool:
        """Whether anything answers it. Nothing is a good answer too."""
        return bool(self.people or self.myself or self.resources)


def offers_and_needs(book: Book, role: Role | None = None) -> QuerySet[Wish]:
    """Return what counts now, of everybody and of me: urgent first, then the newest."""
    found = current(book) if role is None else current(book).filter(role=role)
    return _in_order(found)


def wishes_of(book: Book, person: Person | None) -> list[Wish]:
    """Return all offers and needs of a person, or mine: those that count now first."""
    found = _in_order(Wish.objects.filter(book=book, person=person))
    return sorted(found, key=lambda wish: not counts(book, wish))


def counts(book: Book, wish: Wish) -> bool:
    """Tell whether an offer or a need is open and its last day not over."""
    is_over = wish.until is not None and wish.until < today(book)
    return wish.state == Wish.State.OPEN and not is_over


def proposals(book: Book, person: Person | None = None) -> QuerySet[Proposal]:
    """Return what is proposed and not over, of everybody or of one person, the newest first."""
    found = Proposal.objects.filter(lasting(book), book=book, state=Proposal.State.PROPOSED)
    found = found.filter(person=person) if person else found.filter(person__joined_to=None)
    return found.select_related("person").order_by("-created_at", "-pk")


def is_words_only() -> bool:
    """Tell whether matching goes by words alone, because there is no model of language here."""
    return not matching.embedders()


def unreachable_model() -> str:
    """Return on which machine a model is that matching goes on without for now, "" if on none."""
    other = remote.configured()
    return other.host if other and other.problem else ""


def helpers(book: Book, need: Wish) -> Help:
    """Return what answers a need."""
    return helps(book, [need])[0]


def could_give(book: Book, person: Person) -> list[Help]:
    """Return what I could give to somebody: for each need of theirs, what answers it."""
    return helps(book, list(_in_order(current(book).filter(person=person, role=Role.NEED))))


def helps(book: Book, needs: Sequence[Wish]) -> list[Help]:
    """Return what answers each of some needs, in as many queries as for one."""
    pks = [need.pk for need in needs]
    matched = Matching.objects.filter(wish__in=pks, by__in=matching.signatures())
    done = set(matched.values_list("wish", flat=True))
    found: dict[UUID, list[Helper]] = {pk: [] for pk in pks}
    for helper in suggested(book, pairings(book).filter(need__in=pks)):
        found[helper.pairing.need_id].append(helper)
    return [_help(need, found[need.pk], is_waiting=need.pk not in done) for need in needs]


def to_thank(book: Book) -> QuerySet[Give]:
    """Return what was given to me and not thanked for yet, the longest ago first."""
    found = Give.objects.filter(book=book, to_me=True, thanked_on=None, person__joined_to=None)
    return found.select_related("person", "need").order_by("on", "pk")


def gives(book: Book, person: Person | None = None) -> QuerySet[Give]:
    """Return what was given, to and by everybody or one person, the latest first."""
    found = Give.objects.filter(book=book)
    found = found.filter(person=person) if person else found.filter(person__joined_to=None)
    return found.select_related("person", "need", "introduction").order_by("-on", "-pk")


def introductions(book: Book, person: Person | None = None) -> QuerySet[Introduction]:
    """Return introductions with their sides, of everybody or one person, the newest first."""
    found = Introduction.objects.filter(book=book)
    if person:
        found = found.filter(sides__person=person)
    sides = Prefetch("sides", Side.objects.select_related("person").order_by("place"))
    rows = found.select_related("need", "offer").prefetch_related(sides)
    return rows.order_by("-created_at", "-pk")


def to_decide(book: Book) -> QuerySet[Introduction]:
    """Return the introductions that I was asked for and have not answered."""
    return introductions(book).filter(state=Introduction.State.REQUESTED)


def under_way(book: Book) -> QuerySet[Introduction]:
    """Return the introductions that are begun and not made yet."""
    return introductions(book).filter(state__in=UNDER_WAY)


def unreachable_sides(book: Book) -> QuerySet[Side]:
    """Return the sides of introductions whose mail did not arrive, the latest first."""
    found = Side.objects.filter(book=book, introduction__state__in=ASKING, person__joined_to=None)
    found = found.exclude(unreachable_at=None).exclude(mail=None)
    found = found.select_related("person", "introduction")
    return found.order_by("-unreachable_at", "pk")


def unreachable_askings(book: Book) -> QuerySet[Asking]:
    """Return who was asked by a mail that did not arrive, and whose link still waits."""
    found = Asking.objects.filter(book=book, person__joined_to=None).exclude(token_hash="")
    found = found.exclude(unreachable_at=None).exclude(mail=None).select_related("person")
    return found.order_by("-unreachable_at", "pk")


def person_context(book: Book, person: Person) -> dict[str, Any]:
    """Return what the page of a person shows of giving."""
    wishes = wishes_of(book, person)
    asking = Asking.objects.filter(book=book, person=person).order_by("-asked_at").first()
    return {
        "offers": [wish for wish in wishes if wish.role == Role.OFFER],
        "needs": [wish for wish in wishes if wish.role == Role.NEED],
        "wish_proposals": list(proposals(book, person)),
        "helps": could_give(book, person),
        "gives": list(gives(book, person)[:LATEST]),
        "introductions": list(introductions(book, person)[:LATEST]),
        "asking": asking,
        "other_addresses": [
            one for one in addresses_of(person) if asking and one != asking.address
        ],
    }


def _in_order(wishes: QuerySet[Wish]) -> QuerySet[Wish]:
    return wishes.select_related("person").order_by("-urgent", "-created_at", "-pk")


def _help(need: Wish, found: Sequence[Helper], *, is_waiting: bool) -> Help:
    mine = [helper for helper in found if helper.person is None]
    return Help(
        need,
        people=[helper for helper in found if helper.person is not None],
        myself=[helper for helper in mine if not helper.offer.is_resource],
        resources=[helper for helper in mine if helper.offer.is_resource],
        is_waiting=is_waiting,
    )
