"""Whom I would introduce the members of a circle to, and being asked for it.

Consent is asked at each step: the member decides whether to take it up; then it is an introduction
that was asked of them, in their own book, and whoever is to be met is asked in private as ever.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.cards import address_of, post
from dardar.circles.membership import acting
from dardar.circles.models import LONGEST_LINE, Known, Member
from dardar.circles.refusing import avoided_by
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import today
from dardar.giving import requests
from dardar.giving.errors import EmptyWordsError
from dardar.giving.introducing import Cause
from dardar.giving.models import Introduction
from dardar.insights.network import letters
from dardar.insights.network.errors import AlreadyAskedError, NotOneselfError, SettledError
from dardar.insights.network.models import SharedTie, TieRequest, Vouched
from dardar.people.actions import write_person
from dardar.people.journal import change
from dardar.people.models import Person

State = TieRequest.State


def share(book: Book, me: Member, person: Person, closeness: SharedTie.Closeness) -> SharedTie:
    """Let a circle see that one would introduce its members to somebody: name, company, how well.

    Shared again it says what it says now.

    Args:
        book: one's own.
        me: one's place in the circle.
        person: whom.
        closeness: how well one knows them.

    Raises:
        PermissionDenied: the person belongs to another book, or the place is not one's own.

    """
    require_own(book, person)
    with acting(me) as now:
        if now.user_book_id != book.pk:
            raise PermissionDenied
        said = {
            "name": person.name[:LONGEST_LINE],
            "company": person.company[:LONGEST_LINE],
            "closeness": closeness,
        }
        tie = SharedTie.objects.filter(member=now, vouched__person=person).first()
        if tie:
            SharedTie.objects.filter(pk=tie.pk).update(**said)
            tie.refresh_from_db()
            return tie
        tie = SharedTie.objects.create(book=now.book, member=now, **said)
        Vouched.objects.create(book=book, tie=tie, person=person)
    return tie


def share_no_more(me: Member, tie: SharedTie) -> None:
    """Show somebody to a circle no more; who asked for them has asked for nothing.

    Raises:
        PermissionDenied: another member shared it.

    """
    with acting(me) as now:
        if tie.member_id != now.pk:
            raise PermissionDenied
        SharedTie.objects.filter(pk=tie.pk).delete()


def ask(me: Member, tie: SharedTie, words: str) -> tuple[TieRequest, bool]:
    """Ask a member to introduce one to somebody they shared; tell also whether a mail is under way.

    Who asks agrees that the member learns their address, which an introduction needs.

    Raises:
        EmptyWordsError: it says nothing of what for.
        NotOneselfError: one shared it oneself.
        AlreadyAskedError: one has asked for it before.
        PermissionDenied: it is of another circle, or the two are not to meet.

    """
    kept = " ".join(safe(words).split())[:500]
    if not kept:
        raise EmptyWordsError
    with acting(me, tie.member) as now:
        if tie.member_id == now.pk:
            raise NotOneselfError
        if tie.member_id in avoided_by(now):
            raise PermissionDenied
        try:
            with transaction.atomic():
                request = TieRequest.objects.create(book=now.book, by=now, tie=tie, words=kept)
        except IntegrityError as error:
            raise AlreadyAskedError from error
        draft = letters.asked(now, tie, kept)
        by_mail = post(tie.member, draft, reply_to=address_of(now))
    return request, by_mail


def take_up(book: Book, me: Member, request: TieRequest) -> Introduction:
    """Take it up: it becomes an introduction asked of me, by somebody of my own book.

    Whoever asks is who they are known as, else somebody new with the name, company and address of
    their card. Whom they want to meet is not asked yet.

    Raises:
        SettledError: it was decided already, or is not there any more.
        UnderWayError, DeclinedError, SamePersonError: as for
            :func:`dardar.giving.requests.requested`.
        PermissionDenied: somebody else was asked, or the place is not one's own.

    """
    with acting(me) as now, transaction.atomic():
        row = _asked_of(now, request)
        if now.user_book_id != book.pk:
            raise PermissionDenied
        whom = Vouched.objects.select_related("person").get(tie=row.tie_id).person
        asker = _asker(book, row.by)
        cause = Cause(why=row.words)
        made = requests.requested(book, asker, whom, cause)
        _settle(row, State.TAKEN_UP, now)
    return made


def leave(me: Member, request: TieRequest) -> None:
    """Don't take it up. Whoever asked does not learn of it.

    Raises:
        SettledError: it was decided already, or is not there any more.
        PermissionDenied: somebody else was asked.

    """
    with acting(me) as now:
        _settle(_asked_of(now, request), State.LEFT, now)


def _asked_of(me: Member, request: TieRequest) -> TieRequest:
    rows = TieRequest.objects.select_for_update(of=("self",)).select_related(
        "tie", "by__user_book__owner"
    )
    row = rows.filter(pk=request.pk, state=State.ASKED).first()
    if row is None:
        raise SettledError
    if row.tie.member_id != me.pk:
        raise PermissionDenied
    return row


def _settle(row: TieRequest, state: TieRequest.State, me: Member) -> None:
    row.state, row.settled_on = state, today(me.user_book or me.book)
    row.save(update_fields=["state", "settled_on"])


def _asker(book: Book, member: Member) -> Person:
    """Return who a member is in one's own book, making somebody of their card if need be."""
    known = Known.objects.filter(book=book, member=member).select_related("person").first()
    if known:
        return known.person
    said = ((Kind.NAME, member.name), (Kind.COMPANY, member.company))
    fields = [Field(kind, value) for kind, value in said if value]
    if address := address_of(member):
        fields.append(Field(Kind.EMAIL, address))
    with change(book, "added", name=member.name) as journal:
        person = write_person(journal, fields)
        journal.create(Known(book=book, member=member, person=person))
    person.refresh_from_db()
    return person
