"""Mails to be sent: kept until they have arrived at the mail server, tried again and again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dardar.accounts.events import mail_refused, mail_waits
from dardar.accounts.models import Book, Mail

# How long a mail that failed n times rests: a minute, two, four … six hours.
FIRST_REST: Final = timedelta(minutes=1)
LONGEST_REST: Final = timedelta(hours=6)
# After these tries, some five days, only the owner can have it tried again.
MOST_TRIES: Final = 30


def write_mail(
    book: Book,
    *,
    to: str,
    subject: str,
    body: str,
    cc: Sequence[str] = (),
    reply_to: Sequence[str] = (),
) -> Mail:
    """Put a mail into the outbox and return it; it is sent within moments.

    Args:
        book: for whose owner it is sent.
        to: the address it goes to.
        subject: on one line.
        body: its words.
        cc: who reads it along.
        reply_to: where answers go, instead of to the server.

    """
    mail = Mail.objects.create(
        book=book,
        to=to,
        cc=",".join(cc),
        reply_to=",".join(reply_to),
        subject=" ".join(subject.split())[:200],
        body=body,
    )
    _announce()
    return mail


def waiting() -> QuerySet[Mail]:
    """Return the mails of all books that are to be tried now, oldest first."""
    due = Mail.objects.filter(sent_at=None, due_at__lte=timezone.now(), tries__lt=MOST_TRIES)
    return due.order_by("due_at", "id")


def failing(book: Book) -> QuerySet[Mail]:
    """Return the mails of a book that have failed so far, oldest first."""
    return Mail.objects.filter(book=book, sent_at=None, tries__gt=0).order_by("created_at")


def recent(book: Book, count: int = 5) -> QuerySet[Mail]:
    """Return the last mails of a book, newest first."""
    return Mail.objects.filter(book=book).defer("body").order_by("-created_at")[:count]


def note_sent(mail: Mail) -> None:
    """Keep that a mail has arrived at the mail server; its words are no longer needed here."""
    # By a query: the owner may have given the mail up meanwhile.
    Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), last_error="", body="")


def note_failed(mail: Mail, why: str) -> None:
    """Keep why a mail could not be sent and when it is tried again."""
    rest = min(FIRST_REST * 2 ** min(mail.tries, 20), LONGEST_REST)
    Mail.objects.filter(pk=mail.pk).update(
        last_error=why, tries=mail.tries + 1, due_at=timezone.now() + rest
    )


def note_refused(mail: Mail, why: str) -> None:
    """Keep why a mail can't be delivered: only the owner can have it tried again."""
    Mail.objects.filter(pk=mail.pk).update(last_error=why, tries=MOST_TRIES)
    mail_refused.send(Mail, mail=mail)


def try_again(book: Book) -> int:
    """Have all failing mails of a book tried now; return how many."""
    # One try stays counted: until it has arrived, a mail goes on being shown as failing.
    count = failing(book).update(due_at=timezone.now(), tries=1)
    _announce()
    return count


def discard(book: Book) -> int:
    """Give the failing mails of a book up; return how many there were."""
    count, _kinds = failing(book).delete()
    return count


def prune(older_than: timedelta = timedelta(days=30)) -> None:
    """Forget mails that were sent long ago."""
    Mail.objects.filter(sent_at__lt=timezone.now() - older_than).delete()


def _announce() -> None:
    transaction.on_commit(lambda: mail_waits.send(Mail))
