"""Verbs of the owner in an introduction: draft, ask both, call off, and what came of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import coming, happened, today
from dardar.encounters.drafts import Draft
from dardar.giving import drafts, links
from dardar.giving.answering import checked_number
from dardar.giving.errors import (
    ClosedError,
    DeclinedError,
    EmptyWordsError,
    SamePersonError,
    UnderWayError,
)
from dardar.giving.models import Introduction, Side, Wish
from dardar.giving.outgoing import address_for, send
from dardar.giving.settling import forget_reminder, settle
from dardar.giving.states import ANSWERABLE, ASKING, INTRODUCED, UNDER_WAY, YES
from dardar.people.history import LONGEST_NAME, named
from dardar.people.journal import Journal, change
from dardar.people.models import Person

State = Introduction.State
Pair = tuple[Person, Person]
_NOT_YET_ASKED: Final = frozenset({State.DRAFTED, State.REQUESTED})


@dataclass(frozen=True, slots=True)
class Cause:
    """What an introduction is for."""

    need: Wish | None = None
    offer: Wish | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """How a side was asked. The address of their page is shown this once: nothing keeps it."""

    side: Side
    link: str
    draft: Draft  # what was written to them, or is to be sent by hand
    by_mail: bool


def draft(
    book: Book,
    one: Person,
    other: Person,
    cause: Cause | None = None,
    *,
    although_declined: bool = False,
) -> Introduction:
    """Begin to introduce two people and return the draft, a blurb for each in their language.

    Args:
        book: of the owner.
        one: the one.
        other: the other.
        cause: what for; one has the need, other the offer, if there are any.
        although_declined: whether to do so although one of them declined the other before.

    Raises:
        SamePersonError: they are one.
        UnderWayError: they are being introduced already.
        DeclinedError: they were to be introduced before, and one of them declined.
        PermissionDenied: one of them, or the need or offer, belongs to another book.

    """
    pair = (one, other)
    with change(book, "introduction_drafted", people=pair, names=names_of(pair)) as journal:
        return write(journal, pair, cause or Cause(), although_declined=although_declined)


def write(
    journal: Journal,
    pair: Pair,
    cause: Cause,
    *,
    although_declined: bool,
    state: Introduction.State = State.DRAFTED,
) -> Introduction:
    """Write an introduction as a part of a change, as :func:`draft` does.

    One in the state REQUESTED was asked for by the first of the pair.
    """
    book = journal.book
    require_own(book, *pair, cause.need, cause.offer)
    if pair[0] == pair[1]:
        raise SamePersonError
    Book.objects.select_for_update().get(pk=book.pk)  # a form sent twice waits for itself
    _require_new(book, pair, although_declined=although_declined)
    introduction = journal.create(
        Introduction(
            book=book,
            state=state,
            need=cause.need,
            offer=cause.offer,
            why=" ".join(cause.why.split())[:500],
        )
    )
    for place, person in enumerate(pair):
        blurb = drafts.blurb(book, person, pair[1 - place], cause.need, cause.offer)
        journal.create(
            Side(
                book=book,
                introduction=introduction,
                person=person,
                place=place,
                language=blurb.language,
                blurb=blurb.text,
                is_asking=state == State.REQUESTED and place == 0,
            )
        )
    return introduction


def edit(
    book: Book,
    introduction: Introduction,
    *,
    blurbs: Mapping[UUID, str],
    why: str,
    in_copy: bool,
) -> None:
    """Change a draft: what each side reads of the other, by the side's id, why, and my copy.

    Raises:
        EmptyWordsError, TooLongError, GivesAwayError: a blurb is empty, longer than a hundred
            words, or holds an address or a number.
        ClosedError: they have been asked already.
        PermissionDenied: it belongs to another book.

    """
    kept = {pk: drafts.checked(text) for pk, text in blurbs.items()}
    with _changing(book, introduction, "introduction_edited", _NOT_YET_ASKED) as (journal, row):
        journal.update(row, why=" ".join(why.split())[:500], in_copy=in_copy)
        for side in row.sides.all():
            journal.update(side, blurb=kept.get(side.pk, side.blurb))


def discard(book: Book, introduction: Introduction) -> None:
    """Drop a draft that nobody was asked about.

    Raises:
        ClosedError: they have been asked already.
        PermissionDenied: it belongs to another book.

    """
    with _changing(book, introduction, "introduction_discarded", _NOT_YET_ASKED) as (journal, row):
        journal.delete(row)


def ask(book: Book, introduction: Introduction, link: links.Link) -> list[Sent]:
    """Ask both sides, each on their own, and return how: whoever asked for it has said yes.

    Args:
        book: of the owner.
        introduction: the draft.
        link: gives the address of the page that a token opens.

    Raises:
        ClosedError: it is no draft any more.
        PermissionDenied: it belongs to another book.

    """
    with _changing(book, introduction, "introduction_asked", {State.DRAFTED}) as (journal, row):
        sides = list(row.sides.select_related("person"))
        sent = [_ask(journal, side, link) for side in sides if not side.is_asking]
        journal.update(row, state=State.ASKED, asked_at=timezone.now())
        settle(journal, row)
    return sent


def ask_again(book: Book, side: Side, link: links.Link, *, at: str | None = None) -> Sent:
    """Ask a side anew, at an address, by hand (""), or where is good; the link they had is dead.

    Raises:
        ClosedError: they have said yes or no, or there is nothing to ask any more.
        PermissionDenied: it belongs to another book.

    """
    with _about_side(book, side, "introduction_asked_again", ASKING) as (journal, _row, now):
        if now.answer in {*YES, Side.Answer.NO}:
            raise ClosedError
        forget_reminder(now)
        return _ask(journal, now, link, at)


def note_came_back(book: Book, side: Side) -> None:
    """Remember that the mail which asked a side came back, as its owner saw in a mailbox.

    Raises:
        ClosedError: they have answered, were not asked by mail, or it is known already.
        PermissionDenied: it belongs to another book.

    """
    with _about_side(book, side, "mail_came_back", ASKING) as (journal, _row, now):
        if now.mail is None or now.unreachable_at or now.answer != Side.Answer.OPEN:
            raise ClosedError
        journal.update(now, unreachable_at=timezone.now())


def call_off(book: Book, introduction: Introduction) -> None:
    """Call an introduction off that is not made yet; what was sent leads nowhere any more.

    Raises:
        ClosedError: it is made, or has ended already.
        PermissionDenied: it belongs to another book.

    """
    with _changing(book, introduction, "introduction_called_off", UNDER_WAY) as (journal, row):
        journal.update(row, state=State.CALLED_OFF, ended_on=today(book))
        for side in row.sides.all():
            journal.update(side, token_hash="")
            forget_reminder(side)


def record_answer(book: Book, side: Side, said: Side.Answer, *, number: str = "") -> None:
    """Keep what a side answered the owner in another way than by the link.

    Raises:
        NoNumberError: the number to call them on is none.
        ClosedError: they are not being asked, or both have said yes already.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, side)
    kept = checked_number(side, said, number)
    with _about_side(book, side, "introduction_answered", ANSWERABLE) as (journal, row, now):
        journal.update(now, answer=said, answered_at=timezone.now(), number=kept)
        forget_reminder(now)
        settle(journal, row)


