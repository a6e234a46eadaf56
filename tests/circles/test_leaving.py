"""Who leaves takes everything along; a circle outlives its host if it can."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book, Owned
from dardar.archive.actions import close_account, erase_everything
from dardar.archive.layout import owned_models
from dardar.circles import models
from dardar.circles.actions import set_role
from dardar.circles.admitting import vote
from dardar.circles.errors import NoAccountError
from dardar.circles.gifts import give
from dardar.circles.handing import TO_CIRCLE
from dardar.circles.leaving import leave, remove
from dardar.circles.matching import catch_up
from dardar.circles.membership import member_of
from dardar.circles.models import (
    Approval,
    Circle,
    Gift,
    Known,
    Member,
    MemberAnswer,
    MemberWish,
    OneToOne,
    Refusal,
    Turn,
)
from dardar.circles.refusing import recognise, refuse_to_meet, report
from dardar.circles.rounds import my_turns, opt_in, propose_now, review
from dardar.giving.models import Give
from dardar.people.models import Change
from tests.circles.scenes import asking, by_the_circle, invited, joined, letters, link, now
from tests.giving.conftest import add

Role = Member.Role


def lived_in(book: Book, host: Member, *members: Member) -> None:
    """Let everything there can be happen in a circle."""
    one, other, *_others = members
    for member in (one, other):
        opt_in(member)
    propose_now(host, link)
    [turn] = one.turns.all()
    assert turn.meeting
    review(one, turn.meeting, Turn.Worth.YES, f"{other.name} showed me a cellar")
    review(other, turn.meeting, Turn.Worth.PARTLY, f"{one.name} told me of taxes")
    give(one, other, Give.Kind.ADVICE, f"for {other.name}")
    give(other, one, Give.Kind.INTRODUCTION, f"{one.name} to my bank")
    refuse_to_meet(one, host)
    refuse_to_meet(other, one)
    report(one, other, "He sings")
    recognise(book, host, one, add(book, "Somebody"))
    by_the_circle(host)
    vote(one, asking(host), is_yes=True)
    catch_up(host.circle)


def rows_of_circles() -> list[dict[str, object]]:
    """Return every row of circles."""
    mine = [model for model in owned_models() if model.__module__ == models.__name__]
    return [dict(row) for model in mine for row in model._default_manager.values()]


def everything() -> str:
    """Return the text of every row of circles and of the history."""
    return str([*rows_of_circles(), *Change.objects.values()])


def test_nothing_of_who_leaves_is_left(book: Book, host: Member, ana: Member, luis: Member) -> None:
    lived_in(book, host, ana, luis)
    assert "Ana" in everything()
    leave(ana)
    said = everything()
    for word in ("Ana", "ana@", "bread for", "cellar", "taxes", "bank"):
        assert word not in said
    assert not any(ana.pk in row.values() for row in rows_of_circles())
    for model in (Refusal, Approval, Known, MemberAnswer):
        assert not model._default_manager.exists(), model
    assert not [mail for mail in letters("ana@circle.example") if not mail.sent_at][1:]


def test_others_keep_how_it_was_without_a_name(
    book: Book, host: Member, ana: Member, luis: Member
) -> None:
    lived_in(book, host, ana, luis)
    leave(ana)
    [mine] = my_turns(luis)
    assert (mine.other, mine.other_turn, mine.sat_out) == (None, None, False)
    assert (mine.turn.worth, mine.turn.words) == ("partly", "")
    gift = Gift.objects.get()
    assert (gift.giver, gift.taker, gift.words) == (luis, None, "")
    leave(luis)
    assert not OneToOne.objects.exists()
    assert not Gift.objects.exists()


def test_a_host_takes_people_out_but_not_the_host(host: Member, ana: Member, bruno: Member) -> None:
    waiting, _token = invited(host, "Eva")
    set_role(host, bruno, Role.COHOST)
    with pytest.raises(PermissionDenied):
        remove(ana, waiting)
    for one in (host, bruno):
        with pytest.raises(PermissionDenied):
            remove(now(bruno), one)
    for one in (waiting, ana):
        remove(now(bruno), one)
        remove(now(bruno), one)
    assert set(Member.objects.all()) == {host, bruno}


def test_when_the_host_leaves_a_co_host_with_a_book_goes_on(
    host: Member, ana: Member, bruno: Member, strangers_book: Book
) -> None:
    set_role(host, ana, Role.COHOST)
    with pytest.raises(NoAccountError):
        leave(host)
    set_role(host, bruno, Role.COHOST)
    leave(host)
    assert Circle.objects.get().book == strangers_book
    assert {(m.name, m.role) for m in Member.objects.all()} == {
        ("Bruno Gil", Role.HOST),
        ("Ana Ruiz", Role.COHOST),
    }


def test_a_circle_moves_with_everything_when_its_host_closes_their_account(
    book: Book, host: Member, ana: Member, luis: Member, bruno: Member
) -> None:
    lived_in(book, host, ana, luis)
    set_role(host, bruno, Role.COHOST)
    wishes = set(MemberWish.objects.values_list("words", flat=True))
    close_account(book)
    strangers_book = bruno.user_book
    assert Circle.objects.get().book == strangers_book
    assert set(MemberWish.objects.values_list("words", flat=True)) == wishes
    assert set(Member.objects.values_list("name", flat=True)) == {
        "Ana Ruiz",
        "Bruno Gil",
        "Eva Sanz",
        "Luis Prado",
    }
    for model in TO_CIRCLE:
        assert not model._default_manager.exclude(book=strangers_book).exists(), model
    assert Turn.objects.filter(worth="yes").exists()


def test_without_one_the_circle_ends_with_the_book(
    book: Book, host: Member, ana: Member, luis: Member
) -> None:
    lived_in(book, host, ana, luis)
    erase_everything(book)
    for model in owned_models():
        if model.__module__ == models.__name__:
            assert not model._default_manager.exists(), model


@pytest.mark.usefixtures("bruno")
def test_who_erases_their_book_leaves_the_circles_of_others(
    host: Member, strangers_book: Book
) -> None:
    erase_everything(strangers_book)
    assert list(Member.objects.all()) == [host]
    with pytest.raises(PermissionDenied):
        member_of(strangers_book, host.circle)


@pytest.mark.usefixtures("bruno")
def test_a_place_goes_with_an_account_however_that_is_deleted(
    host: Member, strangers_book: Book
) -> None:
    strangers_book.owner.delete()
    assert list(Member.objects.all()) == [host]


def test_every_row_of_a_circle_moves() -> None:
    mine = {model for model in owned_models() if model.__module__ == models.__name__}
    assert set(TO_CIRCLE) >= mine - {Known}
    assert all(issubclass(model, Owned) for model in mine)


def test_one_who_leaves_is_not_in_the_way_of_a_newcomer_of_the_same_name(host: Member) -> None:
    leave(joined(host, "Eva"))
    assert joined(host, "Eva").state == Member.State.MEMBER
