"""Verbs that change what is known of people by hand: add, edit, note, picture, erase."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book, Mail
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, from_stored, to_stored
from dardar.core.identity.editing import amendment
from dardar.core.identity.profile import SINGLE, Statement, alike, compute
from dardar.people.history import LONGEST_NAME, named
from dardar.people.imports.pictures import clean
from dardar.people.journal import Journal, change
from dardar.people.models import (
    Change,
    ChangeAbout,
    Import,
    Label,
    Note,
    Person,
    Photo,
    Record,
    Source,
)
from dardar.people.refresh import SLICE, statement
from dardar.people.slices import slices
from dardar.people.traces import leave_no_trace

# Changes that write nothing but assertions.
SAYING_WHO: Final = frozenset({"joined", "parted", "told_apart"})
# What an import keeps to be looked at before it runs.
_SHOWN_ONCE: Final = frozenset({"people", "changes", "news"})
# People are about to be erased for ever. Arguments: book (Book), people (list of UUID).
people_erased = Signal()


class EmptyPersonError(ValueError):
    """Nothing given says who the person is."""


class EmptyNoteError(ValueError):
    """A note without words."""


class NoPictureError(ValueError):
    """The bytes given are no picture that can be read."""


class EditConflictError(Exception):
    """Somebody, perhaps another tab, changed the same kinds of fields since the form was opened."""

    def __init__(self, kinds: Collection[str]) -> None:
        """Keep the kinds in conflict."""
        super().__init__(", ".join(sorted(kinds)))
        self.kinds = frozenset(kinds)


def add_person(book: Book, fields: Iterable[Field]) -> Person:
    """Add somebody in the owner's own words and return them.

    Raises:
        EmptyPersonError: there is no value at all.

    """
    said = [to_stored(field) for field in fields if field.value.strip()]
    if not said:
        raise EmptyPersonError
    named = next((f["value"] for f in said if f["kind"] == Kind.NAME), said[0]["value"])
    with change(book, "added", name=named[:LONGEST_NAME]) as journal:
        person = _write_person(journal, said)
    person.refresh_from_db()
    return person


def write_person(journal: Journal, fields: Iterable[Field]) -> Person:
    """Add somebody as a part of a larger change and return them, not yet refreshed."""
    return _write_person(journal, [to_stored(f) for f in fields if f.value.strip()])


def _write_person(journal: Journal, said: list[StoredField]) -> Person:
    person = journal.create(Person(book=journal.book))
    _write_own_words(journal, person, said)
    return person


def edit_person(
    book: Book,
    person: Person,
    kinds: Collection[Kind],
    fields: Sequence[Field],
    *,
    base: Collection[UUID],
) -> None:
    """Make the values of some kinds exactly these, in the owner's own words.

    What the owner saw and has taken out is hidden; what was not known yet when they looked, as
    when an import ran meanwhile, stays. Kinds not named stay as they are.

    Args:
        book: the book of the owner.
        person: whom to edit.
        kinds: the kinds the form showed.
        fields: all values those kinds shall have.
        base: the records the form was made from: those that counted then.

    Raises:
        EditConflictError: own words of the same kinds have changed since.
        EmptyPersonError: nothing would be left that says who this is.

    """
    require_own(book, person)
    with change(book, "edited", people=[person], name=_called(person)) as journal:
        Person.objects.select_for_update().get(pk=person.pk)
        counting = list(person.records.filter(replaced_by=None).defer("raw"))
        looked_at = list(person.records.filter(pk__in=base).defer("raw"))
        _require_unchanged(counting, looked_at, kinds)
        statements = list(map(statement, counting))
        said = amendment(
            statements,
            fields,
            identity=str(person.pk),
            kinds=kinds,
            seen={alike(f, book.region) for r in looked_at for f in r.fields},
            region=book.region,
        )
        if not said:
            return
        own = Statement("", Source.OWN, timezone.now(), said, str(person.pk))
        if not compute([*statements, own], book.region).shown:
            raise EmptyPersonError
        _write_own_words(journal, person, said)
    person.refresh_from_db()


def use_value(book: Book, person: Person, record: Record, place: int) -> None:
    """Show a value that a record gives and that was not shown: it becomes the owner's own choice.

    Args:
        book: the book of the owner.
        person: whom the record is about.
        record: which record.
        place: where in its fields the value stands.

    Raises:
        PermissionDenied: the record is of another person.
        IndexError: the record has no value at this place.

    """
    require_own(book, person, record)
    if record.person_id != person.pk:
        raise PermissionDenied
    chosen = from_stored(record.fields[place])
    counting = list(person.records.filter(replaced_by=None).defer("raw"))
    profile = compute(map(statement, counting), book.region)
    beside = [] if chosen.kind in SINGLE else map(from_stored, profile.of(chosen.kind))
    base = [counted.pk for counted in counting]
    edit_person(book, person, [chosen.kind], [chosen, *beside], base=base)


def _called(person: Person) -> str:
    return person.name[:LONGEST_NAME]


def _require_unchanged(
    counting: Iterable[Record], looked_at: Iterable[Record], kinds: Collection[Kind]
) -> None:
    """Raise EditConflictError if own words on some kinds have come or gone since the look."""
    now, then = (
        {r.pk: r for r in rows if r.source == Source.OWN} for rows in (counting, looked_at)
    )
    changed = [(now | then)[pk] for pk in now.keys() ^ then.keys()]
    said = {field["kind"] for record in changed for field in record.fields}
    if conflicting := said & {kind.value for kind in kinds}:
        raise EditConflictError(conflicting)


def _write_own_words(journal: Journal, person: Person, fields: list[StoredField]) -> None:
    journal.create(Record(book=journal.book, person=person, source=Source.OWN, fields=fields))


def add_note(book: Book, person: Person, text: str) -> Note:
    """Write a note about a person and return it.

    Raises:
        EmptyNoteError: it has no words.

    """
    text = _words_of_note(text)
    with change(book, "noted", people=[person], name=_called(person)) as journal:
        return journal.create(Note(book=book, person=person, text=text))


def edit_note(book: Book, note: Note, text: str, *, base: str) -> None:
    """Change the words of a note.

    Args:
        book: the book of the owner.
        note: which note.
        text: its new words.
        base: the :func:`mark` of the words the form was made from.

    Raises:
        EditConflictError: its words have changed since.
        EmptyNoteError: nothing would be left of it; deleting is another verb.

    """
    text = _words_of_note(text)
    require_own(book, note)
    with change(book, "note_edited", people=[note.person], name=_called(note.person)) as journal:
        if mark(Note.objects.select_for_update().get(pk=note.pk).text) != base:
            raise EditConflictError([Kind.NOTE])
        journal.update(note, text=text)


def delete_note(book: Book, note: Note) -> None:
    """Delete a note."""
    with change(book, "note_deleted", people=[note.person], name=_called(note.person)) as journal:
        journal.delete(note)


def mark(text: str) -> str:
    """Return a short mark of a text, by which to tell whether it has changed."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=12).hexdigest()


