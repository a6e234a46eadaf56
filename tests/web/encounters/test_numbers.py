"""How often each page asks the database: the same with three people and with thirty."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, Newcomer, meet
from dardar.encounters.follow_ups import add_follow_up, let_go_person
from dardar.encounters.models import Encounter, Gathering
from tests.encounters.scenes import FRIDAY, MONDAY, TUESDAY, person


@pytest.fixture(params=[3, 30], ids=lambda many: f"{many}_people")
def filled(request: pytest.FixtureRequest, book: Book, clock: Callable[[date], None]) -> Book:
    """Fill the book with so many people of each sort, each met at a gathering of their own."""
    clock(TUESDAY)
    for number in range(request.param):
        what = Circumstances(
            on=MONDAY,
            space=f"Space {number}",
            gathering=f"Fair {number}",
            introduced_by=Newcomer.named(f"Introducer {number}"),
        )
        newcomer = Newcomer.named(f"Met {number}")
        known = meet(book, [newcomer], what, promised=["a book"]).people.get()
        add_follow_up(book, known, TUESDAY)
        add_follow_up(book, known, FRIDAY)
        let_go_person(book, person(book, f"Gone {number}"), "why not")
        person(book, f"Never {number}")
    guests = [Newcomer.named(f"Guest {number}") for number in range(request.param)]
    meet(book, guests, Circumstances(on=MONDAY, gathering="Ball"))
    return book


# Session, user, book and two notices make five; Today's lists 16, who is perhaps
# the same one, the cards that wait one, a favour and thanks four, whom to call in one's time nine,
# the owner's name and photos two.
PAGES = [
    ("today", "", 38),
    ("today_part", "to-seal", 10),
    ("today_part", "never", 9),
    ("gatherings", "", 9),
    ("sealing", "", 10),
    ("unsealed", "not-yet", 8),
]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("name", "part", "queries"), PAGES)
def test_pages_ask_the_same_however_many_people(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    name: str,
    part: str,
    queries: int,
) -> None:
    with django_assert_num_queries(queries):
        client.get(reverse(name, args=[part] if part else []))


def test_a_gathering_asks_the_same_however_many_people(
    client: Client, filled: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ball = Gathering.objects.get(book=filled, name="Ball")
    with django_assert_num_queries(11):
        client.get(reverse("gathering", args=[ball.pk]))


def test_an_encounter_asks_the_same_however_many_people(
    client: Client, filled: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ball = Encounter.objects.get(book=filled, gathering__name="Ball")
    with django_assert_num_queries(11):
        client.get(reverse("encounter", args=[ball.pk]))
