"""Ask people what they offer and need: a link to a page where they write it, once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.core.identity.text import fold
from dardar.encounters.drafts import Draft
from dardar.giving import drafts, links
from dardar.giving.actions import clean, folded
from dardar.giving.errors import EmptyWordsError, NoLinkError, TooLongError
from dardar.giving.languages import to_write_in
from dardar.giving.models import Asking, Origin, Proposal, Role
from dardar.giving.outgoing import address_for, send
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import change
from dardar.people.models import Person

# Offers, and likewise needs, that somebody may write at once.
MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """How somebody was asked. The address of the page is shown this once: nothing keeps it."""

    asking: Asking
    link: str
    draft: Draft  # what was written to them, or is to be sent by hand
    by_mail: bool


@dataclass(frozen=True, slots=True)
class AskedPage:
    """All that the page shows: nothing of whom it is for, so that a link can be forwarded."""

    owner: str
    language: str
    expires_at: datetime


def ask_wishes(book: Book, person: Person, link: links.Link, *, at: str | None = None) -> Asked:
    """Ask somebody what they offer and need, and return how; links they had are dead.

    Args:
        book: of the owner.
        person: whom.
        link: gives the address of the page that a token opens.
        at: the address to write to, "" to ask them by hand; else the first that is good.

    Raises:
        PermissionDenied: the person belongs to another book.

    """
    token, language, now = links.new_token(), to_write_in(book, person), timezone.now()
    draft = drafts.to_asked(book, person, language, link(token))
    with change(book, "asked_wishes", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        for open_one in Asking.objects.filter(person=person).exclude(token_hash=""):
            journal.update(open_one, token_hash="")
        before = Asking.objects.filter(person=person).order_by("-asked_at").first()
        address = address_for(person, before) if at is None else at
        dead = before if before and before.unreachable_at and not address else None
        mail = send(book, address, draft)
        asking = journal.create(
            Asking(
                book=book,
                person=person,
                language=language,
                # By hand, it stays known where they are not to be written to.
                address=dead.address if dead else address,
                unreachable_at=dead.unreachable_at if dead else None,
                mail=mail.pk if mail else None,
                token_hash=links.hashed(links.Purpose.ASKING, token),
                expires_at=now + links.LIFE,
                asked_at=now,
            )
        )
    return Asked(asking, link(token), draft, by_mail=mail is not None)


def close(book: Book, asking: Asking) -> None:
    """Let a link lead nowhere any more.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    person = asking.person
    with change(book, "asking_closed", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        journal.update(asking, token_hash="")


def note_came_back(book: Book, asking: Asking) -> None:
    """Remember that the mail with a link came back, as its owner saw in a mailbox.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    person = asking.person
    name = person.name[:LONGEST_NAME]
    with change(book, "mail_came_back", people=[person], name=name) as journal:
        journal.update(asking, unreachable_at=timezone.now())


def page(token: str) -> AskedPage:
    """Return what stands at a link. Looking changes nothing: mail scanners open links too.

    Raises:
        NoLinkError: nothing does.

    """
    asking = _at(token)
    return AskedPage(asking.book.owner.name, asking.language, asking.expires_at)


@transaction.atomic
def answer(token: str, *, offers: Sequence[str], needs: Sequence[str]) -> int:
    """Propose to the owner what somebody wrote, use up the link, and return how much is new.

    Raises:
        NoLinkError: nothing is at this link.
        EmptyWordsError: they wrote nothing.
        TooLongError: a line, or their number, is too long.

    """
    if max(len(offers), len(needs)) > MOST:
        raise TooLongError
    said = [*_said(Role.OFFER, offers), *_said(Role.NEED, needs)]
    if not said:
        raise EmptyWordsError
    asking = _at(token)
    # By a query: of two at the same moment one finds the link used up.
    unused = Asking.objects.filter(pk=asking.pk, token_hash=asking.token_hash)
    if not unused.update(token_hash="", answered_at=timezone.now(), unreachable_at=None):
        raise NoLinkError
    return sum(_propose(asking, role, words) for role, words in said)


def _said(role: Role, lines: Iterable[str]) -> list[tuple[Role, str]]:
    return [(role, clean(line)) for line in lines if fold(line)]


def _propose(asking: Asking, role: Role, words: str) -> bool:
    """Propose it; what was dismissed before is proposed again, now that they say so themselves."""
    row, is_new = Proposal.objects.get_or_create(
        person=asking.person,
        role=role,
        folded=folded(words),
        defaults={
            "book": asking.book,
            "words": words,
            "origin": Origin.ASKED,
            "read_in": asking.pk,
        },
    )
    if not is_new and row.state == Proposal.State.DISMISSED:
        row.state, row.origin, row.read_in = Proposal.State.PROPOSED, Origin.ASKED, asking.pk
        row.save(update_fields=["state", "origin", "read_in"])
        return True
    return is_new


def _at(token: str) -> Asking:
    shown = Asking.objects.filter(
        token_hash=links.hashed(links.Purpose.ASKING, token),
        expires_at__gt=timezone.now(),
        book__owner__is_active=True,
    )
    asking = shown.select_related("book__owner", "person").first()
    if asking is None:
        raise NoLinkError
    return asking
