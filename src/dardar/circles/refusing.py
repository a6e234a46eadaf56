"""Not to meet somebody, to block them, to tell the hosts; and whom of my book a member is."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.membership import acting
from dardar.circles.models import Known, Member, Refusal, Report
from dardar.core.cards.vcard.quote import safe
from dardar.encounters.days import today
from dardar.giving.errors import EmptyWordsError, TooLongError
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import change
from dardar.people.models import Person

_LONGEST = 1000


def refuse_to_meet(me: Member, other: Member, *, block: bool = False) -> None:
    """Ask not to meet somebody: nobody learns of it, and neither is proposed to the other.

    Args:
        me: who asks.
        other: whom not to meet.
        block: whether not to see them in the circle any more either.

    Raises:
        PermissionDenied: they are not in the same circle, or it is they themselves.

    """
    with acting(me, other) as now:
        if other.pk == now.pk:
            raise PermissionDenied
        Refusal.objects.update_or_create(
            by=now, of=other, defaults={"book": now.book, "is_block": block}
        )


def take_back_refusal(me: Member, other: Member) -> None:
    """Be willing to meet somebody again."""
    with acting(me, other) as now:
        Refusal.objects.filter(by=now, of=other).delete()


def refusals_of(me: Member) -> list[Refusal]:
    """Return whom somebody has asked not to meet: for their own eyes."""
    return list(me.refusals.select_related("of").order_by("of__name", "pk"))


def apart(members: Iterable[UUID]) -> set[frozenset[UUID]]:
    """Return which two of some members are not to meet, whoever of them asked for it."""
    pks = list(members)
    rows = Refusal.objects.filter(by__in=pks, of__in=pks)
    return {frozenset(pair) for pair in rows.values_list("by", "of")}


def unseen_by(me: Member) -> set[UUID]:
    """Return whom somebody has blocked."""
    return set(me.refusals.filter(is_block=True).values_list("of", flat=True))


def avoided_by(me: Member) -> set[UUID]:
    """Return who is not proposed to somebody, since one of the two has asked for it."""
    rows = Refusal.objects.filter(Q(by=me) | Q(of=me)).values_list("by", "of")
    return {pk for pair in rows for pk in pair} - {me.pk}


def report(me: Member, about: Member, words: str) -> Report:
    """Tell the hosts of somebody's conduct and return it.

    Raises:
        EmptyWordsError, TooLongError: there are no words, or too many.
        PermissionDenied: they are not in the same circle.

    """
    said = safe(words)
    if not said:
        raise EmptyWordsError
    if len(said) > _LONGEST:
        raise TooLongError
    with acting(me, about) as now:
        return Report.objects.create(book=now.book, by=now, about=about, words=said)


def settle_report(me: Member, told: Report) -> None:
    """Mark that a report has been looked into.

    Raises:
        PermissionDenied: who acts is no host, or it is about them.

    """
    with acting(me, told.about, as_host=True) as now:
        if told.about_id == now.pk:
            raise PermissionDenied
        Report.objects.filter(pk=told.pk).update(settled_on=today(now.book))


def reports_for(me: Member) -> list[Report]:
    """Return what a host is told of members, the open ones first: but nothing of themselves."""
    if not me.hosts:
        return []
    told = Report.objects.filter(about__circle=me.circle_id).exclude(about=me)
    open_first = told.select_related("about", "by").order_by("-at", "pk")
    return sorted(open_first, key=lambda one: one.settled_on is not None)


def recognise(book: Book, me: Member, member: Member, person: Person) -> Known:
    """Say which person of one's book a member is, for oneself alone.

    Raises:
        PermissionDenied: the person belongs to another book, or the members to different circles.

    """
    require_own(book, person)
    name = person.name[:LONGEST_NAME]
    with acting(me, member) as now:
        if now.user_book_id != book.pk:
            raise PermissionDenied
        with change(book, "member_known", people=[person], name=name) as journal:
            known = Known.objects.filter(book=book, member=member).first()
            if known and known.person_id == person.pk:
                return known
            if known:
                journal.delete(known)
            return journal.create(Known(book=book, member=member, person=person))


def forget_person(book: Book, known: Known) -> None:
    """Say that a member is not that person of one's book.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, known)
    name = known.person.name[:LONGEST_NAME]
    with change(book, "member_unknown", people=[known.person], name=name) as journal:
        journal.delete(known)
