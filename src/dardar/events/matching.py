"""Who at an event could give whom what: matched in the background as guests say it.

What is new is held against all the rest, so that each who signs up costs little, however many come.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from dardar.core.matching.language import language_of
from dardar.core.matching.matcher import Matcher, Text
from dardar.core.matching.matcher import Role as Side
from dardar.core.matching.shipped import Vectors
from dardar.events.models import Event, Guest, GuestAnswer, GuestVector, GuestWish
from dardar.giving import matching
from dardar.giving.matching import Answer
from dardar.giving.models import Role, Vector, Wish
from dardar.giving.pairing import ANSWERED, BATCH, KEPT
from dardar.people.queueing import queue_once
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

# Whose offer or need it is where it is the owner's, in no event.
_ME: Final = "me"
# Of these so many are matched before they are written: each takes a tenth of a second.
_BATCH: Final = 16
# One at a time: a plan that is made and the task would match the same guests both.
_AT_WORK: Final = threading.Lock()


def match_soon(event: UUID) -> None:
    """Have what is new at an event matched once the transaction has ended well."""
    # Robust: what was to be kept is kept already, and the plan finds what this leaves.
    transaction.on_commit(lambda: queue_once(match_event, event), robust=True)


@task()
def match_event(event: str) -> None:
    """Match what is new at the event with this id. It may be gone by then."""
    if found := Event.objects.filter(pk=UUID(event)).first():
        catch_up(found)


def catch_up(
    event: Event, seconds: float = float("inf"), is_to_stop: Callable[[], bool] = bool
) -> int:
    """Match what has not been matched since it was said, or by other models than there are.

    Args:
        event: at which event.
        seconds: after which the rest is left for another time.
        is_to_stop: asked now and then whether to leave it even now.

    Returns:
        How many offers and needs are left.

    """
    until = time.monotonic() + seconds
    if not _AT_WORK.acquire(timeout=min(max(seconds, 0), threading.TIMEOUT_MAX)):
        return waiting(event)
    try:
        return _match_until(event, lambda: time.monotonic() > until or is_to_stop())
    finally:
        _AT_WORK.release()


def waiting(event: Event) -> int:
    """Return how many offers and needs have not been matched since they were said."""
    return current(event).exclude(matched_by=matching.local_signature()).count()


def _match_until(event: Event, is_over: Callable[[], bool]) -> int:
    by = matching.local_signature()
    standing = list(current(event))
    left = [wish for wish in standing if wish.matched_by != by]
    if not left:
        return 0
    if not _encode(event, standing, is_over):
        return len(left)
    against = _Against(texts_of(standing), {wish.pk for wish in left})
    # Needs first: an offer is held against those needs alone that it has not been found by.
    left.sort(key=lambda wish: wish.role != Role.NEED)
    for done, some in enumerate(slices(left, _BATCH)):
        if is_over():
            return len(left) - done * _BATCH
        _keep(event, some, [answer for wish in some for answer in against.answers(wish)], by)
    return 0


class _Against:
    """All offers and needs, made ready for what is new to be held against them."""

    def __init__(self, texts: Mapping[UUID, Text], fresh: Collection[UUID]) -> None:
        self._texts = texts
        self._matcher = matching.matcher_of(list(texts.values()))
        offers = [text for text in texts.values() if text.role is Side.OFFER]
        known = [t for pk, t in texts.items() if t.role is Side.NEED and pk not in fresh]
        self._pools = {
            Side.NEED: self._matcher.pool(offers, Side.OFFER),
            Side.OFFER: self._matcher.pool(known, Side.NEED),
        }

    def answers(self, wish: GuestWish) -> list[Answer]:
        """Return what answers a need, or which needs an offer answers."""
        text = self._texts[wish.pk]
        pool = self._pools[text.role]
        if not len(pool):
            return []
        most = KEPT if text.role is Side.NEED else ANSWERED
        return [matching.answer_of(match) for match in self._matcher.match(text, pool, most)]


def current(event: Event) -> QuerySet[GuestWish]:
    """Return what those who come offer and need."""
    there = GuestWish.objects.filter(guest__event=event, state=GuestWish.State.OPEN)
    there = there.exclude(guest__state=Guest.State.AWAY)
    return there.select_related("guest").defer("guest__image").order_by("pk")


def texts_of(wishes: Iterable[GuestWish]) -> dict[UUID, Text]:
    """Return guests' offers and needs as the matcher reads them, with their vectors, by id."""
    rows = {wish.pk: wish for wish in wishes}
    found: dict[UUID, dict[str, Vectors]] = {}
    for some in slices(list(rows), SLICE):
        vectors = GuestVector.objects.filter(wish__in=some)
        found |= matching.vectors_of(vectors.values_list("wish", "embedder", "data"))
    return {
        pk: Text(
            id=pk,
            role=Side(wish.role),
            words=wish.words,
            language=wish.language or language_of(wish.words, wish.guest.language),
            owner=str(wish.guest_id),
            vectors=found.get(pk, {}),
        )
        for pk, wish in rows.items()
    }


