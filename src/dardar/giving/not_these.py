"""«Not these two»: pairs that the owner does not want to introduce, and that never come back."""

from uuid import UUID

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.encounters.days import today
from dardar.giving.errors import SamePersonError
from dardar.giving.pair_models import NotThese
from dardar.people.history import named
from dardar.people.journal import change
from dardar.people.models import Person


def not_to_meet(book: Book) -> set[frozenset[UUID]]:
    """Return which two the owner does not want to introduce: who stands for each now."""
    rows = NotThese.objects.filter(book=book).values_list(
        "one", "one__joined_to", "other", "other__joined_to"
    )
    return {frozenset((head or one, other_head or other)) for one, head, other, other_head in rows}


def not_these(book: Book, one: Person, other: Person) -> NotThese:
    """Never propose to introduce these two any more, and return what says so.

    Said twice it stands there once.

    Raises:
        SamePersonError: they are one.
        PermissionDenied: one of them belongs to another book.

    """
    require_own(book, one, other)
    if one == other:
        raise SamePersonError
    first, second = sorted((one, other), key=lambda person: person.pk)
    names = named([one.name, other.name])
    with change(book, "not_these", people=(one, other), names=names) as journal:
        Book.objects.select_for_update().get(pk=book.pk)  # a form sent twice waits for itself
        if said := NotThese.objects.filter(one=first, other=second).first():
            return said
        return journal.create(NotThese(book=book, one=first, other=second, on=today(book)))
