"""What was given in a circle, told by who gave: the circle sees how many, the two see what."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from dardar.circles.matching import match_soon
from dardar.circles.membership import acting
from dardar.circles.models import Gift, Member, MemberWish
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import happened
from dardar.giving.models import LONGEST, Give, Role


def give(
    me: Member,
    taker: Member,
    kind: Give.Kind,
    words: str = "",
    *,
    on: date | None = None,
    need: MemberWish | None = None,
    meets: bool = False,
) -> Gift:
    """Tell that one gave something to a member, or introduced them to somebody, and return it.

    Args:
        me: who gave.
        taker: to whom.
        kind: what it was.
        words: more of it, for the two to read.
        on: the day, today by default.
        need: the taker's need that it answered.
        meets: whether that need is met by it.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: they are not in the same circle, it is they themselves, or the need is
            not the taker's.

    """
    with acting(me, taker) as now:
        is_theirs = need is None or (need.member_id == taker.pk and need.role == Role.NEED)
        if taker.pk == now.pk or taker.state != Member.State.MEMBER or not is_theirs:
            raise PermissionDenied
        day = happened(now.book, on)
        if need and meets:
            met = {"state": MemberWish.State.MET, "ended_on": day}
            MemberWish.objects.filter(pk=need.pk).update(**met)
            match_soon(now.circle_id)
        return Gift.objects.create(
            book=now.book,
            circle=now.circle,
            giver=now,
            taker=taker,
            kind=kind,
            words=" ".join(safe(words).split())[:LONGEST],
            on=day,
            wish=need,
        )


def take_back(me: Member, gift: Gift) -> None:
    """Delete something that was not given after all.

    Raises:
        PermissionDenied: somebody else told it.

    """
    with acting(me) as now:
        if gift.giver_id != now.pk:
            raise PermissionDenied
        Gift.objects.filter(pk=gift.pk).delete()


def gifts_of(me: Member) -> QuerySet[Gift]:
    """Return what somebody gave and was given, the latest first."""
    mine = Gift.objects.filter(Q(giver=me) | Q(taker=me))
    return mine.select_related("giver", "taker", "wish").order_by("-on", "-pk")
