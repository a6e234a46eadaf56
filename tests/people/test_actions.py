"""Add, edit, note, picture and erase people by hand."""

import os
import subprocess
import sys
from collections.abc import Collection, Sequence
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.utils import timezone
from PIL import Image

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book, Mail
from dardar.accounts.outbox import write_mail
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.models import Encounter
from dardar.people.actions import (
    EditConflictError,
    EmptyNoteError,
    EmptyPersonError,
    NoPictureError,
    add_note,
    add_person,
    delete_note,
    edit_note,
    edit_person,
    erase_people,
    mark,
    remove_photo,
    set_photo,
    use_value,
)
from dardar.people.labelling import label_people
from dardar.people.models import Change, Import, Label, Note, Person, Photo, Record, Source
from tests.people.conftest import card, from_card, named, values
from tests.people.pictures import png

MAILS = [Kind.EMAIL]


def base(person: Person) -> list[UUID]:
    return list(person.records.filter(replaced_by=None).values_list("pk", flat=True))


def mails(*addresses: str) -> list[Field]:
    return [Field(Kind.EMAIL, address) for address in addresses]


def edit(person: Person, fields: Sequence[Field], kinds: Collection[Kind] = (Kind.EMAIL,)) -> None:
    edit_person(person.book, person, kinds, fields, base=base(person))


class TestAdd:
    """Somebody new, in the owner's own words."""

    def test_whom_i_add_is_there_with_all_i_say(self, book: Book) -> None:
        fields = [Field(Kind.NAME, "Ana"), Field(Kind.EMAIL, "a@b.org"), Field(Kind.NOTE, " ")]
        ana = add_person(book, fields)
        assert (ana.name, ana.email) == ("Ana", "a@b.org")
        record = ana.records.get(source="own")
        assert record.fields == [
            {"kind": "name", "value": "Ana"},
            {"kind": "email", "value": "a@b.org"},
        ]
        assert Change.objects.get().words == {"name": "Ana"}

    def test_a_mail_is_enough(self, book: Book) -> None:
        assert add_person(book, [Field(Kind.NAME, " "), *mails("a@b.org")]).name == "a@b.org"

    def test_nothing_is_not(self, book: Book) -> None:
        with pytest.raises(EmptyPersonError):
            add_person(book, [Field(Kind.NAME, " ")])
        assert not Person.objects.exists()

    @pytest.mark.parametrize("name", ["x" * 10_000, "\u202elive", "<b>", "👩‍🚀", "'; DROP TABLE"])
    def test_a_strange_name_is_kept_as_it_is(self, book: Book, name: str) -> None:
        assert values(named(book, name), Kind.NAME) == [name]


class TestEdit:
    """The owner's words win; sources stay as they are."""

    def test_a_value_is_added_in_own_words(self, luis: Person) -> None:
        edit(luis, mails("luis@prado.example", "l@home.example"))
        assert {i["value"]: i["source"] for i in luis.profile if i["kind"] == Kind.EMAIL} == {
            "l@home.example": "own",
            "luis@prado.example": "vcard",
        }

    def test_a_value_of_a_source_is_taken_out_and_the_source_keeps_it(self, luis: Person) -> None:
        edit(luis, [])
        assert values(luis, Kind.EMAIL) == []
        assert Record.objects.get(source=Source.VCARD).fields[1]["value"] == "luis@prado.example"

    def test_an_edit_says_what_changes_and_leaves_the_words_before(self, ana: Person) -> None:
        edit(ana, mails("new@norte.example"))
        assert ana.records.latest("created_at").fields == [
            {"kind": "email", "value": "new@norte.example"},
            {"kind": "email", "value": "ana@norte.example", "hide": True},
        ]
        assert values(ana, Kind.COMPANY) == ["Norte Capital"]

    def test_an_edit_that_changes_nothing_writes_nothing(self, ana: Person) -> None:
        edit(ana, mails("ana@norte.example"))
        assert ana.records.count() == 1
        assert Change.objects.count() == 1

    def test_two_tabs_that_edit_different_kinds_both_count(self, book: Book, ana: Person) -> None:
        both_saw = base(ana)
        edit_person(book, ana, MAILS, mails("new@norte.example"), base=both_saw)
        edit_person(book, ana, [Kind.PLACE], [Field(Kind.PLACE, "Vigo")], base=both_saw)
        assert (ana.email, ana.place) == ("new@norte.example", "Vigo")

    def test_two_tabs_that_edit_one_kind_conflict(self, book: Book, ana: Person) -> None:
        both_saw = base(ana)
        edit_person(book, ana, MAILS, mails("one@norte.example"), base=both_saw)
        with pytest.raises(EditConflictError) as conflict:
            edit_person(
                book,
                ana,
                [Kind.EMAIL, Kind.PLACE],
                [*mails("two@norte.example"), Field(Kind.PLACE, "Vigo")],
                base=both_saw,
            )
        assert conflict.value.kinds == {"email"}
        assert (ana.email, ana.place) == ("one@norte.example", "")

    def test_a_tab_opened_before_there_were_own_words_conflicts_too(
        self, book: Book, luis: Person
    ) -> None:
        both_saw = base(luis)
        edit_person(book, luis, MAILS, mails("one@prado.example"), base=both_saw)
        with pytest.raises(EditConflictError):
            edit_person(book, luis, MAILS, mails("two@prado.example"), base=both_saw)

    def test_what_an_import_brought_meanwhile_stays(self, book: Book, luis: Person) -> None:
        saw = base(luis)
        card(luis, *mails("new@prado.example"), source=Source.GOOGLE)
        edit_person(book, luis, MAILS, mails("l@home.example"), base=saw)
        assert values(luis, Kind.EMAIL) == ["l@home.example", "new@prado.example"]

    def test_nobody_is_left_without_a_word(self, ana: Person, luis: Person) -> None:
        for person in (ana, luis):
            with pytest.raises(EmptyPersonError):
                edit(person, [], list(Kind))
        assert luis.records.count() == 1

    def test_the_person_of_another_book_is_refused(self, book: Book, strangers_book: Book) -> None:
        bea = named(strangers_book, "Bea")
        with pytest.raises(PermissionDenied):
            edit_person(book, bea, MAILS, [], base=[])


