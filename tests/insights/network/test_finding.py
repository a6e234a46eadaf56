"""Who can introduce me to whom I name."""

import pytest
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.circles.membership import member_of
from dardar.circles.models import Member
from dardar.circles.refusing import recognise
from dardar.core.ties.rings import Ring
from dardar.insights.network.finding import Kind, Way, ways_to
from dardar.insights.network.models import KeptNetwork, SharedTie
from dardar.insights.network.sharing import ask, leave, share
from dardar.ties.reckoning import reckon_everybody
from tests.circles.scenes import joined
from tests.insights.network.conftest import People, add, together


def names(way: Way) -> list[str]:
    """Return whom a way leads over, me left out."""
    return [step.end.name for step in way.steps]


@pytest.fixture
def host(book: Book) -> Member:
    """Return Alma's place in the circle she has founded."""
    return member_of(book, found(book, What("Bread", "Together")))


@pytest.fixture
def bruno(host: Member, strangers_book: Book) -> Member:
    """Return the place of Bruno, who has a book of his own and shares Vera."""
    bruno = joined(host, "Bruno Gil", book=strangers_book)
    vera = add(strangers_book, "Vera Luz", "Faro")
    share(strangers_book, bruno, vera, SharedTie.Closeness.WELL)
    return bruno


@pytest.mark.usefixtures("people")
def test_whom_i_am_in_touch_with_i_can_ask_myself(book: Book) -> None:
    [way] = ways_to(book, "ana ruiz")
    assert names(way) == ["Ana Ruiz"]
    assert way.is_own
    assert way.first is None


def test_one_i_never_met_is_reached_over_who_knows_them(book: Book, people: People) -> None:
    zoe = add(book, "Zoe Prado", "Panadería Miga")
    [way] = ways_to(book, "zoe")
    assert way.goal.person == zoe
    assert len(way.steps) == 2
    assert way.first
    assert way.first.person in {people.ana, people.berta}  # the warmest who are of Miga
    assert way.steps[1].ring == Ring.STEADY
    assert [step.is_weakest for step in way.steps] == [False, True]


def test_a_company_means_all_who_work_there(book: Book, people: People) -> None:
    add(book, "Zoe Prado", "Panadería Miga")
    assert {way.goal.name for way in ways_to(book, "miga")} == {
        "Zoe Prado",
        *(person.name for person in (people.ana, people.berta, people.celia, people.dora)),
    }


@pytest.mark.usefixtures("bruno")
def test_whom_it_may_be_a_slip_of_the_pen_for_come_last(book: Book) -> None:
    veda = add(book, "Veda Luz")
    for ago in range(1, 9):
        together(book, veda, ago=ago)
    found = ways_to(book, "vera")
    assert [way.goal.name for way in found] == ["Vera Luz", "Veda Luz"]


def test_where_there_is_no_way_that_is_told(book: Book) -> None:
    add(book, "Zoe Prado")
    [way] = ways_to(book, "zoe")
    assert way.steps == []
    assert way.first is None


def test_nothing_asked_finds_nobody(book: Book) -> None:
    assert ways_to(book, " ") == []


@pytest.mark.usefixtures("bruno")
def test_a_member_of_a_circle_leads_to_whom_they_share(book: Book) -> None:
    [way] = ways_to(book, "luz faro")
    assert [step.end.kind for step in way.steps] == [Kind.MEMBER, Kind.SHARED]
    assert names(way) == ["Bruno Gil", "Vera Luz"]
    assert way.goal.company == "Faro"
    assert way.steps[1].tie
    assert way.steps[1].tie.name == "Vera Luz"
    assert way.steps[1].ring == Ring.CLOSE


def test_a_member_i_know_is_asked_over_who_knows_them(
    book: Book, host: Member, bruno: Member, people: People
) -> None:
    known = add(book, "Bruno")
    recognise(book, host, bruno, known)
    together(book, people.ana, known, ago=2)
    together(book, known, ago=3)
    reckon_everybody(book)
    KeptNetwork.objects.all().delete()
    [way] = ways_to(book, "vera luz")
    assert names(way) == ["Bruno", "Vera Luz"]
    assert way.steps[0].ring != Ring.LOOSE


def test_what_was_asked_is_told_and_a_no_is_not(book: Book, host: Member, bruno: Member) -> None:
    request, _by_mail = ask(host, SharedTie.objects.get(), "For a lighthouse")
    leave(bruno, request)
    [way] = ways_to(book, "vera")
    assert way.request == request
    assert names(way) == ["Bruno Gil", "Vera Luz"]


@pytest.mark.usefixtures("bruno")
def test_shared_by_two_somebody_is_one(book: Book, host: Member, keepers_book: Book) -> None:
    other = joined(host, "Carla Gil", book=keepers_book)
    share(keepers_book, other, add(keepers_book, "vera luz", "Faro, S.A."), "little")  # type: ignore[arg-type] # a value of it
    [way] = ways_to(book, "vera")
    assert names(way) == ["Bruno Gil", "Vera Luz"]


def test_strangers_are_no_way_and_no_goal(people: People, strangers_book: Book, book: Book) -> None:
    assert people.ana.book == book
    assert ways_to(strangers_book, "ana ruiz") == []


@pytest.mark.usefixtures("people")
def test_it_takes_the_same_queries_for_many(
    book: Book,
    strangers_book: Book,
    bruno: Member,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ways_to(book, "luz")
    with django_assert_num_queries(11):
        ways_to(book, "luz")
    for number in range(5):
        vera = add(strangers_book, f"Vera{number} Luz")
        share(strangers_book, bruno, vera, SharedTie.Closeness.LITTLE)
    ways_to(book, "luz")  # the search learns words of new people
    with django_assert_num_queries(11):
        assert len(ways_to(book, "luz")) == 6
