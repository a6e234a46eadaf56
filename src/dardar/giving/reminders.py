"""Remind the owner of introductions that stand still: by a follow-up, after a week of silence."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext

from dardar.core.calendar import working_day
from dardar.encounters.days import today
from dardar.encounters.models import FollowUp
from dardar.giving.models import Introduction, Side
from dardar.giving.states import ASKING

# How long nobody says anything before the owner is reminded.
SILENCE: Final = timedelta(days=7)
# How much later «later» is.
LATER: Final = timedelta(days=30)


def remind() -> None:
    """Write the follow-ups that are due now, in all books; each once."""
    now = timezone.now()
    for side in _standing_still(now):
        book = side.book
        if (side.introduction.quiet_until or today(book)) > today(book):
            continue
        with transaction.atomic():
            still = Side.objects.select_for_update().filter(pk=side.pk, reminder=None)
            if still.filter(answer=side.answer).exists():
                still.update(reminder=_follow_up(side))


def _standing_still(now: datetime) -> Iterable[Side]:
    """Return the sides of whose introductions the owner is to be reminded."""
    silent = Q(answer=Side.Answer.OPEN, asked_at__lte=now - SILENCE)
    put_off = Q(answer=Side.Answer.LATER, answered_at__lte=now - LATER)
    made = Q(introduction__state=Introduction.State.MADE, introduction__made_at__lte=now - SILENCE)
    due = (Q(introduction__state__in=ASKING) & (silent | put_off)) | (made & Q(place=0))
    sides = Side.objects.filter(due, reminder=None, person__joined_to=None)
    return sides.select_related("person", "introduction", "book__owner").order_by("pk")


def _follow_up(side: Side) -> FollowUp:
    book, other = side.book, side.introduction.sides.exclude(pk=side.pk).get()
    words = {"name": side.person.name, "other": other.person.name}
    with translation.override(book.tongue):
        if side.introduction.state == Introduction.State.MADE:
            text = gettext("Have you met? Ask %(name)s about %(other)s") % words
        elif side.answer == Side.Answer.LATER:
            text = gettext("Ask %(name)s again about meeting %(other)s") % words
        else:
            text = gettext("No answer yet: ask %(name)s about meeting %(other)s") % words
    day = working_day(today(book), book.weekdays)
    return FollowUp.objects.create(
        book=book,
        person=side.person,
        identity=side.identity,
        text=text[:500],
        due_on=day,
        first_due_on=day,
    )
