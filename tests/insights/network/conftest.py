"""A book in which people know each other: two groups, and Rosa, who knows both."""

from datetime import timedelta

import pytest

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.circles.membership import member_of
from dardar.circles.models import Member
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.people.actions import add_person
from dardar.people.models import Person
from dardar.ties.reckoning import reckon_everybody
from tests.circles.scenes import joined

BAKERS = ("Ana Ruiz", "Berta Gil", "Celia Sanz", "Dora Vega")
SAILORS = ("Eva Mora", "Fina Cano", "Gala Rey", "Hilda Pons")


def add(book: Book, name: str, company: str = "", *more: Field) -> Person:
    """Add somebody by name."""
    said = [Field(Kind.NAME, name), *([Field(Kind.COMPANY, company)] if company else [])]
    return add_person(book, [*said, *more])


def together(book: Book, *people: Person, ago: int = 7, space: str | None = None) -> None:
    """Be together with people some days ago."""
    meet(book, people, Circumstances(today(book) - timedelta(days=ago), space=space))


class People(dict[str, Person]):
    """People by their given name in lower case: ``people.ana``."""

    def __getattr__(self, name: str) -> Person:
        """Return somebody."""
        return self[name]


@pytest.fixture
def people(book: Book) -> People:
    """Return bakers of Miga and sailors of the harbour, and Rosa, who was with both."""
    named = {name: add(book, name, "Panadería Miga") for name in BAKERS}
    named |= {name: add(book, name) for name in SAILORS}
    named["Rosa Puente"] = add(book, "Rosa Puente")
    by_given = People({name.split()[0].lower(): person for name, person in named.items()})
    bakers = [named[name] for name in BAKERS]
    sailors = [named[name] for name in SAILORS]
    for ago in (20, 50, 80):
        together(book, *bakers, ago=ago, space="Horno")
        together(book, *sailors, ago=ago + 3, space="Puerto")
    together(book, named["Rosa Puente"], bakers[0], bakers[1], ago=10)
    together(book, named["Rosa Puente"], sailors[0], sailors[1], ago=12)
    reckon_everybody(book)
    return by_given


@pytest.fixture
def keepers_book(db: None) -> Book:  # noqa: ARG001 - pytest-django opens the database
    """Return the book of one more on the same server."""
    return open_book(email="carla@example.org", password="a long pass word", name="Carla")


@pytest.fixture
def host(book: Book) -> Member:
    """Return Alma's place in the circle she has founded."""
    return member_of(book, found(book, What("Bread", "Together")))


@pytest.fixture
def bruno(host: Member, strangers_book: Book) -> Member:
    """Return the place of Bruno, who has a book of his own."""
    return joined(host, "Bruno Gil", book=strangers_book)
