"""How often each page asks the database: the same with three of everything and with thirty."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.promises import promise
from dardar.giving.gives import Given, give
from dardar.giving.models import Give
from dardar.insights.value.models import Result
from dardar.insights.value.results import Noted, note_result
from tests.giving.conftest import SetClock, add
from tests.insights.value.scenes import met_at

TODAY = date(2026, 9, 14)


@pytest.fixture(params=[3, 30], ids=lambda many: f"{many}_of_each")
def filled(request: pytest.FixtureRequest, book: Book, clock: SetClock) -> list[Result]:
    """Fill the book with so many of everything."""
    clock(TODAY)
    found: list[Result] = []
    for number in range(request.param):
        person, on = add(book, f"Guest {number}"), TODAY - timedelta(days=number)
        met = met_at(book, on, person, f"Fair {number}", "Work")
        given = give(book, person, Given(Give.Kind.ADVICE, f"advice {number}", to_me=True))
        promise(book, person, f"a call {number}", by_me=True, on=on)
        origin = found[0] if found else given if number else met
        found.append(note_result(book, person, Noted(Result.Kind.IDEA, origin=origin)))
    return found


# Session, user, book and two notices make five.
PAGES = [
    ("value", 10),
    ("value_given", 8),
    ("value_promises", 8),
    ("value_encounters", 9),
    ("value_beginnings", 8),
    ("results", 10),
    ("occasions", 13),
    ("spaces", 20),
    ("year_report", 33),
]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("name", "queries"), PAGES)
def test_pages_ask_the_same_however_much_there_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, name: str, queries: int
) -> None:
    args = [2026] if name == "year_report" else []
    with django_assert_num_queries(queries):
        client.get(reverse(name, args=args), {"year": "2026"})


def test_a_chain_asks_the_same_however_much_came_of_it(
    client: Client, filled: list[Result], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(19):
        client.get(reverse("chain", args=["result", filled[0].pk]))


def test_the_form_asks_the_same_however_much_there_is(
    client: Client, filled: list[Result], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = filled[0].person
    for _time in range(len(filled)):
        give(person.book, person, Given(Give.Kind.ADVICE))
        note_result(person.book, person, Noted(Result.Kind.IDEA))
    with django_assert_num_queries(13):
        client.get(reverse("result_add", args=[person.pk]))
