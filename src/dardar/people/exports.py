"""Write people out for other programs: as vCard 4.0 or as a table, piece by piece.

What is shown of a person is written, with labels, notes and the picture; whoever reads the file
again has the same values. The book as a whole, history and all, is what an archive is for.
"""

import codecs
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from dardar.accounts.models import Book
from dardar.core.cards import csv_writer, vcard
from dardar.core.cards.fields import Field, Kind, Picture
from dardar.core.cards.stored import from_stored
from dardar.people.models import Labelling, Note, Person, Photo
from dardar.people.queries import photos
from dardar.people.slices import slices

# People whose photos are in memory at once.
BATCH: Final = 100
_NAMING: Final = frozenset({Kind.NAME, Kind.NICKNAME, Kind.COMPANY, Kind.EMAIL, Kind.PHONE})


class Written(NamedTuple):
    """A person as they are written: what the writers of cards ask for."""

    fields: tuple[Field, ...]
    uid: str = ""
    pictures: tuple[Picture, ...] = ()


def vcards(book: Book, people: QuerySet[Person]) -> Iterator[bytes]:
    """Yield people as cards of one vCard 4.0 file (RFC 6350), pictures included."""
    written = (
        Written(fields, f"urn:uuid:{person.pk}", pictures)
        for batch in _batches(book, people)
        for (person, fields), pictures in zip(batch, _pictures(book, batch), strict=True)
    )
    return (card.encode() for card in vcard.write(written))


def table(book: Book, people: QuerySet[Person]) -> Iterator[bytes]:
    """Yield people as lines of one CSV file in UTF-8, marked as such for Excel."""
    yield codecs.BOM_UTF8
    rows = (fields for batch in _batches(book, people) for _person, fields in batch)
    for line in csv_writer.write(rows):
        yield line.encode()


_Batch = Sequence[tuple[Person, tuple[Field, ...]]]


def _batches(book: Book, people: QuerySet[Person]) -> Iterator[_Batch]:
    """Yield people with their fields; their ids are read first, so that all are of one moment."""
    ids = list(people.filter(book=book).values_list("pk", flat=True))
    for some in slices(ids, BATCH):
        found = Person.objects.filter(book=book).in_bulk(some)
        present = [found[pk] for pk in some if pk in found]
        texts = _texts(book, some)
        yield [(person, (*_shown(person), *texts[person.pk])) for person in present]


def _shown(person: Person) -> Iterator[Field]:
    """Yield what is shown; labels are told by who bears them now, not by what a source said.

    Who has neither name nor address gets what lists call them by, lest no program take them in.
    """
    fields = [from_stored(item) for item in person.profile if item["kind"] != Kind.LABEL]
    if person.name and not any(field.kind in _NAMING for field in fields):
        yield Field(Kind.NAME, person.name)
    yield from fields


def _texts(book: Book, people: Sequence[UUID]) -> dict[UUID, list[Field]]:
    """Return labels and notes as fields, by person."""
    found: dict[UUID, list[Field]] = defaultdict(list)
    borne = Labelling.objects.filter(book=book, person__in=people).order_by("label__folded")
    for pk, name in borne.values_list("person_id", "label__name"):
        found[pk].append(Field(Kind.LABEL, name))
    notes = Note.objects.filter(book=book, person__in=people).order_by("created_at", "pk")
    for pk, text in notes.values_list("person_id", "text"):
        found[pk].append(Field(Kind.NOTE, text))
    return found


def _pictures(book: Book, batch: _Batch) -> Iterable[tuple[Picture, ...]]:
    shown = photos(book, [person for person, _fields in batch])
    images = Photo.objects.in_bulk(list(shown.values()))
    for person, _fields in batch:
        photo = images.get(shown.get(person.pk))
        yield (Picture(bytes(photo.image), "image/webp"),) if photo else ()
