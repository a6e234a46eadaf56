"""The keeper lets people in and out; nobody else does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dardar.accounts import keeping
from dardar.accounts.actions import AddressTakenError, open_book
from dardar.accounts.models import Book, User

NEWCOMER = {"name": "Carmen", "password": "a long pass word"}


@pytest.fixture
def keeper(db: None) -> User:  # noqa: ARG001 - pytest-django opens the database
    """Return the keeper of the server."""
    return open_book(email="keeper@example.org", password=None, keeper=True).owner


def test_an_invitation_opens_one_book(keeper: User) -> None:
    token = keeping.invitation_token(keeping.invite(keeper, "Carmen@example.org"))
    book = keeping.accept(token, **NEWCOMER, language="es")
    assert (book.owner.email, book.owner.name, book.language) == (
        "carmen@example.org",
        "Carmen",
        "es",
    )
    assert book.owner.is_active
    assert book.owner.check_password("a long pass word")
    with pytest.raises(keeping.InvitationError):
        keeping.accept(token, **NEWCOMER)


def test_somebody_invited_can_not_sign_in_yet(keeper: User) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    assert not invited.is_active
    assert not invited.has_usable_password()
    assert keeping.is_invited(invited)


def test_an_invitation_is_good_for_seven_days(keeper: User) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    token = keeping.invitation_token(invited)
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        assert keeping.find_invited(token) == invited
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1)):
        with pytest.raises(keeping.InvitationError):
            keeping.find_invited(token)
        assert keeping.invitation_ends(invited) < timezone.now()


def test_a_later_invitation_replaces_an_earlier_one(keeper: User) -> None:
    first = keeping.invitation_token(keeping.invite(keeper, "carmen@example.org"))
    second = keeping.invitation_token(keeping.invite(keeper, "carmen@example.org"))
    with pytest.raises(keeping.InvitationError):
        keeping.find_invited(first)
    assert keeping.find_invited(second).email == "carmen@example.org"
    assert User.objects.count() == 2


def test_an_invitation_taken_back_is_no_longer_good(keeper: User) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    token = keeping.invitation_token(invited)
    keeping.withdraw(keeper, invited)
    with pytest.raises(keeping.InvitationError):
        keeping.find_invited(token)


@pytest.mark.parametrize("token", ["", "nonsense", "WyJhIiwgImIiXQ:1:x"])
@pytest.mark.django_db
def test_a_made_up_token_lets_nobody_in(token: str) -> None:
    with pytest.raises(keeping.InvitationError):
        keeping.find_invited(token)


def test_who_has_a_book_can_not_be_invited(keeper: User, book: Book) -> None:
    with pytest.raises(AddressTakenError):
        keeping.invite(keeper, book.owner.email.upper())


def test_who_has_a_book_can_not_be_withdrawn(keeper: User, book: Book) -> None:
    with pytest.raises(PermissionDenied):
        keeping.withdraw(keeper, book.owner)
    assert Book.objects.filter(pk=book.pk).exists()


def test_somebody_is_switched_off_and_on_again(keeper: User, book: Book) -> None:
    keeping.set_active(keeper, book.owner, active=False)
    book.owner.refresh_from_db()
    assert not book.owner.is_active
    keeping.set_active(keeper, book.owner, active=True)
    book.owner.refresh_from_db()
    assert book.owner.is_active


def test_keepers_can_not_switch_themselves_off(keeper: User) -> None:
    with pytest.raises(PermissionDenied):
        keeping.set_active(keeper, keeper, active=False)


def test_an_invitation_is_not_switched_on(keeper: User) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    with pytest.raises(PermissionDenied):
        keeping.set_active(keeper, invited, active=True)


def test_the_keeper_sees_who_is_here_in_one_query(
    keeper: User,
    book: Book,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    with django_assert_num_queries(1):
        seen = [(user, keeping.is_invited(user)) for user in keeping.members(keeper)]
    assert seen == [(keeper, False), (book.owner, False), (invited, True)]


def test_an_ordinary_user_may_do_none_of_it(keeper: User, book: Book) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    user = book.owner
    acts: list[Callable[[], object]] = [
        lambda: keeping.members(user),
        lambda: keeping.invite(user, "dora@example.org"),
        lambda: keeping.withdraw(user, invited),
        lambda: keeping.set_active(user, keeper, active=False),
        lambda: keeping.require_power(user, keeper),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_a_keeper_who_is_switched_off_may_do_nothing(keeper: User) -> None:
    keeper.is_active = False
    with pytest.raises(PermissionDenied):
        keeping.members(keeper)
