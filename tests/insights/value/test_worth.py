"""Whether gatherings, events and spaces were worth it: what they took beside what came of them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.follow_ups import done
from dardar.encounters.models import Encounter, FollowUp, Gathering, Space
from dardar.events.after import Said, debrief, debrief_guest
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Spent
from dardar.giving.gives import Given, give
from dardar.giving.models import Give
from dardar.insights.value.judging import Took, judge_gathering, judge_space
from dardar.insights.value.models import Result
from dardar.insights.value.money import Money
from dardar.insights.value.results import Noted, note_result
from dardar.insights.value.worth import Place, Places, occasion, occasions, spaces, years
from dardar.people.models import Person
from tests.giving.conftest import SetClock, add
from tests.insights.value.scenes import met_at, paid

MARCH, TODAY = date(2026, 3, 2), date(2026, 9, 14)
HOUR = timedelta(hours=1)


@pytest.fixture
def fair(book: Book, ana: Person, luis: Person, clock: SetClock) -> Gathering:
    """Return a fair at which Ana was met first and sealed, with what came of it since."""
    clock(TODAY)
    meet(book, [luis], Circumstances(date(2025, 1, 7), space="Sport"))
    met_at(book, MARCH, ana, "Fair", "Work")
    met_at(book, MARCH, luis, "Fair", "Work")
    done(book, FollowUp.objects.get(person=ana, seals=True), Encounter.Kind.CALL)
    give(book, ana, Given(Give.Kind.ADVICE))
    give(book, ana, Given(Give.Kind.FAVOUR, to_me=True))
    give(book, luis, Given(Give.Kind.ADVICE))
    paid(book, ana, "100")
    paid(book, ana, "7", "GBP")
    note_result(book, luis, Noted(Result.Kind.IDEA, to_me=False, origin=Gathering.objects.get()))
    return Gathering.objects.get()


def event(book: Book, title: str, on: date = MARCH) -> Event:
    """Hold an event."""
    start = datetime(on.year, on.month, on.day, 18, tzinfo=UTC)
    return Event.objects.create(
        book=book,
        title=title,
        template=Event.Template.LUNCH,
        starts_at=start,
        ends_at=start + 2 * HOUR,
        time_zone="Europe/Madrid",
        language="en",
        rounds=1,
        minutes=10,
        pause=0,
        erase_on=on + timedelta(days=60),
        seed=1,
    )


def test_what_a_gathering_took_stands_beside_what_came_of_it(book: Book, fair: Gathering) -> None:
    judge_gathering(book, fair, Took(Decimal(4), Decimal(25), "EUR", 1, Spent.Worth.YES))
    (found,) = occasions(book, 2026)
    assert (found.title, found.on, found.gathering, found.event) == ("Fair", MARCH, fair, None)
    assert (found.cost.hours, found.cost.energy, found.cost.worth) == (Decimal(4), 1, "yes")
    assert found.cost.money == [Money(Decimal(25), "EUR")]
    came = found.outcome
    assert (came.met, came.sealed, came.gives, came.results) == (1, 1, 2, 3)
    assert came.money == [Money(Decimal(100), "EUR"), Money(Decimal(7), "GBP")]
    assert found.per_hour == pytest.approx(6 / 4)
    assert occasion(book, fair) == found


def test_where_no_hours_are_said_nothing_is_told_by_the_hour(book: Book, fair: Gathering) -> None:
    judge_gathering(book, fair, Took(worth=Spent.Worth.NO))
    assert occasion(book, fair).per_hour is None
    judge_gathering(book, fair, Took(hours=Decimal("0.25")))
    assert occasion(book, fair).per_hour is None


def test_an_event_and_its_gathering_are_one_occasion(
    book: Book, fair: Gathering, clock: SetClock
) -> None:
    held = event(book, "The fair ")
    debrief(book, held, Said(hours=Decimal(3), worth=Spent.Worth.PARTLY))
    assert len(occasions(book, 2026)) == 2
    held.title = "FAIR"
    held.save()
    (found,) = occasions(book, 2026)
    assert (found.event, found.gathering, found.is_host) == (held, fair, True)
    assert (found.cost.hours, found.cost.worth) == (Decimal(3), "partly")
    judge_gathering(book, fair, Took(hours=Decimal(5)))
    assert occasion(book, fair).cost.hours == 5
    clock(MARCH - timedelta(days=1))
    assert all(one.event is None for one in occasions(book, 2026))


def test_a_guest_sees_their_own_debrief_and_never_the_hosts(
    book: Book, strangers_book: Book, clock: SetClock
) -> None:
    clock(TODAY)
    theirs = event(strangers_book, "Their lunch")
    debrief(strangers_book, theirs, Said(hours=Decimal(9), worth=Spent.Worth.NO))
    assert occasions(book, 2026) == []
    me = Guest.objects.create(
        book=strangers_book, event=theirs, user_book=book, name="Alma", language="en"
    )
    (found,) = occasions(book, 2026)
    assert (found.is_host, found.cost.hours, found.cost.worth) == (False, None, "")
    debrief_guest(me, Said(hours=Decimal(2), worth=Spent.Worth.YES))
    (found,) = occasions(book, 2026)
    assert (found.cost.hours, found.cost.worth) == (Decimal(2), "yes")
    (hosts,) = occasions(strangers_book, 2026)
    assert hosts.cost.hours == 9
    Guest.objects.update(state=Guest.State.AWAY)
    assert occasions(book, 2026) == []


def test_a_space_is_its_gatherings_and_what_the_owner_says_besides(
    book: Book, fair: Gathering
) -> None:
    judge_gathering(book, fair, Took(Decimal(4), Decimal(25), "EUR"))
    work = Space.objects.get(book=book, name="Work")
    judge_space(book, work, 2026, Took(Decimal(6), Decimal(5), "GBP", -1, Spent.Worth.PARTLY))
    found = {place.space.name: place for place in spaces(book, 2026).rows}
    place = found["Work"]
    assert (place.encounters, place.cost.hours, place.cost.energy) == (2, Decimal(10), -1)
    assert place.cost.money == [Money(Decimal(25), "EUR"), Money(Decimal(5), "GBP")]
    came = place.outcome
    assert (came.met, came.sealed, came.gives, came.results) == (1, 1, 2, 3)
    assert (found["Sport"].outcome.met, found["Sport"].outcome.gives) == (0, 1)
    assert found["School"].encounters == 0
    before = {place.space.name: place for place in spaces(book, 2025).rows}
    assert (before["Sport"].encounters, before["Sport"].outcome.met) == (1, 1)
    assert before["Work"].cost.hours is None


def test_spaces_are_as_varied_as_so_many_kinds(book: Book, ana: Person, clock: SetClock) -> None:
    clock(TODAY)
    for name in ("Sport", "Work"):
        for _time in range(3):
            meet(book, [ana], Circumstances(MARCH, space=name))
    assert spaces(book, 2026).as_many_as == pytest.approx(2)
    assert spaces(book, 2020).as_many_as == 0


def test_the_best_and_the_worst_space_are_told_by_the_hour(book: Book, fair: Gathering) -> None:
    def told() -> list[str | None]:
        found: Places = spaces(book, 2026)
        return [place.space.name if place else None for place in (found.best, found.worst)]

    work, sport = (Space.objects.get(book=book, name=name) for name in ("Work", "Sport"))
    assert fair
    assert told() == [None, None]
    judge_space(book, work, 2026, Took(hours=Decimal(6)))
    assert told() == [None, None]  # one alone is neither
    judge_space(book, sport, 2026, Took(hours=Decimal(60)))
    assert told() == ["Work", "Sport"]


def test_years_go_from_the_first_encounter_to_the_latest_but_not_ahead(
    book: Book, strangers_book: Book, fair: Gathering
) -> None:
    Gathering.objects.create(book=book, name="Dinner", on=date(2023, 1, 1))
    Gathering.objects.create(book=book, name="Wedding", on=date(2099, 1, 1))
    assert fair
    assert years(book, TODAY) == [2026, 2025, 2024, 2023]
    assert years(strangers_book, TODAY) == []


def test_a_stranger_sees_none_of_it(strangers_book: Book, fair: Gathering) -> None:
    assert fair
    assert occasions(strangers_book, 2026) == []
    rows: list[Place] = list(spaces(strangers_book, 2026).rows)
    assert not any(place.encounters or place.outcome.total for place in rows)


def test_spaces_ask_the_same_however_much_there_is(
    book: Book, fair: Gathering, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert fair
    for more in (0, 6):
        for number in range(more):
            someone = add(book, f"Guest {number}")
            met_at(book, MARCH, someone, f"Breakfast {number}", "Sport")
            paid(book, someone, "3")
        with django_assert_num_queries(13):
            spaces(book, 2026)
