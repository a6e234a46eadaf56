"""How often each page asks the database: the same with six needs and with thirty."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.giving import pairing
from dardar.giving.actions import What, add_wish
from dardar.giving.gives import Given, give
from dardar.giving.models import Give, Role, Wish
from dardar.insights.network.kept import work_out
from dardar.people.labelling import label_people
from dardar.people.models import Label, Person
from tests.giving.conftest import add


# From six people on, the matrix lays a table for them.
@pytest.fixture(params=[6, 30], ids=lambda many: f"{many}_people")
def filled(request: pytest.FixtureRequest, book: Book) -> list[Person]:
    """Fill the book with so many people who all need and offer something."""
    people = [add(book, f"Guest {number}") for number in range(request.param)]
    for number, person in enumerate(people):
        add_wish(book, person, What(Role.NEED, f"piano lessons {number}"))
        add_wish(book, person, What(Role.OFFER, f"I teach the piano {number}"))
        add_wish(book, None, What(Role.NEED, f"a piano {number}"))
        give(book, person, Given(Give.Kind.ADVICE, f"advice {number}", to_me=True))
    pairing.catch_up(book)
    label_people(book, people, "all")
    work_out(book)  # the background does so, and the first who asks
    return people


# Session, user, book and two notices make five; what answers some needs is found in eight more.
PAGES = [
    ("giving", "", 20),
    ("giving", "show=offers", 19),
    ("giving_mine", "", 14),
    ("gives", "", 8),
    ("wish_proposals", "", 6),
    ("matrix", "all", 17),
    ("rings", "all", 11),
    ("round", "all", 12),
    ("today", "", 42),
]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("name", "asked", "queries"), PAGES)
def test_pages_ask_the_same_however_much_there_is(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    name: str,
    asked: str,
    queries: int,
) -> None:
    query = f"label={Label.objects.get().pk}" if asked == "all" else asked
    with django_assert_num_queries(queries):
        client.get(f"{reverse(name)}?{query}")


def test_a_need_asks_the_same_however_many_could_help(
    client: Client, filled: list[Person], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    need = Wish.objects.filter(person=filled[0], role=Role.NEED).get()
    with django_assert_num_queries(15):
        client.get(reverse("need", args=[need.pk]))


def test_a_person_asks_the_same_however_much_they_need(
    client: Client, filled: list[Person], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana = filled[0]
    for number in range(len(filled)):
        add_wish(ana.book, ana, What(Role.NEED, f"a tuner {number}"))
        give(ana.book, ana, Given(Give.Kind.ADVICE, f"advice {number}"))
    with django_assert_num_queries(38):
        client.get(reverse("person", args=[ana.pk]))
