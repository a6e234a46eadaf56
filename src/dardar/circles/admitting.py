"""Who is let into a circle: by its hosts, or by the votes of all."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from dardar.circles import letters
from dardar.circles.cards import address_of, give_link, post
from dardar.circles.errors import NotHereError
from dardar.circles.leaving import forget
from dardar.circles.matching import match_soon
from dardar.circles.membership import acting, in_state
from dardar.circles.models import Approval, Circle, Member
from dardar.encounters.days import today
from dardar.giving.links import Link, Purpose

State = Member.State
# So long the circle may say yes or no; whoever hears no objection by then is in.
ASKED_FOR: Final = timedelta(days=7)


def approve(me: Member, newcomer: Member, link: Link) -> None:
    """Let somebody in who wants to join.

    Raises:
        NotHereError: they do not, or no longer; or it is the circle that says so.
        PermissionDenied: who acts is no host.

    """
    with acting(me, newcomer, as_host=True) as host:
        if host.circle.approval != Circle.Approval.HOST:
            raise NotHereError
        _admit(in_state(newcomer, State.ASKING), link)


def refuse(me: Member, newcomer: Member) -> None:
    """Do not let somebody in; they are told so without reasons, and their card is deleted.

    Raises:
        NotHereError: they do not want to join, or no longer.
        PermissionDenied: who acts is no host.

    """
    with acting(me, newcomer, as_host=True):
        _turn_away(in_state(newcomer, State.ASKING))


def vote(me: Member, newcomer: Member, link: Link | None = None, *, is_yes: bool) -> None:
    """Say whether somebody may join; with more than half of the circle's yes they are in.

    Raises:
        NotHereError: they do not want to join, or no longer; or it is the hosts who say so.
        PermissionDenied: who acts is no member.

    """
    with acting(me, newcomer) as now:
        if now.circle.approval != Circle.Approval.CIRCLE:
            raise NotHereError
        newcomer = in_state(newcomer, State.ASKING)
        Approval.objects.update_or_create(
            by=now, newcomer=newcomer, defaults={"book": now.book, "is_yes": is_yes}
        )
        _settle(newcomer, link, is_over=False)


def close_votes(link: Link | None = None) -> None:
    """Let those in who have heard no objection for a week, in all circles; the others are not."""
    late = Member.objects.filter(
        state=State.ASKING,
        asked_at__lte=timezone.now() - ASKED_FOR,
        circle__approval=Circle.Approval.CIRCLE,
        circle__ended_at=None,
    )
    for member in late.order_by("pk"):
        with transaction.atomic():
            waiting = Member.objects.select_for_update().filter(pk=member.pk, state=State.ASKING)
            if now := waiting.select_related("circle").first():
                _settle(now, link, is_over=True)


def verdict(yes: int, no: int, voters: int, *, is_over: bool) -> bool | None:
    """Tell whether a circle lets somebody in: True, False, or None while that is open.

    Args:
        yes: how many said so.
        no: how many said no.
        voters: how many may say.
        is_over: whether the time to say it is over.

    """
    if 2 * yes > voters:
        return True
    if 2 * no >= voters:
        return False
    return yes >= no if is_over else None


def _settle(newcomer: Member, link: Link | None, *, is_over: bool) -> None:
    voters = newcomer.circle.members.filter(state=State.MEMBER).count()
    counts = newcomer.votes.aggregate(
        yes=Count("pk", filter=Q(is_yes=True)), no=Count("pk", filter=Q(is_yes=False))
    )
    said = verdict(counts["yes"], counts["no"], voters, is_over=is_over)
    if said is True:
        _admit(newcomer, link)
    elif said is False:
        _turn_away(newcomer)


def _admit(newcomer: Member, link: Link | None) -> None:
    newcomer.state, newcomer.joined_on = State.MEMBER, today(newcomer.book)
    newcomer.save(update_fields=["state", "joined_on"])
    newcomer.votes.all().delete()
    # Without an address they go on by the link they have.
    is_mailed = bool(link and address_of(newcomer))
    where = link(give_link(newcomer, Purpose.MEMBER)) if link and is_mailed else ""
    post(newcomer, letters.admitted(newcomer, where), reply_to=newcomer.book.owner.email)
    match_soon(newcomer.circle_id)


def _turn_away(newcomer: Member) -> None:
    post(newcomer, letters.not_admitted(newcomer), reply_to=newcomer.book.owner.email)
    newcomer.letter = None  # this one goes out although they are forgotten
    forget(newcomer)