class TestUseValue:
    """A value that is not shown is chosen."""

    def test_the_other_name_is_shown_from_then_on(self, book: Book, luis: Person) -> None:
        old = luis.records.get()
        card(luis, Field(Kind.NAME, "Luis A. Prado"), source=Source.GOOGLE)
        assert luis.name == "Luis A. Prado"
        use_value(book, luis, old, 0)
        assert luis.name == "Luis Prado"

    def test_a_hidden_mail_is_shown_again_beside_the_others(self, book: Book, luis: Person) -> None:
        record = luis.records.get()
        edit(luis, mails("l@home.example"))
        use_value(book, luis, record, 1)
        assert set(values(luis, Kind.EMAIL)) == {"l@home.example", "luis@prado.example"}

    def test_a_value_of_somebody_else_is_refused(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        with pytest.raises(PermissionDenied):
            use_value(book, ana, luis.records.get(), 0)

    def test_a_value_that_is_not_there_is_an_error(self, book: Book, luis: Person) -> None:
        with pytest.raises(IndexError):
            use_value(book, luis, luis.records.get(), 9)


class TestNotes:
    """What the owner writes down."""

    def test_a_note_is_kept_and_finds_the_person(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "  likes tea \n")
        assert note.text == "likes tea"
        assert ana.keys.filter(value="tea").exists()

    def test_an_edited_note_finds_by_its_new_words(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "likes tea")
        edit_note(book, note, "likes coffee", base=mark("likes tea"))
        assert set(
            ana.keys.filter(value__in=["tea", "coffee"]).values_list("value", flat=True)
        ) == {"coffee"}

    def test_a_note_edited_in_two_tabs_is_not_written_over(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "tea")
        edit_note(book, note, "coffee", base=mark("tea"))
        with pytest.raises(EditConflictError):
            edit_note(book, note, "water", base=mark("tea"))
        assert Note.objects.get().text == "coffee"

    def test_a_note_without_words_is_refused(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "tea")
        with pytest.raises(EmptyNoteError):
            add_note(book, ana, " \n")
        with pytest.raises(EmptyNoteError):
            edit_note(book, note, "", base=mark("tea"))

    def test_a_deleted_note_finds_nobody(self, book: Book, ana: Person) -> None:
        delete_note(book, add_note(book, ana, "likes tea"))
        assert not ana.keys.filter(value="tea").exists()

    def test_notes_of_another_book_are_refused(self, book: Book, strangers_book: Book) -> None:
        bea = named(strangers_book, "Bea")
        note = add_note(strangers_book, bea, "tea")
        with pytest.raises(PermissionDenied):
            add_note(book, bea, "x")
        with pytest.raises(PermissionDenied):
            edit_note(book, note, "x", base=mark("tea"))
        with pytest.raises(PermissionDenied):
            delete_note(book, note)
        assert Note.objects.get().text == "tea"


class TestPhotos:
    """Pictures of the owner's choice."""

    def test_a_picture_is_made_anew_as_webp(self, book: Book, ana: Person) -> None:
        photo = set_photo(book, ana, png("red", 900))
        assert photo.record is None
        with Image.open(BytesIO(photo.image)) as picture:
            assert (picture.format, picture.size) == ("WEBP", (512, 512))

    def test_a_new_picture_takes_the_place_of_the_one_before(self, book: Book, ana: Person) -> None:
        set_photo(book, ana, png("red"))
        second = set_photo(book, ana, png("blue"))
        assert list(ana.photos.all()) == [second]

    def test_a_picture_of_a_source_stays_beside_ones_own(self, book: Book, luis: Person) -> None:
        theirs = Photo.objects.create(
            book=book, person=luis, record=luis.records.get(), image=png()
        )
        mine = set_photo(book, luis, png())
        remove_photo(book, mine)
        assert list(luis.photos.all()) == [theirs]

    @pytest.mark.parametrize("data", [b"", b"hello", b"<svg xmlns='x'/>", png()[:40]])
    def test_what_is_no_picture_is_refused(self, book: Book, ana: Person, data: bytes) -> None:
        with pytest.raises(NoPictureError):
            set_photo(book, ana, data)
        assert not Photo.objects.exists()

    def test_photos_of_another_book_are_refused(self, book: Book, strangers_book: Book) -> None:
        bea = named(strangers_book, "Bea")
        photo = set_photo(strangers_book, bea, png())
        with pytest.raises(PermissionDenied):
            set_photo(book, bea, png())
        with pytest.raises(PermissionDenied):
            remove_photo(book, photo)
        assert Photo.objects.get() == photo


SECRET = "Xiomara Quetzalcoatl"


def a_whole_life(book: Book) -> Person:
    """Return somebody of whom every model that can tells something."""
    person = from_card(book, Field(Kind.NAME, SECRET), Field(Kind.EMAIL, "quetzalcoatl@x.org"))
    Record.objects.update(raw=f"FN:{SECRET}".encode())
    edit(person, [Field(Kind.NAME, f"{SECRET} II")], [Kind.NAME])
    add_note(book, person, f"{SECRET} likes tea")
    delete_note(book, add_note(book, person, f"{SECRET} likes coffee"))
    label_people(book, [person, named(book, "Bea")], "friends")
    label_people(book, [person], f"fans of {SECRET}")
    set_photo(book, person, png())
    write_mail(book, to="alma@example.org", subject="Today", body=f"Seal: {SECRET} II")
    write_mail(book, to="alma@example.org", subject="Today", body="Seal: Bea")
    Import.objects.create(
        book=book,
        source=Source.VCARD,
        file_name="all.vcf",
        state=Import.State.DONE,
        preview={"people": [{"name": SECRET}], "read": 1.0},
        ended_at=timezone.now(),
    )
    other = named(book, "Luis")
    today = Circumstances(on=timezone.localdate(), said=f"{SECRET} sings")
    meet(book, [person], today, promised=[f"call {SECRET}"])
    meet(book, [person, other], Circumstances(on=timezone.localdate(), said="tea for three"))
    meet(book, [other], Circumstances(on=timezone.localdate(), introduced_by=person))
    return person


class TestErase:
    """For ever, and only what is about them."""

    def test_their_name_stands_nowhere_afterwards(self, book: Book) -> None:
        erase_people(book, [a_whole_life(book)])
        needles = ("xiomara", "quetzalcoatl")
        for model in apps.get_app_config("dardar").get_models():
            for row in model._default_manager.all():
                text = str(_columns(row)).lower()
                assert not any(needle in text for needle in needles), text

    def test_the_bytes_of_the_database_do_not_hold_it_either(self, book: Book) -> None:
        person = a_whole_life(book)
        assert b"Quetzalcoatl" in _bytes()
        erase_people(book, [person])
        assert b"quetzalcoatl" not in _bytes().lower()

    def test_what_others_took_part_in_stays_without_them(self, book: Book) -> None:
        erase_people(book, [a_whole_life(book)])
        luis = Person.objects.get(name="Luis")
        assert {e.said for e in Encounter.objects.filter(people=luis)} == {"tea for three", ""}
        assert Encounter.objects.count() == 2
        assert set(Label.objects.values_list("name", flat=True)) == {"friends"}
        assert Mail.objects.get().body == "Seal: Bea"
        assert Import.objects.get().preview == {"read": 1.0}

    def test_people_of_another_book_are_refused(
        self, book: Book, strangers_book: Book, ana: Person
    ) -> None:
        bea = named(strangers_book, "Bea")
        with pytest.raises(PermissionDenied):
            erase_people(book, [ana, bea])
        assert Person.objects.count() == 2

    def test_many_are_erased_at_once(self, book: Book) -> None:
        people = [Person(book=book) for _ in range(700)]
        Person.objects.bulk_create(people)
        erase_people(book, people)
        assert not Person.objects.exists()


def _columns(row: models.Model) -> list[object]:
    return [
        bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else value
        for value in (getattr(row, field.attname) for field in row._meta.concrete_fields)
    ]


def _bytes() -> bytes:
    connection.ensure_connection()
    raw: bytes = connection.connection.serialize()
    return raw


ERASE_IN_A_FILE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from dardar.accounts.actions import open_book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person, erase_people
book = open_book(email="alma@example.org", password=None)
erase_people(book, [add_person(book, [Field(Kind.NAME, "Quetzalcoatl")])])
import os; os._exit(0)  # as if the machine stopped: nothing is tidied up on the way out
"""


@pytest.mark.django_db(transaction=True)
def test_erasing_is_settled_before_the_log_is_emptied() -> None:
    book = open_book(email="alma@example.org", password=None)
    erase_people(book, [named(book, "Bea")])
    assert not Person.objects.exists()


def test_no_file_of_the_database_holds_an_erased_name(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DARDAR_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "dardar.settings",
    }
    subprocess.run([sys.executable, "-c", ERASE_IN_A_FILE], env=environment, check=True)
    files = [path for path in tmp_path.iterdir() if path.name.startswith("dardar.sqlite3")]
    assert files
    assert not [path.name for path in files if b"quetzalcoatl" in path.read_bytes().lower()]
