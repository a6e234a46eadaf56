"""Among chosen people: the client matrix, rings, and a round of asks."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.graph.rings import Why
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.giving import pairing
from dardar.giving.actions import What, add_wish
from dardar.giving.answering import answer
from dardar.giving.matrix import MOST, Acquainted, matrix
from dardar.giving.models import Role, Side, Wish
from dardar.giving.rings import reciprocity_round, rings
from dardar.people.models import Person
from tests.giving.conftest import add
from tests.giving.scenes import asked

NEED, OFFER = Role.NEED, Role.OFFER


@pytest.fixture
def circle(book: Book) -> list[Person]:
    """Return three of whom each has what the next needs, and one who has nothing."""
    words = {
        "Ana": ("clases de piano", "I need an accountant for the taxes of my shop"),
        "Ben": ("Accountant for small shops, taxes included", "web design for a wine shop"),
        "Eva": ("web design", "piano lessons for my son"),
        "Zoe": ("", ""),
    }
    people = []
    for name, (offer, need) in words.items():
        person = add(book, name, Field(Kind.COMPANY, f"{name} S.L."))
        people.append(person)
        if offer:
            add_wish(book, person, What(OFFER, offer))
            add_wish(book, person, What(NEED, need))
    pairing.catch_up(book)
    return people


def need_of(person: Person) -> Wish:
    """Return the one need of a person."""
    return Wish.objects.get(person=person, role=NEED)


class TestMatrix:
    """Who should meet and does not know each other."""

    def test_every_two_once_and_those_first_who_should_meet(
        self, book: Book, circle: list[Person]
    ) -> None:
        cells = matrix(book, circle)
        assert len(cells) == 6
        assert [cell.should_meet for cell in cells] == [True] * 3 + [False] * 3
        for cell in cells[:3]:
            assert circle[3] not in (cell.one, cell.other)
            [reason] = cell.reasons
            assert {reason.giver, reason.taker} == {cell.one.pk, cell.other.pk}
            assert cell.score == reason.score

    def test_who_took_part_in_an_encounter_together_is_acquainted(
        self, book: Book, circle: list[Person]
    ) -> None:
        meet(book, circle[:2], Circumstances(today(book)))
        cell = next(c for c in matrix(book, circle) if {c.one, c.other} == set(circle[:2]))
        assert list(cell.acquainted) == [Acquainted.TOGETHER]
        assert not cell.should_meet

    def test_so_are_colleagues_and_who_was_introduced(
        self, book: Book, circle: list[Person]
    ) -> None:
        twin = add(book, "Bob", Field(Kind.COMPANY, "BEN, SL"))
        both = asked(book, circle[1], circle[2])
        for person in circle[1:3]:
            answer(both.token(person), Side.Answer.YES)
        found = {frozenset({c.one, c.other}): c for c in matrix(book, [*circle, twin])}
        assert list(found[frozenset({circle[1], twin})].acquainted) == [Acquainted.COLLEAGUES]
        made = found[frozenset(circle[1:3])]
        assert list(made.acquainted) == [Acquainted.INTRODUCED]
        assert made.introduction == both.introduction

    def test_what_has_begun_or_was_declined_is_not_suggested(
        self, book: Book, circle: list[Person]
    ) -> None:
        both = asked(book, circle[0], circle[1])
        answer(both.token(circle[0]), Side.Answer.NO)
        cell = next(c for c in matrix(book, circle) if {c.one, c.other} == set(circle[:2]))
        assert not cell.should_meet
        assert cell.introduction

    def test_bounded(self, book: Book) -> None:
        people = [add(book, f"P{number}") for number in range(MOST + 2)]
        assert len(matrix(book, people)) == MOST * (MOST - 1) // 2
        assert not matrix(book, people[:1])


class TestRings:
    """Everybody gives and receives."""

    def test_three_who_each_have_what_the_next_needs(
        self, book: Book, circle: list[Person]
    ) -> None:
        found = rings(book, circle)
        [ring] = found.rings
        assert {reason.giver for reason in ring} == {person.pk for person in circle[:3]}
        for reason, after in zip(ring, [*ring[1:], ring[0]], strict=True):
            assert reason.taker == after.giver
        assert found.left_out == {circle[3]: Why.NO_ARCS}
        assert found.bound == 3

    def test_a_round_finds_a_taker_for_each_ask_and_says_where_there_is_none(
        self, book: Book, circle: list[Person]
    ) -> None:
        asks = [need_of(person) for person in circle[:2]]
        lone = add_wish(book, circle[3], What(NEED, "a sailing boat for the summer"))
        found = reciprocity_round(book, circle, [*asks, lone])
        assert [found.takers[ask][0].giver for ask in asks] == [circle[1].pk, circle[2].pk]
        assert list(found.without) == [lone]

    def test_one_ask_of_each_and_of_those_who_are_there(
        self, book: Book, circle: list[Person]
    ) -> None:
        one = need_of(circle[0])
        two = add_wish(book, circle[0], What(NEED, "an office"))
        with pytest.raises(ValueError, match="one ask"):
            reciprocity_round(book, circle, [one, two])
        with pytest.raises(ValueError, match="one ask"):
            reciprocity_round(book, circle[1:], [one])


def test_people_of_another_book_are_refused(
    book: Book, strangers_book: Book, circle: list[Person]
) -> None:
    ask = need_of(circle[0])
    theirs = add(strangers_book, "Bea")
    for act in (
        lambda: matrix(book, [*circle, theirs]),
        lambda: rings(book, [*circle, theirs]),
        lambda: reciprocity_round(strangers_book, [theirs], [ask]),
    ):
        with pytest.raises(PermissionDenied):
            act()
