"""Verbs of offers and needs: write down, set right, take up what was proposed, judge."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.cards.vcard.quote import safe
from dardar.core.identity.text import fold
from dardar.core.matching.language import language_of
from dardar.encounters.days import happened, today
from dardar.giving.errors import (
    DecidedError,
    EmptyWordsError,
    ResourceError,
    TooLongError,
)
from dardar.giving.models import LONGEST, Origin, Proposal, Role, Verdict, Wish
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import Journal, change
from dardar.people.models import Person

State = Wish.State
_ADDED: Final = {Role.OFFER: "offer_added", Role.NEED: "need_added"}
_MINE_ADDED: Final = {Role.OFFER: "my_offer_added", Role.NEED: "my_need_added"}
# The verbs of what is the owner's own.
_MINE: Final = {
    "wish_edited": "my_wish_edited",
    "wish_met": "my_wish_met",
    "wish_withdrawn": "my_wish_withdrawn",
    "wish_reopened": "my_wish_reopened",
    "wish_deleted": "my_wish_deleted",
    "verdict": "my_verdict",
}


@dataclass(frozen=True, slots=True)
class What:
    """What somebody offers or needs, as a form has it."""

    role: Role
    words: str
    until: date | None = None  # its last day
    urgent: bool = False
    shared: Wish.Shared = Wish.Shared.MINE
    is_resource: bool = False  # an offer of mine that is no deed but something I have


def add_wish(book: Book, person: Person | None, what: What) -> Wish:
    """Write down an offer or a need and return it; one that stands there in these words stays.

    Args:
        book: of the owner.
        person: whose it is, None for the owner's own.
        what: what it is.

    Raises:
        EmptyWordsError, TooLongError: there are no words, or too many.
        ResourceError: somebody else's, or a need, is said to be something the owner has.
        PermissionDenied: the person belongs to another book.

    """
    require_own(book, person)
    verb = _ADDED[what.role] if person else _MINE_ADDED[what.role]
    with change(book, verb, people=_whom(person), **_named(person)) as journal:
        Book.objects.select_for_update().get(pk=book.pk)  # a form sent twice waits for itself
        return write_wish(journal, person, what)


def write_wish(journal: Journal, person: Person | None, what: What) -> Wish:
    """Write down an offer or a need as part of a change; as :func:`add_wish` otherwise."""
    book, columns = journal.book, _columns(what, person)
    if known := _known(book, person, what.role, columns["words"]):
        return known
    return journal.create(Wish(book=book, person=person, role=what.role, **columns))


def edit_wish(book: Book, wish: Wish, what: What) -> None:
    """Set an offer or a need right; whose it is, and which of the two, stays.

    Raises:
        EmptyWordsError, TooLongError, ResourceError: as for :func:`add_wish`.
        PermissionDenied: it belongs to another book.

    """
    columns = _columns(what, wish.person)
    with _changing(book, wish, "wish_edited") as journal:
        if columns["words"] != wish.words and wish.origin == Origin.CARD:
            columns["origin"] = Origin.MINE  # from now on it does not follow the card
        journal.update(wish, **columns)


def mark_met(book: Book, wish: Wish, *, on: date | None = None) -> None:
    """Mark a need as met, or an offer as taken.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: it belongs to another book.

    """
    _end(book, wish, "wish_met", State.MET, happened(book, on))


def withdraw(book: Book, wish: Wish) -> None:
    """Mark an offer or a need as no longer so.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    _end(book, wish, "wish_withdrawn", State.WITHDRAWN, today(book))


def reopen(book: Book, wish: Wish) -> None:
    """Take up an offer or a need again; a last day that is over no longer counts.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    until = None if wish.until and wish.until < today(book) else wish.until
    with _changing(book, wish, "wish_reopened") as journal:
        journal.update(wish, state=State.OPEN, ended_on=None, until=until)


def delete_wish(book: Book, wish: Wish) -> None:
    """Delete an offer or a need that never was one, with what was said of it.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    with _changing(book, wish, "wish_deleted") as journal:
        journal.delete(wish)


