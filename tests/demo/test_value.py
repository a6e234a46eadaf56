"""Years of giving in the demo world, with chains that can be walked."""

from datetime import date
from random import Random

import pytest

from dardar.accounts.models import Book
from dardar.archive.actions import load
from dardar.demo.cast import cast
from dardar.demo.story import NEVER_MET, Story
from dardar.demo.value import add_value
from dardar.demo.world import SEED, World
from dardar.encounters.models import Encounter, Space
from dardar.giving.models import Give
from dardar.insights.value.chains import Kind, chain
from dardar.insights.value.models import GatheringSpent, Result, SpaceYear
from dardar.insights.value.report import report
from dardar.people.models import Person

TODAY = date(2026, 9, 18)
YEARS = 6


@pytest.fixture
def world(book: Book) -> Book:
    """Return a book in which some years have passed."""
    made = World(book, TODAY, Random(SEED))
    story = Story(made, YEARS, list(Space.objects.filter(book=book).order_by("pk")))
    members = []
    for member in cast(made.dice, 160):
        person = Person(created_at=made.moment(TODAY))
        made.add(person)
        members.append((member, person))
    story.tell(members)
    add_value(made, members[: len(members) - NEVER_MET], SEED)
    made.rows.extend(story.spaces)
    load(book, made.ordered())
    return book


def test_every_year_has_something_of_both_ways_and_something_came_of_it(world: Book) -> None:
    for year in range(TODAY.year - YEARS + 1, TODAY.year + 1):
        found = report(world, year, TODAY)
        assert found.gives(to_me=True)
        assert found.gives(to_me=False)
        assert found.occasions
    assert not Give.objects.filter(on__gt=TODAY).exists()
    assert not Result.objects.filter(on__gt=TODAY).exists()
    assert GatheringSpent.objects.exists()
    assert SpaceYear.objects.exists()


def test_income_leads_back_to_what_was_given_first(world: Book) -> None:
    income = Result.objects.filter(book=world, kind=Result.Kind.INCOME)
    assert {row.currency for row in income} == {"EUR", "GBP"}
    found = chain(world, income[0])
    assert [link.kind for link in found.first.all()][:3] == [
        Kind.GIVE,
        Kind.ENCOUNTER,
        Kind.RESULT,
    ]
    through = Encounter.objects.get(pk=found.first.then[0].row.pk)
    assert through.introduced_by in found.first.people
