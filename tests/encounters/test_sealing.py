"""Seals follow the facts."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, delete_encounter, meet, talked
from dardar.encounters.follow_ups import done, let_go
from dardar.encounters.models import Encounter, FollowUp
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.encounters.scenes import (
    FRIDAY,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    met,
    person,
    seal_of,
)

CALL = Encounter.Kind.CALL
MEETING = Encounter.Kind.MEETING
Clock = Callable[[date], None]


@pytest.fixture
def met_ana(book: Book, ana: Person, monday: date) -> Encounter:
    """Meet Ana on Monday."""
    return meet(book, [ana], Circumstances(on=monday))


@pytest.mark.usefixtures("met_ana")
def test_any_contact_on_a_later_day_seals(book: Book, ana: Person, clock: Clock) -> None:
    clock(WEDNESDAY)
    call = talked(book, ana, CALL)
    seal = seal_of(ana)
    assert (seal.state, seal.ended_on, seal.done_by) == ("done", WEDNESDAY, call)


@pytest.mark.usefixtures("met_ana")
def test_meeting_again_on_a_later_day_seals(book: Book, ana: Person, clock: Clock) -> None:
    clock(TUESDAY)
    again = meet(book, [ana], Circumstances(on=TUESDAY))
    assert seal_of(ana).done_by == again


@pytest.mark.usefixtures("met_ana")
def test_a_contact_on_the_day_of_the_meeting_does_not_seal_by_itself(
    book: Book, ana: Person
) -> None:
    talked(book, ana, CALL)
    assert seal_of(ana).state == "open"


@pytest.mark.usefixtures("met_ana")
def test_the_owner_may_seal_on_the_very_day(book: Book, ana: Person) -> None:
    mail = done(book, seal_of(ana), Encounter.Kind.MAIL)
    seal = seal_of(ana)
    assert (seal.state, seal.ended_on, seal.done_by) == ("done", MONDAY, mail)


@pytest.mark.usefixtures("met_ana")
def test_a_contact_remembered_late_seals_on_its_own_day(
    book: Book, ana: Person, clock: Clock
) -> None:
    clock(FRIDAY)
    talked(book, ana, CALL, on=TUESDAY)
    assert seal_of(ana).ended_on == TUESDAY


@pytest.mark.usefixtures("met_ana")
def test_what_was_let_go_stays_so_when_we_meet_again(book: Book, ana: Person, clock: Clock) -> None:
    let_go(book, seal_of(ana), "no common ground")
    clock(TUESDAY)
    talked(book, ana, CALL)
    assert seal_of(ana).state == "let_go"


def test_talking_to_someone_known_opens_no_seal(book: Book, ana: Person) -> None:
    talked(book, ana, CALL)
    assert not ana.follow_ups.exists()


def test_a_first_meeting_in_one_tap_opens_a_seal(book: Book, ana: Person, monday: date) -> None:
    talked(book, ana, MEETING)
    assert seal_of(ana).due_on > monday


def test_a_meeting_remembered_after_a_call_opens_no_seal(book: Book, ana: Person) -> None:
    talked(book, ana, CALL)
    meet(book, [ana], Circumstances(on=MONDAY))
    assert not ana.follow_ups.exists()


def test_without_its_contact_a_seal_is_open_again(
    book: Book, ana: Person, met_ana: Encounter, clock: Clock
) -> None:
    clock(TUESDAY)
    call = talked(book, ana, CALL)
    delete_encounter(book, call)
    seal = seal_of(ana)
    assert (seal.state, seal.ended_on, seal.done_by) == ("open", None, None)
    assert seal.encounter == met_ana


@pytest.mark.usefixtures("met_ana")
def test_without_its_contact_a_seal_turns_to_the_next_one(
    book: Book, ana: Person, clock: Clock
) -> None:
    clock(THURSDAY)
    first = talked(book, ana, CALL, on=TUESDAY)
    second = talked(book, ana, CALL, on=WEDNESDAY)
    delete_encounter(book, first)
    seal = seal_of(ana)
    assert (seal.state, seal.ended_on, seal.done_by) == ("done", WEDNESDAY, second)


def test_without_its_meeting_a_seal_turns_to_the_next_one(
    book: Book, ana: Person, met_ana: Encounter, clock: Clock
) -> None:
    clock(THURSDAY)
    second = meet(book, [ana], Circumstances(on=WEDNESDAY))
    delete_encounter(book, met_ana)
    seal = seal_of(ana)
    assert (seal.encounter, seal.first_due_on, seal.state) == (second, THURSDAY, "open")


def test_without_any_encounter_there_is_no_seal(
    book: Book, ana: Person, met_ana: Encounter
) -> None:
    with watch() as made:
        delete_encounter(book, met_ana)
    assert not ana.follow_ups.exists()
    undo(book, made[0])
    assert seal_of(ana).encounter == met_ana


def test_a_person_added_to_a_meeting_of_several_is_sealed_alone(book: Book, ana: Person) -> None:
    luis = person(book, "Luis")
    talked(book, ana, CALL)
    meet(book, [ana, luis], Circumstances(on=MONDAY))
    assert [seal.person for seal in FollowUp.objects.filter(seals=True)] == [luis]


def test_undoing_the_contact_opens_the_seal(
    book: Book, ana: Person, met_ana: Encounter, clock: Clock
) -> None:
    clock(TUESDAY)
    with watch() as made:
        talked(book, ana, CALL)
    undo(book, made[0])
    assert seal_of(ana).state == "open"
    assert list(ana.encounters.all()) == [met_ana]


@pytest.mark.parametrize(
    ("zone", "due_on"),
    [
        ("Europe/Madrid", date(2026, 3, 30)),  # Sunday the 29th, 23:30, in the night of the change
        ("America/Mexico_City", date(2026, 3, 30)),  # still Sunday afternoon
        ("Asia/Tokyo", date(2026, 3, 31)),  # Monday morning
    ],
)
def test_the_next_day_is_that_of_the_owners_zone(book: Book, zone: str, due_on: date) -> None:
    book.time_zone = zone
    luis = person(book, "Luis")
    with time_machine.travel(datetime(2026, 3, 29, 21, 30, tzinfo=UTC)):
        talked(book, luis, MEETING)
    assert seal_of(luis).due_on == due_on


def test_the_turn_of_the_year_is_a_night_like_any_other(book: Book) -> None:
    with time_machine.travel(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        first = met(book, date(2026, 12, 31), "Luis").people.get()
    assert seal_of(first).due_on == date(2027, 1, 1)
    with time_machine.travel(datetime(2026, 12, 31, 23, 1, tzinfo=UTC)):
        second = met(book, date(2027, 1, 1), "Eva").people.get()
    assert seal_of(second).due_on == date(2027, 1, 4)


def test_a_stranger_can_not_log_a_talk(strangers_book: Book, ana: Person) -> None:
    with pytest.raises(PermissionDenied):
        talked(strangers_book, ana, CALL)
    assert not Encounter.objects.exists()
