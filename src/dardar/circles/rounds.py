"""The one-to-ones of each month: proposed to those who want them, and reviewed by the two."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.circles import letters
from dardar.circles.cards import address_of, give_link, post
from dardar.circles.errors import NotHereError, TooFewError
from dardar.circles.membership import acting
from dardar.circles.models import Circle, Member, MemberAnswer, MemberWish, OneToOne, Round, Turn
from dardar.circles.refusing import apart
from dardar.core.calendar import working_day
from dardar.core.cards.vcard.quote import safe
from dardar.core.graph.pairs import pair_up
from dardar.encounters.days import happened, today
from dardar.giving.links import Link, Purpose

Pair = frozenset[UUID]
_LONGEST: Final = 500
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class MyTurn:
    """A one-to-one as one of the two sees it."""

    turn: Turn
    other: Member | None  # None: they have left, or there was nobody to meet
    other_turn: Turn | None  # what the other said of it, once they have

    @property
    def sat_out(self) -> bool:
        """Whether there was nobody to meet."""
        return self.turn.meeting_id is None


def opt_in(me: Member) -> None:
    """Want a one-to-one each month. Each of the two gets the other's address, to answer to."""
    with acting(me):
        Member.objects.filter(pk=me.pk).update(in_rounds=True)


def opt_out(me: Member) -> None:
    """Want no one-to-ones any more; what was proposed already stays."""
    with acting(me):
        Member.objects.filter(pk=me.pk).update(in_rounds=False)


def propose_now(me: Member, link: Link) -> Round:
    """Propose the one-to-ones of this month, if they have not been yet, and return the round.

    Raises:
        TooFewError: fewer than two want one.
        PermissionDenied: who acts is no host.

    """
    with acting(me, as_host=True) as host:
        return _propose(host.circle, _month(host.circle.book), link)


def propose_due(link: Link | None = None) -> None:
    """Propose the one-to-ones of this month in all circles, from its first working day on."""
    circles = Circle.objects.filter(has_rounds=True, ended_at=None, book__owner__is_active=True)
    for circle in circles.select_related("book__owner").annotate(last=Max("rounds__month")):
        book, month = circle.book, _month(circle.book)
        if circle.last == month or today(book) < working_day(month, book.weekdays):
            continue
        with transaction.atomic():
            if len(_willing(circle)) >= _TWO:
                _propose(circle, month, link)


def note_met(me: Member, meeting: OneToOne, *, on: date | None = None) -> None:
    """Tell that the two have met.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: it is not theirs.

    """
    with acting(me) as now:
        _turn(now, meeting)
        met = {"state": OneToOne.State.MET, "met_on": happened(now.book, on)}
        OneToOne.objects.filter(pk=meeting.pk).update(**met)


def note_missed(me: Member, meeting: OneToOne) -> None:
    """Tell that it did not come about; the two can be proposed to each other again.

    Raises:
        PermissionDenied: it is not theirs.

    """
    with acting(me) as now:
        _turn(now, meeting)
        missed = {"state": OneToOne.State.MISSED, "met_on": None}
        OneToOne.objects.filter(pk=meeting.pk).update(**missed)


def review(me: Member, meeting: OneToOne, worth: Turn.Worth, words: str = "") -> None:
    """Answer both questions about a one-to-one: was it worth it, and what was given or got.

    The other of the two reads it, and nobody else. What is reviewed has come about.

    Raises:
        NotHereError: no answer to the first.
        PermissionDenied: it is not theirs.

    """
    if not worth:
        raise NotHereError
    with acting(me) as now:
        turn = _turn(now, meeting)
        turn.worth, turn.words = worth, " ".join(safe(words).split())[:_LONGEST]
        turn.reviewed_at = timezone.now()
        turn.save(update_fields=["worth", "words", "reviewed_at"])
        proposed = OneToOne.objects.filter(pk=meeting.pk).exclude(state=OneToOne.State.MET)
        proposed.update(state=OneToOne.State.MET, met_on=today(now.book))


def my_turns(me: Member) -> list[MyTurn]:
    """Return the one-to-ones of a member, the latest first."""
    mine = list(me.turns.select_related("round", "meeting").order_by("-round__month"))
    meetings = [turn.meeting_id for turn in mine if turn.meeting_id]
    theirs = Turn.objects.filter(meeting__in=meetings).exclude(member=me.pk)
    by_meeting = {turn.meeting_id: turn for turn in theirs.select_related("member")}
    found = []
    for turn in mine:
        other = by_meeting.get(turn.meeting_id) if turn.meeting_id else None
        said = other if other and other.reviewed_at else None
        found.append(MyTurn(turn, other.member if other else None, said))
    return found


