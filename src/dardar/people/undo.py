"""Take a change back: every row is again as it was before."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book, Owned
from dardar.people.images import image, links, restored, set_back
from dardar.people.imports.removal import let_go
from dardar.people.joining.standing import enter, settle, stand_alone
from dardar.people.journal import FOLLOWING, present_people, refresh_after, relations
from dardar.people.models import Change, Label, OfPerson, Person
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

Written = dict[str, Any]
# What a change brought in by the way and later ones may use: it goes only when nothing does.
LASTING: Final[set[type[Owned]]] = {Label}
# Rows that others may share with the owner of a book: they are in the book of somebody else.
SHARED: Final[set[type[models.Model]]] = set()


class UndoConflictError(Exception):
    """What a change wrote has been changed again since: the later change must be undone first."""


def undo(book: Book, entry: Change) -> None:
    """Take a change back. Undoing twice does nothing.

    A change that brought people in goes with them, being all that told of them.

    Raises:
        PermissionDenied: the change is of another book.
        UndoConflictError: a row has been changed, deleted or built upon since; nothing is undone.

    """
    require_own(book, entry)
    try:
        with transaction.atomic():
            _undo(book, entry)
    except IntegrityError as error:  # what was deleted has been made anew
        raise UndoConflictError from error


def _undo(book: Book, entry: Change) -> None:
    now = Change.objects.select_for_update().filter(pk=entry.pk).first()
    if now is None or now.undone_at:
        return
    touched = list(now.about.values_list("identity", flat=True))
    pointed: _Pointed = defaultdict(set)
    alike = groupby(reversed(now.rows), lambda row: (row["model"], _manner(row)))
    for (name, manner), group in alike:
        model = _model(name)
        for rows in slices(list(group), SLICE):
            _REVERTING[manner](book, model, rows, pointed)
    _require_present(book, pointed)
    present = present_people(book, touched)
    if any(row["model"] == "record" for row in now.rows):
        settle(book, present)  # what was said may have been why others stand with them
    refresh_after(book, present, now.rows)
    if len(present) < len(touched):
        now.delete()
        let_go(book, present)
        return
    now.undone_at = timezone.now()
    now.rows = []  # images are kept only while they can be needed
    now.save(update_fields=["undone_at", "rows"])
    let_go(book, present)


# What restored rows point to: it may have gone since.
_Pointed = defaultdict[type[models.Model], set[UUID]]


def _manner(row: Written) -> str:
    if row["before"] is None:
        return "created"
    return "deleted" if row["after"] is None else "updated"


def _model(name: str) -> type[Owned]:
    model = apps.get_model("dardar", name)
    if not issubclass(model, Owned):
        raise UndoConflictError  # a change of an archive made by hand: no row of this book
    return model


def _present(book: Book, model: type[Owned], rows: Sequence[Written]) -> dict[str, Owned]:
    found = model._default_manager.filter(book=book, pk__in={row["id"] for row in rows})
    return {str(row.pk): row for row in found}


def _take_away(book: Book, model: type[Owned], rows: Sequence[Written], _to: _Pointed) -> None:
    """Delete rows that were created, unless they have changed or later rows hang on them."""
    present = _present(book, model, rows)
    for row in rows:
        if row["id"] not in present and issubclass(model, tuple(FOLLOWING)):
            continue  # gone already, with what it was about
        if row["id"] not in present or image(present[row["id"]]) != row["after"]:
            raise UndoConflictError
    going = {row.pk for row in present.values()}
    if model is Person:
        stand_alone(book, going)
    for relation in relations(model):
        used = set(relation.rows(going).values_list(relation.column, flat=True))
        if used and model not in LASTING:
            raise UndoConflictError
        going -= used
    model._default_manager.filter(book=book, pk__in=going).delete()


def _set_back(book: Book, model: type[Owned], rows: Sequence[Written], to: _Pointed) -> None:
    """Give rows the values they had, unless these have changed again."""
    present = _present(book, model, rows)
    for row in rows:
        now, before, after = present.get(row["id"]), row["before"], row["after"]
        changed = [name for name in after if before[name] != after[name]]
        if now is None or any(image(now)[name] != after[name] for name in changed):
            raise UndoConflictError
        set_back(now, {name: before[name] for name in changed})
        now.save(update_fields=changed)
        _point(now, to)


def _bring_back(book: Book, model: type[Owned], rows: Sequence[Written], to: _Pointed) -> None:
    """Make rows anew that were deleted."""
    try:
        again = [restored(book, model, UUID(row["id"]), row["before"]) for row in rows]
    except (KeyError, ValueError, ValidationError) as error:
        raise UndoConflictError from error  # the image is of another version of the program
    for row in again:
        _point(row, to)
    if issubclass(model, OfPerson):
        enter(book, model, [row for row in again if isinstance(row, OfPerson)])
    else:
        model._default_manager.bulk_create(again)


_REVERTING: Final = {"created": _take_away, "updated": _set_back, "deleted": _bring_back}


def _point(row: Owned, to: _Pointed) -> None:
    for model, pk in links(row):
        to[model].add(pk)


def _require_present(book: Book, pointed: _Pointed) -> None:
    """Raise UndoConflictError if a row points to one that is no longer there."""
    for model, pks in pointed.items():
        rows = model._default_manager.all()
        if model not in SHARED:
            rows = rows.filter(book=book)
        for some in slices(list(pks), SLICE):
            if rows.filter(pk__in=some).count() < len(some):
                raise UndoConflictError
