"""Reads of captures and cards, each scoped to a book."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dardar.accounts.models import Book
from dardar.capture.actions import Occasion
from dardar.capture.carrying import UNREAD
from dardar.capture.findings import Finding
from dardar.capture.models import Capture, Card, Scan
from dardar.core.cards.fields import Field
from dardar.core.cards.stored import StoredField, from_stored, to_stored
from dardar.core.identity.profile import SINGLE, alike
from dardar.encounters.days import today
from dardar.people.joining.likely import Likely, perhaps_known
from dardar.people.models import Person, Record

# How long what everything taken gets is remembered, and a sitting of looking through lasts.
EVENING: Final = timedelta(hours=12)
# So many who may be meant are shown.
PROPOSED: Final = 3

State = Card.State


def to_review(book: Book) -> QuerySet[Card]:
    """Return the cards to be looked through, in the order in which they were taken."""
    return Card.objects.filter(book=book, state=State.TO_REVIEW).order_by("created_at", "pk")


def cards(book: Book) -> QuerySet[Card]:
    """Return the cards of a book but for backs, the newest first, without their findings' scans."""
    found = Card.objects.filter(book=book).exclude(state=State.BACK)
    return found.select_related("capture", "record__person").order_by("-created_at", "-pk")


def unread(book: Book) -> QuerySet[Capture]:
    """Return what was taken and has not been read, or could not be, in its order."""
    rows = Capture.objects.filter(book=book).exclude(state=Capture.State.READ)
    return rows.defer("text").order_by("created_at", "pk")


def standing_still(captures: Iterable[Capture]) -> set[UUID]:
    """Return those captures that are to be read but that no task has before it or in hand."""
    waiting = {str(one.pk): one.pk for one in captures if one.state in UNREAD}
    tasks = DBTaskResult.objects.filter(args_kwargs__args__0__in=list(waiting))
    ahead = tasks.exclude(status__in=["SUCCESSFUL", "FAILED"])
    under_way = {said["args"][0] for said in ahead.values_list("args_kwargs", flat=True)}
    return {pk for text, pk in waiting.items() if text not in under_way}


def evening(book: Book) -> Occasion:
    """Return when and where people are being met: as the owner's last capture says."""
    recent = Capture.objects.filter(book=book, created_at__gte=timezone.now() - EVENING)
    recent = recent.exclude(kind=Capture.Kind.LEFT)
    last = recent.select_related("space").defer("text").order_by("-created_at", "-pk").first()
    if last is None:
        return Occasion(today(book))
    return Occasion(last.on, last.gathering, last.space)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the looking through is, in this sitting."""

    done: int
    left: int

    @property
    def total(self) -> int:
        """All cards of the sitting."""
        return self.done + self.left

    @property
    def place(self) -> int:
        """Which of them is in hand, from 1."""
        return self.done + 1


def taken_lately(book: Book) -> int:
    """Count what was taken in these hours."""
    recent = Capture.objects.filter(book=book, created_at__gte=timezone.now() - EVENING)
    return recent.count()


def progress(book: Book) -> Progress:
    """Count the cards decided on lately and those left."""
    decided = Card.objects.filter(book=book, decided_at__gte=timezone.now() - EVENING)
    return Progress(decided.exclude(state=State.BACK).count(), to_review(book).count())


def scans_of(card: Card) -> QuerySet[Scan]:
    """Return the sides of a card, the front first, without their pictures."""
    sides = Scan.objects.filter(Q(card=card) | Q(card__front=card), book=card.book_id)
    return sides.defer("image").order_by(F("card__front").asc(nulls_first=True), "pk")


def pictures(book: Book, cards: Iterable[Card]) -> dict[UUID, UUID]:
    """Return, of those of some cards that have one, the picture of the front."""
    rows = Scan.objects.filter(book=book, card__in=[card.pk for card in cards], width__gt=0)
    return dict(rows.order_by("-pk").values_list("card", "pk"))


def scans_of_records(book: Book, records: Collection[Record]) -> dict[UUID, list[Scan]]:
    """Return the pictures that records were read from, by record."""
    pks = [record.pk for record in records]
    sides = Scan.objects.filter(
        Q(card__record__in=pks) | Q(card__front__record__in=pks), book=book, width__gt=0
    )
    found: dict[UUID, list[Scan]] = {}
    told = sides.defer("image").select_related("card__front").order_by("pk")
    for scan in told:
        front = scan.card.front or scan.card
        if front.record_id:
            found.setdefault(front.record_id, []).append(scan)
    return found


def findings_of(card: Card, scans: Iterable[Scan] | None = None) -> list[Finding]:
    """Return the findings of a card: but those of a back that has been taken from it again."""
    sides = {str(scan.pk) for scan in (scans_of(card) if scans is None else scans)}
    return [one for one in card.findings if not one.get("scan") or one["scan"] in sides]


class News(NamedTuple):
    """What a card says of somebody that was not known: a value, and those it would replace."""

    field: Field
    instead_of: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody in the book who may be the one, why, and what is new about them."""

    likely: Likely
    news: Sequence[News] = field(default_factory=tuple)


def likely(book: Book, fields: Sequence[Field]) -> list[Match]:
    """Return who of the book a card may be of, the likeliest first, and what it changes."""
    found = perhaps_known(book, fields, PROPOSED)
    people = Person.objects.filter(book=book, pk__in=[one.person.pk for one in found])
    shown = dict(people.values_list("pk", "profile"))
    return [Match(one, news(shown[one.person.pk], fields, book.region)) for one in found]


def news(shown: Sequence[StoredField], fields: Iterable[Field], region: str) -> list[News]:
    """Return which of some fields say something else of a person than what is shown of them.

    Args:
        shown: the profile of the person.
        fields: what is said of them now.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    known = {alike(item, region) for item in shown}
    new = [field for field in fields if alike(to_stored(field), region) not in known]
    return [
        News(f, [item["value"] for item in shown if item["kind"] == f.kind and f.kind in SINGLE])
        for f in new
    ]


def fields_of(findings: Iterable[Finding]) -> list[Field]:
    """Return findings as the fields they are."""
    return [from_stored(finding) for finding in findings]
