"""Leaving a circle takes everything along: card, offers and needs, refusals, reviews, gifts."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dardar.accounts.models import Book
from dardar.circles.cards import call_back
from dardar.circles.errors import NoAccountError
from dardar.circles.handing import hand_on, heir_of, move
from dardar.circles.matching import match_soon
from dardar.circles.membership import acting
from dardar.circles.models import Gift, Member, OneToOne, Turn
from dardar.people.traces import leave_no_trace

Role = Member.Role


@transaction.atomic
def leave(me: Member) -> None:
    """Leave a circle for ever, or withdraw before one is in. Twice, the second time does nothing.

    Of a host's leaving the first co-host with a book here takes the circle over.

    Raises:
        NoAccountError: nobody can take it over: it is to be ended, or somebody found.

    """
    now = Member.objects.select_for_update(of=("self",)).filter(pk=me.pk)
    for member in now.select_related("circle"):
        if member.role == Role.HOST:
            heir = heir_of(member.circle)
            if heir is None:
                raise NoAccountError
            move(member.circle, member, heir)
        forget(member)
    leave_no_trace()


def remove(me: Member, member: Member) -> None:
    """Take somebody out of a circle, whether they are in it, invited, or want to join.

    Raises:
        PermissionDenied: who acts is no host, or the other is the host or they themselves.

    """
    with acting(me, member, as_host=True):
        if member.role == Role.HOST or member.pk == me.pk:
            raise PermissionDenied
        for now in Member.objects.filter(pk=member.pk):
            forget(now)
        leave_no_trace()


def forget(member: Member) -> None:
    """Delete all that is a member's, as a part of a transaction.

    What others have of it keeps no name: of their reviews of meetings, and of what they gave them,
    only that and how it was stays, without words.
    """
    call_back([member])
    meetings = list(member.turns.exclude(meeting=None).values_list("meeting", flat=True))
    Turn.objects.filter(meeting__in=meetings).update(words="")
    Gift.objects.filter(taker=member).update(words="")
    circle = member.circle_id
    Member.objects.filter(pk=member.pk).delete()
    OneToOne.objects.filter(pk__in=meetings, turns=None).delete()
    match_soon(circle)


def leave_everywhere(book: Book) -> None:
    """Hand the circles of a book on and let its owner leave all others, before it is erased."""
    hand_on(book)
    for member in Member.objects.filter(user_book=book).exclude(book=book):
        forget(member)
