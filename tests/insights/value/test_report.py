"""A year in figures, each of which is a count of rows that can be listed."""

from datetime import date, timedelta
from decimal import Decimal

from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.calendar import Sealing
from dardar.encounters.actions import Circumstances, meet, talked
from dardar.encounters.models import Encounter
from dardar.giving.gives import Given, give
from dardar.giving.models import Give
from dardar.insights.value.models import Result
from dardar.insights.value.money import Money
from dardar.insights.value.report import report
from dardar.insights.value.results import Noted, note_result
from dardar.people.models import Person
from tests.giving.conftest import SetClock
from tests.insights.value.scenes import introduced, met_at, paid

MARCH, TODAY = date(2026, 3, 2), date(2026, 9, 14)


def test_a_year_is_told_both_ways(
    book: Book, ana: Person, luis: Person, marta: Person, clock: SetClock
) -> None:
    clock(date(2025, 5, 5))
    meet(book, [marta], Circumstances(date(2025, 5, 5)))
    clock(TODAY)
    met_at(book, MARCH, ana, "Fair", "Work")
    talked(book, ana, Encounter.Kind.CALL, on=MARCH + timedelta(days=1))
    meet(book, [ana, luis], Circumstances(TODAY))
    give(book, ana, Given(Give.Kind.ADVICE))
    give(book, ana, Given(Give.Kind.ADVICE, on=date(2025, 1, 1)))
    give(book, luis, Given(Give.Kind.FAVOUR, to_me=True))
    made = introduced(book, ana, luis)
    note_result(book, luis, Noted(Result.Kind.JOB, to_me=False, origin=made))
    paid(book, ana, "100")
    paid(book, ana, "50")
    paid(book, luis, "7", "GBP")
    found = report(book, 2026, TODAY)
    assert not found.is_over
    assert not found.is_empty
    touch = found.touch
    assert (touch.encounters, touch.days, touch.people) == (3, 3, 2)
    assert touch.by_kind == {"meeting": 2, "call": 1}
    assert (touch.by_month[2], touch.by_month[8], sum(touch.by_month)) == (2, 1, 3)
    assert (found.before.encounters, found.before.people) == (1, 1)
    assert found.begun.total == 2
    assert found.begun.of(Sealing.IN_TIME) == 1
    assert (found.gives(to_me=False), found.gives(to_me=True)) == (3, 1)
    assert (found.givers, found.takers) == (1, 2)
    assert (found.introduced.made, found.introduced.met, found.introduced.outcomes) == (1, 0, 1)
    assert found.to_me.by_kind == {"income": 3}
    assert found.to_me.money == [Money(Decimal(150), "EUR"), Money(Decimal(7), "GBP")]
    assert (found.to_them.count, found.to_them.money) == (1, [])
    assert [one.title for one in found.occasions] == ["Fair"]
    assert found.spaces.as_many_as == 1
    assert found.spaces.best is None
    assert found.sealed == 1


def test_a_year_that_is_over_says_so_and_an_empty_one_too(book: Book, clock: SetClock) -> None:
    clock(TODAY)
    found = report(book, 2024, TODAY)
    assert found.is_over
    assert found.is_empty
    assert not report(book, 2026, TODAY).is_over


def test_a_report_asks_the_same_however_much_there_is(
    book: Book,
    ana: Person,
    luis: Person,
    clock: SetClock,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    clock(TODAY)
    for more in (1, 5):
        for number in range(more):
            met_at(book, MARCH, ana, f"Fair {more} {number}", "Work")
            give(book, luis, Given(Give.Kind.ADVICE))
            paid(book, ana, "100")
        with django_assert_num_queries(26):
            report(book, 2026, TODAY)
