"""The one-to-ones of each month, for those who want them."""

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest
from django.core.exceptions import PermissionDenied

from dardar.circles.actions import What, edit, end
from dardar.circles.errors import NotHereError, TooFewError
from dardar.circles.matching import catch_up
from dardar.circles.membership import member_at
from dardar.circles.models import Member, OneToOne, Round, Turn
from dardar.circles.queries import circle_page
from dardar.circles.refusing import refuse_to_meet
from dardar.circles.rounds import (
    met_before,
    my_turns,
    note_met,
    note_missed,
    opt_in,
    opt_out,
    propose_due,
    propose_now,
    review,
)
from dardar.encounters.errors import FutureDayError
from tests.circles.conftest import SetClock
from tests.circles.scenes import joined, letters, link, now, token_of

SEPTEMBER = date(2026, 9, 1)
FIRSTS = [date(2026, month, 5) for month in (9, 10, 11, 12)]


@pytest.fixture
def four(host: Member) -> list[Member]:
    """Return four who want to meet."""
    return [joined(host, f"{name} Gil", in_rounds=True) for name in ("Ada", "Bea", "Cid", "Dan")]


def pairs(this: Round) -> set[frozenset[str]]:
    """Return who meets whom in a round, by given names."""
    return {
        frozenset(turn.member.name.split()[0] for turn in meeting.turns.all())
        for meeting in this.meetings.all()
    }


def meeting_of(me: Member) -> OneToOne:
    """Return the latest one-to-one of somebody."""
    meeting = my_turns(me)[0].turn.meeting
    assert meeting
    return meeting


@pytest.mark.usefixtures("monday", "four")
def test_everybody_meets_everybody_before_anybody_meets_again(
    clock: SetClock, host: Member
) -> None:
    seen: list[frozenset[str]] = []
    for day in FIRSTS[:3]:
        clock(day)
        seen += pairs(propose_now(host, link))
    assert len(seen) == 6
    assert set(seen) == {frozenset(two) for two in combinations(("Ada", "Bea", "Cid", "Dan"), 2)}
    clock(FIRSTS[3])
    assert len(pairs(propose_now(host, link))) == 2


@pytest.mark.usefixtures("monday", "four")
def test_who_sat_out_comes_first(clock: SetClock, host: Member) -> None:
    joined(host, "Eva Gil", in_rounds=True)
    alone = []
    for day in FIRSTS:
        clock(day)
        this = propose_now(host, link)
        [turn] = this.turns.filter(meeting=None)
        alone.append(turn.member.name)
    assert len(set(alone)) == 4


@pytest.mark.usefixtures("monday")
def test_two_who_are_not_to_meet_never_do(
    clock: SetClock, host: Member, four: list[Member]
) -> None:
    for other in four[1:3]:
        refuse_to_meet(other, four[0])
    for day in FIRSTS[:2]:
        clock(day)
        assert frozenset({"Ada", "Dan"}) in pairs(propose_now(host, link))
    refuse_to_meet(four[0], four[3])
    clock(FIRSTS[2])
    this = propose_now(host, link)
    assert {turn.member for turn in this.turns.filter(meeting=None)} >= {four[0]}
    assert my_turns(four[0])[0].sat_out


def test_of_new_pairs_those_who_are_of_use_to_each_other(
    host: Member, ana: Member, luis: Member
) -> None:
    eva = joined(host, "Eva Sanz", offers=["gardens"])
    zoe = joined(host, "Zoe Mas", needs=["a boat"])
    for member in (eva, ana, zoe, luis):
        opt_in(member)
    catch_up(host.circle)
    assert frozenset({"Ana", "Luis"}) in pairs(propose_now(host, link))


@pytest.mark.usefixtures("monday")
def test_each_gets_a_mail_that_is_answered_to_the_other(
    host: Member, ana: Member, bruno: Member
) -> None:
    for member in (ana, bruno):
        opt_in(member)
    before = len(letters())
    propose_now(host, link)
    mails = {mail.to: mail for mail in letters()[before:]}
    assert set(mails) == {"ana@circle.example", "bruno@example.org"}
    mail = mails["ana@circle.example"]
    assert mail.reply_to == "bruno@example.org"
    assert "Bruno Gil" in mail.body
    assert "web sites" in mail.body
    assert "bruno@example.org" not in mail.body
    token = token_of(mail.body.split("Your page: ")[1].split("\n")[0])
    assert member_at(token) == ana


