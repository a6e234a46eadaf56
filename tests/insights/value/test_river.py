"""The river tells both ways, year by year, and nets nothing."""

from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.promises import keep, promise
from dardar.giving.gives import Given, give
from dardar.giving.models import Give
from dardar.insights.value.drawing import HEIGHT, WIDTH, Band, draw
from dardar.insights.value.river import River, givers_and_takers, river
from dardar.people.joining.actions import join
from dardar.people.models import Person
from tests.giving.conftest import SetClock

ON = date(2027, 6, 1)
Kind = Give.Kind


@pytest.fixture
def years(book: Book, ana: Person, luis: Person, clock: SetClock) -> None:
    """Let some years have passed."""
    clock(ON)
    give(book, ana, Given(Kind.ADVICE, on=date(2024, 2, 1), thanked=True))
    give(book, ana, Given(Kind.ADVICE, on=date(2024, 3, 1)))
    give(book, luis, Given(Kind.FAVOUR, on=date(2024, 4, 1), to_me=True, thanked=True))
    give(book, luis, Given(Kind.RESOURCE, on=date(2026, 4, 1), to_me=True))
    kept = promise(book, ana, "the figures", by_me=True, on=date(2023, 12, 31))
    keep(book, kept)
    promise(book, ana, "a call", by_me=True, on=date(2024, 1, 1))
    promise(book, luis, "a book", by_me=False, on=date(2024, 1, 1))


@pytest.mark.usefixtures("years")
def test_each_way_is_told_by_year_and_kind_with_thanks(book: Book) -> None:
    found = river(book, ON)
    assert found.years == (2023, 2024, 2025, 2026, 2027)
    assert found.count(to_me=False) == 2
    assert found.count(to_me=False, year=2024, kind=Kind.ADVICE) == 2
    assert found.count(to_me=True, year=2024) == 1
    assert found.count(to_me=True, kind=Kind.RESOURCE) == 1
    assert found.count(to_me=True, year=2025) == 0
    assert (found.thanked(to_me=False), found.thanked(to_me=True, year=2026)) == (1, 0)
    assert found.promised(by_me=True) == (2, 1)
    assert found.promised(by_me=True, year=2024) == (1, 0)
    assert found.promised(by_me=False) == (1, 0)


@pytest.mark.usefixtures("years")
def test_the_river_with_one_person_follows_who_they_are(
    book: Book, ana: Person, luis: Person
) -> None:
    assert river(book, ON, luis).count(to_me=True) == 2
    join(book, [ana, luis])
    assert river(book, ON, ana).count(to_me=True) == 2
    assert river(book, ON).count(to_me=True) == 2


@pytest.mark.usefixtures("years")
def test_the_river_asks_twice(
    book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        river(book, ON)


def test_without_anything_there_is_no_year(book: Book) -> None:
    found = river(book, ON)
    assert found.years == ()
    assert not draw(found).bands


def test_the_river_of_somebody_elses_person_is_refused(strangers_book: Book, ana: Person) -> None:
    with pytest.raises(PermissionDenied):
        river(strangers_book, ON, ana)


@pytest.mark.usefixtures("years")
def test_people_stand_by_their_latest_give_with_both_ways(
    book: Book, strangers_book: Book, ana: Person, luis: Person
) -> None:
    def told(year: int | None) -> list[tuple[str, int, int]]:
        rows = givers_and_takers(book, year)
        return [(p.name, p.from_me, p.to_me) for p in rows]  # type: ignore[attr-defined] # annotated

    assert told(None) == [(luis.name, 0, 2), (ana.name, 2, 0)]
    assert told(2024) == [(luis.name, 0, 1), (ana.name, 2, 0)]
    assert told(2025) == []
    assert not givers_and_takers(strangers_book).exists()


@pytest.mark.usefixtures("years")
def test_the_drawing_keeps_to_its_frame_and_its_side(book: Book) -> None:
    drawing = draw(river(book, ON))
    assert [(band.to_me, band.kind) for band in drawing.bands] == [
        (False, Kind.ADVICE),
        (True, Kind.FAVOUR),
        (True, Kind.RESOURCE),
    ]
    for band in drawing.bands:
        for x, y in (*band.upper, *band.lower):
            assert 0 <= x <= WIDTH
            assert (y > HEIGHT / 2) if band.to_me else (y < HEIGHT / 2)
            assert 0 <= y <= HEIGHT
    assert [tick.year for tick in drawing.ticks] == [2023, 2024, 2025, 2026, 2027]
    assert drawing.bands[0].path.startswith("M0.0 ")


def test_both_ways_have_one_scale(book: Book, ana: Person, clock: SetClock) -> None:
    clock(ON)
    for to_me, number in ((True, 1), (False, 3)):
        for _time in range(number):
            give(book, ana, Given(Kind.OTHER, to_me=to_me))
    mine, theirs = draw(river(book, ON)).bands
    assert height(mine) == pytest.approx(3 * height(theirs))


def height(band: Band) -> float:
    ys = [y for _x, y in (*band.upper, *band.lower)]
    return max(ys) - min(ys)


def test_years_too_many_to_be_named_are_named_from_the_latest() -> None:
    drawing = draw(River(tuple(range(1990, 2027)), (), ()))
    named = [tick.year for tick in drawing.ticks]
    assert named[-1] == 2026
    assert len({late - early for early, late in pairwise(named)}) == 1
    assert len(named) < 15
