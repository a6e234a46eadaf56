"""Suggest who may be the same: everybody is compared with those who share something rare.

A person is compared once what is shown of them has changed (``Person.is_compared`` is then False),
whether one was typed in or a million came from a file. Some are compared in one transaction: a
crash leaves whole slices, and the rest to be compared.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from dardar.accounts.models import Book
from dardar.core.identity import blocking
from dardar.core.identity.features import Features
from dardar.core.identity.scoring import SUGGESTED, is_kin
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.joining.candidates import LookUp, features_of
from dardar.people.joining.likely import Evidence, as_evidence
from dardar.people.joining.scorers import scale
from dardar.people.models import Assertion, Person, Suggestion
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

# So many people are compared in one transaction, in which others who write have to wait.
COMPARED_AT_ONCE: Final = 50
MOST_SUGGESTED: Final = 20
"""With so many others at most a person is suggested to be the same."""

Pair = tuple[UUID, UUID]  # the lesser id first
Found = Mapping[Pair, tuple[float, Evidence]]


def compare(book: Book, people: Collection[UUID]) -> None:
    """Compare people with everybody else in the book, and suggest who may be the same.

    Those who stand with somebody else, or are gone, are left out. Done twice, the second time
    changes nothing.
    """
    for some in slices(sorted(people), COMPARED_AT_ONCE):
        with transaction.atomic():
            Book.objects.select_for_update().get(pk=book.pk)  # two at once would clash
            _compare(book, some)


def catch_up(book: Book) -> None:
    """Compare everybody who is left to be compared."""
    left = uncompared(book)
    number = left.count()
    if number > COMPARED_AT_ONCE and number * 2 > scale(book, anew=True).size:
        # What was suggested before was weighed for a much smaller book.
        for end in ("one", "other"):
            before = Suggestion.objects.filter(book=book).values(end)
            Person.objects.filter(book=book, pk__in=before).update(is_compared=False)
    while some := list(left.values_list("pk", flat=True)[:COMPARED_AT_ONCE]):
        compare(book, some)


def uncompared(book: Book) -> QuerySet[Person]:
    """Return those of whom something has changed since they were compared, the oldest first."""
    return Person.objects.filter(book=book, joined_to=None, is_compared=False).order_by("pk")


def _compare(book: Book, people: Collection[UUID]) -> None:
    asked = features_of(book, people)
    look_up = LookUp(book)
    pairs = {
        _pair(pk, other)
        for pk, ours in asked.items()
        for other in look_up.candidates(blocking.keys(ours), but=pk)
    }
    # Who has many keys may be found from the other end only: what stands is weighed as well.
    pairs.update((row.one_id, row.other_id) for row in _about(asked))
    others = {pk for pair in pairs for pk in pair} - asked.keys()
    found = _likely(book, look_up, pairs, asked | features_of(book, others))
    _keep(book, asked, found)
    for some in slices(list(asked), SLICE):
        Person.objects.filter(pk__in=some).update(is_compared=True)


def _likely(
    book: Book, look_up: LookUp, pairs: Iterable[Pair], known: Mapping[UUID, Features]
) -> Found:
    """Return those pairs who may well be the same and were not told apart."""
    present = [pair for pair in pairs if pair[0] in known and pair[1] in known]
    scorer = scale(book).scorer(look_up.count((known[a], known[b]) for a, b in present))
    likely = {(a, b) for a, b in present if scorer.weight(known[a], known[b]) >= SUGGESTED}
    found: dict[Pair, tuple[float, Evidence]] = {}
    for a, b in likely - _told_apart(likely):
        score = scorer.score(known[a], known[b])
        if not is_kin(score):
            found[a, b] = score.weight, as_evidence(score)
    return found


def _keep(book: Book, compared: Collection[UUID], found: Found) -> None:
    """Make what was found the suggestions about those compared; when to show them stays."""
    ends = {pk for pair in found for pk in pair}.union(compared)
    standing = {(row.one_id, row.other_id): row for row in _about(ends)}
    weights = {pair: weight for pair, (weight, _evidence) in found.items()}
    for pair, row in standing.items():
        if pair[0] not in compared and pair[1] not in compared:
            weights[pair] = row.weight
    kept = _best(weights)
    gone = [row.pk for pair, row in standing.items() if pair not in kept]
    for some in slices(gone, SLICE):
        Suggestion.objects.filter(pk__in=some).delete()
    new = [(new_id(), book.pk, *pair, *found[pair]) for pair in sorted(kept - standing.keys())]
    bulk.insert(Suggestion, ["id", "book", "one", "other", "weight", "evidence"], new)
    changed = [
        (*found[pair], row.pk)
        for pair, row in standing.items()
        if pair in kept and pair in found and (row.weight, row.evidence) != found[pair]
    ]
    bulk.update(Suggestion, ["weight", "evidence"], changed)


def _best(weights: Mapping[Pair, float]) -> set[Pair]:
    """Return the heaviest pairs in which nobody is too often."""
    often: Counter[UUID] = Counter()
    kept: set[Pair] = set()
    for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if all(often[pk] < MOST_SUGGESTED for pk in pair):
            often.update(pair)
            kept.add(pair)
    return kept


def _about(people: Collection[UUID]) -> list[Suggestion]:
    """Return the suggestions about some people, each once.

    Here and below the book is not named beside its people: SQLite would walk all that is in it.
    """
    found: dict[UUID, Suggestion] = {}
    for some in slices(list(people), SLICE):
        rows = Suggestion.objects.filter(Q(one__in=some) | Q(other__in=some))
        found |= {row.pk: row for row in rows}
    return list(found.values())


def _told_apart(pairs: Collection[Pair]) -> set[Pair]:
    """Return those pairs of whom the owner said, of any of their identities, «not the same»."""
    heads = {pk: pk for pair in pairs for pk in pair}
    for some in slices(list(heads), SLICE):
        rows = Person.objects.filter(joined_to__in=some).values_list("pk", "joined_to")
        heads |= {pk: head or pk for pk, head in rows}
    found: set[Pair] = set()
    for some in slices(list(heads), SLICE):
        apart = Assertion.objects.filter(kind=Assertion.Kind.APART, one__in=some)
        for one, other in apart.values_list("one", "other"):
            if other in heads:
                found.add(_pair(heads[one], heads[other]))
    return found


def _pair(a: UUID, b: UUID) -> Pair:
    return (a, b) if a < b else (b, a)
