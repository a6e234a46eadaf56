"""How allauth behaves here: nobody signs up by themselves, and its mails go into the outbox."""

from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from qrcode.image.svg import SvgPathFillImage

from dardar.accounts import outbox
from dardar.accounts.models import Book, User
from dardar.web import letters


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Accounts are opened on the first run or by the keeper's invitation, never by sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | letters.ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Refuse every sign-up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a mail into the outbox, which sends it within moments and keeps trying."""
        book = Book.objects.filter(owner__email=email).first()
        if book is None or not settings.MAIL_CONFIGURED:
            return
        if template_prefix in letters.CHANGES:
            subject, body = letters.of_change(template_prefix, self.request, context)
        else:
            subject, body = letters.of_reset(context["password_reset_url"])
        outbox.write_mail(book, to=email, subject=subject, body=body)

    def add_message(  # noqa: PLR0917 - allauth's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words."""
        if not message and message_template in letters.MESSAGES:
            message, message_template = str(letters.MESSAGES[message_template]), None
        super().add_message(request, level, message_template, message_context, extra_tags, message)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Name the ways to say who one is."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": letters.WAYS[way["id"]]} for way in ways]


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """Codes, apps and passkeys; only the words are ours."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": letters.ERRORS["incorrect_code"]
    }

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code of an address as SVG, on white whatever the page's colour."""
        image = qrcode.make(url, image_factory=SvgPathFillImage)
        svg: str = image.to_string(encoding="unicode")
        return svg

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        """Return the name of a passkey that was given none."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}
