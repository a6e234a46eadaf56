"""Take a change back."""

import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.models import Encounter, Gathering, Space
from dardar.people.actions import (
    add_note,
    add_person,
    delete_note,
    edit_note,
    edit_person,
    mark,
    set_photo,
)
from dardar.people.journal import change
from dardar.people.labelling import label_people, unlabel_people
from dardar.people.models import Change, Label, Labelling, Note, Person, Photo, Record
from dardar.people.undo import UndoConflictError, undo
from tests.people.conftest import named, values
from tests.people.pictures import png


def last(book: Book) -> Change:
    return Change.objects.filter(book=book, undone_at=None).latest("at", "pk")


def edited(book: Book, ana: Person) -> None:
    base = ana.records.values_list("pk", flat=True)
    edit_person(book, ana, [Kind.NAME], [Field(Kind.NAME, "Ana María")], base=list(base))


def state() -> list[object]:
    """Return all rows that owners write, as they are."""
    models = (Person, Record, Note, Label, Labelling, Photo)
    return [list(model.objects.order_by("pk").values()) for model in models]


def note_deleted(book: Book, ana: Person) -> None:
    delete_note(book, Note.objects.get(person=ana))


def note_edited(book: Book, ana: Person) -> None:
    note = Note.objects.get(person=ana)
    edit_note(book, note, "coffee", base=mark(note.text))


def labelled(book: Book, ana: Person) -> None:
    label_people(book, [ana], "friends")


def unlabelled(book: Book, ana: Person) -> None:
    unlabel_people(book, [ana], Label.objects.get(name="old"))


def pictured(book: Book, ana: Person) -> None:
    set_photo(book, ana, png())


def added(book: Book, ana: Person) -> None:
    named(book, f"Friend of {ana.name}")


@pytest.mark.parametrize(
    "act",
    [edited, note_deleted, note_edited, labelled, unlabelled, pictured, added],
    ids=lambda act: act.__name__,
)
def test_everything_is_again_as_it_was(
    book: Book, ana: Person, act: Callable[[Book, Person], None]
) -> None:
    add_note(book, ana, "tea")
    label_people(book, [ana], "old")
    set_photo(book, ana, png("red"))
    ana.refresh_from_db()
    before = state()
    act(book, ana)
    assert state() != before
    undo(book, last(book))
    assert state() == before


def test_undoing_twice_does_nothing(book: Book, ana: Person) -> None:
    add_note(book, ana, "tea")
    entry = last(book)
    undo(book, entry)
    add_note(book, ana, "coffee")
    undo(book, entry)
    assert [note.text for note in Note.objects.all()] == ["coffee"]


def test_an_undone_change_says_so_and_keeps_no_images(book: Book, ana: Person) -> None:
    add_note(book, ana, "tea")
    entry = last(book)
    undo(book, entry)
    entry.refresh_from_db()
    assert entry.undone_at
    assert entry.rows == []


def test_what_brought_somebody_in_goes_with_them(book: Book) -> None:
    named(book, "Bea")
    entry = last(book)
    undo(book, entry)
    assert not Person.objects.exists()
    assert not Change.objects.exists()
    undo(book, entry)  # a second tap on the same button