def note_met(book: Book, introduction: Introduction, *, on: date | None = None) -> None:
    """Remember that the two have met.

    Raises:
        FutureDayError: the day lies ahead.
        ClosedError: they were not introduced, or something came of it already.
        PermissionDenied: it belongs to another book.

    """
    met_on = happened(book, on)
    known = {State.MADE, State.MET}
    with _changing(book, introduction, "introduction_met", known) as (journal, row):
        journal.update(row, state=State.MET, met_on=met_on)
        _forget_reminders(row)


def note_outcome(book: Book, introduction: Introduction, outcome: str) -> None:
    """Remember what came of an introduction, in the owner's words.

    Raises:
        EmptyWordsError: there are none.
        ClosedError: they were not introduced.
        PermissionDenied: it belongs to another book.

    """
    words = " ".join(safe(outcome).split())[:500]
    if not words:
        raise EmptyWordsError
    with _changing(book, introduction, "introduction_outcome", INTRODUCED) as (journal, row):
        journal.update(row, state=State.OUTCOME, outcome=words, ended_on=today(book))
        _forget_reminders(row)


def note_thanks(book: Book, side: Side, *, on: date | None = None) -> None:
    """Remember that a side thanked the owner for the introduction.

    Raises:
        FutureDayError: the day lies ahead.
        ClosedError: they were not introduced.
        PermissionDenied: it belongs to another book.

    """
    day = happened(book, on)
    with _about_side(book, side, "was_thanked", INTRODUCED) as (journal, row, now):
        journal.update(now, thanked_on=day)
        for given in row.gives.filter(person=now.person, thanked_on=None):
            journal.update(given, thanked_on=day)


