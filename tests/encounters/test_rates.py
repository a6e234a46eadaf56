"""The sealing rate, by month and by gathering."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.calendar import Sealing
from dardar.encounters.actions import talked
from dardar.encounters.follow_ups import done, later, let_go
from dardar.encounters.models import Encounter, Gathering
from dardar.encounters.rates import (
    Rate,
    by_gathering,
    by_month,
    first_month,
    month_before,
    seals_of,
    total,
    unsealed,
)
from tests.encounters.scenes import FRIDAY, MONDAY, THURSDAY, TUESDAY, WEDNESDAY, met, seal_of

CALL = Encounter.Kind.CALL
SEPTEMBER, AUGUST = date(2026, 9, 1), date(2026, 8, 1)
MONDAY_AFTER = date(2026, 9, 21)


@pytest.fixture
def fair(book: Book, clock: Callable[[date], None]) -> Gathering:
    """Meet seven people at a fair on Monday; what became of each by the Monday after differs."""
    clock(MONDAY)
    names = ["In time", "Same day", "Soon", "Late", "Not yet", "Put off", "Let go"]
    encounter = met(book, MONDAY, *names, gathering="Fair")
    people = {one.name: one for one in encounter.people.all()}
    done(book, seal_of(people["Same day"]), CALL)
    clock(FRIDAY)
    for name, day in (("In time", TUESDAY), ("Soon", THURSDAY), ("Late", FRIDAY)):
        talked(book, people[name], CALL, on=day)
    later(book, seal_of(people["Put off"]), date(2026, 10, 1))
    let_go(book, seal_of(people["Let go"]), "no common ground")
    clock(MONDAY_AFTER)
    assert encounter.gathering
    return encounter.gathering


ALL = {
    Sealing.IN_TIME: 2,
    Sealing.SOON: 1,
    Sealing.LATE: 1,
    Sealing.NOT_YET: 2,
    Sealing.LET_GO: 1,
}


@pytest.mark.usefixtures("fair")
def test_a_month_tells_what_became_of_its_new_people(book: Book) -> None:
    rates = by_month(book, MONDAY_AFTER, MONDAY_AFTER)
    assert rates[SEPTEMBER].counts == ALL
    assert rates[SEPTEMBER].total == rates[SEPTEMBER].due == 7
    assert rates[SEPTEMBER].percent_in_time == 29


def test_months_are_twelve_the_latest_first_and_empty_ones_among_them(book: Book) -> None:
    rates = by_month(book, date(2026, 2, 28), MONDAY)
    assert list(rates)[:3] == [date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1)]
    assert len(rates) == 12
    assert {rate.total for rate in rates.values()} == {0}
    assert {rate.percent_in_time for rate in rates.values()} == {None}


def test_a_month_is_that_of_the_meeting_not_of_the_seal(
    book: Book, clock: Callable[[date], None]
) -> None:
    clock(SEPTEMBER)
    luis = met(book, date(2026, 8, 31), "Luis").people.get()
    talked(book, luis, CALL)
    rates = by_month(book, SEPTEMBER, SEPTEMBER)
    assert rates[AUGUST].counts == {Sealing.IN_TIME: 1}
    assert rates[SEPTEMBER].total == 0


def test_who_is_due_today_counts_neither_for_nor_against(
    book: Book, clock: Callable[[date], None]
) -> None:
    clock(TUESDAY)
    met(book, MONDAY, "Luis")
    rate = by_month(book, TUESDAY, TUESDAY)[SEPTEMBER]
    assert (rate.total, rate.due, rate.percent_in_time) == (1, 0, None)
    rate = by_month(book, TUESDAY, WEDNESDAY)[SEPTEMBER]
    assert (rate.total, rate.due, rate.percent_in_time) == (1, 1, 0)


def test_a_gathering_tells_the_same(book: Book, fair: Gathering) -> None:
    ball = Gathering.objects.create(book=book, name="Ball", on=MONDAY)
    rates = by_gathering([fair, ball], MONDAY_AFTER)
    assert rates[fair.pk].counts == ALL
    assert rates[ball.pk].total == 0


def test_rates_add_up() -> None:
    one, other = Rate({Sealing.IN_TIME: 1}), Rate({Sealing.IN_TIME: 2, Sealing.LATE: 1})
    assert total([one, other]).counts == {Sealing.IN_TIME: 3, Sealing.LATE: 1}
    assert total([]).percent_in_time is None


def test_who_is_behind_the_rate_can_be_listed(book: Book, fair: Gathering) -> None:
    def names(what: str, month: date | None = None, at: Gathering | None = None) -> set[str]:
        return {step.person.name for step in unsealed(book, what, month=month, gathering=at)}

    assert names("not-yet") == names("not-yet", SEPTEMBER, fair) == {"Not yet", "Put off"}
    assert names("let-go", SEPTEMBER) == {"Let go"}
    assert names("not-yet", AUGUST) == set()


def test_each_person_met_there_has_their_seal(book: Book, fair: Gathering) -> None:
    people = list(fair.encounters.get().people.values_list("pk", flat=True))
    assert set(seals_of(fair, people)) == set(people)
    assert first_month(book) == SEPTEMBER


def test_a_book_without_meetings_has_no_first_month(book: Book) -> None:
    assert first_month(book) is None


def test_the_month_before_january_is_december() -> None:
    assert month_before(date(2026, 1, 1)) == date(2025, 12, 1)


@pytest.mark.usefixtures("fair")
def test_another_book_counts_for_nothing(strangers_book: Book) -> None:
    assert by_month(strangers_book, MONDAY_AFTER, MONDAY_AFTER)[SEPTEMBER].total == 0
    assert not unsealed(strangers_book, "not-yet").exists()
    assert first_month(strangers_book) is None


@pytest.mark.parametrize("many", [3, 30])
def test_rates_ask_the_database_once_however_many_people(
    book: Book,
    clock: Callable[[date], None],
    django_assert_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    clock(MONDAY)
    for number in range(many):
        met(book, MONDAY - timedelta(days=number), f"P{number}", gathering=f"Fair {number}")
    with django_assert_num_queries(1):
        by_month(book, MONDAY, MONDAY)
    fairs = list(Gathering.objects.all())
    with django_assert_num_queries(1):
        by_gathering(fairs, MONDAY)