def met_before(members: Collection[UUID]) -> Counter[Pair]:
    """Count how often two of some members were proposed to each other and did not miss it."""
    rows = Turn.objects.filter(member__in=members, meeting__isnull=False)
    rows = rows.exclude(meeting__state=OneToOne.State.MISSED)
    by_meeting: dict[UUID, set[UUID]] = defaultdict(set)
    for meeting, member in rows.values_list("meeting", "member"):
        by_meeting[meeting].add(member)
    return Counter(frozenset(two) for two in by_meeting.values() if len(two) == _TWO)


def use_to_each_other(members: Collection[UUID]) -> dict[Pair, float]:
    """Return how well the one of two members has what the other needs, the better way round."""
    rows = MemberAnswer.objects.filter(need__member__in=members, offer__member__in=members)
    found: dict[Pair, float] = {}
    for taker, giver, score in rows.values_list("need__member", "offer__member", "score"):
        pair = frozenset((taker, giver))
        found[pair] = max(found.get(pair, 0.0), score)
    return found


def _propose(circle: Circle, month: date, link: Link | None) -> Round:
    Circle.objects.select_for_update().get(pk=circle.pk)  # two at a time wait for each other
    if known := Round.objects.filter(circle=circle, month=month).first():
        return known
    willing = _willing(circle)
    if len(willing) < _TWO:
        raise TooFewError
    by_id = {member.pk: member for member in willing}
    pairs = pair_up(
        list(by_id),
        apart=apart(by_id),
        met=met_before(by_id),
        waited=_waited(by_id),
        benefit=use_to_each_other(by_id),
    )
    this = Round.objects.create(book=circle.book, circle=circle, month=month)
    turns = [_meet(this, [by_id[pk] for pk in pair]) for pair in pairs]
    paired = {turn.member_id for two in turns for turn in two}
    alone = [Turn(book=this.book, round=this, member=m) for m in willing if m.pk not in paired]
    Turn.objects.bulk_create([turn for two in turns for turn in two] + alone)
    _tell(this, turns, [turn.member for turn in alone], link)
    return this


def _meet(this: Round, two: Iterable[Member]) -> list[Turn]:
    meeting = OneToOne.objects.create(book=this.book, round=this)
    return [Turn(book=this.book, round=this, member=member, meeting=meeting) for member in two]


def _tell(
    this: Round, turns: Sequence[Sequence[Turn]], alone: Sequence[Member], link: Link | None
) -> None:
    """Write to everybody whom they meet."""
    open_ones = MemberWish.objects.filter(
        member__in=[turn.member_id for two in turns for turn in two], state=MemberWish.State.OPEN
    )
    wishes: dict[UUID, list[MemberWish]] = defaultdict(list)
    for wish in open_ones.order_by("-role", "created_at"):
        wishes[wish.member_id].append(wish)
    for one, other in turns:
        for me, them in ((one.member, other.member), (other.member, one.member)):
            draft = letters.paired(me, them, wishes[them.pk], _page(me, link))
            post(me, draft, reply_to=address_of(them) or this.book.owner.email)
    for member in alone:
        post(member, letters.sits_out(member, _page(member, link)), reply_to=this.book.owner.email)


def _page(member: Member, link: Link | None) -> str:
    """Return another link to a member's page; whoever can't be written to keeps theirs."""
    if link is None or not address_of(member):
        return ""
    return link(give_link(member, Purpose.MEMBER))


def _willing(circle: Circle) -> list[Member]:
    there = circle.members.filter(state=Member.State.MEMBER, in_rounds=True)
    rows = there.select_related("circle", "book__owner", "user_book__owner")
    return list(rows.order_by("joined_on", "pk"))


def _waited(members: Collection[UUID]) -> Counter[UUID]:
    rows = Turn.objects.filter(member__in=members, meeting=None)
    return Counter(rows.values_list("member", flat=True))


def _month(book: Book) -> date:
    return today(book).replace(day=1)


def _turn(me: Member, meeting: OneToOne) -> Turn:
    turn = Turn.objects.select_for_update().filter(member=me, meeting=meeting).first()
    if turn is None:
        raise PermissionDenied
    return turn