def put_off(book: Book, introduction: Introduction, until: date) -> None:
    """Be reminded of what stands still not before a day.

    Raises:
        PastDayError: that day is over.
        ClosedError: it has ended.
        PermissionDenied: it belongs to another book.

    """
    coming(book, until)
    known = {*UNDER_WAY, State.MADE}
    with _changing(book, introduction, "introduction_quiet", known) as (journal, row):
        journal.update(row, quiet_until=until)
        _forget_reminders(row)


@contextmanager
def _changing(
    book: Book, introduction: Introduction, verb: str, states: Collection[str]
) -> Iterator[tuple[Journal, Introduction]]:
    """Yield the journal of a change of an introduction, and its row, locked.

    Raises:
        ClosedError: it is in none of the states.

    """
    require_own(book, introduction)
    people = people_of(introduction)
    with change(book, verb, people=people, names=names_of(people)) as journal:
        yield journal, locked(introduction.pk, states)


@contextmanager
def _about_side(
    book: Book, side: Side, verb: str, states: Collection[str]
) -> Iterator[tuple[Journal, Introduction, Side]]:
    """Yield the journal of a change of a side, its introduction, locked, and the side as it is."""
    require_own(book, side)
    name = side.person.name[:LONGEST_NAME]
    with change(book, verb, people=[side.person], name=name) as journal:
        row = locked(side.introduction_id, states)
        yield journal, row, row.sides.select_related("person").get(pk=side.pk)


def people_of(introduction: Introduction) -> list[Person]:
    """Return the two of an introduction."""
    return [side.person for side in introduction.sides.select_related("person")]


def locked(pk: UUID, states: Collection[str]) -> Introduction:
    """Return an introduction as it is now, locked until the transaction ends.

    Raises:
        ClosedError: it is in none of the states.

    """
    row = Introduction.objects.select_for_update().filter(pk=pk, state__in=states).first()
    if row is None:
        raise ClosedError
    return row


def _ask(journal: Journal, side: Side, link: links.Link, at: str | None = None) -> Sent:
    """Give a side a link and send it to them, as a part of a change."""
    token = links.new_token()
    address = address_for(side.person, side) if at is None else at
    draft = drafts.to_side(journal.book, side, link(token))
    mail = send(journal.book, address, draft)
    now = timezone.now()
    journal.update(
        side,
        token_hash=links.hashed(links.Purpose.SIDE, token),
        expires_at=now + links.LIFE,
        asked_at=now,
        # By hand, because their mail came back, it stays known where they are not to be written to.
        address=address or (side.address if side.unreachable_at else ""),
        mail=mail.pk if mail else None,
        unreachable_at=None if address else side.unreachable_at,
        answer=Side.Answer.OPEN,
        answered_at=None,
    )
    return Sent(side, link(token), draft, by_mail=mail is not None)


def _forget_reminders(introduction: Introduction) -> None:
    for side in introduction.sides.all():
        forget_reminder(side)


def _require_new(book: Book, pair: Pair, *, although_declined: bool) -> None:
    """Raise UnderWayError or DeclinedError if these two were to be introduced before."""
    between = Introduction.objects.filter(book=book, sides__person=pair[0])
    between = between.filter(sides__person=pair[1])
    if under_way := between.filter(state__in=UNDER_WAY).first():
        raise UnderWayError(under_way)
    if not although_declined and between.filter(state=State.DECLINED).exists():
        raise DeclinedError


def names_of(people: Sequence[Person]) -> str:
    """Return what the history calls the two."""
    return named([person.name for person in people])
