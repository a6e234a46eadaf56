"""What the pages of a circle show to those who are in it: shared cards and counts, never books."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Length

from dardar.accounts.models import Book
from dardar.circles.membership import places_of
from dardar.circles.models import (
    Approval,
    Circle,
    Gift,
    Known,
    Member,
    MemberAnswer,
    MemberWish,
    OneToOne,
    Turn,
)
from dardar.circles.refusing import apart, avoided_by, unseen_by
from dardar.encounters.days import today
from dardar.giving.models import Give, Role

State = Member.State
# Who has had no one-to-one for so long has not been met by anyone lately.
LATELY: Final = timedelta(days=92)
# So many of the latest pairings are shown.
LATEST: Final = 60
# So many who could answer an ask are shown.
HELPERS: Final = 5


@dataclass(frozen=True, slots=True)
class Ask:
    """An open need in the circle, and who in it could answer: the best first."""

    wish: MemberWish
    answers: Sequence[MemberAnswer]
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who wants to join, and what the circle has said so far, in numbers."""

    member: Member  # with their wishes as ``open_wishes``
    yes: int
    no: int
    mine: bool | None  # what I have said


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two who were to meet, or did. Of one who has left nothing is shown."""

    month: date
    members: Sequence[Member]
    state: OneToOne.State


@dataclass(frozen=True, slots=True)
class CirclePage:
    """All that a member sees of their circle."""

    circle: Circle
    me: Member
    members: Sequence[Member]  # with their open wishes as ``open_wishes``
    asks: Sequence[Ask]
    gives: int
    introductions: int
    pairings: Sequence[Pairing]
    unmet: Sequence[Member]  # whom nobody has met lately
    newcomers: Sequence[Newcomer]
    is_waiting: bool  # something is still to be matched


def circle_page(me: Member) -> CirclePage:
    """Return what a member sees of their circle.

    Raises:
        PermissionDenied: they are not in it yet, or no longer.

    """
    me = standing(me)
    circle = me.circle
    members = list(members_for(me))
    given = Gift.objects.filter(circle=circle).aggregate(
        introductions=Count("pk", filter=Q(kind=Give.Kind.INTRODUCTION)), all=Count("pk")
    )
    return CirclePage(
        circle=circle,
        me=me,
        members=members,
        asks=_asks(me, members),
        gives=given["all"] - given["introductions"],
        introductions=given["introductions"],
        pairings=_pairings(circle, members),
        unmet=_unmet(circle, members),
        newcomers=_newcomers(me),
        is_waiting=not circle.matched_by,
    )


def standing(me: Member) -> Member:
    """Return a member as they are now, with their circle.

    Raises:
        PermissionDenied: they are none yet, or no longer.

    """
    there = Member.objects.filter(pk=me.pk, state=State.MEMBER, circle__ended_at=None)
    now = there.select_related("circle__book__owner").first()
    if now is None:
        raise PermissionDenied
    return now


def circles_of(book: Book) -> list[Member]:
    """Return the places that the owner of a book has in circles, by the circles' names."""
    return list(places_of(book).annotate(size=Count("circle__members", filter=_IN)))


def ended(book: Book) -> QuerySet[Circle]:
    """Return the circles of a book that have ended and can still be taken up again."""
    return Circle.objects.filter(book=book).exclude(ended_at=None).order_by("-ended_at")


def members_for(me: Member) -> QuerySet[Member]:
    """Return the members whom a member sees, by name, with what they offer and need now.

    ``picture`` is how many bytes theirs has, 0 if there is none.
    """
    there = Member.objects.filter(circle=me.circle_id, state=State.MEMBER)
    seen = there.exclude(pk__in=unseen_by(me)).defer("image")
    seen = seen.annotate(picture=Length("image"))
    return seen.prefetch_related(_opened()).order_by("name", "pk")


def _opened() -> "Prefetch[str, QuerySet[MemberWish], str]":
    wishes = MemberWish.objects.filter(state=MemberWish.State.OPEN).order_by("role", "created_at")
    return Prefetch("wishes", queryset=wishes, to_attr="open_wishes")


def card_of(me: Member, pk: UUID) -> Member:
    """Return the card of a member of one's circle, for its page and its picture.

    Raises:
        Member.DoesNotExist: there is none that one may see.

    """
    me = standing(me)
    there = Member.objects.filter(circle=me.circle_id, state=State.MEMBER)
    seen = there.exclude(pk__in=unseen_by(me)).annotate(picture=Length("image"))
    return seen.prefetch_related(_opened()).get(pk=pk)


