"""Every change by hand has a history."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter, Gathering, Participation, Promise, Space
from dardar.people.journal import Journal, change, relations, watch
from dardar.people.models import Change, ChangeAbout, Key, Label, Labelling, Note, Person, Photo
from tests.people.conftest import named


def test_a_change_keeps_who_it_is_about_its_verb_words_and_rows(book: Book, ana: Person) -> None:
    with change(book, "noted", people=[ana], name="Ana") as journal:
        note = journal.create(Note(book=book, person=ana, text="likes tea"))
    entry = Change.objects.get(verb="noted")
    assert entry.words == {"name": "Ana"}
    assert [about.person for about in entry.about.all()] == [ana]
    [row] = entry.rows
    assert (row["model"], row["id"], row["before"]) == ("note", str(note.pk), None)
    assert (row["after"]["person"], row["after"]["text"]) == (str(ana.pk), "likes tea")


def test_nothing_written_leaves_no_change(book: Book, ana: Person) -> None:
    Change.objects.all().delete()
    with change(book, "noted", people=[ana]):
        pass
    assert not Change.objects.exists()


def test_an_update_to_the_same_value_leaves_no_change(book: Book, ana: Person) -> None:
    note = Note.objects.create(book=book, person=ana, text="tea")
    Change.objects.all().delete()
    with change(book, "note_edited") as journal:
        journal.update(note, text="tea")
    assert not Change.objects.exists()


def test_an_update_remembers_what_stood_there_not_what_a_stale_copy_says(
    book: Book, ana: Person
) -> None:
    note = Note.objects.create(book=book, person=ana, text="tea")
    Note.objects.update(text="coffee")
    with change(book, "note_edited") as journal:
        journal.update(note, text="water")
    [row] = Change.objects.get(verb="note_edited").rows
    assert (row["before"]["text"], row["after"]["text"]) == ("coffee", "water")


def note_and_fail(book: Book, ana: Person) -> None:
    with change(book, "noted") as journal:
        journal.create(Note(book=book, person=ana, text="tea"))
        raise RuntimeError


def test_an_error_inside_undoes_all_of_it(book: Book, ana: Person) -> None:
    with pytest.raises(RuntimeError):
        note_and_fail(book, ana)
    assert not Note.objects.exists()


MANNERS: dict[str, Callable[[Journal, Note], object]] = {
    "create": lambda journal, note: journal.create(Note(book=note.book, person=note.person)),
    "create all": lambda journal, note: journal.create_all([Note(book=note.book)]),
    "update": lambda journal, note: journal.update(note, text="z"),
    "delete": lambda journal, note: journal.delete(note),
}


def write(book: Book, manner: str, note: Note) -> None:
    with change(book, "noted") as journal:
        MANNERS[manner](journal, note)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_row_of_another_book_is_refused(book: Book, strangers_book: Book, manner: str) -> None:
    bea = named(strangers_book, "Bea")
    note = Note.objects.create(book=strangers_book, person=bea, text="x")
    with pytest.raises(PermissionDenied):
        write(book, manner, note)
    assert [note.text for note in Note.objects.all()] == ["x"]


def test_a_person_of_another_book_is_refused(book: Book, strangers_book: Book) -> None:
    bea = named(strangers_book, "Bea")
    with pytest.raises(PermissionDenied), change(book, "noted", people=[bea]):
        pytest.fail("nothing inside is run")


def test_people_touched_are_refreshed(book: Book, ana: Person) -> None:
    with change(book, "noted") as journal:
        journal.create(Note(book=book, person=ana, text="collects stamps"))
    assert Key.objects.filter(person=ana, value="stamps").exists()


def test_labels_and_photos_make_nobody_be_computed_anew(book: Book, ana: Person) -> None:
    Person.objects.filter(pk=ana.pk).update(name="left alone")
    with change(book, "labelled") as journal:
        label = journal.create(Label(book=book, name="x", folded="x"))
        journal.create_all([Labelling(book=book, person=ana, label=label)])
        journal.create(Photo(book=book, person=ana, image=b"x"))
    ana.refresh_from_db()
    assert ana.name == "left alone"


def test_deleting_takes_along_what_cannot_be_without_and_lets_go_of_the_rest(
    book: Book, ana: Person
) -> None:
    today = timezone.localdate()
    space = Space.objects.create(book=book, name="Choir")
    gathering = Gathering.objects.create(book=book, name="Fair", on=today, space=space)
    encounter = Encounter.objects.create(
        book=book, kind="call", on=today, space=space, gathering=gathering
    )
    Participation.objects.create(book=book, encounter=encounter, person=ana)
    promise = Promise.objects.create(
        book=book, person=ana, encounter=encounter, text="x", made_on=today
    )
    with change(book, "encounter_deleted") as journal:
        journal.delete(encounter)
        journal.delete(space)
    promise.refresh_from_db()
    gathering.refresh_from_db()
    assert promise.encounter is None
    assert gathering.space is None
    assert not Participation.objects.exists()
    written = [(row["model"], row["after"] is None) for row in Change.objects.latest("at").rows]
    assert written == [
        ("participation", True),
        ("promise", False),
        ("encounter", True),
        ("gathering", False),
        ("space", True),
    ]


def test_many_rows_are_written_in_a_few_statements(
    book: Book, ana: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    notes = [Note(book=book, person=ana, text=f"note {n}") for n in range(400)]
    with django_assert_max_num_queries(52):
        with change(book, "noted") as journal:
            journal.create_all(notes)
        with change(book, "note_deleted") as journal:
            journal.delete_all(notes)
    assert not Note.objects.exists()


def test_whoever_watches_sees_the_changes_made_inside(book: Book, ana: Person) -> None:
    with watch() as made:
        with change(book, "noted") as journal:
            journal.create(Note(book=book, person=ana, text="one"))
        with change(book, "noted"):
            pass
    with change(book, "noted") as journal:
        journal.create(Note(book=book, person=ana, text="two"))
    assert [entry.rows[0]["after"]["text"] for entry in made] == ["one"]


def test_a_person_deleted_inside_has_no_line_in_the_history(book: Book, ana: Person) -> None:
    with change(book, "gone") as journal:
        journal.delete(ana)
    assert not ChangeAbout.objects.exists()


def test_every_way_rows_point_to_a_person_is_known() -> None:
    ways = {(relation.model.__name__, relation.column) for relation in relations(Person)}
    assert {("Record", "person"), ("Encounter", "introduced_by"), ("Note", "person")} <= ways
    assert not {model for model, _column in ways} & {"Key", "ChangeAbout"}
