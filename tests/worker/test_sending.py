"""Mails reach a real mail server, or are kept and tried again."""

from asyncio import WriteTransport
from datetime import timedelta

import pytest
import time_machine
from aiosmtpd.smtp import SMTP
from django.utils import timezone
from pytest_django import Settings

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail
from dardar.worker.sending import send_waiting
from tests.worker.conftest import Mailbox, MailServer


def write(book: Book, subject: str = "Hoy: 2 por sellar", to: str = "alma@example.org") -> Mail:
    """Put a mail into the outbox."""
    return outbox.write_mail(book, to=to, subject=subject, body="Ana Núñez\n")


def test_a_mail_arrives_as_it_was_written(book: Book, mail_server: MailServer) -> None:
    mail = write(book)
    send_waiting()
    (message,) = mail_server.mailbox.arrived
    assert message["Subject"] == "Hoy: 2 por sellar"
    assert message["To"] == "alma@example.org"
    assert message["Message-ID"] == f"<{mail.pk}@dardar>"
    assert message["Auto-Submitted"] == "auto-generated"
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().strip() == "Ana Núñez"
    mail.refresh_from_db()
    assert mail.sent_at is not None


def test_a_mail_arrives_once(book: Book, mail_server: MailServer) -> None:
    write(book)
    send_waiting()
    send_waiting()
    assert len(mail_server.mailbox.arrived) == 1


def test_while_the_server_is_down_mails_wait_and_then_arrive(
    book: Book, mail_server: MailServer
) -> None:
    mail_server.stop()
    first, second = write(book, "first"), write(book, "second")
    send_waiting()
    for mail in (first, second):
        mail.refresh_from_db()
        assert (mail.tries, mail.sent_at) == (1, None)
        assert "refused" in mail.last_error
    mail_server.start()
    send_waiting()
    assert not mail_server.mailbox.arrived
    with time_machine.travel(timezone.now() + timedelta(minutes=1, seconds=1)):
        send_waiting()
    assert [m["Subject"] for m in mail_server.mailbox.arrived] == ["first", "second"]
    first.refresh_from_db()
    assert (first.last_error, first.body) == ("", "")


def test_an_address_refused_does_not_hold_the_others_up(
    book: Book, mail_server: MailServer
) -> None:
    mail_server.mailbox.refused.add("gone@example.org")
    bad, good = write(book, to="gone@example.org"), write(book)
    send_waiting()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert "no such mailbox" in bad.last_error
    assert good.sent_at is not None
    assert len(mail_server.mailbox.arrived) == 1


def test_a_server_that_hangs_up_in_between_loses_nothing(
    book: Book, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang_up(_mailbox: Mailbox, server: SMTP, *_rest: object) -> str:
        assert isinstance(server.transport, WriteTransport)
        server.transport.abort()
        return "250 OK"

    monkeypatch.setattr(type(mail_server.mailbox), "handle_RCPT", hang_up)
    mail = write(book)
    send_waiting()
    mail.refresh_from_db()
    assert (mail.tries, mail.sent_at) == (1, None)
    assert "unexpectedly closed" in mail.last_error
    assert not mail_server.mailbox.arrived


def test_the_log_names_neither_address_nor_words(
    book: Book, mail_server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    mail_server.mailbox.refused.add("gone@example.org")
    write(book, "secret", to="gone@example.org")
    send_waiting()
    assert "SMTPRecipientsRefused" in caplog.text
    assert "gone@example.org" not in caplog.text
    assert "secret" not in caplog.text


def test_without_a_mail_server_mails_wait_untouched(book: Book, settings: Settings) -> None:
    settings.MAIL_CONFIGURED = False
    mail = write(book)
    send_waiting()
    mail.refresh_from_db()
    assert mail.tries == 0


def test_without_mails_the_server_is_left_in_peace(mail_server: MailServer, book: Book) -> None:
    assert book.pk
    mail_server.stop()
    send_waiting()
    assert not mail_server.mailbox.arrived


def test_the_owner_is_told_why_and_not_to_whom(book: Book, mail_server: MailServer) -> None:
    mail_server.mailbox.refused.add("ana@norte.example")
    mail = write(book, to="ana@norte.example")
    send_waiting()
    mail.refresh_from_db()
    assert "550" in mail.last_error
    assert "norte.example" not in mail.last_error