def answers_to_mine(event: Event, mine: Sequence[Wish]) -> list[Answer]:
    """Return what guests have for the owner of a book and what the owner has for them.

    Args:
        event: of which guests.
        mine: what the owner offers and needs, in the book.

    """
    theirs = list(current(event))
    texts = texts_of(theirs)
    own = [
        Text(
            id=wish.pk,
            role=Side(wish.role),
            words=wish.words,
            language=wish.language or language_of(wish.words, event.language),
            owner=_ME,
            vectors=vectors,
        )
        for wish, vectors in zip(mine, _vectors_of_mine(mine), strict=True)
    ]
    matcher = matching.matcher_of([*texts.values(), *own])
    return [answer for text in own for answer in _answers(matcher, text, list(texts.values()))]


def _answers(matcher: Matcher, text: Text, texts: Sequence[Text]) -> list[Answer]:
    others = [other for other in texts if other.role is text.role.other]
    return [matching.answer_of(match) for match in matcher.match(text, others, KEPT)]


def _vectors_of_mine(mine: Sequence[Wish]) -> list[Mapping[str, Vectors]]:
    rows = Vector.objects.filter(wish__in=[wish.pk for wish in mine])
    found = matching.vectors_of(rows.values_list("wish", "embedder", "data"))
    return [found.get(wish.pk, {}) for wish in mine]


def _keep(event: Event, wishes: Sequence[GuestWish], found: Iterable[Answer], by: str) -> None:
    """Keep what was found, of those that still say the same, and that they have been matched."""
    with transaction.atomic():
        rows = GuestWish.objects.select_for_update()
        now = dict(rows.filter(pk__in=[w.pk for w in wishes]).values_list("pk", "words"))
        same = [wish.pk for wish in wishes if now.get(wish.pk) == wish.words]
        there = set(same)
        answers = [a for a in found if a.need in there or a.offer in there]
        ends = {pk for answer in answers for pk in (answer.need, answer.offer)}
        present: set[UUID] = set()
        for some in slices(list(ends), SLICE):
            present |= set(GuestWish.objects.filter(pk__in=some).values_list("pk", flat=True))
        GuestAnswer.objects.bulk_create(
            [
                GuestAnswer(
                    book_id=event.book_id,
                    need_id=one.need,
                    offer_id=one.offer,
                    score=one.score,
                    is_strong=one.is_strong,
                    reasons=one.reasons,
                )
                for one in answers
                if {one.need, one.offer} <= present
            ],
            ignore_conflicts=True,  # found from the other end already
        )
        GuestWish.objects.filter(pk__in=same).update(matched_by=by)


def _encode(event: Event, wishes: Sequence[GuestWish], is_over: Callable[[], bool]) -> bool:
    """Write the vectors that are missing; return whether there was time for all."""
    for embedder in matching.local_embedders():
        done = GuestVector.objects.filter(wish__guest__event=event, embedder=embedder.id)
        there = set(done.values_list("wish", flat=True))
        left: dict[str, list[UUID]] = defaultdict(list)
        for wish in wishes:
            if wish.pk not in there:
                left[wish.words].append(wish.pk)
        # Guests of one trade say the same: each text is read once.
        for words in slices(list(left), BATCH):
            if is_over():
                return False
            vectors = matching.encode(embedder, words)
            if vectors is None:
                break
            said = zip(words, vectors, strict=True)
            _keep_vectors(event, embedder.id, {pk: data for one, data in said for pk in left[one]})
    return True


def _keep_vectors(event: Event, embedder: str, data: Mapping[UUID, bytes]) -> None:
    """Write vectors of those that are still there."""
    for some in slices(list(data), SLICE):
        with transaction.atomic():
            rows = GuestWish.objects.filter(pk__in=some).select_for_update()
            GuestVector.objects.bulk_create(
                [
                    GuestVector(book_id=event.book_id, wish_id=pk, embedder=embedder, data=data[pk])
                    for pk in rows.values_list("pk", flat=True)
                ],
                ignore_conflicts=True,  # another worker was here
            )
