"""Rows written past the ORM are the rows the ORM would write."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter, Space
from dardar.ids import new_id
from dardar.models import Import, Key, Person, Photo, Record
from dardar.people import bulk

MOMENT = dt.datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=dt.UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def stored(model: type[models.Model]) -> list[tuple[Any, ...]]:
    """Return the rows as the database holds them, below all conversion, and of what type."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY 1")  # noqa: S608 - a table of ours
        return [tuple((type(value), value) for value in row) for row in cursor.fetchall()]


def insert(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    columns = list(rows[0])
    bulk.insert(model, columns, [[row[column] for column in columns] for row in rows])


def orm(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    attname = {f.name: f.attname for f in model._meta.concrete_fields}
    model._default_manager.bulk_create(
        model(**{attname[name]: value for name, value in row.items()}) for row in rows
    )


def person_row(book: Book, **values: object) -> dict[str, Any]:
    columns = {f.name: "" for f in Person._meta.concrete_fields if isinstance(f, models.CharField)}
    row = {"id": new_id(), "book": book.pk, "created_at": MOMENT, **columns, "profile": []}
    return row | {"first_met_on": None, "last_contact_on": None, "is_compared": False} | values


def same_rows(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    insert(model, rows)
    ours = stored(model)
    model._default_manager.all().delete()
    orm(model, rows)
    assert ours == stored(model)
    assert len(ours) == len(rows)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(
    name=TEXT,
    profile=st.lists(JSON, max_size=4),
    day=st.none() | st.dates(),
    moment=st.datetimes(timezones=st.just(dt.UTC)),
)
def test_a_person_is_stored_as_the_orm_stores_it(
    book: Book, name: str, profile: list[object], day: dt.date | None, moment: dt.datetime
) -> None:
    Person.objects.all().delete()
    row = person_row(
        book, name=name, profile=profile, first_met_on=day, last_contact_on=day, created_at=moment
    )
    same_rows(Person, [row])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(
    raw=st.binary(max_size=60),
    fields=st.lists(JSON, max_size=4),
    line=st.integers(0, 2**31 - 1),
    uid=TEXT,
)
def test_a_record_is_stored_as_the_orm_stores_it(
    book: Book, raw: bytes, fields: list[object], line: int, uid: str
) -> None:
    Record.objects.all().delete()
    person = Person.objects.create(book=book)
    row = {
        "id": new_id(),
        "book": book.pk,
        "person": person.pk,
        "identity": person.pk,
        "source": "vcard",
        "uid": uid,
        "digest": raw[:16],
        "raw": raw,
        "line": line,
        "fields": fields,
        "from_import": None,
        "created_at": MOMENT,
        "replaced_by": None,
    }
    same_rows(Record, [row])


def test_a_foreign_key_keeps_whom_it_points_to(book: Book) -> None:
    work = Import.objects.create(book=book, source="vcard", file_name="a.vcf", state="ready")
    person = Person.objects.create(book=book)
    rows = [{"book": book.pk, "person": person.pk, "kind": "mail", "value": "ana@altura.coffee"}]
    insert(Key, rows)
    key = Key.objects.get()
    assert (key.book, key.person, key.value) == (book, person, "ana@altura.coffee")
    columns = "id book person identity source uid digest raw line fields".split()
    values = [new_id(), book.pk, person.pk, person.pk, "vcard", "", b"", b"", 1, []]
    bulk.insert(Record, [*columns, "from_import", "created_at"], [[*values, work.pk, MOMENT]])
    assert Record.objects.get().from_import == work


def test_days_and_flags_of_other_features_are_stored_as_the_orm_stores_them(book: Book) -> None:
    space = Space.objects.create(book=book, name="work")
    row = {
        "id": new_id(),
        "book": book.pk,
        "kind": "call",
        "on": dt.date(2026, 2, 28),
        "space": space.pk,
        "gathering": None,
        "introduced_by": None,
        "said": "¿Qué tal?",
        "created_at": MOMENT,
    }
    same_rows(Encounter, [row])


def test_a_photo_keeps_its_bytes(book: Book) -> None:
    person = Person.objects.create(book=book)
    image = bytes(range(256))
    bulk.insert(
        Photo,
        ["id", "book", "person", "identity", "record", "image"],
        [(new_id(), book.pk, person.pk, person.pk, None, image)],
    )
    assert bytes(Photo.objects.get().image) == image


@pytest.mark.usefixtures("book")
def test_no_rows_write_nothing() -> None:
    bulk.insert(Person, ["id", "book"], [])
    bulk.update(Person, ["name"], [])
    assert not Person.objects.exists()


def test_rows_of_unequal_length_are_refused(book: Book) -> None:
    with pytest.raises(ValueError, match="argument"):
        bulk.insert(Key, ["book", "person"], [(book.pk, new_id()), (book.pk,)])


def test_a_name_that_is_no_column_is_refused() -> None:
    with pytest.raises(TypeError, match="records is no column of Person"):
        bulk.insert(Person, ["records"], [(1,)])


@pytest.mark.django_db(transaction=True)
def test_a_broken_constraint_is_an_error(book: Book) -> None:
    row = person_row(book)
    insert(Person, [row])
    with pytest.raises(IntegrityError):
        insert(Person, [row])


def test_an_update_changes_the_named_columns_of_the_named_rows(book: Book) -> None:
    people = [Person.objects.create(book=book, name=name, company="Altura") for name in "abc"]
    changes: list[tuple[str, Any, UUID]] = [
        ("Ana", [{"kind": "name"}], people[0].pk),
        ("Carla", [], people[2].pk),
    ]
    bulk.update(Person, ["name", "profile"], changes)
    found = Person.objects.order_by("created_at").values_list("name", "company", "profile")
    assert list(found) == [
        ("Ana", "Altura", [{"kind": "name"}]),
        ("b", "Altura", []),
        ("Carla", "Altura", []),
    ]
