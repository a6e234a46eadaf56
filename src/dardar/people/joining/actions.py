"""Verbs of who is who: join, tell apart, part, put off."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations, product
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.people.history import LONGEST_NAME, named
from dardar.people.joining.standing import heads_of
from dardar.people.journal import Journal, change
from dardar.people.models import Assertion, Person, Suggestion


class NotSeveralError(ValueError):
    """One person alone can neither be joined nor told apart, nor can all parts leave a person."""


class KnownApartError(Exception):
    """The owner once said that some of these are not the same."""

    def __init__(self, people: Sequence[Person]) -> None:
        """Keep two of them."""
        super().__init__()
        self.people = tuple(people)


def join(book: Book, people: Collection[Person], *, although_apart: bool = False) -> Person:
    """Take people for one, until it is taken back, and return who stands for all of them.

    Raises:
        NotSeveralError: there are fewer than two.
        KnownApartError: the owner said that two of them are not the same, which would no longer
            hold; say so with ``although_apart``.
        PermissionDenied: one belongs to another book.

    """
    with transaction.atomic():
        several = _several(book, people)
        if not although_apart and (apart := _told_apart(book, several)):
            raise KnownApartError(apart)
        with change(book, "joined", people=several, names=_names(several)) as journal:
            _assert_between(journal, Assertion.Kind.SAME, several)
    first = Person.objects.get(pk=several[0].pk)
    return first.joined_to or first


def tell_apart(book: Book, people: Collection[Person]) -> None:
    """Keep in mind that none of these people is the same as another.

    Raises:
        NotSeveralError: there are fewer than two.
        PermissionDenied: one belongs to another book.

    """
    with transaction.atomic():
        several = _several(book, people)
        with change(book, "told_apart", people=several, names=_names(several)) as journal:
            _assert_between(journal, Assertion.Kind.APART, several)
            pks = [person.pk for person in several]
            Suggestion.objects.filter(book=book, one__in=pks, other__in=pks).delete()


def part(book: Book, person: Person, taken: Collection[UUID]) -> Person:
    """Take identities out of a person, as another one, and return who stands for them.

    Raises:
        NotSeveralError: none or all of the person would be taken out.
        PermissionDenied: the person belongs to another book, or an identity is not theirs.

    """
    with transaction.atomic():
        [person] = _present(book, [person])
        theirs = identities(person)
        out, staying = set(taken), set(theirs) - set(taken)
        if not out <= set(theirs):
            raise PermissionDenied
        if not out or not staying:
            raise NotSeveralError
        with change(book, "parted", people=[person], name=person.name[:LONGEST_NAME]) as journal:
            assert_pairs(journal, Assertion.Kind.APART, sorted(out), sorted(staying))
        parted = Person.objects.get(pk=min(out))
        return parted.joined_to or parted


def put_off(book: Book, people: Collection[Person], until: date) -> None:
    """Suggest these people as perhaps the same again from a day on, not before."""
    pks = [person.pk for person in people]
    with change(book, "same_put_off", people=people, names=_names([*people])) as journal:
        for pair in Suggestion.objects.filter(book=book, one__in=pks, other__in=pks):
            journal.update(pair, later_on=until)


def _several(book: Book, people: Iterable[Person]) -> list[Person]:
    """Return who stands for some people, if they are more than one."""
    several = _present(book, people)
    if len(several) < 2:  # noqa: PLR2004 - a pair
        raise NotSeveralError
    return several


def _present(book: Book, people: Iterable[Person]) -> list[Person]:
    """Return who stands for some people now, the first of the book first.

    Two who join at once wait for each other, so that each sees what the other did.
    """
    people = list(people)
    require_own(book, *people)
    Book.objects.select_for_update().get(pk=book.pk)
    heads = heads_of(book, [person.pk for person in people])
    found = Person.objects.filter(book=book, pk__in=heads.values())
    return list(found.order_by("created_at", "pk"))


def _assert_between(journal: Journal, kind: str, people: Iterable[Person]) -> None:
    """Assert something of all pairs of people, whichever of their identities is left one day."""
    for ours, theirs in combinations([identities(person) for person in people], 2):
        assert_pairs(journal, kind, ours, theirs)


def assert_pairs(journal: Journal, kind: str, ours: Iterable[UUID], theirs: Iterable[UUID]) -> None:
    """Assert something of each of some identities and each of others, as a part of a change."""
    pairs = [sorted(pair) for pair in product(ours, theirs)]
    journal.create_all(
        [
            Assertion(book=journal.book, kind=kind, one_id=one, other_id=other)
            for one, other in pairs
        ]
    )


def identities(person: Person) -> list[UUID]:
    """Return whoever somebody stands for, themselves first."""
    return [person.pk, *person.joined.order_by("pk").values_list("pk", flat=True)]


def _told_apart(book: Book, people: Sequence[Person]) -> list[Person]:
    """Return two of the people whom the owner told apart, nobody if there are none."""
    whose = {pk: person for person in people for pk in identities(person)}
    apart = Assertion.objects.filter(book=book, kind=Assertion.Kind.APART)
    pairs = apart.filter(one__in=whose, other__in=whose).values_list("one", "other")
    for one, other in pairs:
        if whose[one] != whose[other]:
            return [whose[one], whose[other]]
    return []


def _names(people: Sequence[Person]) -> str:
    return named([person.name for person in people])
