"""What becomes of networks when people change, are erased, or shared no more."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete
from django.dispatch import receiver

from dardar.accounts.models import Book
from dardar.circles.handing import TO_CIRCLE
from dardar.insights.network.models import KeptNetwork, SharedTie, TieRequest, Vouched
from dardar.people.actions import people_erased
from dardar.people.journal import FOLLOWING
from dardar.people.refresh import REFRESHERS

# A shared tie is a circle's: it comes and goes by verbs of its own, and moves with the circle.
FOLLOWING.add(Vouched)
TO_CIRCLE.update({SharedTie: "member__circle", TieRequest: "by__circle"})


def _note_changes(book: Book, _people: Collection[UUID]) -> None:
    """Have the network worked out anew before it is next shown."""
    KeptNetwork.objects.filter(book=book, is_stale=False).update(is_stale=True)


@receiver(people_erased)
def forget_network(*, book: Book, people: Sequence[UUID], **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Forget a network in which people are who are erased."""
    del people
    KeptNetwork.objects.filter(book=book).delete()


@receiver(post_delete, sender=Vouched)
def share_no_more(*, instance: Vouched, **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Take a person off whom others could be introduced to, once they are gone from the book."""
    SharedTie.objects.filter(pk=instance.tie_id).delete()


REFRESHERS.append(_note_changes)
