"""Words the owner sorts people by."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.people.labelling import EmptyLabelError, label_people, tidy, unlabel_people
from dardar.people.models import Change, Label, Labelling, Person
from tests.people.conftest import named


def bearers(name: str) -> set[str]:
    rows = Labelling.objects.filter(label__name=name)
    return set(rows.values_list("person__name", flat=True))


def test_a_new_label_is_made_and_given(book: Book, ana: Person, luis: Person) -> None:
    assert label_people(book, [ana, luis], "  Old   friends ") == 2
    assert bearers("Old friends") == {"Ana Ruiz Soler", "Luis Prado"}


def test_a_label_that_is_there_is_given_whatever_its_case_and_accents(
    book: Book, ana: Person, luis: Person
) -> None:
    label_people(book, [ana], "Gijón")
    assert label_people(book, [ana, luis], "GIJON") == 1
    assert bearers("Gijón") == {"Ana Ruiz Soler", "Luis Prado"}
    assert Label.objects.count() == 1


def test_a_label_of_signs_only_is_a_label(book: Book, ana: Person) -> None:
    label_people(book, [ana], "★")
    label_people(book, [ana], "☆")
    assert Label.objects.count() == 2


@pytest.mark.parametrize("name", ["", "  ", "\t\n"])
def test_a_label_without_a_name_is_refused(book: Book, ana: Person, name: str) -> None:
    with pytest.raises(EmptyLabelError):
        label_people(book, [ana], name)


def test_a_long_label_is_cut_to_what_can_be_kept() -> None:
    written, folded = tidy("ß" * 300)
    assert (len(written), len(folded)) == (100, 100)


def test_the_history_names_one_person_and_counts_many(
    book: Book, ana: Person, luis: Person
) -> None:
    label_people(book, [ana], "x")
    label_people(book, [ana, luis, luis, named(book, "Bea")], "x")
    unlabel_people(book, [ana], Label.objects.get())
    unlabel_people(
        book, [ana, luis, named(book, "Eva"), *Person.objects.all()], Label.objects.get()
    )
    changes = Change.objects.filter(words__label="x").order_by("at")
    assert [(entry.verb, entry.words) for entry in changes] == [
        ("labelled", {"label": "x", "name": "Ana Ruiz Soler"}),
        ("labelled_many", {"label": "x", "count": 2}),
        ("unlabelled", {"label": "x", "name": "Ana Ruiz Soler"}),
        ("unlabelled_many", {"label": "x", "count": 2}),
    ]


def test_giving_what_all_bear_leaves_no_trace(book: Book, ana: Person) -> None:
    label_people(book, [ana], "x")
    before = Change.objects.count()
    assert label_people(book, [ana], "x") == 0
    assert label_people(book, [], "new") == 0
    assert Change.objects.count() == before
    assert Label.objects.count() == 1


def test_a_label_taken_from_its_last_bearer_goes(book: Book, ana: Person, luis: Person) -> None:
    label_people(book, [ana, luis], "x")
    assert unlabel_people(book, [ana], Label.objects.get()) == 1
    assert unlabel_people(book, [ana], Label.objects.get()) == 0
    assert bearers("x") == {"Luis Prado"}
    unlabel_people(book, [luis], Label.objects.get())
    assert not Label.objects.exists()


def test_people_and_labels_of_another_book_are_refused(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    bea = named(strangers_book, "Bea")
    label_people(strangers_book, [bea], "theirs")
    theirs = Label.objects.get()
    with pytest.raises(PermissionDenied):
        label_people(book, [ana, bea], "x")
    with pytest.raises(PermissionDenied):
        unlabel_people(book, [bea], theirs)
    with pytest.raises(PermissionDenied):
        unlabel_people(book, [ana], theirs)
    assert Labelling.objects.count() == 1


def test_the_same_label_of_two_books_is_two_labels(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    label_people(strangers_book, [named(strangers_book, "Bea")], "friends")
    label_people(book, [ana], "friends")
    assert Label.objects.count() == 2
