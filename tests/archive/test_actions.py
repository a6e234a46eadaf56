"""A book written out comes back to the same state, or not at all."""

import io
import json
from collections.abc import Callable
from datetime import date

import pytest

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book, User
from dardar.archive.actions import (
    BadArchiveError,
    NotEmptyError,
    close_account,
    erase_everything,
    read_archive,
    write_archive,
)
from dardar.archive.layout import owned_models
from dardar.archive.queries import counts
from dardar.core.cards.fields import Field, Kind
from dardar.demo.world import build
from dardar.people.actions import add_note, add_person
from dardar.people.models import Import, Key, Person

TODAY = date(2026, 11, 24)


def written(book: Book) -> bytes:
    return b"".join(write_archive(book))


def rows_of(archive: bytes) -> dict[str, dict[str, object]]:
    return {f"{row['model']} {row['id']}": row for row in json.loads(archive)["rows"]}


@pytest.fixture
def world(db: None) -> Book:  # noqa: ARG001 - pytest-django opens the database
    return build(lambda _what, _share: None, people=40, today=TODAY)


def test_a_whole_book_comes_back_to_the_same_state(world: Book) -> None:
    person = Person.objects.filter(book=world).exclude(name="").first()
    assert person
    add_note(world, person, "Alergia a los frutos secos 🥜")
    before = written(world)
    keys = set(Key.objects.filter(book=world).values_list("person", "kind", "value"))
    erase_everything(world)
    assert read_archive(world, io.BytesIO(before)) == len(rows_of(before))
    assert rows_of(written(world)) == rows_of(before)
    assert set(Key.objects.filter(book=world).values_list("person", "kind", "value")) == keys


def test_an_archive_is_plain_json_with_its_format_and_preferences(world: Book) -> None:
    archive = json.loads(written(world))
    assert archive["format"] == "dardar-archive/1"
    assert archive["book"]["time_zone"] == "Europe/Madrid"
    assert {row["model"] for row in archive["rows"]} >= {"person", "record", "encounter"}


def test_preferences_come_back_too(book: Book) -> None:
    Book.objects.filter(pk=book.pk).update(time_zone="America/Mexico_City", working_days="1234")
    book.refresh_from_db()
    archive = written(book)
    Book.objects.filter(pk=book.pk).update(time_zone="Europe/Madrid", working_days="12345")
    read_archive(book, io.BytesIO(archive))
    book.refresh_from_db()
    assert (book.time_zone, book.working_days) == ("America/Mexico_City", "1234")


def test_an_archive_does_not_mix_with_people_already_there(world: Book) -> None:
    archive = written(world)
    with pytest.raises(NotEmptyError):
        read_archive(world, io.BytesIO(archive))
    assert rows_of(written(world)) == rows_of(archive)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"{}",
        lambda _: b"\x00\xff" * 100,
        lambda _: b"[" * 100_000,
        lambda a: a[: len(a) // 2],
        lambda a: a.replace(b'"model": "person"', b'"model": "user"', 1),
        lambda a: a.replace(b'"kind": "meeting"', b'"kind": 7', 1)[:-10],
        lambda a: a.replace(b'"Europe/Madrid"', b'"Mars/Olympus"', 1),
    ],
)
def test_a_damaged_archive_changes_nothing(world: Book, damage: Callable[[bytes], bytes]) -> None:
    archive = written(world)
    erase_everything(world)
    with pytest.raises(BadArchiveError):
        read_archive(world, io.BytesIO(damage(archive)))
    assert all(not m._default_manager.filter(book=world).exists() for m in owned_models())


def test_an_archive_cannot_reach_into_another_book(book: Book, strangers_book: Book) -> None:
    theirs = add_person(strangers_book, [Field(Kind.NAME, "Carla Ruiz")])
    mine = add_person(book, [Field(Kind.NAME, "Ana Gil")])
    add_note(book, mine, "a note")
    archive = written(book).replace(str(mine.pk).encode(), b"HERE", 1)
    archive = archive.replace(str(mine.pk).encode(), str(theirs.pk).encode())
    archive = archive.replace(b"HERE", str(mine.pk).encode())
    erase_everything(book)
    with pytest.raises(BadArchiveError):
        read_archive(book, io.BytesIO(archive))
    assert theirs.notes.count() == 0


def test_an_archive_whose_rows_live_in_another_book_is_refused(
    world: Book, strangers_book: Book
) -> None:
    archive = written(world)
    with pytest.raises(BadArchiveError):
        read_archive(strangers_book, io.BytesIO(archive))
    assert not Person.objects.filter(book=strangers_book).exists()
    assert rows_of(written(world)) == rows_of(archive)


def test_an_import_under_way_elsewhere_arrives_ended_and_without_its_file(book: Book) -> None:
    Import.objects.create(
        book=book, source="vcard", file_name="a.vcf", stored_as="../../etc/x", state="running"
    )
    archive = written(book)
    erase_everything(book)
    read_archive(book, io.BytesIO(archive))
    entry = Import.objects.get(book=book)
    assert (entry.stored_as, entry.state) == ("", "cancelled")
    assert entry.ended_at


def test_erasing_everything_leaves_the_other_books_alone(world: Book, strangers_book: Book) -> None:
    add_person(strangers_book, [Field(Kind.NAME, "Carla Ruiz")])
    erase_everything(world)
    assert not any(vars_of(world))
    assert not Key.objects.filter(book=world).exists()
    assert Person.objects.filter(book=strangers_book).count() == 1
    assert User.objects.filter(pk=world.owner_id).exists()


def vars_of(book: Book) -> list[int]:
    held = counts(book)
    return [getattr(held, name) for name in held.__slots__]


def test_closing_an_account_takes_the_user_along(world: Book) -> None:
    close_account(world)
    assert not User.objects.filter(pk=world.owner_id).exists()
    assert not Book.objects.filter(pk=world.pk).exists()


def test_an_empty_book_has_an_archive_too(strangers_book: Book) -> None:
    erase_everything(strangers_book)
    archive = written(strangers_book)
    assert json.loads(archive)["rows"] == []
    assert read_archive(strangers_book, io.BytesIO(archive)) == 0


def test_an_account_can_be_opened_again_from_an_archive(world: Book) -> None:
    archive = written(world)
    close_account(world)
    again = open_book(email="again@example.org", password=None)
    read_archive(again, io.BytesIO(archive))
    assert rows_of(written(again)) == rows_of(archive)
