"""Verbs that change accounts: open a book, settle its preferences, change an address."""

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from dardar.accounts.events import book_opened
from dardar.accounts.models import Book, User


class AlreadyOpenedError(Exception):
    """The server has an owner already, so the first-run page is closed."""


class AddressTakenError(Exception):
    """Somebody on this server has that mail address already."""


def require_own(book: Book, *rows: models.Model | None) -> None:
    """Check that every row given belongs to the book.

    Raises:
        PermissionDenied: one of them belongs to another book.

    """
    for row in rows:
        if row is not None and getattr(row, "book_id", None) != book.pk:
            raise PermissionDenied


@transaction.atomic
def open_book(
    *, email: str, password: str | None, name: str = "", keeper: bool = False, **preferences: str
) -> Book:
    """Create a user with an empty book and return the book.

    The address counts as verified: whoever opens the book is the owner at the machine or was
    invited by the keeper.
    """
    user = User.objects.create_user(email, password, name=name, is_keeper=keeper)
    return give_book(user, **preferences)


def give_book(user: User, **preferences: str) -> Book:
    """Give a user who has none an empty book and return it."""
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    book = Book.objects.create(owner=user, **preferences)
    book_opened.send(Book, book=book)
    return book


@transaction.atomic
def open_first_book(*, email: str, password: str, name: str = "", **preferences: str) -> Book:
    """Create the keeper, who is the first user of this server, and their book.

    Raises:
        AlreadyOpenedError: there is a user already.

    """
    if User.objects.exists():
        raise AlreadyOpenedError
    return open_book(email=email, password=password, name=name, keeper=True, **preferences)


@transaction.atomic
def settle(book: Book, *, name: str, **preferences: object) -> None:
    """Change the owner's name and any preferences of the book.

    The morning mail begins with the next morning when it is turned on later in the day.

    Raises:
        ValidationError: a preference has no such value; nothing is changed.

    """
    turned_on = bool(preferences.get("morning_mail")) and not book.morning_mail
    for preference, value in preferences.items():
        setattr(book, preference, value)
    book.clean_fields()
    now = timezone.localtime(timezone=book.zone)
    if turned_on and now.hour >= book.morning_hour:
        book.morning_mailed_on = now.date()
    book.save()
    User.objects.filter(pk=book.owner_id).update(name=name)


@transaction.atomic
def change_address(user: User, email: str) -> None:
    """Give a user another mail address, by which they sign in from now on.

    Raises:
        AddressTakenError: somebody has it already.

    """
    email = User.objects.normalize_email(email).lower()
    if User.objects.filter(email=email).exclude(pk=user.pk).exists():
        raise AddressTakenError
    user.email = email
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
