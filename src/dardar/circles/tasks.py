"""What circles do by the clock: match what waits, count votes, propose rounds, erase what ended."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from dardar.circles.admitting import close_votes
from dardar.circles.leaving import forget
from dardar.circles.matching import match_what_waits
from dardar.circles.models import Circle, Member
from dardar.circles.rounds import propose_due
from dardar.giving.links import Link
from dardar.people.traces import leave_no_trace

# So long a circle that has ended can be taken up again.
KEPT: Final = timedelta(days=30)
# So long somebody who is invited may take to answer; then their name and address are forgotten.
INVITED_FOR: Final = timedelta(days=90)


def look_after(link: Link | None = None) -> None:
    """Do what is due in all circles.

    Args:
        link: gives the address of the page that a token opens; without it mails bear no link.

    """
    match_what_waits()
    close_votes(link)
    propose_due(link)
    _erase()


@transaction.atomic
def _erase() -> None:
    """Erase circles that ended long ago, and who was invited and never answered."""
    ended, _kinds = Circle.objects.filter(ended_at__lte=timezone.now() - KEPT).delete()
    late = Member.objects.filter(
        state=Member.State.INVITED,
        created_at__lte=timezone.now() - INVITED_FOR,
        expires_at__lte=timezone.now(),
    )
    silent = list(late)
    for member in silent:
        forget(member)
    if ended or silent:
        leave_no_trace()