def accept(book: Book, proposal: Proposal, what: What | None = None) -> Wish:
    """Take up what was proposed and return it as an offer or need of its person.

    Args:
        book: of the owner.
        proposal: which one.
        what: how the owner leaves it, role included; as it was proposed by default.

    Raises:
        DecidedError: it was accepted or dismissed already.
        EmptyWordsError, TooLongError, ResourceError: as for :func:`add_wish`.
        PermissionDenied: it belongs to another book.

    """
    what = what or what_of(proposal)
    columns = _columns(what, proposal.person)
    with _changing(book, proposal, "proposal_accepted") as journal:
        journal.update(_open(proposal), state=Proposal.State.ACCEPTED)
        if known := _known(book, proposal.person, what.role, columns["words"]):
            return known
        return journal.create(
            Wish(
                book=book,
                person=proposal.person,
                identity=proposal.identity,
                role=what.role,
                origin=proposal.origin,
                read_in=proposal.read_in,
                **columns,
            )
        )


def dismiss(book: Book, proposal: Proposal) -> None:
    """Do without what was proposed; the same is not proposed again.

    Raises:
        DecidedError: it was accepted or dismissed already.
        PermissionDenied: it belongs to another book.

    """
    with _changing(book, proposal, "proposal_dismissed") as journal:
        journal.update(_open(proposal), state=Proposal.State.DISMISSED)


def judge(book: Book, need: Wish, offer: Wish, answer: Verdict.Answer) -> Verdict:
    """Keep whether an offer answers a need, in place of what was said before, and return it.

    A no is never suggested again, a «not now» not for a while, and both teach the order of what is.

    Raises:
        PermissionDenied: one belongs to another book.

    """
    require_own(book, need, offer)
    on = today(book)
    with _changing(book, need, "verdict") as journal:
        if offer.person:
            journal.about([offer.person])
        known = Verdict.objects.filter(need=need, offer=offer).select_for_update().first()
        if known is None:
            return journal.create(Verdict(book=book, need=need, offer=offer, answer=answer, on=on))
        journal.update(known, answer=answer, on=on)
        return known


def what_of(said: Wish | Proposal) -> What:
    """Return an offer or a need as a form has it."""
    what = What(Role(said.role), said.words, said.until, said.urgent)
    if isinstance(said, Proposal):
        return what
    return replace(what, shared=Wish.Shared(said.shared), is_resource=said.is_resource)


def clean(words: str) -> str:
    """Return words as they are kept: on one line, without what no text can hold.

    Raises:
        EmptyWordsError: nothing is left.
        TooLongError: there are too many.

    """
    kept = " ".join(safe(words).split())
    if not fold(kept):
        raise EmptyWordsError
    if len(kept) > LONGEST:
        raise TooLongError
    return kept


def folded(words: str) -> str:
    """Return the form of words by which the same are known for the same."""
    return fold(words)[:LONGEST]


def known_words(wishes: QuerySet[Wish], words: str) -> Wish | None:
    """Return the one of some wishes that says the same, accents, case and punctuation aside."""
    same = folded(words)
    return next((wish for wish in wishes if folded(wish.words) == same), None)


@contextmanager
def _changing(book: Book, said: Wish | Proposal, verb: str) -> Iterator[Journal]:
    """Yield the journal of a change of an offer or a need."""
    require_own(book, said)
    person = said.person
    said_so = verb if person else _MINE[verb]
    with change(book, said_so, people=_whom(person), **_named(person)) as journal:
        yield journal


def _end(book: Book, wish: Wish, ended: str, state: Wish.State, on: date) -> None:
    with _changing(book, wish, ended) as journal:
        journal.update(wish, state=state, ended_on=on)


def _open(proposal: Proposal) -> Proposal:
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state != Proposal.State.PROPOSED:
        raise DecidedError
    return proposal


def _known(book: Book, person: Person | None, role: Role, words: str) -> Wish | None:
    standing = Wish.objects.filter(book=book, person=person, role=role, state=State.OPEN)
    return known_words(standing, words)


def _columns(what: What, person: Person | None) -> dict[str, Any]:
    words = clean(what.words)
    if what.is_resource and (person or what.role != Role.OFFER):
        raise ResourceError
    return {
        "words": words,
        "until": what.until,
        "urgent": what.urgent,
        "shared": what.shared,
        "is_resource": what.is_resource,
        "language": language_of(words, ""),
    }


def _whom(person: Person | None) -> list[Person]:
    return [person] if person else []


def _named(person: Person | None) -> dict[str, str]:
    return {"name": person.name[:LONGEST_NAME]} if person else {}
