"""What a swap of cards becomes in the book of each who has one: a person, met, to be sealed.

What the other gave is a record of its own, with its source, of an identity of its own: it joins
whom the owner knows them to be, and can be parted again like any other.
"""

from django.db import transaction

from dardar.accounts.models import Book
from dardar.core.calendar import seal_due
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.encounters.actions import Circumstances, log
from dardar.encounters.days import today
from dardar.encounters.follow_ups import add_follow_up
from dardar.encounters.models import FollowUp
from dardar.events.models import Event, Guest, GuestWish, KnownGuest
from dardar.events.plan_models import Swap
from dardar.giving.gives import Given
from dardar.giving.gives import give as write_give
from dardar.giving.meeting import as_told
from dardar.giving.models import Give, Role
from dardar.people.history import LONGEST_NAME
from dardar.people.joining.actions import assert_pairs, identities
from dardar.people.journal import Journal, change
from dardar.people.models import Assertion, Person, Photo, Record, Source


def given(guest: Guest) -> list[Field]:
    """Return what a guest gives to those they swap cards with; their page shows it beforehand."""
    account = guest.user_book.owner.email if guest.user_book else ""
    said = (
        (Kind.NAME, guest.name),
        (Kind.COMPANY, guest.company),
        (Kind.ROLE, guest.role),
        (Kind.EMAIL, guest.mail or account),
        (Kind.PHONE, guest.phone),
    )
    return [Field(kind, words) for kind, words in said if words]


def is_swapped(one: Guest, other: Guest) -> bool:
    """Tell whether two guests have both agreed to swap cards."""
    ends = [one.pk, other.pk]
    # A guest has no swap with themselves, so two rows are one each way.
    both = Swap.objects.filter(by__in=ends, to__in=ends).exclude(agreed_at=None)
    return both.count() == len(ends)


def swapped_with(guest: Guest) -> list[Guest]:
    """Return those with whom a guest has swapped cards, by name."""
    mine = guest.swaps.exclude(agreed_at=None).values("to")
    theirs = guest.swapped.filter(by__in=mine).exclude(agreed_at=None).values("by")
    found = Guest.objects.filter(pk__in=theirs).select_related("user_book__owner")
    return list(found.order_by("name", "pk"))


def keep(guest: Guest, other: Guest) -> Person | None:
    """Write into a guest's book whom they swapped cards with, once, and return that person.

    A part of a transaction. Without a book nothing is written.
    """
    book = guest.user_book
    if book is None:
        return None
    Book.objects.select_for_update().get(pk=book.pk)  # a tap sent twice waits for itself
    known = KnownGuest.objects.filter(book=book, guest=other).select_related("person").first()
    if known and known.record_id:
        return known.person
    mine = Swap.objects.filter(by=guest, to=other).first()
    with change(book, "card_swapped", name=other.name[:LONGEST_NAME]) as journal:
        person, record = _write(journal, other, known.person if known else None)
        _meet(journal, person, guest.event, mine)
        as_told(*_wishes(other))(journal, [person])
        if known:
            journal.update(known, record=record)
        else:
            journal.create(KnownGuest(book=book, guest=other, person=person, record=record))
    return person


@transaction.atomic
def bring(guest: Guest) -> int:
    """Write all with whom a guest swapped cards into the book they have since; return how many."""
    return sum(keep(guest, other) is not None for other in swapped_with(guest))


def follow_note(before: Swap, *, give: str, next_step: str) -> None:
    """Let what a guest noted of another since they swapped cards be in their book, too."""
    book = before.by.user_book
    if book is None:
        return
    known = KnownGuest.objects.filter(book=book, guest=before.to_id).exclude(record=None)
    found = known.select_related("person").first()
    if found is None:
        return
    if give and give != before.give:
        write_give(book, found.person, Given(Give.Kind.OTHER, give))
    if next_step and next_step != before.next_step:
        due = seal_due(today(book), book.weekdays)
        add_follow_up(book, found.person, due, next_step)


def _write(journal: Journal, other: Guest, known: Person | None) -> tuple[Person, Record]:
    """Write what a guest gave, and return whom it is of and the record."""
    book = journal.book
    identity = journal.create(Person(book=book))
    person = identity
    if known is not None:
        person = known.joined_to or known
        assert_pairs(journal, Assertion.Kind.SAME, [identity.pk], identities(person))
        journal.about([person])
    fields = [to_stored(field) for field in given(other)]
    record = Record(book=book, person=identity, source=Source.LEFT, fields=fields)
    journal.create(record)
    if other.image:
        image = bytes(other.image)
        journal.create(Photo(book=book, person=identity, record=record, image=image))
    return person, record


def _meet(journal: Journal, person: Person, event: Event, mine: Swap | None) -> None:
    """Write that they met: the first meeting is to be sealed the next day."""
    book, on = journal.book, today(journal.book)
    encounter = log(journal, [person], Circumstances(on=on, gathering=event.title))
    if mine and mine.next_step:
        due = seal_due(on, book.weekdays)
        step = FollowUp(book=book, person=person, encounter=encounter, text=mine.next_step)
        step.due_on = step.first_due_on = due
        journal.create(step)
    if mine and mine.give:
        kind = Give.Kind.OTHER
        journal.create(Give(book=book, person=person, kind=kind, words=mine.give, on=on))


def _wishes(guest: Guest) -> tuple[list[str], list[str]]:
    """Return what a guest offers and needs, in words."""
    said = guest.wishes.filter(state=GuestWish.State.OPEN).order_by("created_at", "pk")
    by_role = {role: [wish.words for wish in said if wish.role == role] for role in Role}
    return by_role[Role.OFFER], by_role[Role.NEED]
