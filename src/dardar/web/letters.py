"""What allauth says, in our words: its mails, messages and errors.

Its own Spanish changes between two forms of address, and neither language is ours.
"""

from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Words = dict[str, str | Promise]

ERRORS: Final[Words] = {
    "account_inactive": gettext_lazy(
        "This account is switched off. Ask the keeper of this server."
    ),
    "email_password_mismatch": gettext_lazy("The mail address or the password is not right."),
    "enter_current_password": gettext_lazy("That is not your present password."),
    "incorrect_code": gettext_lazy("That code is not right, or no longer. Try the next one."),
    "incorrect_password": gettext_lazy("That is not your password."),
    "invalid_password_reset": gettext_lazy("This link is no longer good. Ask for a new one."),
    "rate_limited": gettext_lazy("Too many tries. Wait a little, then try again."),
    "too_many_login_attempts": gettext_lazy("Too many tries. Wait five minutes, then try again."),
}

# What changed, as mails tell it.
CHANGES: Final[Words] = {
    "account/email/email_changed": gettext_lazy("Your mail address was changed"),
    "account/email/password_changed": gettext_lazy("Your password was changed"),
    "account/email/password_reset": gettext_lazy("Your password was changed"),
    "account/email/password_set": gettext_lazy("Your password was changed"),
    "mfa/email/totp_activated": gettext_lazy("Your authenticator app was turned on"),
    "mfa/email/totp_deactivated": gettext_lazy("Your authenticator app was turned off"),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added"),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed"),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made"),
}

# What a page says after the act; "" for what the page itself makes plain.
MESSAGES: Final[Words] = {
    "account/messages/logged_in.txt": "",
    "account/messages/logged_out.txt": "",
    "account/messages/password_changed.txt": gettext_lazy("Your new password is kept."),
    "account/messages/password_set.txt": gettext_lazy("Your new password is kept."),
    "mfa/messages/totp_activated.txt": gettext_lazy("Your authenticator app is on."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Your authenticator app is off."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("Your passkey is kept."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey is gone."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("Here are your new codes."),
}

WAYS: Final[Words] = {
    "reauthenticate": gettext_lazy("Use the password"),
    "mfa_reauthenticate": gettext_lazy("Use a code"),
    "mfa_reauthenticate:webauthn": gettext_lazy("Use a passkey"),
}


def of_reset(address: str) -> tuple[str, str]:
    """Return subject and body of the mail with the link to a new password."""
    body = _(
        "Somebody, you we hope, asked for a new password for your book. This link lets you choose "
        "one; it is good for three days:\n\n%(link)s\n\nIf it wasn’t you, do nothing: your "
        "password stays as it is."
    )
    return _("Your new password"), body % {"link": address}


def of_change(prefix: str, request: HttpRequest, context: dict[str, Any]) -> tuple[str, str]:
    """Return subject and body of the mail that tells of a change of how the owner signs in."""
    what = str(CHANGES[prefix])
    body = _(
        "%(what)s on %(when)s, in a browser at %(where)s.\n\nIf it was you, all is well. If not, "
        "sign in and choose a new password now:\n%(link)s"
    )
    words = {
        "what": what,
        "when": date_format(timezone.localtime(), "DATETIME_FORMAT"),
        "where": context["ip"],
        "link": request.build_absolute_uri(reverse("mfa_index")),
    }
    return what, body % words
