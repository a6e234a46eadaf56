"""Who in a circle could answer whose ask: matched in the background, read by the pages."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from dardar.circles.models import Circle, Member, MemberAnswer, MemberVector, MemberWish
from dardar.core.matching.language import language_of
from dardar.core.matching.matcher import Role as Side
from dardar.core.matching.matcher import Text
from dardar.giving import matching
from dardar.giving.matching import Answer
from dardar.giving.models import Role
from dardar.giving.pairing import BATCH, KEPT
from dardar.people.queueing import queue_once
from dardar.people.slices import slices


def match_soon(circle: UUID) -> None:
    """Have the offers and needs of a circle matched again once the transaction has ended well."""
    Circle.objects.filter(pk=circle).update(matched_by="")
    # Robust: what was to be kept is kept already, and the clock finds what this leaves.
    transaction.on_commit(lambda: queue_once(match_circle, circle), robust=True)


@task()
def match_circle(circle: str) -> None:
    """Match what there is in the circle with this id. It may be gone by then."""
    if found := Circle.objects.filter(pk=UUID(circle)).first():
        catch_up(found)


def match_what_waits() -> None:
    """Have those circles matched that have changed since, or were matched by other models."""
    left = Circle.objects.filter(ended_at=None).exclude(matched_by=matching.local_signature())
    for pk in left.values_list("pk", flat=True):
        queue_once(match_circle, pk)


def catch_up(circle: Circle) -> None:
    """Match the offers and needs of a circle; what changes meanwhile is matched after that."""
    _encode(circle)
    standing = list(current(circle))
    found = _answers(standing)
    with transaction.atomic():
        Circle.objects.select_for_update().filter(pk=circle.pk).first()
        now = current(circle)
        if {(w.pk, w.words) for w in now} != {(w.pk, w.words) for w in standing}:
            match_soon(circle.pk)
            return
        MemberAnswer.objects.filter(need__member__circle=circle).delete()
        MemberAnswer.objects.bulk_create(
            MemberAnswer(
                book_id=circle.book_id,
                need_id=one.need,
                offer_id=one.offer,
                score=one.score,
                is_strong=one.is_strong,
                reasons=one.reasons,
            )
            for one in found
        )
        Circle.objects.filter(pk=circle.pk).update(matched_by=matching.local_signature())


def current(circle: Circle) -> QuerySet[MemberWish]:
    """Return what members offer and need now."""
    there = MemberWish.objects.filter(member__circle=circle, member__state=Member.State.MEMBER)
    return there.filter(state=MemberWish.State.OPEN).select_related("member").order_by("pk")


def _answers(standing: Iterable[MemberWish]) -> list[Answer]:
    """Return which offers answer which needs of others, of each other only their best."""
    wishes = {wish.pk: wish for wish in standing}
    kept = MemberVector.objects.filter(wish__in=list(wishes))
    vectors = matching.vectors_of(kept.values_list("wish", "embedder", "data"))
    texts = [
        Text(
            id=wish.pk,
            role=Side(wish.role),
            words=wish.words,
            language=wish.language or language_of(wish.words, wish.member.language),
            owner=str(wish.member_id),
            vectors=vectors.get(pk, {}),
        )
        for pk, wish in wishes.items()
    ]
    matcher = matching.matcher_of(texts)
    offers = matcher.pool([text for text in texts if text.role is Side.OFFER], Side.OFFER)
    needs = [text for text in texts if text.role.value == Role.NEED]
    found = [match for need in needs for match in matcher.match(need, offers, KEPT)]
    return [matching.answer_of(match) for match in found]


def _encode(circle: Circle) -> None:
    """Write the vectors that are missing, and forget those of models that are no longer there."""
    embedders = matching.local_embedders()
    for embedder in embedders:
        done = MemberVector.objects.filter(wish__member__circle=circle, embedder=embedder.id)
        left = list(current(circle).exclude(pk__in=done.values("wish")))
        for some in slices(left, BATCH):
            vectors = matching.encode(embedder, [wish.words for wish in some])
            if vectors is None:
                break
            _write(embedder.id, dict(zip([wish.pk for wish in some], some, strict=True)), vectors)
    gone = MemberVector.objects.filter(wish__member__circle=circle)
    gone.exclude(embedder__in=[embedder.id for embedder in embedders]).delete()


def _write(embedder: str, wishes: dict[UUID, MemberWish], vectors: Iterable[bytes]) -> None:
    """Keep vectors of those whose words are still the same."""
    with transaction.atomic():
        rows = MemberWish.objects.select_for_update().filter(pk__in=list(wishes))
        now = dict(rows.values_list("pk", "words"))
        MemberVector.objects.bulk_create(
            (
                MemberVector(book_id=wish.book_id, wish=wish, embedder=embedder, data=data)
                for wish, data in zip(wishes.values(), vectors, strict=True)
                if now.get(wish.pk) == wish.words
            ),
            ignore_conflicts=True,  # another worker was here
        )
