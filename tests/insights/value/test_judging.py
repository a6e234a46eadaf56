"""What a gathering and a space took, and whether it was worth it, is the owner's to say."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dardar.accounts.models import Book
from dardar.encounters.actions import delete_encounter
from dardar.encounters.models import Gathering, Space
from dardar.events.plan_models import Spent
from dardar.insights.value.errors import NoCurrencyError
from dardar.insights.value.judging import Took, judge_gathering, judge_space
from dardar.insights.value.models import GatheringSpent, SpaceYear
from dardar.people.history import sentence
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.scenes import last
from tests.insights.value.scenes import met_at

DAY = date(2026, 3, 4)
TOOK = Took(Decimal("2.5"), Decimal(40), "EUR", 1, Spent.Worth.YES)


@pytest.fixture
def fair(book: Book, ana: Person) -> Gathering:
    """Return a fair at which Ana was met."""
    met_at(book, DAY, ana, "Fair")
    return Gathering.objects.get()


@pytest.fixture
def choir(book: Book) -> Space:
    """Return a space."""
    return Space.objects.create(book=book, name="Choir")


def test_a_gathering_is_judged_and_judged_again(book: Book, fair: Gathering) -> None:
    judge_gathering(book, fair, TOOK)
    assert sentence(last(book)) == "You said what “Fair” took and whether it was worth it."
    said = judge_gathering(book, fair, Took(worth=Spent.Worth.NO))
    assert (said.hours, said.currency, said.worth) == (None, "", "no")
    undo(book, last(book))
    now = GatheringSpent.objects.get()
    assert (now.hours, now.money) == (Decimal("2.50"), Decimal(40))
    assert (now.currency, now.worth) == ("EUR", "yes")
    undo(book, last(book))
    assert not GatheringSpent.objects.exists()


def test_a_space_is_judged_year_by_year(book: Book, choir: Space) -> None:
    judge_space(book, choir, 2025, TOOK)
    judge_space(book, choir, 2026, Took(hours=Decimal(80)))
    assert sentence(last(book)) == "You said what “Choir” took in 2026 and whether it was worth it."
    judge_space(book, choir, 2026, Took(hours=Decimal(90)))
    assert dict(SpaceYear.objects.values_list("year", "hours")) == {2025: 2.5, 2026: 90}
    undo(book, last(book))
    assert SpaceYear.objects.get(year=2026).hours == 80


@pytest.mark.parametrize(
    "took", [Took(hours=Decimal(-1)), Took(energy=3), Took(money=Decimal(1), currency="eu")]
)
def test_what_is_out_of_bounds_is_refused(
    book: Book, fair: Gathering, choir: Space, took: Took
) -> None:
    with pytest.raises(ValidationError):
        judge_gathering(book, fair, took)
    with pytest.raises(ValidationError):
        judge_space(book, choir, 2026, took)


def test_no_year_that_is_none_and_no_sum_without_currency(book: Book, choir: Space) -> None:
    with pytest.raises(ValidationError):
        judge_space(book, choir, 12, TOOK)
    with pytest.raises(NoCurrencyError):
        judge_space(book, choir, 2026, Took(money=Decimal(3)))
    assert not SpaceYear.objects.exists()


def test_a_verdict_goes_with_its_gathering_and_comes_back(book: Book, fair: Gathering) -> None:
    judge_gathering(book, fair, TOOK)
    delete_encounter(book, fair.encounters.get())
    assert not GatheringSpent.objects.exists()
    undo(book, last(book))
    assert GatheringSpent.objects.get().gathering == fair


def test_nobody_judges_what_is_anothers(
    strangers_book: Book, fair: Gathering, choir: Space
) -> None:
    with pytest.raises(PermissionDenied):
        judge_gathering(strangers_book, fair, TOOK)
    with pytest.raises(PermissionDenied):
        judge_space(strangers_book, choir, 2026, TOOK)