def _words_of_note(text: str) -> str:
    if not text.strip():
        raise EmptyNoteError
    return text.strip()


def set_photo(book: Book, person: Person, data: bytes) -> Photo:
    """Show a picture of the owner's choice of a person and return it.

    Raises:
        NoPictureError: the bytes are no picture.

    """
    image = clean(data)
    if image is None:
        raise NoPictureError
    with change(book, "pictured", people=[person], name=_called(person)) as journal:
        journal.delete_all(list(person.photos.filter(record=None)))
        return journal.create(Photo(book=book, person=person, image=image))


def remove_photo(book: Book, photo: Photo) -> None:
    """Take a picture of a person away; one that another source gives shows in its place."""
    person = photo.person
    with change(book, "unpictured", people=[person], name=_called(person)) as journal:
        journal.delete(photo)


def erase_people(book: Book, people: Collection[Person]) -> None:
    """Erase people and all that is only about them, for ever: their history goes along.

    So do labels that nobody bears any more, mails that wait to be sent and name them, and what
    imports that have ended once showed of them.
    """
    require_own(book, *people)
    ids = [person.pk for person in people]
    with transaction.atomic():
        people_erased.send(Book, book=book, people=ids)
        for some in slices(ids, SLICE):
            _forget_changes(book, some)
            Person.objects.filter(book=book, pk__in=some).delete()
        _forget_mentions(book, [person.name for person in people if person.name])
        Label.objects.filter(book=book, labellings=None).delete()
        leave_no_trace()


def _forget_changes(book: Book, people: Sequence[UUID]) -> None:
    """Delete the changes about people; their images, which may be large, are not read again.

    Of what was said of several people being the same, or not, the rest is kept.
    """
    about = ChangeAbout.objects.filter(book=book, person__in=people)
    for some in slices(list(set(about.values_list("change", flat=True))), SLICE):
        changes = Change.objects.filter(pk__in=some)
        changes.exclude(verb__in=SAYING_WHO).only("pk").delete()
        for entry in changes.filter(verb__in=SAYING_WHO):
            _forget_in(entry, people)


def _forget_in(entry: Change, people: Collection[UUID]) -> None:
    """Leave people out of a change that says who is who; it goes if it says nothing any more."""
    gone = {str(pk) for pk in people}
    entry.rows = [row for row in entry.rows if not gone & {*_ends(row)}]
    names = entry.about.exclude(person__in=people).values_list("person__name", flat=True)
    if not entry.rows:
        entry.delete()
        return
    entry.words = entry.words | {"names": named(list(names))}
    entry.save(update_fields=["rows", "words"])


def _ends(row: dict[str, Any]) -> tuple[str, str]:
    image = row["after"] or row["before"]
    return image["one"], image["other"]


def _forget_mentions(book: Book, names: Sequence[str]) -> None:
    """Delete what names people in passing: mails not yet sent, first pages of imports."""
    waiting = Mail.objects.filter(book=book, sent_at=None).values_list("pk", "subject", "body")
    naming = [pk for pk, *texts in waiting if any(n in text for n in names for text in texts)]
    Mail.objects.filter(pk__in=naming).delete()
    for work in Import.objects.filter(book=book).exclude(ended_at=None):
        kept = {key: said for key, said in work.preview.items() if key not in _SHOWN_ONCE}
        if kept != work.preview:
            work.preview = kept
            work.save(update_fields=["preview"])
