"""Introductions that were made, and results, as far as tests need them."""

from datetime import date
from decimal import Decimal

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.models import Encounter
from dardar.giving.answering import answer
from dardar.giving.models import Introduction, Side
from dardar.insights.value.models import Result
from dardar.insights.value.results import Noted, note_result
from dardar.people.models import Person
from tests.giving.scenes import asked

Kind = Result.Kind


def introduced(book: Book, one: Person, other: Person) -> Introduction:
    """Introduce two people: both were asked, and both said yes."""
    both = asked(book, one, other)
    for person in (one, other):
        answer(both.token(person), Side.Answer.YES)
    return Introduction.objects.get(pk=both.introduction.pk)


def paid(book: Book, person: Person, amount: str, currency: str = "EUR", **more: object) -> Result:
    """Let somebody have paid."""
    what = Noted(Kind.INCOME, money=Decimal(amount), currency=currency, **more)  # type: ignore[arg-type] # of Noted
    return note_result(book, person, what)


def met_at(book: Book, on: date, person: Person, gathering: str, space: str = "") -> Encounter:
    """Meet somebody at a gathering."""
    return meet(book, [person], Circumstances(on, gathering=gathering, space=space))
