"""Every change by hand goes through here, so that it has a history and can be taken back.

::

    with change(book, "noted", people=[ana], text="met in Lyon") as journal:
        journal.create(Note(book=book, person=ana, text="met in Lyon"))

All of it happens or nothing; people touched are refreshed at the end.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from django.db import models, transaction

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book, Owned
from dardar.people.images import Image, image
from dardar.people.joining.soon import compare_soon
from dardar.people.joining.standing import heads_of, look_again, settle
from dardar.people.models import Assertion, Change, ChangeAbout, Key, Person, Suggestion
from dardar.people.refresh import LIGHT, QUIET, REFRESHERS, SLICE, refresh
from dardar.people.slices import slices

Row = TypeVar("Row", bound=Owned)
# Rows that come and go with the row they belong to, whoever made them. Features further up add
# theirs.
FOLLOWING: Final[set[type[models.Model]]] = {Assertion, ChangeAbout, Key, Suggestion}

_watching: Final[ContextVar[list[Change] | None]] = ContextVar("watching", default=None)


class Relation(NamedTuple):
    """How rows of a model point to those of another, and whether they can't be without."""

    model: type[Owned]
    column: str
    needs: bool

    def rows(self, pks: Collection[UUID]) -> models.QuerySet[Owned]:
        """Return the rows that point to some rows."""
        return self.model._default_manager.filter(**{f"{self.column}__in": pks})


class Journal:
    """Writes rows and remembers how they were before."""

    def __init__(self, book: Book, entry: Change) -> None:
        """Begin with no rows."""
        self.book = book
        self.entry = entry
        self.people: set[UUID] = set()

    def create(self, row: Row) -> Row:
        """Save a new row and return it."""
        require_own(self.book, row)
        row.save(force_insert=True)
        self._note(row, before=None, after=image(row))
        return row

    def create_all(self, rows: Sequence[Row]) -> None:
        """Save many new rows of one model."""
        require_own(self.book, *rows)
        if rows:
            type(rows[0])._default_manager.bulk_create(rows)
        for row in rows:
            self._note(row, before=None, after=image(row))

    def update(self, row: Owned, **values: object) -> None:
        """Set some columns of a row; one that has those values already is left alone."""
        require_own(self.book, row)
        # What is taken back must be what stood there, not what this copy of the row remembers.
        stood = type(row)._default_manager.select_for_update().get(pk=row.pk)
        before = image(stood)
        for name, value in values.items():
            setattr(row, name, value)
            setattr(stood, name, value)
        after = image(stood)
        if after != before:
            row.save(update_fields=list(values))
            self._note(row, before=before, after=after)

    def delete(self, row: Owned) -> None:
        """Delete a row with all rows that can't be without it; others let go of it."""
        self.delete_all([row])

    def delete_all(self, rows: Sequence[Owned]) -> None:
        """Delete many rows of one model, each as :meth:`delete` does."""
        require_own(self.book, *rows)
        if not rows:
            return
        model = type(rows[0])
        for some in slices([row.pk for row in rows], SLICE):
            for relation in relations(model):
                self._let_go(relation, some)
        for row in rows:
            self._note(row, before=image(row), after=None)
        for some in slices([row.pk for row in rows], SLICE):
            model._default_manager.filter(pk__in=some).delete()

    def about(self, people: Iterable[Person | UUID]) -> None:
        """Tell whom else the change is about."""
        self.people.update(p.pk if isinstance(p, Person) else p for p in people)

    def _let_go(self, relation: Relation, pks: Sequence[UUID]) -> None:
        pointing = list(relation.rows(pks))
        if relation.needs:
            self.delete_all(pointing)
            return
        for row in pointing:
            self.update(row, **{relation.column: None})

    def _note(self, row: Owned, *, before: Image | None, after: Image | None) -> None:
        person = row.pk if isinstance(row, Person) else getattr(row, "person_id", None)
        if person:
            self.people.add(person)
        name = row._meta.model_name
        self.entry.rows.append({"model": name, "id": str(row.pk), "before": before, "after": after})


@contextmanager
def change(
    book: Book, verb: str, *, people: Iterable[Person] = (), **words: str | int
) -> Iterator[Journal]:
    """Write rows as one change: yield a journal, then keep it and refresh the people touched.

    Args:
        book: whose rows they are.
        verb: what is done; :mod:`dardar.people.history` has its sentence.
        people: whom it is about, besides those whose rows are written.
        words: what the sentence needs.

    Raises:
        PermissionDenied: a row or person belongs to another book.

    """
    people = list(people)
    require_own(book, *people)
    with transaction.atomic():
        journal = Journal(book, Change(book=book, verb=verb, words=words))
        journal.about(people)
        yield journal
        if not journal.entry.rows:
            return
        journal.entry.save(force_insert=True)
        if (watched := _watching.get()) is not None:
            watched.append(journal.entry)
        present = present_people(book, journal.people)
        ChangeAbout.objects.bulk_create(
            ChangeAbout(book=book, change=journal.entry, person_id=pk) for pk in present
        )
        refresh_after(book, present, journal.entry.rows)


@contextmanager
def watch() -> Iterator[list[Change]]:
    """Yield a list that fills with the changes made inside, so that a face can offer their undo."""
    made: list[Change] = []
    token = _watching.set(made)
    try:
        yield made
    finally:
        _watching.reset(token)


def present_people(book: Book, people: Collection[UUID]) -> list[UUID]:
    """Return those of the people that are in the book now."""
    return [
        pk
        for some in slices(list(people), SLICE)
        for pk in Person.objects.filter(book=book, pk__in=some).values_list("pk", flat=True)
    ]


def refresh_after(book: Book, people: Collection[UUID], rows: Collection[dict[str, Any]]) -> None:
    """Let people stand for whom they are to, and refresh whom the rows written can change."""
    said = [row["after"] or row["before"] for row in rows if row["model"] == "assertion"]
    ends = {UUID(image[end]) for image in said for end in ("one", "other")}
    settle(book, ends)
    is_quiet = all(row["model"] in QUIET for row in rows)
    refresh(book, people, LIGHT if is_quiet else REFRESHERS)
    parties = set(heads_of(book, ends).values())
    look_again(parties)
    compare_soon(book, parties.union(people))


def relations(model: type[models.Model]) -> list[Relation]:
    """Return how other owned rows point to those of a model, hidden ways included."""
    return [
        Relation(field.related_model, field.field.name, field.on_delete is models.CASCADE)
        for field in model._meta.get_fields(include_hidden=True)
        if isinstance(field, models.ManyToOneRel)
        and issubclass(field.related_model, Owned)
        and not issubclass(field.related_model, tuple(FOLLOWING))
    ]
