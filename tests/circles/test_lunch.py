"""An un-networking lunch: a good mix of six to twelve, and why."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.circles.errors import TooFewError
from dardar.circles.lunch import Lunch, Seat, lunch_of_book, lunch_of_circle, lunch_of_matrix
from dardar.circles.matching import catch_up
from dardar.circles.membership import member_of
from dardar.circles.models import Member
from dardar.circles.refusing import refuse_to_meet
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.encounters.models import Space
from dardar.giving import pairing
from dardar.giving.actions import What as Wished
from dardar.giving.actions import add_wish
from dardar.giving.answering import answer
from dardar.giving.matrix import matrix
from dardar.giving.models import Role, Side
from dardar.people.models import Person
from tests.circles.scenes import joined
from tests.giving.conftest import add
from tests.giving.scenes import asked


def seat_of(lunch: Lunch[Member], name: str) -> Seat[Member]:
    """Return where somebody sits."""
    return next(seat for seat in lunch.seats if seat.who.name == name)


@pytest.fixture
def nine(host: Member, ana: Member, luis: Member) -> list[Member]:
    """Return a circle of nine: two who are of use to each other, six of one company."""
    others = [joined(host, f"P{number}", company="Acme S.L.") for number in range(6)]
    catch_up(host.circle)
    return [host, ana, luis, *others]


class TestOfACircle:
    """Chosen of its members."""

    @pytest.mark.usefixtures("nine")
    def test_those_who_are_of_use_to_each_other_and_why(self, host: Member) -> None:
        lunch = lunch_of_circle(host, 6)
        names = {seat.who.name for seat in lunch.seats}
        assert len(names) == 6
        assert {"Alma", "Ana Ruiz", "Luis Prado"} <= names
        assert lunch.share == 1
        [gives] = seat_of(lunch, "Luis Prado").gives
        assert (gives.other.name, gives.need.words) == ("Ana Ruiz", "an accountant")
        [gets] = seat_of(lunch, "Ana Ruiz").gets
        assert (gets.other.name, gets.is_strong) == ("Luis Prado", gives.is_strong)
        assert seat_of(lunch, "Alma").new_to == 5
        assert not seat_of(lunch, next(name for name in names if name[0] == "P")).alone_from

    def test_two_who_are_not_to_meet_sit_at_no_table_together(
        self, host: Member, nine: list[Member]
    ) -> None:
        refuse_to_meet(nine[1], nine[2])
        names = {seat.who.name for seat in lunch_of_circle(host, 6).seats}
        assert len(names & {"Ana Ruiz", "Luis Prado"}) == 1
        with pytest.raises(TooFewError):
            lunch_of_circle(host, 6, fixed=nine[1:3])

    def test_chosen_of_some(self, host: Member, nine: list[Member]) -> None:
        lunch = lunch_of_circle(host, 6, among=nine[3:], fixed=nine[1:2])
        assert {seat.who for seat in lunch.seats} >= {host, nine[1]}
        assert nine[2] not in {seat.who for seat in lunch.seats}

    def test_of_six_to_twelve_who_are_there(
        self, book: Book, host: Member, nine: list[Member]
    ) -> None:
        for size in (5, 13):
            with pytest.raises(ValueError, match="6 to 12"):
                lunch_of_circle(host, size)
        with pytest.raises(TooFewError):
            lunch_of_circle(host, 12)
        with pytest.raises(ValueError, match="6 to 12"):
            lunch_of_circle(host, 6, fixed=nine)
        elsewhere = member_of(book, found(book, What("Other")))
        with pytest.raises(PermissionDenied):
            lunch_of_circle(elsewhere, 6, fixed=nine[:1])


@pytest.fixture
def eight(book: Book) -> list[Person]:
    """Return eight people of my book."""
    return [
        add(book, f"Person {number}", Field(Kind.COMPANY, f"Firm {number}")) for number in range(8)
    ]


class TestOfMyBook:
    """Chosen of people I know."""

    def test_those_who_do_not_know_each_other_and_come_from_many_spaces(
        self, book: Book, eight: list[Person]
    ) -> None:
        space = Space.objects.create(book=book, name="Choir")
        meet(book, eight[:3], Circumstances(today(book), space=space))
        add_wish(book, eight[0], Wished(Role.NEED, "an accountant for the taxes of my shop"))
        add_wish(book, eight[7], Wished(Role.OFFER, "accountant for small shops, taxes included"))
        pairing.catch_up(book)
        lunch = lunch_of_book(book, eight, 6)
        there = [seat.who for seat in lunch.seats]
        assert (there[0], there[-1], lunch.acquainted) == (eight[0], eight[7], 0)
        first = lunch.seats[0]
        assert [word.other for word in first.gets] == [eight[7]]
        assert list(first.alone_from) == ["Firm 0", "Choir"]
        assert first.new_to == 5

    def test_who_was_introduced_is_acquainted(self, book: Book, eight: list[Person]) -> None:
        both = asked(book, eight[0], eight[1])
        for person in eight[:2]:
            answer(both.token(person), Side.Answer.YES)
        lunch = lunch_of_book(book, eight, 6, fixed=eight[:2])
        assert lunch.acquainted == 1
        assert lunch.seats[0].new_to == 4

    def test_a_matrix_of_them_tells_the_same(self, book: Book, eight: list[Person]) -> None:
        meet(book, eight[:3], Circumstances(today(book)))
        both = asked(book, eight[3], eight[4])
        for person in eight[3:5]:
            answer(both.token(person), Side.Answer.YES)
        add_wish(book, eight[0], Wished(Role.NEED, "an accountant for the taxes of my shop"))
        add_wish(book, eight[7], Wished(Role.OFFER, "accountant for small shops, taxes included"))
        told = lunch_of_matrix(book, eight, matrix(book, eight), 7)
        assert told == lunch_of_book(book, eight, 7)
        assert told.acquainted

    def test_of_many_it_says_how_near_the_best_it_is(self, book: Book) -> None:
        many = [add(book, f"Person {n}", Field(Kind.COMPANY, f"Firm {n % 5}")) for n in range(30)]
        lunch = lunch_of_book(book, many, 6)
        assert 0 < lunch.share < 1
        colleagues = [len(seat.alone_from) for seat in lunch.seats]
        assert sum(colleagues) == 4

    def test_people_of_another_book_are_refused(
        self, strangers_book: Book, eight: list[Person]
    ) -> None:
        with pytest.raises(PermissionDenied):
            lunch_of_book(strangers_book, eight, 6)
