"""What came of what can be walked both ways, from anywhere in it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.giving.gives import Given, give
from dardar.giving.models import Give
from dardar.insights.value import chains
from dardar.insights.value.chains import Chain, Kind, Link, chain, origin_of, ways_up
from dardar.insights.value.models import Result
from dardar.insights.value.results import Noted, came_of, note_result
from dardar.people.models import Person
from tests.giving.conftest import SetClock
from tests.insights.value.scenes import introduced, met_at, paid

MONDAY = date(2027, 1, 4)
DAY = timedelta(days=1)
Shape = tuple[object, list["Shape"]]


def shape(link: Link) -> Shape:
    """Return a chain as nested rows."""
    return link.row, [shape(one) for one in link.then]


def here(found: Chain) -> list[object]:
    """Return what a chain was asked of."""
    return [link.row for link in found.first.all() if link.is_here]


def test_from_a_give_through_an_introduction_to_income_and_back(
    book: Book, ana: Person, luis: Person, marta: Person, clock: SetClock
) -> None:
    clock(MONDAY + 9 * DAY)
    advice = give(book, ana, Given(Give.Kind.ADVICE, "taxes", MONDAY))
    through_her = meet(book, [luis], Circumstances(MONDAY + DAY, introduced_by=ana))
    came_of(book, through_her, advice)
    client = note_result(
        book, luis, Noted(Result.Kind.CLIENT, on=MONDAY + 2 * DAY, origin=through_her)
    )
    second = paid(book, luis, "900", on=MONDAY + 8 * DAY, origin=client)
    first = paid(book, luis, "300", on=MONDAY + 3 * DAY, origin=client)
    made = introduced(book, luis, marta)
    came_of(book, made, advice)
    whole: Shape = (advice, [(through_her, [(client, [(first, []), (second, [])])]), (made, [])])
    for thing in (advice, through_her, client, first, second, made):
        found = chain(book, thing)
        assert shape(found.first) == whole
        assert here(found) == [thing]
        assert not found.is_cut
    assert [*ways_up(second)] == [second, client, through_her, advice]
    assert len(found) == 6


def test_an_introduction_and_its_two_gives_are_one_thing(
    book: Book, ana: Person, luis: Person
) -> None:
    made = introduced(book, ana, luis)
    half = Give.objects.get(introduction=made, person=ana)
    lift = give(book, ana, Given(Give.Kind.FAVOUR, to_me=True))
    came_of(book, lift, half)
    job = note_result(book, luis, Noted(Result.Kind.JOB, to_me=False, origin=half))
    found = chain(book, half)
    assert {id_of(one) for one in found.first.then} == {lift.pk, job.pk}
    assert here(found) == [made]
    assert {person.name for person in found.first.people} == {ana.name, luis.name}
    assert origin_of(lift) == made


def id_of(link: Link) -> object:
    return link.row.pk


def test_of_a_gathering_only_what_led_on_is_told(book: Book, ana: Person, luis: Person) -> None:
    met = met_at(book, MONDAY.replace(year=2026), ana, "Fair")
    met_at(book, MONDAY.replace(year=2026), luis, "Fair")
    idea = note_result(book, ana, Noted(Result.Kind.IDEA, origin=met))
    assert met.gathering is not None
    stand = note_result(book, luis, Noted(Result.Kind.OTHER, origin=met.gathering))
    found = chain(book, idea)
    assert shape(found.first) == (met.gathering, [(met, [(idea, [])]), (stand, [])])
    assert [link.kind for link in found.first.all()] == [
        Kind.GATHERING,
        Kind.ENCOUNTER,
        Kind.RESULT,
        Kind.RESULT,
    ]
    assert found.first.people == []


def test_what_hangs_on_nothing_is_a_chain_of_one(book: Book, ana: Person) -> None:
    found = chain(book, note_result(book, ana, Noted(Result.Kind.IDEA)))
    assert len(found) == 1
    assert found.first.people == [ana]


def test_a_long_chain_is_cut(book: Book, ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "MOST", 3)
    client = note_result(book, ana, Noted(Result.Kind.CLIENT))
    for _month in range(4):
        paid(book, ana, "10", origin=client)
    found = chain(book, client)
    assert len(found) == 3
    assert found.is_cut


def test_a_loop_forged_in_an_archive_ends(book: Book, ana: Person) -> None:
    one = note_result(book, ana, Noted(Result.Kind.CLIENT))
    other = paid(book, ana, "10", origin=one)
    Result.objects.filter(pk=one.pk).update(after=other)
    one.refresh_from_db()
    assert len(chain(book, one)) == 2


def test_a_level_asks_the_same_however_wide_it_is(
    book: Book, ana: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = note_result(book, ana, Noted(Result.Kind.CLIENT))
    for count in (1, 20):
        for _month in range(count):
            paid(book, ana, "10", origin=client)
        with django_assert_num_queries(4):
            chain(book, client)


def test_a_chain_of_another_book_is_nobodys(book: Book, strangers_book: Book, ana: Person) -> None:
    with pytest.raises(PermissionDenied):
        chain(strangers_book, note_result(book, ana, Noted(Result.Kind.IDEA)))
