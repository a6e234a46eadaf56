"""What giving does when people are erased, when my own card changes and when words do."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from dardar.accounts.models import Book, Mail
from dardar.capture.models import OwnCard
from dardar.giving.models import Asking, Introduction, Matching, Side, Vector, Wish
from dardar.giving.own import follow_card
from dardar.giving.tasks import match_soon
from dardar.people.actions import people_erased
from dardar.people.refresh import SLICE
from dardar.people.slices import slices


@receiver(people_erased)
def forget_introductions(*, book: Book, people: Sequence[UUID], **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Delete the introductions of people who are erased: each tells the other of them.

    The other side's link leads nowhere from then on, as one that was called off. What was to be
    sent to either, and has not been, is not.
    """
    for some in slices(people, SLICE):
        ended = Introduction.objects.filter(book=book, sides__person__in=some)
        pks = list(ended.values_list("pk", flat=True))
        sides = Side.objects.filter(introduction__in=pks).exclude(mail=None)
        askings = Asking.objects.filter(book=book, person__in=some).exclude(mail=None)
        letters = [row.mail for rows in (sides, askings) for row in rows.only("mail") if row.mail]
        for pks_of_mails in slices(letters, SLICE):
            Mail.objects.filter(book=book, sent_at=None, pk__in=pks_of_mails).delete()
        Introduction.objects.filter(pk__in=pks).delete()


@receiver([post_save, post_delete], sender=OwnCard)
def follow_own_card(*, instance: OwnCard, **_signal: Any) -> None:  # noqa: ANN401 - likewise
    """Let what my card says be what I offer and need."""
    follow_card(instance.book)


@receiver(post_save, sender=Wish)
def match_again(
    *,
    instance: Wish,
    created: bool,
    update_fields: Collection[str] | None,
    **_signal: Any,  # noqa: ANN401 - likewise
) -> None:
    """Have an offer or a need that changed matched again, and what it answered so far."""
    if not created:
        Matching.objects.filter(wish=instance).delete()
        _match_what_it_answered(instance)
        if update_fields is None or "words" in update_fields:
            Vector.objects.filter(wish=instance).delete()
    match_soon(instance.book_id)


@receiver(pre_delete, sender=Wish)
def match_without(*, instance: Wish, **_signal: Any) -> None:  # noqa: ANN401 - likewise
    """Have the needs matched again that an offer answered which goes."""
    if _match_what_it_answered(instance):
        match_soon(instance.book_id)


def _match_what_it_answered(wish: Wish) -> bool:
    """Forget that needs were matched which this answers: of each person only the best is kept."""
    count, _kinds = Matching.objects.filter(wish__pairings__offer=wish).delete()
    return bool(count)
