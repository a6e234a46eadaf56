"""Mails of giving: put into the outbox, with answers going to the owner; and those refused."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.utils import timezone

from dardar.accounts import outbox
from dardar.accounts.events import mail_refused
from dardar.accounts.models import Book, Mail
from dardar.core.cards.fields import Kind
from dardar.core.identity import mail
from dardar.encounters.drafts import Draft
from dardar.giving.models import Asking, Side
from dardar.people.models import Person


def addresses_of(person: Person) -> list[str]:
    """Return all addresses somebody has, the one that is written to first."""
    said = [item["value"] for item in person.profile if item["kind"] == Kind.EMAIL]
    found = [person.email, *said]
    return list(dict.fromkeys(one for raw in found if (one := mail.canonical(raw))))


def address_for(person: Person, asked: Side | Asking | None = None) -> str:
    """Return where to write to somebody, "" if nowhere.

    An address from which a mail came back is left out, if they were asked at it.
    """
    dead = asked.address if asked and asked.unreachable_at else None
    return next((one for one in addresses_of(person) if one != dead), "")


def send(book: Book, address: str, draft: Draft) -> Mail | None:
    """Send a draft to an address, if there is one and this server sends mail; return the mail."""
    if not address or not settings.MAIL_CONFIGURED:
        return None
    return outbox.write_mail(
        book, to=address, subject=draft.subject, body=draft.body, reply_to=[book.owner.email]
    )


@receiver(mail_refused)
def note_refused(*, mail: Mail, **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Keep that somebody can't be reached at the address they were asked at."""
    for model in (Side, Asking):
        model.objects.filter(mail=mail.pk).update(unreachable_at=timezone.now())
