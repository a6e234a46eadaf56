"""What those one met can give and are looking for, in one change with the encounter."""

import pytest

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, Newcomer, meet
from dardar.encounters.days import today
from dardar.encounters.models import Encounter
from dardar.giving.actions import What, add_wish
from dardar.giving.errors import TooLongError
from dardar.giving.meeting import as_told
from dardar.giving.models import Role, Wish
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.scenes import last


def test_it_is_written_with_the_encounter_and_undone_with_it(book: Book, ana: Person) -> None:
    told = as_told(["piano lessons", " "], ["a printer"])
    meet(book, [ana, Newcomer.named("Eva Sanz")], Circumstances(today(book)), besides=told)
    assert sorted(Wish.objects.values_list("person__name", "role", "words")) == [
        ("Ana Ruiz Soler", "need", "a printer"),
        ("Ana Ruiz Soler", "offer", "piano lessons"),
        ("Eva Sanz", "need", "a printer"),
        ("Eva Sanz", "offer", "piano lessons"),
    ]
    undo(book, last(book))
    assert not Wish.objects.exists()
    assert not Encounter.objects.exists()


def test_what_stands_there_already_is_not_written_twice(book: Book, ana: Person) -> None:
    add_wish(book, ana, What(Role.NEED, "a printer"))
    meet(book, [ana], Circumstances(today(book)), besides=as_told([], ["A printer"]))
    assert Wish.objects.count() == 1


def test_with_words_that_cannot_be_kept_nothing_is(book: Book, ana: Person) -> None:
    with pytest.raises(TooLongError):
        meet(book, [ana], Circumstances(today(book)), besides=as_told(["x" * 301], []))
    assert not Encounter.objects.exists()