def between(me: Member, other: Member) -> list[MemberAnswer]:
    """Return what two could give each other, the best first."""
    both = {me.pk, other.pk}
    rows = MemberAnswer.objects.filter(
        need__member__in=both,
        offer__member__in=both,
        need__state=MemberWish.State.OPEN,
        offer__state=MemberWish.State.OPEN,
    )
    return list(rows.select_related("need__member", "offer__member").order_by("-score", "pk"))


def invited(me: Member) -> QuerySet[Member]:
    """Return who is invited and has not answered, for hosts; others see nobody."""
    rows = Member.objects.filter(circle=me.circle_id, state=State.INVITED)
    return rows.order_by("-created_at", "pk") if me.hosts else rows.none()


def known_to(book: Book, members: Collection[Member]) -> dict[UUID, Known]:
    """Return which of some members are whom in a book, for its owner alone."""
    rows = Known.objects.filter(book=book, member__in=[member.pk for member in members])
    return {known.member_id: known for known in rows.select_related("person")}


_IN: Final = Q(circle__members__state=State.MEMBER)


def _asks(me: Member, members: Iterable[Member]) -> list[Ask]:
    """Return the open needs, the newest first. Nobody is proposed to whom they are not to meet."""
    by_id = {member.pk: member for member in members}
    needs = MemberWish.objects.filter(
        member__in=by_id, role=Role.NEED, state=MemberWish.State.OPEN
    ).select_related("member")
    rows = MemberAnswer.objects.filter(need__in=needs, offer__member__in=by_id)
    rows = rows.filter(offer__state=MemberWish.State.OPEN).select_related("offer__member")
    not_to_meet = apart(by_id)
    found: dict[UUID, list[MemberAnswer]] = {}
    whose = dict(needs.values_list("pk", "member"))
    for answer in rows.order_by("-score", "pk"):
        pair = frozenset((whose[answer.need_id], answer.offer.member_id))
        if pair not in not_to_meet:
            found.setdefault(answer.need_id, []).append(answer)
    return [
        Ask(wish, found.get(wish.pk, [])[:HELPERS], is_mine=wish.member_id == me.pk)
        for wish in needs.order_by("-created_at", "-pk")
    ]


def could_answer(me: Member) -> list[MemberAnswer]:
    """Return the open needs of others that something of one's own answers, the best first."""
    rows = MemberAnswer.objects.filter(
        offer__member=me,
        offer__state=MemberWish.State.OPEN,
        need__state=MemberWish.State.OPEN,
        need__member__state=State.MEMBER,
    )
    seen = rows.exclude(need__member__in=avoided_by(me))
    return list(seen.select_related("need__member", "offer").order_by("-score", "pk"))


def _pairings(circle: Circle, members: Iterable[Member]) -> list[Pairing]:
    by_id = {member.pk: member for member in members}
    turns = Prefetch("turns", Turn.objects.filter(member__in=by_id).order_by("pk"))
    rows = OneToOne.objects.filter(round__circle=circle).select_related("round")
    rows = rows.order_by("-round__month", "pk").prefetch_related(turns)[:LATEST]
    found = []
    for row in rows:
        there = [by_id[turn.member_id] for turn in row.turns.all()]
        if there:
            found.append(Pairing(row.round.month, there, OneToOne.State(row.state)))
    return found


def _unmet(circle: Circle, members: Iterable[Member]) -> list[Member]:
    """Return whom nobody has met lately, but for those who have only just come."""
    since = today(circle.book) - LATELY
    met = Turn.objects.filter(
        round__circle=circle, meeting__state=OneToOne.State.MET, meeting__met_on__gt=since
    )
    lately = set(met.values_list("member", flat=True))
    return [m for m in members if m.pk not in lately and m.joined_on and m.joined_on <= since]


def _newcomers(me: Member) -> list[Newcomer]:
    """Return who wants to join, for those who have a say in it."""
    if me.circle.approval == Circle.Approval.HOST and not me.hosts:
        return []
    waiting = Member.objects.filter(circle=me.circle_id, state=State.ASKING).annotate(
        yes=Count("votes", filter=Q(votes__is_yes=True)),
        no=Count("votes", filter=Q(votes__is_yes=False)),
    )
    mine = dict(Approval.objects.filter(by=me).values_list("newcomer", "is_yes"))
    rows = waiting.prefetch_related(_opened()).order_by("asked_at", "pk")
    return [Newcomer(row, row.yes, row.no, mine.get(row.pk)) for row in rows]
