"""Rows tell what they are, wherever they are printed."""

from datetime import date

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, NextStep, meet
from dardar.encounters.models import FollowUp, Participation, Space
from dardar.people.models import Person
from tests.encounters.scenes import FRIDAY


def test_each_row_tells_what_it_is(book: Book, ana: Person, monday: date) -> None:
    encounter = meet(
        book,
        [ana],
        Circumstances(on=monday, gathering="Fair"),
        promised=["the plan"],
        next_step=NextStep("lunch", FRIDAY),
    )
    assert str(encounter) == "meeting 2026-09-14"
    assert str(encounter.gathering) == "Fair"
    assert str(encounter.promises.get()) == "the plan"
    assert str(FollowUp.objects.get(seals=False)) == "2026-09-18 lunch"
    assert str(Participation.objects.get()) == f"{ana.pk} in {encounter.pk}"
    assert str(Space.objects.get(book=book, name="Work")) == "Work"
