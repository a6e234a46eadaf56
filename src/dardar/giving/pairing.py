"""Keep ready which offers answer which needs: matched in the background, read by the pages.

A need that is new is matched with all offers, an offer that is new with all needs. What has been
matched by other models than there are now is matched anew. Everything is written in small
transactions, so that it can be cut short at any moment and goes on from there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from dardar.accounts.models import Book
from dardar.core.matching.embedding import EmbedderError
from dardar.encounters.days import today
from dardar.giving import matching, remote
from dardar.giving.matching import Answer, Index
from dardar.giving.models import Matching, Pairing, Role, Vector, Wish
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

# So many of the best offers are kept for each need.
KEPT: Final = 20
# So many needs at most are answered by a new offer.
ANSWERED: Final = 50
# Texts that are turned into vectors, and needs that are matched, before they are written.
BATCH: Final = 64


def waiting() -> list[UUID]:
    """Return the books in which something is to be matched still."""
    left = _unmatched(Wish.objects.all())
    return list(left.order_by().values_list("book", flat=True).distinct())


def catch_up(book: Book) -> None:
    """Match what has not been matched since it changed, or not by the models there are.

    While the model on another machine is away, it goes on without it.
    """
    _encode(book)
    left = list(_unmatched(Wish.objects.filter(book=book)).order_by("pk"))
    if not left:
        return
    standing = list(current(book).order_by("pk"))
    index = Index(book, standing)
    fresh = {wish.pk for wish in left}
    needs = [wish for wish in standing if wish.role == Role.NEED and wish.pk in fresh]
    for some in slices(needs, BATCH):
        found = [answer for need in some for answer in index.offers_for(need, KEPT)]
        _keep(book, some, found, index)
    offers = [wish for wish in standing if wish.role == Role.OFFER and wish.pk in fresh]
    # Fresh needs have met every offer by now.
    asking = any(wish.role == Role.NEED and wish.pk not in fresh for wish in standing)
    for some in slices(offers, BATCH):
        if asking:
            found = [answer for offer in some for answer in index.needs_for(offer, ANSWERED)]
            _add(book, [answer for answer in found if answer.need not in fresh])
        _mark(book, some, index)
    # What is open but no longer counts, as after its last day.
    counting = {wish.pk for wish in standing}
    _mark(book, [wish for wish in left if wish.pk not in counting], index)


def current(book: Book) -> QuerySet[Wish]:
    """Return the offers and needs that count now: open, their last day not over, of who stands."""
    theirs = Q(person=None) | Q(person__joined_to=None)
    return Wish.objects.filter(lasting(book), theirs, book=book, state=Wish.State.OPEN)


def lasting(book: Book) -> Q:
    """Tell of what is said that its last day is not over."""
    return Q(until=None) | Q(until__gte=today(book))


def _unmatched(wishes: QuerySet[Wish]) -> QuerySet[Wish]:
    matched = Matching.objects.filter(wish=OuterRef("pk"), by__in=matching.signatures())
    return wishes.filter(~Exists(matched), state=Wish.State.OPEN)


def _encode(book: Book) -> None:
    """Write the vectors that are missing, and forget those of models that are no longer there."""
    _forget_of_other_length(book)
    for embedder in matching.embedders():
        seen = Vector.objects.filter(wish=OuterRef("pk"), embedder=embedder.id)
        while True:
            some = list(current(book).filter(~Exists(seen)).order_by("pk")[:BATCH])
            if not some:
                break
            vectors = matching.encode(embedder, [wish.words for wish in some])
            if vectors is None:
                break
            _write(book, embedder.id, some, vectors)
    Vector.objects.filter(book=book).exclude(embedder__in=matching.lasting_ids()).delete()


def _forget_of_other_length(book: Book) -> None:
    """Forget vectors of the model on another machine that are not as long as those it makes now."""
    other = remote.configured()
    if other is None:
        return
    try:
        size = other.dim * matching.FLOATS.itemsize
    except EmbedderError:
        return
    vectors = Vector.objects.filter(book=book, embedder=other.id)
    vectors.alias(size=Length("data")).exclude(size=size).delete()


def _write(book: Book, embedder: str, wishes: Sequence[Wish], vectors: Iterable[bytes]) -> None:
    """Keep vectors of those offers and needs whose words are still the same."""
    with transaction.atomic():
        words = Wish.objects.filter(pk__in=[wish.pk for wish in wishes])
        now = dict(words.select_for_update().values_list("pk", "words"))
        Vector.objects.bulk_create(
            (
                Vector(book=book, wish=wish, embedder=embedder, data=data)
                for wish, data in zip(wishes, vectors, strict=True)
                if now.get(wish.pk) == wish.words
            ),
            ignore_conflicts=True,  # another worker was here
        )
        # What was matched while this model was away is matched anew.
        Matching.objects.filter(wish__in=list(now)).delete()


def _keep(book: Book, needs: Sequence[Wish], found: Sequence[Answer], index: Index) -> None:
    """Write what answers some needs in place of what did."""
    with transaction.atomic():
        present = _unchanged(needs)
        pks = {need.pk for need in present}
        Pairing.objects.filter(need__in=pks).delete()
        _insert(book, [answer for answer in found if answer.need in pks])
        _mark(book, present, index)


def _add(book: Book, found: Sequence[Answer]) -> None:
    """Write that new offers answer some needs, beside what does already; the best stay."""
    pks = {answer.need for answer in found}
    with transaction.atomic():
        for answer in found:
            Pairing.objects.filter(need=answer.need, offer=answer.offer).delete()
        _insert(book, found)
        rows: dict[UUID, list[UUID]] = defaultdict(list)
        for some in slices(sorted(pks), SLICE):
            mine = Pairing.objects.filter(need__in=some).order_by("-score", "pk")
            for need, pk in mine.values_list("need", "pk"):
                rows[need].append(pk)
        surplus = [pk for answers in rows.values() for pk in answers[KEPT:]]
        for some in slices(surplus, SLICE):
            Pairing.objects.filter(pk__in=some).delete()


def _insert(book: Book, found: Sequence[Answer]) -> None:
    """Write pairings of which both sides are still there."""
    there: set[UUID] = set()
    for some in slices(sorted({pk for one in found for pk in (one.need, one.offer)}), SLICE):
        there.update(Wish.objects.filter(pk__in=some).values_list("pk", flat=True))
    Pairing.objects.bulk_create(
        Pairing(
            book=book,
            need_id=one.need,
            offer_id=one.offer,
            score=one.score,
            is_strong=one.is_strong,
            reasons=one.reasons,
        )
        for one in found
        if {one.need, one.offer} <= there
    )


def _unchanged(wishes: Sequence[Wish]) -> list[Wish]:
    """Return those of some offers or needs that still say what they said."""
    rows = Wish.objects.filter(pk__in=[wish.pk for wish in wishes])
    now = dict(rows.select_for_update().values_list("pk", "words"))
    return [wish for wish in wishes if now.get(wish.pk) == wish.words]


def _mark(book: Book, wishes: Sequence[Wish], index: Index) -> None:
    """Keep that these have been matched, unless they have changed meanwhile."""
    for some in slices(wishes, SLICE):
        with transaction.atomic():
            present = _unchanged(some)
            Matching.objects.filter(wish__in=[wish.pk for wish in present]).delete()
            Matching.objects.bulk_create(
                Matching(book=book, wish=wish, by=index.by(wish)) for wish in present
            )
