"""Hand the mails of the outbox to the mail server."""

import logging
import re
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from dardar.accounts import outbox
from dardar.accounts.models import Mail

logger = logging.getLogger(__name__)

# Mailbox unavailable, user not local, mailbox name not allowed (RFC 5321, 4.2.3).
_NO_MAILBOX: Final = frozenset({550, 551, 553})


def send_waiting() -> None:
    """Try every mail that is due, each once; keep what became of it.

    A mail counts as sent when the mail server has taken it. Should the machine stop between that
    and our note of it, the mail goes out again under the same Message-ID (RFC 5322, 3.6.4), by
    which mail programs know it for the same.
    """
    mails = list(outbox.waiting()) if settings.MAIL_CONFIGURED else []
    if not mails:
        return
    server = get_connection()
    try:
        server.open()
    except (OSError, SMTPException) as error:
        for mail in mails:
            _keep_failure(mail, error)
        return
    try:
        for mail in mails:
            _send(server, mail)
    finally:
        server.close()


def _send(server: BaseEmailBackend, mail: Mail) -> None:
    message = EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.to],
        cc=mail.cc.split(",") if mail.cc else None,
        reply_to=mail.reply_to.split(",") if mail.reply_to else None,
        connection=server,
        headers={"Message-ID": f"<{mail.pk}@dardar>", "Auto-Submitted": "auto-generated"},
    )
    try:
        server.send_messages([message])
    except (OSError, SMTPException) as error:
        _keep_failure(mail, error)
    else:
        outbox.note_sent(mail)


def _keep_failure(mail: Mail, error: Exception) -> None:
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    why = _without_addresses(why, mail)
    if _is_for_good(error):
        outbox.note_refused(mail, why)
    else:
        outbox.note_failed(mail, why)
    # The words of the error may quote other addresses: they are kept for the owner, not in the log.
    kind = type(error).__name__
    logger.warning("mail %s was not sent (try %d): %s", mail.pk, mail.tries + 1, kind)


def _without_addresses(why: str, mail: Mail) -> str:
    """Return the words of an error without addresses that it quotes.

    The owner is shown them; mails for a circle go to members whose addresses nobody is shown.
    """
    theirs = {mail.to, *mail.cc.split(","), *mail.reply_to.split(",")} - {""}
    return re.sub("|".join(map(re.escape, theirs)), "…", why, flags=re.IGNORECASE)


def _is_for_good(error: Exception) -> bool:
    """Tell whether the server knows no such mailbox, and so no further try can help."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code in _NO_MAILBOX for code, _words in error.recipients.values())
