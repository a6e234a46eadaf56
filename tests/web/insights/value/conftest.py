"""The people, the clock and the mail of giving, and a book with years of what went both ways."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.follow_ups import done
from dardar.encounters.models import Encounter, FollowUp, Gathering, Space
from dardar.encounters.promises import keep, promise
from dardar.giving.gives import Given, give
from dardar.giving.models import Give, Introduction
from dardar.insights.value.judging import Took, judge_gathering, judge_space
from dardar.insights.value.models import Result
from dardar.insights.value.results import Noted, came_of, note_result
from dardar.people.models import Person
from tests.giving.conftest import SetClock, ana, clock, luis, marta, monday, sends_mail
from tests.insights.value.scenes import introduced, met_at, paid

__all__ = ["SetClock", "ana", "clock", "luis", "marta", "monday", "sends_mail"]

TODAY = date(2026, 9, 14)
MARCH = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Years:
    """What went both ways, by name."""

    advice: Give
    lift: Give
    made: Introduction
    client: Result
    fee: Result
    job: Result
    fair: Gathering
    choir: Space
    there: Encounter


@pytest.fixture
def years(book: Book, ana: Person, luis: Person, marta: Person, clock: SetClock) -> Years:
    """Let two years pass, with something of every kind."""
    clock(TODAY)
    there = met_at(book, MARCH, ana, "Tasting fair", "Work")
    done(book, FollowUp.objects.get(person=ana, seals=True), Encounter.Kind.CALL, on=MARCH)
    meet(book, [marta], Circumstances(date(2025, 5, 5), space="Sport"))
    advice = give(book, ana, Given(Give.Kind.ADVICE, "how to prune", MARCH, thanked=True))
    lift = give(book, luis, Given(Give.Kind.FAVOUR, "drove me home", date(2025, 2, 2), to_me=True))
    kept = promise(book, ana, "the seed list", by_me=True, on=MARCH)
    keep(book, kept)
    promise(book, luis, "a map of wells", by_me=False, on=MARCH)
    made = introduced(book, ana, luis)
    came_of(book, made, advice)
    client = note_result(book, luis, Noted(Result.Kind.CLIENT, "their orchard", origin=made))
    fee = paid(book, luis, "1200", origin=client)
    job = note_result(book, marta, Noted(Result.Kind.JOB, "gardener", to_me=False))
    fair, choir = Gathering.objects.get(), Space.objects.get(book=book, name="Culture")
    judge_gathering(book, fair, Took(Decimal("2.5"), Decimal(40), "EUR", 1, "yes"))  # type: ignore[arg-type] # as a form sends it
    judge_space(book, choir, 2026, Took(hours=Decimal(80)))
    return Years(advice, lift, made, client, fee, job, fair, choir, there)
