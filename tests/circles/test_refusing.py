"""Not to meet somebody, to block and to report them: nobody learns of it who should not."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.circles.actions import What, found, set_role
from dardar.circles.leaving import leave
from dardar.circles.matching import catch_up
from dardar.circles.membership import member_of
from dardar.circles.models import Known, Member, Refusal, Report
from dardar.circles.queries import card_of, circle_page, could_answer, known_to
from dardar.circles.refusing import (
    apart,
    forget_person,
    recognise,
    refusals_of,
    refuse_to_meet,
    report,
    reports_for,
    settle_report,
    take_back_refusal,
)
from dardar.giving.errors import EmptyWordsError, TooLongError
from dardar.people.joining.actions import join as join_people
from dardar.people.undo import undo
from tests.circles.scenes import last, now
from tests.giving.conftest import add

Role = Member.Role


def shown(me: Member) -> str:
    """Return all that the page of a circle holds, as text."""
    page = circle_page(me)
    answers = [(ask.wish.words, [a.offer.words for a in ask.answers]) for ask in page.asks]
    return f"{[m.name for m in page.members]} {answers} {page.unmet}"


def test_who_asked_not_to_meet_whom_is_in_no_page_but_their_own(
    host: Member, ana: Member, luis: Member, bruno: Member
) -> None:
    before = {me.pk: shown(me) for me in (host, luis, bruno)}
    refuse_to_meet(ana, bruno)
    assert {me.pk: shown(me) for me in (host, luis, bruno)} == before
    assert [refusal.of for refusal in refusals_of(ana)] == [bruno]
    assert not refusals_of(bruno)
    assert apart([ana.pk, luis.pk, bruno.pk]) == {frozenset({ana.pk, bruno.pk})}


def test_neither_is_proposed_to_the_other(ana: Member, luis: Member) -> None:
    catch_up(ana.circle)
    [answer] = could_answer(luis)
    assert answer.need.member == ana
    refuse_to_meet(ana, luis)
    assert not could_answer(luis)
    assert not any(ask.answers for ask in circle_page(ana).asks)
    take_back_refusal(ana, luis)
    assert could_answer(luis)


def test_who_blocks_sees_the_other_no_more(ana: Member, luis: Member) -> None:
    refuse_to_meet(ana, luis)
    refuse_to_meet(ana, luis, block=True)
    assert Refusal.objects.count() == 1
    assert luis not in circle_page(ana).members
    assert "Luis" not in shown(ana)
    with pytest.raises(Member.DoesNotExist):
        card_of(ana, luis.pk)
    assert card_of(luis, ana.pk) == ana
    assert ana in circle_page(luis).members


def test_nobody_refuses_themselves_or_people_elsewhere(book: Book, ana: Member) -> None:
    elsewhere = member_of(book, found(book, What("Other")))
    for other in (ana, elsewhere):
        with pytest.raises(PermissionDenied):
            refuse_to_meet(ana, other)


def test_a_report_is_for_hosts_and_never_for_whom_it_is_about(
    host: Member, ana: Member, luis: Member
) -> None:
    told = report(ana, luis, "He sells insurance at every lunch.")
    set_role(host, luis, Role.COHOST)
    assert [one.words for one in reports_for(now(host))] == [told.words]
    assert not reports_for(now(luis))
    assert not reports_for(ana)
    with pytest.raises(PermissionDenied):
        settle_report(now(luis), told)
    with pytest.raises(PermissionDenied):
        settle_report(ana, told)
    settle_report(host, told)
    assert reports_for(now(host))[0].settled_on
    for wrong, error in ((" ", EmptyWordsError), ("x" * 1001, TooLongError)):
        with pytest.raises(error):
            report(ana, luis, wrong)


def test_what_was_told_stays_with_the_hosts_without_the_name(
    host: Member, ana: Member, luis: Member
) -> None:
    report(ana, luis, "He sells insurance at every lunch.")
    leave(ana)
    [told] = reports_for(host)
    assert told.by is None
    leave(luis)
    assert not Report.objects.exists()


def test_whom_of_my_book_a_member_is_i_alone_know(
    book: Book, strangers_book: Book, host: Member, ana: Member, bruno: Member
) -> None:
    person, theirs = add(book, "Ana from the market"), add(strangers_book, "Anita")
    recognise(book, host, ana, person)
    recognise(strangers_book, bruno, ana, theirs)
    assert known_to(book, [ana])[ana.pk].person == person
    assert known_to(strangers_book, [ana])[ana.pk].person == theirs
    with pytest.raises(PermissionDenied):
        recognise(strangers_book, bruno, ana, person)
    with pytest.raises(PermissionDenied):
        recognise(book, bruno, ana, person)


def test_it_follows_who_stands_for_whom(book: Book, host: Member, ana: Member) -> None:
    one, other = add(book, "Ana Ruiz"), add(book, "Ana R. Soler")
    recognise(book, host, ana, other)
    join_people(book, [one, other])
    head = one if one.joined_to is None and one.pk < other.pk else other
    assert known_to(book, [ana])[ana.pk].person_id == head.pk


def test_said_anew_and_taken_back(book: Book, host: Member, ana: Member) -> None:
    one, other = add(book, "Ana Ruiz"), add(book, "Ana Soler")
    known = recognise(book, host, ana, one)
    assert recognise(book, host, ana, one) == known
    newer = recognise(book, host, ana, other)
    undo(book, last(book))
    assert known_to(book, [ana])[ana.pk].person == one
    forget_person(book, Known.objects.get())
    assert not known_to(book, [ana, host])
    undo(book, last(book))
    assert Known.objects.get().pk != newer.pk
