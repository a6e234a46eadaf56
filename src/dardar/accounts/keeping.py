"""The keeper's verbs: who is on this server. What stands in their books is never theirs to see."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dardar.accounts.actions import AddressTakenError, give_book
from dardar.accounts.models import Book, User

VALID: Final = timedelta(days=7)
SALT: Final = "dardar.accounts.invitation"


class InvitationError(Exception):
    """The invitation is not, or no longer, good: it was used, replaced, withdrawn or is too old."""


def require_keeper(user: User) -> None:
    """Raise PermissionDenied unless the user keeps this server."""
    if not (user.is_active and user.is_keeper):
        raise PermissionDenied


def members(keeper: User) -> QuerySet[User]:
    """Return everybody on this server with whether they have a book: who has none is invited."""
    require_keeper(keeper)
    return User.objects.select_related("book").order_by("created_at")


def is_invited(user: User) -> bool:
    """Return whether somebody is invited and has not come yet."""
    return not hasattr(user, "book")


@transaction.atomic
def invite(keeper: User, email: str) -> User:
    """Invite somebody, or anew; earlier invitations of them are no longer good.

    Raises:
        AddressTakenError: they have a book here already.

    """
    require_keeper(keeper)
    email = User.objects.normalize_email(email).lower()
    invited = User.objects.filter(email=email).first()
    if invited is None:
        return User.objects.create_user(email, is_active=False)
    if not is_invited(invited):
        raise AddressTakenError
    invited.set_unusable_password()  # a new one, to which earlier invitations don't fit
    invited.created_at = timezone.now()
    invited.save(update_fields=["password", "created_at"])
    return invited


def invitation_token(invited: User) -> str:
    """Return the text that lets the invited in once."""
    return _signer().sign(f"{invited.pk.hex}{_seal(invited)}")


def invitation_ends(invited: User) -> datetime:
    """Return until when an invitation is good."""
    return invited.created_at + VALID


def find_invited(token: str) -> User:
    """Return who may come in by this token.

    Raises:
        InvitationError: it is not, or no longer, good.

    """
    try:
        text = _signer().unsign(token, max_age=VALID)
    except signing.BadSignature as error:
        raise InvitationError from error
    invited = User.objects.filter(pk=UUID(text[:32]), book=None).first()
    if invited is None or _seal(invited) != text[32:]:
        raise InvitationError
    return invited


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=SALT)


def _seal(invited: User) -> str:
    """Return what changes with every invitation, and when a password is set."""
    return invited.get_session_auth_hash()[:16]


@transaction.atomic
def accept(token: str, *, name: str, password: str, **preferences: Any) -> Book:  # noqa: ANN401 - any field of Book
    """Let the invited in: give them a password and an empty book, and return it.

    Raises:
        InvitationError: the token is not, or no longer, good.

    """
    user = find_invited(token)
    user.name, user.is_active = name, True
    user.set_password(password)
    user.save()
    return give_book(user, **preferences)


def withdraw(keeper: User, invited: User) -> None:
    """Take an invitation back."""
    require_keeper(keeper)
    if not is_invited(invited):
        raise PermissionDenied
    invited.delete()


def set_active(keeper: User, member: User, *, active: bool) -> None:
    """Let somebody sign in, or no longer; their book stays as it is."""
    require_power(keeper, member)
    User.objects.filter(pk=member.pk).update(is_active=active)


def require_power(keeper: User, member: User) -> None:
    """Raise PermissionDenied unless the keeper may decide on this member's account."""
    require_keeper(keeper)
    if member.pk == keeper.pk or is_invited(member):
        raise PermissionDenied
