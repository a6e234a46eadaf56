"""Rows as JSON and back."""

import json
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter, FollowUp
from dardar.people.images import image, links, restored
from dardar.people.models import Label, Labelling, Note, Person, Photo, Record

MOMENT = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=ZoneInfo("Europe/Madrid"))


def test_an_image_is_json_without_what_follows_from_other_rows(ana: Person) -> None:
    assert image(ana).keys() == {"created_at"}
    assert json.loads(json.dumps(image(ana))) == image(ana)


def test_a_row_is_the_same_after_its_image(book: Book, ana: Person) -> None:
    record = Record.objects.create(
        book=book, person=ana, source="csv", raw=b"\x00\xff", digest=b"d", fields=[{"kind": "note"}]
    )
    label = Label.objects.create(book=book, name="x", folded="x")
    encounter = Encounter.objects.create(book=book, kind="call", on=date(2026, 3, 1))
    rows = [
        Labelling.objects.create(book=book, person=ana, label=label, record=record),
        Note.objects.create(book=book, person=ana, text="tea ☕", created_at=MOMENT),
        Photo.objects.create(book=book, person=ana, image=b"RIFF\x00"),
        FollowUp.objects.create(
            book=book,
            person=ana,
            encounter=encounter,
            due_on=date(2026, 3, 2),
            first_due_on=date(2026, 3, 2),
        ),
    ]
    for row in rows:
        model, pk, before = type(row), row.pk, json.loads(json.dumps(image(row)))
        columns = model._default_manager.filter(pk=pk).values().get()
        row.delete()
        restored(book, model, pk, before).save(force_insert=True)
        assert model._default_manager.filter(pk=pk).values().get() == columns


def test_a_moment_is_kept_to_the_microsecond_in_any_zone(book: Book, ana: Person) -> None:
    note = Note(book=book, person=ana, text="x", created_at=MOMENT)
    note.save()
    assert image(note) == image(Note.objects.get())


def test_days_given_as_text_are_days(book: Book) -> None:
    encounter = Encounter(book=book, kind="call", on="2026-03-01")
    encounter.save()
    assert image(encounter) == image(Encounter.objects.get())


def test_a_row_tells_what_it_points_to_besides_its_book(book: Book, ana: Person) -> None:
    label = Label.objects.create(book=book, name="x", folded="x")
    labelling = Labelling.objects.create(book=book, person=ana, label=label)
    assert links(labelling) == [(Label, label.pk), (Person, ana.pk)]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"surprise": 1}, KeyError),
        ({"book": "another"}, KeyError),
        ({"created_at": "yesterday"}, ValidationError),
    ],
)
def test_an_image_of_another_kind_of_row_is_refused(
    book: Book, values: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        restored(book, Note, UUID(int=1), values)