def test_who_left_no_address_is_reached_through_the_host(
    host: Member, ana: Member, luis: Member
) -> None:
    Member.objects.filter(pk=luis.pk).update(mail="")
    for member in (ana, luis):
        opt_in(member)
    propose_now(host, link)
    assert letters("ana@circle.example")[-1].reply_to == "alma@example.org"
    assert "Ask me how" in letters("ana@circle.example")[-1].body


def test_who_sits_out_is_told_too(host: Member, four: list[Member]) -> None:
    eva = joined(host, "Eva Gil", in_rounds=True)
    propose_now(host, link)
    said = [mail for mail in letters() if "sit out" in mail.body]
    assert len(said) == 1
    assert sum(my_turns(one)[0].sat_out for one in (*four, eva)) == 1


def test_once_a_month_for_those_who_want_it(host: Member, ana: Member, four: list[Member]) -> None:
    opt_out(four[3])
    this = propose_now(host, link)
    assert propose_now(host, link) == this
    assert not my_turns(ana)
    assert not my_turns(four[3])
    with pytest.raises(PermissionDenied):
        propose_now(ana, link)


def test_one_alone_meets_nobody(host: Member, ana: Member) -> None:
    opt_in(ana)
    with pytest.raises(TooFewError):
        propose_now(host, link)
    propose_due()
    assert not Round.objects.exists()


@pytest.mark.usefixtures("monday", "four")
def test_by_the_clock_from_the_first_working_day_on(clock: SetClock, host: Member) -> None:
    clock(date(2026, 11, 1))  # a Sunday
    propose_due(link)
    assert not Round.objects.exists()
    clock(date(2026, 11, 2))
    for _twice in range(2):
        propose_due(link)
    assert [this.month for this in Round.objects.all()] == [date(2026, 11, 1)]
    clock(date(2026, 12, 3))
    edit(host, What("Bread", has_rounds=False))
    propose_due(link)
    edit(host, What("Bread"))
    end(host)
    propose_due(link)
    assert Round.objects.count() == 1


@pytest.mark.usefixtures("monday")
def test_both_questions_are_answered_for_the_other_alone(host: Member, four: list[Member]) -> None:
    propose_now(host, link)
    me = four[0]
    other = my_turns(me)[0].other
    assert other
    with pytest.raises(NotHereError):
        review(me, meeting_of(me), Turn.Worth.OPEN)
    review(me, meeting_of(me), Turn.Worth.YES, "  a recipe\nfor bread ")
    [theirs] = my_turns(other)
    assert theirs.other_turn
    assert (theirs.other_turn.worth, theirs.other_turn.words) == ("yes", "a recipe for bread")
    assert my_turns(me)[0].other_turn is None
    stranger = next(one for one in four if one not in {me, other})
    acts: list[Callable[[], object]] = [
        lambda: review(stranger, meeting_of(me), Turn.Worth.NO),
        lambda: note_met(stranger, meeting_of(me)),
        lambda: note_missed(stranger, meeting_of(me)),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert "recipe" not in str(circle_page(stranger))


def test_what_was_reviewed_has_come_about(monday: date, host: Member, four: list[Member]) -> None:
    propose_now(host, link)
    review(four[0], meeting_of(four[0]), Turn.Worth.NO)
    assert (meeting_of(four[0]).state, meeting_of(four[0]).met_on) == ("met", monday)


@pytest.mark.usefixtures("monday")
def test_what_was_missed_is_proposed_again(
    clock: SetClock, host: Member, ana: Member, luis: Member
) -> None:
    for member in (ana, luis):
        opt_in(member)
    propose_now(host, link)
    with pytest.raises(FutureDayError):
        note_met(ana, meeting_of(ana), on=date(2026, 9, 15))
    note_met(ana, meeting_of(ana), on=date(2026, 9, 10))
    assert meeting_of(luis).met_on == date(2026, 9, 10)
    note_missed(luis, meeting_of(ana))
    assert (meeting_of(ana).state, meeting_of(ana).met_on) == ("missed", None)
    assert not met_before([ana.pk, luis.pk])
    clock(date(2026, 10, 5))
    propose_now(host, link)
    assert len(my_turns(now(ana))) == 2
