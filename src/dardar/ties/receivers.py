"""When ties are reckoned anew: with whatever a change touches, and as rhythms change."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from dardar.accounts.models import Book
from dardar.circles.models import Known
from dardar.people.refresh import LIGHT, REFRESHERS
from dardar.ties.models import CircleRhythm, LabelRhythm
from dardar.ties.reckoning import reckon
from dardar.ties.tasks import reckon_soon


def reckon_labelled(book: Book, people: Collection[UUID]) -> None:
    """Reckon ties anew to people whose labels may have changed, if labels have rhythms."""
    if LabelRhythm.objects.filter(book=book).exists():
        reckon(book, people)


REFRESHERS.append(reckon)
LIGHT.append(reckon_labelled)


@receiver([post_save, post_delete], sender=LabelRhythm)
@receiver([post_save, post_delete], sender=CircleRhythm)
@receiver([post_save, post_delete], sender=Known)
def follow_rhythms(*, instance: LabelRhythm | CircleRhythm | Known, **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Have all ties of a book reckoned anew as whom a rhythm is about, or how it is, changes."""
    rhythms = CircleRhythm.objects.filter(book=instance.book_id)
    if not isinstance(instance, Known) or rhythms.exists():
        reckon_soon(instance.book_id)
