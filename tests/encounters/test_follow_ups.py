"""Next steps: done, put off, let go, taken up again; promises kept."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet, talked
from dardar.encounters.errors import (
    EmptyTextError,
    EndedError,
    FutureDayError,
    NoContactError,
    PastDayError,
)
from dardar.encounters.follow_ups import (
    add_follow_up,
    done,
    later,
    let_go,
    let_go_person,
    reopen,
)
from dardar.encounters.models import Encounter, FollowUp, Promise
from dardar.encounters.promises import drop, keep, promise
from dardar.people.journal import watch
from dardar.people.models import Change, Person
from dardar.people.undo import undo
from tests.encounters.scenes import FRIDAY, MONDAY, TUESDAY, seal_of

MAIL = Encounter.Kind.MAIL
Clock = Callable[[date], None]


@pytest.fixture
def seal(book: Book, ana: Person, clock: Clock) -> FollowUp:
    """Meet Ana on Monday; it is Tuesday now."""
    clock(MONDAY)
    meet(book, [ana], Circumstances(on=MONDAY))
    clock(TUESDAY)
    return seal_of(ana)


@pytest.fixture
def step(book: Book, ana: Person, monday: date) -> FollowUp:
    """Set a next step with Ana, due at once."""
    return add_follow_up(book, ana, monday, "  send   the plan ")


def test_done_remembers_the_contact_and_is_undone_with_it(
    book: Book, ana: Person, seal: FollowUp
) -> None:
    with watch() as made:
        contact = done(book, seal, MAIL, said="Wrote to her.")
    assert contact
    assert (contact.kind, contact.on, contact.said) == ("mail", TUESDAY, "Wrote to her.")
    assert list(contact.people.all()) == [ana]
    sealed = seal_of(ana)
    assert (sealed.state, sealed.done_by, sealed.ended_on) == ("done", contact, TUESDAY)
    ana.refresh_from_db()
    assert ana.last_contact_on == TUESDAY
    undo(book, made[0])
    assert seal_of(ana).state == "open"
    assert ana.encounters.count() == 1


def test_done_twice_is_told_and_remembered_once(book: Book, ana: Person, seal: FollowUp) -> None:
    done(book, seal, MAIL)
    with pytest.raises(EndedError):
        done(book, seal, MAIL)
    assert ana.encounters.count() == 2


def test_a_step_can_be_done_without_a_contact(book: Book, ana: Person, step: FollowUp) -> None:
    assert done(book, step, None) is None
    step.refresh_from_db()
    assert (step.state, step.ended_on, step.done_by) == ("done", MONDAY, None)
    assert not ana.encounters.exists()


def test_a_seal_needs_a_contact(book: Book, seal: FollowUp) -> None:
    with pytest.raises(NoContactError):
        done(book, seal, None)


def test_a_step_done_with_someone_to_seal_seals_too(
    book: Book, ana: Person, seal: FollowUp
) -> None:
    step = add_follow_up(book, ana, TUESDAY, "send the plan")
    mail = done(book, step, MAIL)
    assert seal_of(ana).done_by == mail
    assert seal.pk == seal_of(ana).pk


def test_done_is_not_for_tomorrow(book: Book, step: FollowUp) -> None:
    with pytest.raises(FutureDayError):
        done(book, step, MAIL, on=TUESDAY)


def test_a_step_without_words_is_to_get_in_touch(book: Book, ana: Person, monday: date) -> None:
    assert add_follow_up(book, ana, monday).text == ""


def test_the_words_of_a_step_are_tidied(step: FollowUp) -> None:
    assert step.text == "send the plan"


def test_later_moves_the_day_and_remembers_the_first(book: Book, seal: FollowUp) -> None:
    later(book, seal, FRIDAY)
    seal.refresh_from_db()
    assert (seal.due_on, seal.first_due_on) == (FRIDAY, TUESDAY)


def test_nothing_is_put_off_to_a_day_that_is_over(book: Book, ana: Person, seal: FollowUp) -> None:
    with pytest.raises(PastDayError):
        later(book, seal, MONDAY)
    with pytest.raises(PastDayError):
        add_follow_up(book, ana, MONDAY)


def test_letting_go_takes_a_word_why(book: Book, seal: FollowUp) -> None:
    with pytest.raises(EmptyTextError):
        let_go(book, seal, "  ")
    let_go(book, seal, " no common  ground ")
    seal.refresh_from_db()
    assert (seal.state, seal.ended_on, seal.why) == ("let_go", TUESDAY, "no common ground")


def test_what_has_ended_is_not_put_off_or_let_go(book: Book, seal: FollowUp) -> None:
    done(book, seal, MAIL)
    with pytest.raises(EndedError):
        later(book, seal, FRIDAY)
    with pytest.raises(EndedError):
        let_go(book, seal, "late")


def test_what_was_let_go_can_be_taken_up_again(book: Book, seal: FollowUp, clock: Clock) -> None:
    let_go(book, seal, "no answer")
    clock(date(2026, 9, 19))  # a Saturday
    reopen(book, seal)
    seal.refresh_from_db()
    assert (seal.state, seal.why, seal.ended_on) == ("open", "", None)
    assert (seal.due_on, seal.first_due_on) == (date(2026, 9, 21), TUESDAY)


def test_a_seal_taken_up_again_is_fulfilled_by_a_contact_since(
    book: Book, ana: Person, seal: FollowUp, clock: Clock
) -> None:
    let_go(book, seal, "no answer")
    clock(FRIDAY)
    call = talked(book, ana, Encounter.Kind.CALL)
    reopen(book, seal)
    assert seal_of(ana).done_by == call


def test_what_was_done_is_not_reopened(book: Book, seal: FollowUp) -> None:
    done(book, seal, MAIL)
    with pytest.raises(EndedError):
        reopen(book, seal)


def test_someone_never_contacted_can_be_let_go(book: Book, ana: Person, monday: date) -> None:
    gone = let_go_person(book, ana, "a wrong number")
    assert (gone.state, gone.ended_on, gone.why) == ("let_go", monday, "a wrong number")
    reopen(book, gone)
    gone.refresh_from_db()
    assert (gone.state, gone.due_on) == ("open", monday)


def test_someone_is_let_go_with_a_word_why(book: Book, ana: Person) -> None:
    with pytest.raises(EmptyTextError):
        let_go_person(book, ana, "")


def test_a_promise_is_made_kept_and_taken_back(book: Book, ana: Person, monday: date) -> None:
    made = promise(book, ana, "  the  plan ", by_me=True)
    assert (made.text, made.made_on, made.kept_on) == ("the plan", monday, None)
    with watch() as changes:
        keep(book, made)
    made.refresh_from_db()
    assert made.kept_on == monday
    undo(book, changes[0])
    made.refresh_from_db()
    assert made.kept_on is None


def test_a_promise_kept_stays_kept_on_its_day(
    book: Book, ana: Person, monday: date, clock: Clock
) -> None:
    made = promise(book, ana, "the plan", by_me=False)
    keep(book, made)
    clock(TUESDAY)
    keep(book, made)
    made.refresh_from_db()
    assert made.kept_on == monday
    assert Change.objects.filter(verb="kept").count() == 1


def test_a_promise_says_something(book: Book, ana: Person) -> None:
    with pytest.raises(EmptyTextError):
        promise(book, ana, " ", by_me=True)


def test_a_promise_no_longer_wanted_is_dropped(book: Book, ana: Person) -> None:
    made = promise(book, ana, "the plan", by_me=True)
    with watch() as changes:
        drop(book, made)
    assert not Promise.objects.exists()
    undo(book, changes[0])
    assert Promise.objects.get().text == "the plan"


FORBIDDEN: list[Callable[[Book, FollowUp], object]] = [
    lambda book, step: add_follow_up(book, step.person, FRIDAY),
    lambda book, step: done(book, step, MAIL),
    lambda book, step: later(book, step, FRIDAY),
    lambda book, step: let_go(book, step, "no"),
    lambda book, step: let_go_person(book, step.person, "no"),
    reopen,
    lambda book, step: promise(book, step.person, "no", by_me=True),
]


@pytest.mark.parametrize("verb", FORBIDDEN)
def test_a_stranger_does_nothing_to_follow_ups(
    strangers_book: Book, step: FollowUp, verb: Callable[[Book, FollowUp], object]
) -> None:
    with pytest.raises(PermissionDenied):
        verb(strangers_book, step)
    assert list(FollowUp.objects.all()) == [step]
    assert FollowUp.objects.get().state == "open"
    assert not Promise.objects.exists()


@pytest.mark.parametrize("verb", [keep, drop])
def test_a_stranger_does_nothing_to_promises(
    book: Book, strangers_book: Book, ana: Person, verb: Callable[[Book, Promise], None]
) -> None:
    made = promise(book, ana, "the plan", by_me=True)
    with pytest.raises(PermissionDenied):
        verb(strangers_book, made)
    assert Promise.objects.get().kept_on is None
