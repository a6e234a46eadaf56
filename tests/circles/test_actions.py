"""A circle is founded, changed, opened, handed over and ended by its hosts."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.capture.own_card import save_own_card
from dardar.circles.actions import (
    What,
    close_door,
    edit,
    end,
    found,
    hand_over,
    open_door,
    renew_link,
    resume,
    set_role,
    what_of,
)
from dardar.circles.errors import NoAccountError, NotHereError
from dardar.circles.joining import front
from dardar.circles.membership import member_at, member_of, places_of
from dardar.circles.models import Circle, Member
from dardar.circles.queries import circles_of, ended
from dardar.circles.tasks import KEPT, look_after
from dardar.core.cards.fields import Field, Kind
from dardar.giving.errors import EmptyWordsError, NoLinkError, TooLongError
from dardar.people.history import sentence
from dardar.people.models import Change
from dardar.people.undo import UndoConflictError, undo
from tests.circles.conftest import SetClock
from tests.circles.scenes import invited, joined, last, now

Role = Member.Role


def test_who_founds_a_circle_is_its_host_with_the_card_they_have(book: Book) -> None:
    save_own_card(book, [Field(Kind.NAME, "Alma Vega"), Field(Kind.COMPANY, "Vega & Co")])
    circle = found(book, What(" Bread  and wine ", approval=Circle.Approval.CIRCLE))
    me = member_of(book, circle)
    assert (circle.name, me.role, me.hosts) == ("Bread and wine", Role.HOST, True)
    assert (me.name, me.company, me.mail) == ("Alma Vega", "Vega & Co", "alma@example.org")
    assert [place.pk for place in places_of(book)] == [me.pk]


def test_an_owner_without_a_name_founds_one_too(book: Book) -> None:
    book.owner.name = ""
    assert member_of(book, found(book, What("Circle"))).name == ""


def test_the_name_is_needed_and_all_is_bounded(book: Book, host: Member) -> None:
    with pytest.raises(EmptyWordsError):
        found(book, What(" - "))
    for long in (What("x" * 101), What("x", "y" * 301), What("x", rules="z" * 2001)):
        with pytest.raises(TooLongError):
            edit(host, long)


def test_a_change_is_told_and_undone(book: Book, host: Member) -> None:
    before = what_of(host.circle)
    edit(host, What("Wine", rules="Give first.\nBe on time."))
    circle = Circle.objects.get()
    assert (circle.name, circle.rules) == ("Wine", "Give first.\nBe on time.")
    assert sentence(last(book)) == "You changed the circle “Bread and wine”."
    undo(book, last(book))
    assert what_of(Circle.objects.get()) == before


def test_founding_is_undone_until_somebody_has_joined(book: Book, host: Member) -> None:
    founding = last(book)
    joined(host, "Ana Ruiz", needs=["a cook"])
    with pytest.raises(UndoConflictError):
        undo(book, founding)
    Member.objects.exclude(pk=host.pk).delete()
    undo(book, founding)
    assert not Circle.objects.exists()


def test_the_door_opens_closes_and_gets_another_link(host: Member) -> None:
    token = host.circle.token
    with pytest.raises(NoLinkError):
        front(token)
    open_door(host)
    assert front(token).host == "Alma"
    renew_link(host)
    with pytest.raises(NoLinkError):
        front(token)
    token = Circle.objects.get().token
    assert front(token).name == "Bread and wine"
    close_door(host)
    with pytest.raises(NoLinkError):
        front(token)


def test_only_hosts_change_a_circle(ana: Member, host: Member) -> None:
    acts: list[Callable[[], object]] = [
        lambda: edit(ana, What("Mine")),
        lambda: open_door(ana),
        lambda: renew_link(ana),
        lambda: set_role(ana, ana, Role.COHOST),
        lambda: end(ana),
        lambda: hand_over(ana, host),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert Circle.objects.get().name == "Bread and wine"


def test_a_co_host_without_an_account_may_and_nobodys_history_tells_it(
    book: Book, host: Member, ana: Member
) -> None:
    set_role(host, ana, Role.COHOST)
    changes = Change.objects.filter(book=book).count()
    edit(now(ana), What("Ours"))
    assert Circle.objects.get().name == "Ours"
    assert Change.objects.filter(book=book).count() == changes
    set_role(host, now(ana), Role.MEMBER)
    with pytest.raises(PermissionDenied):
        edit(now(ana), What("Mine"))


def test_the_hosts_role_is_not_given_away_like_that(host: Member, ana: Member) -> None:
    with pytest.raises(PermissionDenied):
        set_role(host, host, Role.MEMBER)
    with pytest.raises(PermissionDenied):
        set_role(host, ana, Role.HOST)
    waiting, _token = invited(host, "Eva")
    with pytest.raises(NotHereError):
        set_role(host, waiting, Role.COHOST)


@pytest.mark.usefixtures("host")
def test_members_of_other_circles_are_nobody_here(book: Book, ana: Member) -> None:
    other = member_of(book, found(book, What("Other")))
    with pytest.raises(PermissionDenied):
        set_role(other, ana, Role.COHOST)
    with pytest.raises(PermissionDenied):
        hand_over(other, ana)
    assert len(circles_of(book)) == 2


def test_handed_over_it_is_in_the_others_book(
    book: Book, strangers_book: Book, host: Member, bruno: Member, ana: Member
) -> None:
    with pytest.raises(NoAccountError):
        hand_over(host, ana)
    with pytest.raises(PermissionDenied):
        hand_over(host, host)
    hand_over(host, bruno)
    circle = Circle.objects.get()
    assert circle.book == strangers_book
    assert set(Member.objects.values_list("book", flat=True)) == {strangers_book.pk}
    assert (now(host).role, now(bruno).role) == (Role.COHOST, Role.HOST)
    with pytest.raises(PermissionDenied):
        hand_over(now(host), bruno)
    assert member_of(book, circle).hosts


def test_one_who_has_not_joined_takes_nothing_over(host: Member) -> None:
    waiting, _token = invited(host, "Eva")
    with pytest.raises(NotHereError):
        hand_over(host, waiting)


def test_ended_nothing_is_shown_and_it_can_be_taken_up_again(book: Book, host: Member) -> None:
    _member, token = invited(host, "Eva")
    end(host)
    assert not places_of(book)
    assert list(ended(book)) == [host.circle]
    acts: list[Callable[[], object]] = [
        lambda: member_at(token),
        lambda: member_of(book, host.circle),
    ]
    for act in acts:
        with pytest.raises((NoLinkError, PermissionDenied)):
            act()
    resume(book, Circle.objects.get())
    assert member_at(token)
    assert [place.size for place in circles_of(book)] == [1]  # type: ignore[attr-defined] # annotated


def test_the_end_of_a_circle_is_undone_like_any_change(book: Book, host: Member) -> None:
    end(host)
    undo(book, last(book))
    assert places_of(book)


def test_nobody_else_takes_it_up_again(strangers_book: Book, host: Member) -> None:
    end(host)
    with pytest.raises(PermissionDenied):
        resume(strangers_book, host.circle)


@pytest.mark.usefixtures("ana")
def test_some_time_after_its_end_it_is_erased(clock: SetClock, monday: date, host: Member) -> None:
    end(host)
    look_after()
    assert Circle.objects.exists()
    clock(monday + KEPT + timedelta(days=1))
    look_after()
    assert not Member.objects.exists()