def test_the_change_of_another_book_is_refused(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    add_note(book, ana, "tea")
    with pytest.raises(PermissionDenied):
        undo(strangers_book, last(book))
    assert Note.objects.exists()


class TestConflict:
    """What has changed again since is not thrown away."""

    def conflict(self, book: Book, entry: Change) -> None:
        before = state()
        with pytest.raises(UndoConflictError):
            undo(book, entry)
        assert state() == before

    def test_a_row_changed_since(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "tea")
        entry = last(book)
        edit_note(book, note, "coffee", base=mark("tea"))
        self.conflict(book, entry)
        undo(book, last(book))
        undo(book, entry)
        assert not Note.objects.exists()

    def test_an_update_of_a_row_changed_since(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "tea")
        edit_note(book, note, "coffee", base=mark("tea"))
        entry = last(book)
        edit_note(book, note, "water", base=mark("coffee"))
        self.conflict(book, entry)

    def test_a_row_deleted_since(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "tea")
        entry = last(book)
        delete_note(book, note)
        self.conflict(book, entry)

    def test_an_updated_row_deleted_since(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "tea")
        edit_note(book, note, "coffee", base=mark("tea"))
        entry = last(book)
        delete_note(book, note)
        self.conflict(book, entry)

    def test_a_person_built_upon_since(self, book: Book) -> None:
        bea = named(book, "Bea")
        entry = last(book)
        add_note(book, bea, "tea")
        self.conflict(book, entry)

    def test_a_deleted_row_made_anew_since(self, book: Book, ana: Person) -> None:
        label_people(book, [ana], "friends")
        label_people(book, [named(book, "Bea")], "friends")
        label = Label.objects.get()
        unlabel_people(book, [ana], label)
        entry = last(book)
        label_people(book, [ana], "friends")
        self.conflict(book, entry)

    def test_a_deleted_row_that_is_there_again(self, book: Book, ana: Person) -> None:
        note = add_note(book, ana, "tea")
        pk = note.pk
        delete_note(book, note)
        Note.objects.create(pk=pk, book=book, person=ana, text="tea")
        self.conflict(book, last(book))

    def test_a_deleted_row_that_pointed_to_one_gone_since(self, book: Book) -> None:
        today = timezone.localdate()
        space = Space.objects.create(book=book, name="Choir")
        fair = Gathering.objects.create(book=book, name="Fair", on=today, space=space)
        with change(book, "gone") as journal:
            journal.delete(fair)
        space.delete()
        self.conflict(book, last(book))

    @pytest.mark.parametrize(
        "row",
        [
            {"model": "user", "before": None, "after": {}},
            {"model": "note", "before": {"text": "x", "surprise": 1}, "after": None},
            {"model": "note", "before": {"text": "x", "person": "no id"}, "after": None},
        ],
    )
    def test_a_forged_row_of_an_archive(self, book: Book, row: dict[str, object]) -> None:
        forged = {"id": str(uuid.uuid4()), **row}
        self.conflict(book, Change.objects.create(book=book, verb="noted", rows=[forged]))


def test_a_row_can_be_restored_into_its_own_book_only(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    delete_note(book, add_note(book, ana, "tea"))
    entry = last(book)
    entry.rows[0]["before"]["person"] = str(named(strangers_book, "Bea").pk)
    entry.save()
    with pytest.raises(UndoConflictError):
        undo(book, entry)


def test_a_new_label_that_others_bear_by_now_stays(book: Book, ana: Person) -> None:
    bea = named(book, "Bea")
    label_people(book, [ana], "friends")
    entry = last(book)
    label_people(book, [bea], "friends")
    undo(book, entry)
    assert [row.person for row in Labelling.objects.all()] == [bea]


def test_a_new_gathering_at_which_others_were_met_since_stays(book: Book) -> None:
    there = Circumstances(on=timezone.localdate(), gathering="Spring fair", space="Choir")
    meet(book, [named(book, "Ana")], there)
    entry = last(book)
    meet(book, [named(book, "Luis")], there)
    undo(book, entry)
    [encounter] = Encounter.objects.all()
    assert encounter.gathering
    assert encounter.gathering.name == "Spring fair"


def test_an_edit_and_a_photo_are_undone_in_any_order(book: Book, ana: Person) -> None:
    edited(book, ana)
    edit = last(book)
    set_photo(book, ana, png())
    photo = last(book)
    undo(book, edit)
    undo(book, photo)
    assert values(ana, Kind.NAME) == ["Ana Ruiz Soler"]
    assert not Photo.objects.exists()


def test_a_label_of_many_is_taken_back_in_a_few_statements(
    book: Book, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = [Person(book=book) for _ in range(1200)]
    Person.objects.bulk_create(people)
    with django_assert_max_num_queries(40):
        assert label_people(book, people, "all") == 1200
    with django_assert_max_num_queries(40):
        undo(book, last(book))
    assert not Labelling.objects.exists()
    assert not Label.objects.exists()


def test_people_touched_are_computed_anew(book: Book) -> None:
    ana = add_person(book, [Field(Kind.NAME, "Ana")])
    edited(book, ana)
    undo(book, last(book))
    assert values(ana, Kind.NAME) == ["Ana"]
