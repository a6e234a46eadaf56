"""What was between me and a person, in the order of its days."""

from datetime import date, timedelta

from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.giving.answering import answer
from dardar.giving.gives import Given, give
from dardar.giving.introducing import call_off, draft
from dardar.giving.models import Give, Side
from dardar.giving.timeline import LATEST, latest, moments, places
from dardar.people.models import Person
from tests.giving.conftest import SetClock
from tests.giving.scenes import asked

MONDAY = date(2026, 9, 14)


def test_encounters_gives_and_introductions_stand_by_their_days(
    book: Book, ana: Person, luis: Person, clock: SetClock
) -> None:
    clock(MONDAY)
    begun = asked(book, ana, luis)
    clock(MONDAY + timedelta(days=5))
    met = meet(book, [ana], Circumstances(MONDAY + timedelta(days=2)))
    given = give(book, ana, Given(Give.Kind.ADVICE, on=MONDAY - timedelta(days=1)))
    for person in (ana, luis):
        answer(begun.token(person), Side.Answer.YES)
    shown, has_older = latest(book, ana)
    assert [moment.introduction or moment.encounter or moment.give for moment in shown] == [
        begun.introduction,  # on the day it was made, and what was given by it not a second time
        met,
        given,
    ]
    assert [moment.on.day for moment in shown] == [19, 16, 13]
    assert not has_older
    assert [moment.introduction for moment in latest(book, luis)[0]] == [begun.introduction]


def test_an_introduction_that_came_to_nothing_is_not_told(
    book: Book, ana: Person, luis: Person, marta: Person
) -> None:
    draft(book, ana, luis)
    call_off(book, asked(book, ana, marta).introduction)
    assert latest(book, ana) == ([], False)


def test_decades_are_cut_to_the_latest(book: Book, ana: Person, clock: SetClock) -> None:
    clock(MONDAY)
    for back in range(LATEST + 1):
        give(book, ana, Given(Give.Kind.ADVICE, on=MONDAY - timedelta(days=300 * back)))
    shown, has_older = latest(book, ana)
    assert len(shown) == LATEST
    assert has_older
    assert shown[0].on == MONDAY


def test_what_a_page_does_not_hold_is_not_asked_for(
    book: Book, ana: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    give(book, ana, Given(Give.Kind.ADVICE))
    some = list(places(book, ana))
    with django_assert_num_queries(1):
        assert len(moments(book, ana, some)) == 1
    with django_assert_num_queries(0):
        assert moments(book, ana, []) == []
