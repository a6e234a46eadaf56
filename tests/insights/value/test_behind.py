"""Behind each figure stand the rows it counts, of one book only."""

from datetime import date

import pytest
from django.db.models import QuerySet

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.follow_ups import done
from dardar.encounters.models import Encounter, FollowUp, Gathering, Space
from dardar.encounters.promises import keep, promise
from dardar.giving.gives import Given, give
from dardar.giving.introducing import note_met, note_outcome
from dardar.giving.models import Give
from dardar.insights.value import behind
from dardar.insights.value.behind import Within
from dardar.insights.value.models import Result
from dardar.insights.value.results import Noted, note_result
from dardar.people.models import Person
from tests.giving.conftest import SetClock
from tests.insights.value.scenes import introduced, met_at, paid

Kind = Result.Kind
MARCH, APRIL, TODAY = date(2026, 3, 2), date(2026, 4, 6), date(2026, 9, 14)


@pytest.fixture
def fair(book: Book, ana: Person, luis: Person, clock: SetClock) -> Gathering:
    """Return a fair at which Ana was met first; Luis was met before."""
    clock(TODAY)
    meet(book, [luis], Circumstances(date(2025, 1, 7), space="Sport"))
    met_at(book, MARCH, ana, "Fair", "Work")
    met_at(book, MARCH, luis, "Fair", "Work")
    return Gathering.objects.get()


def pks(rows: QuerySet[Give] | QuerySet[Result] | QuerySet[FollowUp]) -> list[object]:
    return [row.pk for row in rows]


def test_gives_by_year_way_kind_person_and_thanks(
    book: Book, strangers_book: Book, ana: Person, luis: Person, clock: SetClock
) -> None:
    clock(TODAY)
    advice = give(book, ana, Given(Give.Kind.ADVICE, on=MARCH, thanked=True))
    lift = give(book, luis, Given(Give.Kind.FAVOUR, on=APRIL, to_me=True))
    old = give(book, luis, Given(Give.Kind.ADVICE, on=date(2020, 3, 1)))
    whole = Within()
    assert list(behind.gives(book, whole)) == [lift, advice, old]
    assert list(behind.gives(book, Within(2026))) == [lift, advice]
    assert list(behind.gives(book, Within(2026, 3))) == [advice]
    assert list(behind.gives(book, whole, to_me=True)) == [lift]
    assert list(behind.gives(book, whole, to_me=False, kind="advice")) == [advice, old]
    assert list(behind.gives(book, whole, thanked="yes")) == [advice]
    assert list(behind.gives(book, whole, thanked="no")) == [lift, old]
    assert list(behind.gives(book, Within(person=luis))) == [lift, old]
    assert not behind.gives(strangers_book, whole)


def test_of_a_place_those_first_met_there_count(
    book: Book, fair: Gathering, ana: Person, luis: Person
) -> None:
    advice = give(book, ana, Given(Give.Kind.ADVICE))
    give(book, luis, Given(Give.Kind.ADVICE))
    work = Space.objects.get(book=book, name="Work")
    assert list(behind.gives(book, Within(gathering=fair))) == [advice]
    assert list(behind.gives(book, Within(space=work))) == [advice]
    assert [one.person for one in behind.beginnings(book, Within(gathering=fair))] == [ana]
    assert [one.person for one in behind.beginnings(book, Within(2025))] == [luis]


def test_beginnings_by_what_became_of_the_seal(book: Book, fair: Gathering, ana: Person) -> None:
    seal = FollowUp.objects.get(person=ana, seals=True)
    here = Within(gathering=fair)
    assert not behind.beginnings(book, here, FollowUp.State.DONE)
    done(book, seal, Encounter.Kind.CALL)
    assert list(behind.beginnings(book, here, FollowUp.State.DONE)) == [seal]


def test_results_of_a_place_are_those_said_and_those_of_people_met_there(
    book: Book, fair: Gathering, ana: Person, luis: Person
) -> None:
    hers = note_result(book, ana, Noted(Kind.CLIENT))
    said = note_result(book, luis, Noted(Kind.IDEA, origin=fair))
    there = luis.encounters.get(gathering=fair)
    talked = note_result(book, luis, Noted(Kind.JOB, origin=there))
    elsewhere = meet(book, [ana], Circumstances(APRIL, space="Sport"))
    note_result(book, ana, Noted(Kind.IDEA, origin=elsewhere))
    note_result(book, luis, Noted(Kind.FRIENDSHIP))
    work = Space.objects.get(book=book, name="Work")
    for place in (Within(gathering=fair), Within(space=work)):
        assert set(behind.results(book, place)) == {hers, said, talked}


def test_results_by_way_kind_and_currency(
    book: Book, strangers_book: Book, ana: Person, clock: SetClock
) -> None:
    clock(TODAY)
    euros = paid(book, ana, "10", on=APRIL)
    pounds = paid(book, ana, "10", "GBP", on=MARCH)
    job = note_result(book, ana, Noted(Kind.JOB, to_me=False, on=date(2025, 1, 1)))
    assert list(behind.results(book, Within())) == [euros, pounds, job]
    assert list(behind.results(book, Within(2026))) == [euros, pounds]
    assert list(behind.results(book, Within(), to_me=False)) == [job]
    assert list(behind.results(book, Within(), kind="job")) == [job]
    assert list(behind.results(book, Within(), currency="GBP")) == [pounds]
    assert not behind.results(strangers_book, Within())


def test_promises_by_year_way_and_whether_they_are_kept(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    mine = promise(book, ana, "a call", by_me=True, on=MARCH)
    hers = promise(book, ana, "a book", by_me=False, on=date(2025, 1, 1))
    keep(book, hers)
    assert list(behind.promises(book, Within())) == [mine, hers]
    assert list(behind.promises(book, Within(2026))) == [mine]
    assert list(behind.promises(book, Within(), by_me=False)) == [hers]
    assert list(behind.promises(book, Within(), kept="yes")) == [hers]
    assert list(behind.promises(book, Within(), kept="no")) == [mine]
    assert not behind.promises(strangers_book, Within())


def test_encounters_by_year_place_person_and_kind(
    book: Book, strangers_book: Book, fair: Gathering, luis: Person
) -> None:
    work = Space.objects.get(book=book, name="Work")
    assert len(behind.encounters(book, Within())) == 3
    assert len(behind.encounters(book, Within(2026))) == 2
    assert len(behind.encounters(book, Within(gathering=fair))) == 2
    assert len(behind.encounters(book, Within(space=work, person=luis))) == 1
    assert not behind.encounters(book, Within(), Encounter.Kind.CALL)
    assert not behind.encounters(strangers_book, Within())


def test_introductions_by_what_became_of_them_in_a_year(
    book: Book, ana: Person, luis: Person, marta: Person, clock: SetClock
) -> None:
    clock(date(2025, 12, 31))
    first = introduced(book, ana, luis)
    clock(MARCH)
    note_met(book, first)
    second = introduced(book, ana, marta)
    note_outcome(book, second, "a job")

    def found(year: int | None, what: str) -> list[object]:
        return list(behind.introductions(book, year, what=what))

    assert found(2025, "made") == [first]
    assert found(2026, "made") == [second]
    assert found(None, "made") == [second, first]
    assert found(2026, "met") == [first]
    assert found(2026, "outcome") == [second]


def test_introductions_of_another_book_are_not_told(
    book: Book, strangers_book: Book, ana: Person, luis: Person
) -> None:
    introduced(book, ana, luis)
    assert not behind.introductions(strangers_book, None)
