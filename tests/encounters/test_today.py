"""Today: what a day asks for, and nobody is ever invisible."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet, talked
from dardar.encounters.follow_ups import add_follow_up, later, let_go, let_go_person, reopen
from dardar.encounters.models import Encounter, FollowUp
from dardar.encounters.promises import keep, promise
from dardar.encounters.queries import (
    MOST_COUNTED,
    due,
    gatherings,
    my_promises,
    never_contacted,
    numbers_met,
    part,
    people_at,
    person_context,
    promises_to,
    recent_gathering_names,
    resolve,
    silent,
    to_seal,
    today,
)
from dardar.ids import new_id
from dardar.people.actions import erase_people
from dardar.people.models import Person
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

Clock = Callable[[date], None]
CALL = Encounter.Kind.CALL


def test_whom_i_met_yesterday_stands_in_today(book: Book, clock: Clock) -> None:
    clock(MONDAY)
    met(book, MONDAY, "Luis")
    assert not to_seal(book, MONDAY).exists()
    clock(TUESDAY)
    assert [seal.person.name for seal in today(book, TUESDAY).to_seal.rows] == ["Luis"]


def test_the_oldest_miss_is_on_top_even_when_it_was_put_off(book: Book, clock: Clock) -> None:
    clock(THURSDAY)
    for day, name in ((TUESDAY, "Bea"), (MONDAY, "Ana"), (WEDNESDAY, "Cai")):
        met(book, day, name)
    later(book, FollowUp.objects.get(person__name="Ana"), FRIDAY)
    clock(FRIDAY)
    assert [seal.person.name for seal in to_seal(book, FRIDAY)] == ["Ana", "Bea", "Cai"]


def test_what_was_put_off_waits_for_its_day(book: Book, clock: Clock) -> None:
    clock(TUESDAY)
    met(book, MONDAY, "Ana")
    later(book, FollowUp.objects.get(), FRIDAY)
    day = today(book, THURSDAY)
    assert day.to_seal.total == 0
    assert [step.person.name for step in day.ahead] == ["Ana"]


def test_next_steps_and_promises_stand_beside_the_seals(
    book: Book, ana: Person, monday: date
) -> None:
    first = add_follow_up(book, ana, monday, "send it")
    add_follow_up(book, ana, TUESDAY, "ring")
    mine = promise(book, ana, "the plan", by_me=True)
    promise(book, ana, "a book", by_me=False)
    keep(book, promise(book, ana, "the map", by_me=True))
    assert list(due(book, monday)) == [first]
    assert list(my_promises(book)) == [mine]
    assert not today(book, monday).is_clear


def test_a_card_knows_my_open_promises_to_the_person(book: Book, ana: Person, clock: Clock) -> None:
    clock(MONDAY)
    meet(book, [ana], Circumstances(on=MONDAY), promised=["the plan"], they_promised=["a book"])
    seal = to_seal(book, TUESDAY).get()
    assert [made.text for made in promises_to(seal)] == ["the plan"]


def test_a_day_without_anything_due_is_clear(book: Book, ana: Person, monday: date) -> None:
    day = today(book, monday)
    assert day.is_clear
    assert list(day.never.rows) == [ana]


@pytest.mark.usefixtures("monday")
def test_who_was_never_contacted_is_shown_the_oldest_first(book: Book, ana: Person) -> None:
    bea = person(book, "Bea")
    talked(book, person(book, "Cai"), CALL)
    assert list(never_contacted(book)) == [ana, bea]


@pytest.mark.usefixtures("monday")
def test_who_has_a_next_step_is_not_shown_twice(book: Book, ana: Person) -> None:
    add_follow_up(book, ana, FRIDAY)
    assert not never_contacted(book).exists()


def test_who_was_let_go_is_still_to_be_seen(book: Book, ana: Person, clock: Clock) -> None:
    clock(TUESDAY)
    met(book, MONDAY, "Luis")
    let_go(book, FollowUp.objects.get(seals=True), "met in passing")
    let_go_person(book, ana, "wrong number")
    names = {step.person.name for step in silent(book)}
    assert names == {"Luis", "Ana Ruiz Soler"}


def test_who_was_let_go_and_contacted_since_is_silent_no_more(book: Book, clock: Clock) -> None:
    clock(TUESDAY)
    luis = met(book, MONDAY, "Luis").people.get()
    let_go(book, seal_of(luis), "no answer")
    clock(WEDNESDAY)
    talked(book, luis, CALL)
    assert not silent(book).exists()


@pytest.mark.usefixtures("monday")
def test_who_was_taken_up_again_is_silent_no_more(book: Book, ana: Person) -> None:
    reopen(book, let_go_person(book, ana, "wrong number"))
    assert not silent(book).exists()


@pytest.mark.usefixtures("monday")
def test_a_next_step_let_go_with_someone_known_makes_nobody_silent(book: Book, ana: Person) -> None:
    talked(book, ana, CALL)
    let_go(book, add_follow_up(book, ana, MONDAY), "no need")
    assert not silent(book).exists()


VERBS = ["talk", "later", "let go", "let go person", "next step", "reopen", "nothing"]


@pytest.mark.django_db
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(VERBS)), max_size=10))
def test_nobody_is_ever_invisible(clock: Clock, deeds: list[tuple[int, str]]) -> None:
    """Whatever is done, each person stands in Today, is to come, or has been sealed."""
    book = open_book(email=f"{new_id()}@example.org", password=None, language="en")
    clock(MONDAY)
    people = [*met(book, MONDAY, "Ana", "Bea").people.all(), person(book, "C"), person(book, "D")]
    for passed, (whom, verb) in enumerate(deeds, start=1):
        day = MONDAY + timedelta(days=passed)
        clock(day)
        _do(book, people[whom], verb, day)
        assert _visible(book, day) | _sealed(book) == set(people)


def _do(book: Book, one: Person, verb: str, day: date) -> None:
    still = FollowUp.objects.filter(person=one, state=FollowUp.State.OPEN).first()
    gone = FollowUp.objects.filter(person=one, state=FollowUp.State.LET_GO).first()
    if verb == "talk":
        talked(book, one, CALL)
    elif verb == "next step":
        add_follow_up(book, one, day + timedelta(days=3))
    elif verb == "later" and still:
        later(book, still, day + timedelta(days=2))
    elif verb == "let go" and still:
        let_go(book, still, "why not")
    elif verb == "let go person" and not one.encounters.exists():
        let_go_person(book, one, "why not")
    elif verb == "reopen" and gone:
        reopen(book, gone)


def _visible(book: Book, day: date) -> set[Person]:
    steps = FollowUp.objects.filter(book=book, state=FollowUp.State.OPEN)
    shown = {step.person for step in [*steps, *silent(book)]}
    assert shown >= {step.person for step in [*to_seal(book, day), *due(book, day)]}
    return shown | set(never_contacted(book))


def _sealed(book: Book) -> set[Person]:
    """Return who was in touch with me on a day after the first, or knew me before I wrote it."""
    return {
        one
        for one in Person.objects.filter(book=book).exclude(last_contact_on=None)
        if one.last_contact_on != one.first_met_on or not one.follow_ups.filter(seals=True)
    }


def test_another_book_stands_in_no_list(book: Book, strangers_book: Book, clock: Clock) -> None:
    clock(TUESDAY)
    theirs = met(strangers_book, MONDAY, "Eva").people.get()
    add_follow_up(strangers_book, theirs, TUESDAY)
    promise(strangers_book, theirs, "no", by_me=True)
    let_go_person(strangers_book, person(strangers_book, "Ivo"), "no")
    person(strangers_book, "Oto")
    day = today(book, FRIDAY)
    parts = (day.to_seal, day.due, day.promises, day.never, day.silent)
    assert [one.total for one in parts] == [0, 0, 0, 0, 0]
    assert not day.ahead


@pytest.mark.usefixtures("monday")
def test_long_lists_are_counted_up_to_a_bound(book: Book) -> None:
    Person.objects.bulk_create(Person(book=book) for _ in range(MOST_COUNTED + 5))
    never = part(never_contacted(book), 5)
    assert (len(never.rows), never.total) == (5, MOST_COUNTED + 1)
    assert never.has_more
    assert never.is_uncounted


@pytest.mark.parametrize("many", [3, 30])
def test_today_asks_the_database_the_same_however_many_people(
    book: Book, clock: Clock, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    clock(TUESDAY)
    for number in range(many):
        known = met(book, MONDAY, f"Met {number}", gathering=f"Fair {number}").people.get()
        add_follow_up(book, known, TUESDAY)
        add_follow_up(book, known, FRIDAY)
        promise(book, known, "a book", by_me=True)
        let_go_person(book, person(book, f"Gone {number}"), "why not")
        person(book, f"Never {number}")
    # Rows and number of five lists, the promises to the people of three of them, what comes next.
    with django_assert_num_queries(16):
        today(book, TUESDAY)


def test_names_are_resolved_whatever_their_accents_and_order(book: Book, ana: Person) -> None:
    twins = [person(book, "Luis Prado"), person(book, "Prado, Luis")]
    found = resolve(book, ["ana ruiz soler", "LUÍS PRADO", "Nobody", "…"])
    assert found["ana ruiz soler"] == [ana]
    assert set(found["LUÍS PRADO"]) == set(twins)
    assert found["Nobody"] == []
    assert found["…"] == []


def test_gatherings_tell_how_many_were_met(book: Book, ana: Person, monday: date) -> None:
    encounter = met(book, monday, "Bea", "Cai", gathering="Fair")
    meet(book, [ana], Circumstances(on=monday, gathering=encounter.gathering))
    found = gatherings(book).get()
    assert numbers_met([found]) == {found.pk: 3}
    assert [one.name for one in people_at(found)] == [
        "Bea",
        "Cai",
        "Ana Ruiz Soler",
    ]
    assert recent_gathering_names(book) == ["Fair"]


def test_the_page_of_a_person_tells_what_there_is(book: Book, ana: Person, clock: Clock) -> None:
    clock(MONDAY)
    first = meet(book, [ana], Circumstances(on=MONDAY), promised=["the plan"], they_promised=["x"])
    clock(TUESDAY)
    step = add_follow_up(book, ana, FRIDAY, "lunch")
    gone = add_follow_up(book, ana, FRIDAY, "golf")
    let_go(book, gone, "rain")
    shown = person_context(book, ana)
    assert shown["first"] == first
    assert shown["open_follow_ups"] == [seal_of(ana), step]
    assert [one.pk for one in shown["let_go_follow_ups"]] == [gone.pk]
    assert [one.text for one in shown["my_promises"]] == ["the plan"]
    assert [one.text for one in shown["their_promises"]] == ["x"]
    assert shown["prompt"].step == seal_of(ana)


def test_the_best_reason_to_write_comes_first(book: Book, ana: Person, monday: date) -> None:
    assert person_context(book, ana)["prompt"].encounter is None
    made = promise(book, ana, "the plan", by_me=True)
    assert person_context(book, ana)["prompt"].promise == made
    step = add_follow_up(book, ana, monday, "lunch")
    assert person_context(book, ana)["prompt"].step == step


@pytest.mark.usefixtures("monday")
def test_erasing_people_takes_the_encounters_they_had_alone(book: Book, ana: Person) -> None:
    alone = met(book, MONDAY, "Bea", "Cai")
    shared = meet(book, [ana, *alone.people.all()[:1]], Circumstances(on=MONDAY))
    erase_people(book, list(alone.people.all()))
    assert list(Encounter.objects.all()) == [shared]
    assert list(shared.people.all()) == [ana]
    assert {step.person for step in FollowUp.objects.all()} == {ana}
