"""By the circle's votes one is let in or not; of them only the number is known."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied

from dardar.circles.admitting import ASKED_FOR, approve, close_votes, verdict, vote
from dardar.circles.errors import NotHereError
from dardar.circles.joining import Wishes, join
from dardar.circles.models import Approval, Member
from dardar.circles.queries import circle_page
from tests.circles.conftest import SetClock
from tests.circles.scenes import asking, by_the_circle, invited, link, now, words

State = Member.State


def test_more_than_half_let_in(host: Member, ana: Member, luis: Member) -> None:
    by_the_circle(host)
    member = asking(host)
    with pytest.raises(NotHereError):
        approve(host, member, link)
    vote(ana, member, link, is_yes=True)
    [newcomer] = circle_page(luis).newcomers
    assert (newcomer.yes, newcomer.no, newcomer.mine) == (1, 0, None)
    assert circle_page(ana).newcomers[0].mine
    vote(ana, member, link, is_yes=True)
    assert now(member).state == State.ASKING
    vote(luis, member, link, is_yes=True)
    assert now(member).state == State.MEMBER
    assert not Approval.objects.exists()


def test_half_keep_out(host: Member, ana: Member) -> None:
    by_the_circle(host)
    member = asking(host)
    vote(ana, member, is_yes=False)
    assert not Member.objects.filter(pk=member.pk).exists()
    with pytest.raises(NotHereError):
        vote(host, member, is_yes=True)


def test_who_is_invited_is_voted_on_too(host: Member, ana: Member) -> None:
    by_the_circle(host)
    _member, token = invited(host, "Eva")
    member = join(token, words("Eva"), Wishes())
    assert member.state == State.ASKING
    for voter in (host, ana):
        vote(voter, member, is_yes=True)
    assert now(member).state == State.MEMBER


@pytest.mark.usefixtures("luis")
def test_after_a_week_without_objection_they_are_in(
    clock: SetClock, monday: date, host: Member, ana: Member
) -> None:
    by_the_circle(host)
    liked, unliked = asking(host, "Eva"), asking(host, "Zoe")
    vote(ana, unliked, is_yes=False)
    close_votes()
    assert now(liked).state == State.ASKING
    clock(monday + ASKED_FOR + timedelta(days=1))
    close_votes(link)
    assert now(liked).state == State.MEMBER
    assert not Member.objects.filter(pk=unliked.pk).exists()


def test_a_newcomer_does_not_vote(host: Member) -> None:
    by_the_circle(host)
    one, other = asking(host, "Eva"), asking(host, "Zoe")
    with pytest.raises(PermissionDenied):
        vote(one, other, is_yes=True)


def test_the_verdict_never_turns_with_more_votes_for_it() -> None:
    for voters, yes, no in product(range(1, 9), range(9), range(9)):
        if yes + no > voters:
            continue
        said = verdict(yes, no, voters, is_over=False)
        over = verdict(yes, no, voters, is_over=True)
        assert over is not None
        assert said in {None, over}
        if said is None and yes + no < voters:
            assert verdict(yes + 1, no, voters, is_over=False) is not False
            assert verdict(yes, no + 1, voters, is_over=False) is not True
        if yes + no == voters:
            assert said is not None
