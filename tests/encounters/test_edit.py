"""Encounters set right, and deleted."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.encounters.actions import (
    Circumstances,
    Newcomer,
    NextStep,
    delete_encounter,
    edit_encounter,
    meet,
    talked,
)
from dardar.encounters.errors import EncounterConflictError, FutureDayError, NobodyError
from dardar.encounters.follow_ups import add_follow_up, done
from dardar.encounters.models import Encounter, FollowUp, Gathering, Participation, Promise
from dardar.encounters.promises import keep
from dardar.encounters.queries import version
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.encounters.scenes import FRIDAY, MONDAY, TUESDAY, person, seal_of

LAST_FRIDAY = date(2026, 9, 11)
CALL = Encounter.Kind.CALL


@pytest.fixture
def met_ana(book: Book, ana: Person, monday: date) -> Encounter:
    """Meet Ana on Monday at a fair, with a promise and a next step."""
    return meet(
        book,
        [ana],
        Circumstances(on=monday, gathering="Fair", said="Sails."),
        promised=["the plan"],
        next_step=NextStep("lunch", FRIDAY),
    )


def test_the_day_of_a_meeting_takes_its_seal_and_promises_along(
    book: Book, ana: Person, met_ana: Encounter
) -> None:
    edit_encounter(book, met_ana, [ana], Circumstances(on=LAST_FRIDAY), base=version(met_ana))
    seal = seal_of(ana)
    assert (seal.first_due_on, seal.due_on) == (MONDAY, MONDAY)
    assert Promise.objects.get().made_on == LAST_FRIDAY
    ana.refresh_from_db()
    assert ana.last_contact_on == LAST_FRIDAY


def test_a_seal_put_off_stays_where_the_owner_put_it(
    book: Book, ana: Person, met_ana: Encounter
) -> None:
    FollowUp.objects.filter(seals=True).update(due_on=FRIDAY)
    edit_encounter(book, met_ana, [ana], Circumstances(on=LAST_FRIDAY), base=version(met_ana))
    seal = seal_of(ana)
    assert (seal.first_due_on, seal.due_on) == (MONDAY, FRIDAY)


def test_a_contact_moved_before_the_meeting_no_longer_seals(
    book: Book, ana: Person, met_ana: Encounter, clock: Callable[[date], None]
) -> None:
    clock(TUESDAY)
    call = talked(book, ana, CALL)
    what = Circumstances(on=LAST_FRIDAY, kind=CALL)
    edit_encounter(book, call, [ana], what, base=version(call))
    seal = seal_of(ana)
    assert (seal.state, seal.encounter) == ("open", met_ana)


def test_the_day_a_follow_up_was_done_moves_with_its_contact(
    book: Book, ana: Person, monday: date, clock: Callable[[date], None]
) -> None:
    step = add_follow_up(book, ana, monday, "send it")
    clock(TUESDAY)
    mail = done(book, step, Encounter.Kind.MAIL)
    assert mail
    edit_encounter(book, mail, [ana], Circumstances(on=monday, kind=CALL), base=version(mail))
    step.refresh_from_db()
    assert step.ended_on == monday


def test_who_took_part_can_be_set_right(book: Book, ana: Person, met_ana: Encounter) -> None:
    what = Circumstances(on=MONDAY, gathering=met_ana.gathering)
    people = [Newcomer.named("Eva Sanz"), Newcomer.named("Luis Prado")]
    edit_encounter(book, met_ana, people, what, base=version(met_ana))
    assert {p.name for p in met_ana.people.all()} == {"Eva Sanz", "Luis Prado"}
    assert not FollowUp.objects.filter(seals=True, person=ana).exists()
    assert FollowUp.objects.filter(seals=True).count() == 2
    ana.refresh_from_db()
    assert ana.last_contact_on is None


def test_who_stays_keeps_their_place(book: Book, ana: Person, met_ana: Encounter) -> None:
    before = Participation.objects.get()
    edit_encounter(
        book, met_ana, [ana, person(book, "Eva")], Circumstances(on=MONDAY), base=version(met_ana)
    )
    assert Participation.objects.get(person=ana) == before


def test_a_gathering_nobody_was_met_at_is_forgotten(
    book: Book, ana: Person, met_ana: Encounter
) -> None:
    what = Circumstances(on=MONDAY, gathering="Ball")
    edit_encounter(book, met_ana, [ana], what, base=version(met_ana))
    assert list(Gathering.objects.values_list("name", flat=True)) == ["Ball"]


def test_editing_is_undone_as_a_whole(book: Book, ana: Person, met_ana: Encounter) -> None:
    before = version(met_ana)
    with watch() as made:
        people = [Newcomer.named("Eva")]
        edit_encounter(
            book, met_ana, people, Circumstances(on=LAST_FRIDAY, said="No."), base=before
        )
    assert version(Encounter.objects.get(pk=met_ana.pk)) != before
    undo(book, made[0])
    assert version(Encounter.objects.get(pk=met_ana.pk)) == before
    assert list(Person.objects.filter(book=book)) == [ana]
    assert seal_of(ana).first_due_on == TUESDAY


def test_two_tabs_do_not_overwrite_each_other(book: Book, ana: Person, met_ana: Encounter) -> None:
    base = version(met_ana)
    edit_encounter(book, met_ana, [ana], Circumstances(on=MONDAY, said="One."), base=base)
    with pytest.raises(EncounterConflictError):
        edit_encounter(book, met_ana, [ana], Circumstances(on=MONDAY, said="Two."), base=base)
    met_ana.refresh_from_db()
    assert met_ana.said == "One."


def test_people_added_in_another_tab_are_a_conflict_too(
    book: Book, ana: Person, met_ana: Encounter
) -> None:
    base = version(met_ana)
    what = Circumstances(on=MONDAY, gathering=met_ana.gathering, said="Sails.")
    edit_encounter(book, met_ana, [ana, person(book, "Eva")], what, base=base)
    with pytest.raises(EncounterConflictError):
        edit_encounter(book, met_ana, [ana], what, base=base)


def test_an_encounter_keeps_a_person_and_a_day_that_has_come(
    book: Book, ana: Person, met_ana: Encounter
) -> None:
    with pytest.raises(NobodyError):
        edit_encounter(book, met_ana, [], Circumstances(on=MONDAY), base=version(met_ana))
    with pytest.raises(FutureDayError):
        edit_encounter(book, met_ana, [ana], Circumstances(on=TUESDAY), base=version(met_ana))


def test_what_came_of_a_deleted_encounter_goes_with_it(book: Book, met_ana: Encounter) -> None:
    before = (set(Promise.objects.all()), set(FollowUp.objects.all()), set(Gathering.objects.all()))
    with watch() as made:
        delete_encounter(book, met_ana)
    assert not Promise.objects.exists()
    assert not FollowUp.objects.exists()
    assert not Gathering.objects.exists()
    undo(book, made[0])
    now = (set(Promise.objects.all()), set(FollowUp.objects.all()), set(Gathering.objects.all()))
    assert now == before
    assert Promise.objects.get().encounter == met_ana


def test_what_was_kept_or_done_outlives_the_encounter(
    book: Book, ana: Person, met_ana: Encounter
) -> None:
    keep(book, Promise.objects.get())
    done(book, FollowUp.objects.get(seals=False), CALL)
    delete_encounter(book, met_ana)
    assert Promise.objects.get().encounter is None
    step = FollowUp.objects.get(seals=False)
    assert (step.state, step.encounter) == ("done", None)
    assert ana.encounters.count() == 1


def test_a_gathering_where_others_were_met_stays(book: Book, met_ana: Encounter) -> None:
    meet(book, [Newcomer.named("Eva")], Circumstances(on=MONDAY, gathering=met_ana.gathering))
    delete_encounter(book, met_ana)
    assert Gathering.objects.count() == 1


def test_a_follow_up_is_open_again_without_the_contact_that_fulfilled_it(
    book: Book, ana: Person, monday: date
) -> None:
    step = add_follow_up(book, ana, monday)
    mail = done(book, step, Encounter.Kind.MAIL)
    assert mail
    delete_encounter(book, mail)
    step.refresh_from_db()
    assert (step.state, step.ended_on, step.done_by) == ("open", None, None)


def test_a_stranger_edits_and_deletes_nothing(
    strangers_book: Book, ana: Person, met_ana: Encounter
) -> None:
    with pytest.raises(PermissionDenied):
        edit_encounter(
            strangers_book, met_ana, [ana], Circumstances(on=MONDAY), base=version(met_ana)
        )
    with pytest.raises(PermissionDenied):
        delete_encounter(strangers_book, met_ana)
    assert Encounter.objects.filter(pk=met_ana.pk, said="Sails.").exists()
