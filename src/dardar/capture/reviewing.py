"""Verbs of looking through cards: mend, accept, join, set aside, put front and back together."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.capture.findings import Finding, together
from dardar.capture.models import Capture, Card
from dardar.capture.queries import findings_of
from dardar.core.cards.fields import Field
from dardar.core.cards.layout import says_who
from dardar.core.cards.stored import to_stored
from dardar.encounters.actions import Circumstances, log
from dardar.encounters.models import Encounter
from dardar.people.actions import EmptyPersonError
from dardar.people.history import LONGEST_NAME
from dardar.people.joining.actions import assert_pairs, identities
from dardar.people.journal import Journal, change
from dardar.people.models import Assertion, Person, Record, Source
from dardar.people.traces import leave_no_trace

State = Card.State
_SOURCES: Final = {
    Capture.Kind.PHOTO: Source.CARD,
    Capture.Kind.CODE: Source.CODE,
    Capture.Kind.TEXT: Source.TEXT,
    Capture.Kind.LEFT: Source.LEFT,
}


class NotAPairError(ValueError):
    """Two cards that can't be the sides of one: the same twice, or decided on already."""


def correct(book: Book, card: Card, findings: Sequence[Finding]) -> None:
    """Keep what the owner made of the fields of a card, which stays to be looked through."""
    require_own(book, card)
    Card.objects.filter(pk=card.pk, state=State.TO_REVIEW).update(findings=list(findings))
    card.findings = list(findings)


def accept(book: Book, card: Card, fields: Iterable[Field]) -> Person:
    """Make a person of a card, met at its occasion, and return them.

    Whoever accepts a card twice, as in two tabs, gets the person of the first time.

    Args:
        book: of the owner.
        card: which one.
        fields: what it says, as the owner leaves it.

    Raises:
        EmptyPersonError: nothing in it says who they are.
        PermissionDenied: the card belongs to another book.

    """

    def newcomer(journal: Journal) -> tuple[Person, Person]:
        person = journal.create(Person(book=book))
        return person, person

    return _decide(book, card, list(fields), State.ACCEPTED, newcomer)


def join(book: Book, card: Card, person: Person, fields: Iterable[Field]) -> Person:
    """Add a card to somebody known, met at its occasion, and return them.

    The card becomes an identity of its own that stands with them, so that it can be taken out
    again like any other.

    Args:
        book: of the owner.
        card: which one.
        person: whom it is of.
        fields: what it says, as the owner leaves it.

    Raises:
        EmptyPersonError: nothing in it says who they are.
        PermissionDenied: the card or the person belongs to another book.

    """
    require_own(book, person)
    head = person.joined_to or person

    def identity(journal: Journal) -> tuple[Person, Person]:
        row = journal.create(Person(book=book))
        assert_pairs(journal, Assertion.Kind.SAME, [row.pk], identities(head))
        journal.about([head])
        return row, head

    return _decide(book, card, list(fields), State.JOINED, identity)


_VERBS: Final = {State.ACCEPTED: "card_accepted", State.JOINED: "card_joined"}


def _decide(
    book: Book,
    card: Card,
    fields: Sequence[Field],
    state: Card.State,
    whose: Callable[[Journal], tuple[Person, Person]],
) -> Person:
    """Write the record of a card, whom it is of and how they were met, as one change.

    ``whose`` writes whom the record is of, and tells who of the book was met.
    """
    require_own(book, card)
    said = [field for field in fields if field.value.strip()]
    if not says_who(said):
        raise EmptyPersonError
    with transaction.atomic():
        Book.objects.select_for_update().get(pk=book.pk)  # a form sent twice waits for itself
        card = Card.objects.select_related("capture__space", "record__person").get(pk=card.pk)
        if card.record:
            return card.record.person.joined_to or card.record.person
        with change(book, _VERBS[state], name=_called(said)) as journal:
            identity, met = whose(journal)
            record = journal.create(_record(card, identity, said))
            journal.update(card, record=record, state=state, decided_at=timezone.now())
            _meet(journal, met, card.capture)
    return Person.objects.get(pk=met.pk)


def _called(fields: Sequence[Field]) -> str:
    named = next((f.value for f in fields if f.kind == "name"), fields[0].value)
    return " ".join(named.split())[:LONGEST_NAME]


def _record(card: Card, identity: Person, fields: Iterable[Field]) -> Record:
    """Return what the card says, with its words as they were seen."""
    sides = card.scans.filter(card=card).defer("image").order_by("pk")
    texts = [side.text for side in sides if side.text]
    return Record(
        book=card.book,
        person=identity,
        source=_SOURCES[Capture.Kind(card.capture.kind)],
        raw="\n\n".join(texts).encode(),
        fields=[to_stored(field) for field in fields],
    )


def _meet(journal: Journal, person: Person, capture: Capture) -> None:
    """Write down that somebody was met, unless it stands there already.

    Two pictures of a card, or a quick note before it was read, are one encounter.
    """
    that_day = Encounter.objects.filter(
        book=journal.book, people=person, on=capture.on, kind=Encounter.Kind.MEETING
    )
    if capture.gathering:
        same = Q(gathering=None) | Q(gathering__name__iexact=capture.gathering)
        that_day = that_day.filter(same)
    if not that_day.exists():
        what = Circumstances(
            on=capture.on, space=capture.space, gathering=capture.gathering or None
        )
        log(journal, [person], what)


def skip(book: Book, card: Card) -> None:
    """Set a card aside. Does nothing once it has been decided on."""
    require_own(book, card)
    with change(book, "card_skipped") as journal:
        if Card.objects.select_for_update().get(pk=card.pk).state == State.TO_REVIEW:
            journal.update(card, state=State.SKIPPED, decided_at=timezone.now())


def take_up(book: Book, card: Card) -> None:
    """Put a card that was set aside back among those to be looked through."""
    require_own(book, card)
    with change(book, "card_taken_up") as journal:
        if Card.objects.select_for_update().get(pk=card.pk).state == State.SKIPPED:
            journal.update(card, state=State.TO_REVIEW, decided_at=None)


def pair(book: Book, front: Card, back: Card) -> None:
    """Put two pictures together as the front and the back of one card.

    Raises:
        NotAPairError: they are the same, or one is no longer to be looked through.
        PermissionDenied: one belongs to another book.

    """
    require_own(book, front, back)
    with change(book, "card_paired") as journal:
        both = {card.pk: card for card in _to_review(book, front, back)}
        if len(both) != 2:  # noqa: PLR2004 - a pair
            raise NotAPairError
        front, back = both[front.pk], both[back.pk]
        found = together(findings_of(front), findings_of(back), book.region)
        for one in back.backs.all():  # the back of a back is a side of the same card
            journal.update(one, front=front)
        journal.update(back, state=State.BACK, front=front, decided_at=timezone.now())
        Card.objects.filter(pk=front.pk).update(
            findings=found, is_of_somebody=front.is_of_somebody or back.is_of_somebody
        )


def _to_review(book: Book, *cards: Card) -> Iterable[Card]:
    chosen = Card.objects.filter(book=book, pk__in=[card.pk for card in cards])
    return chosen.select_for_update().filter(state=State.TO_REVIEW)


def discard(book: Book, card: Card) -> None:
    """Throw a card away that nothing was made of, with its pictures, for ever.

    Its capture stays, though empty, for the key it has: a phone that sends the same again, having
    missed the answer, must not bring the card back. What a visitor left has no such key.
    """
    require_own(book, card)
    with transaction.atomic():
        Card.objects.filter(pk=card.pk, record=None).delete()
        leave_no_trace()
