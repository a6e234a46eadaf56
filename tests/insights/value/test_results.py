"""What came of it is remembered with where it came from, and can be taken back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.errors import FutureDayError
from dardar.giving.errors import ClosedError
from dardar.giving.gives import Given, give
from dardar.giving.introducing import draft
from dardar.giving.models import Give, Introduction
from dardar.insights.value.errors import LoopError, NoCurrencyError
from dardar.insights.value.models import CameOf, Result
from dardar.insights.value.results import (
    Noted,
    came_of,
    came_of_nothing,
    delete_result,
    edit_result,
    note_result,
)
from dardar.people.actions import erase_people
from dardar.people.history import sentence
from dardar.people.joining.actions import join
from dardar.people.models import Change, Person
from dardar.people.undo import UndoConflictError, undo
from tests.giving.conftest import add
from tests.giving.scenes import last
from tests.insights.value.conftest import SetClock
from tests.insights.value.scenes import introduced, paid

Kind = Result.Kind
MONDAY, TUESDAY = date(2027, 1, 4), date(2027, 1, 5)


def test_a_client_came_of_some_advice(book: Book, ana: Person, clock: SetClock) -> None:
    clock(TUESDAY)
    advice = give(book, ana, Given(Give.Kind.ADVICE, "taxes", MONDAY))
    found = note_result(book, ana, Noted(Kind.CLIENT, " her  bakery ", origin=advice))
    assert (found.words, found.on, found.to_me, found.give) == ("her bakery", TUESDAY, True, advice)
    assert sentence(last(book)) == "You wrote down what came of it with Ana Ruiz Soler."
    undo(book, last(book))
    assert not Result.objects.exists()


def test_money_bears_its_currency_and_is_exact(book: Book, ana: Person) -> None:
    found = paid(book, ana, "1200.5")
    found.refresh_from_db()
    assert (found.money, found.currency) == (Decimal("1200.50"), "EUR")
    with pytest.raises(NoCurrencyError):
        note_result(book, ana, Noted(Kind.INCOME, money=Decimal(3)))
    without = note_result(book, ana, Noted(Kind.IDEA, currency="EUR"))
    assert without.currency == ""


@pytest.mark.parametrize(("amount", "currency"), [("0", "EUR"), ("-3", "EUR"), ("3", "euro")])
def test_no_sum_that_is_none(book: Book, ana: Person, amount: str, currency: str) -> None:
    with pytest.raises(ValidationError):
        paid(book, ana, amount, currency)
    assert not Result.objects.exists()


def test_a_day_to_come_brings_nothing(book: Book, ana: Person) -> None:
    with pytest.raises(FutureDayError):
        note_result(book, ana, Noted(Kind.JOB, on=date(2099, 1, 1)))


def test_an_introduction_ends_with_what_came_of_it(book: Book, ana: Person, luis: Person) -> None:
    made = introduced(book, ana, luis)
    note_result(book, luis, Noted(Kind.JOB, to_me=False, origin=made))
    made.refresh_from_db()
    assert (made.state, made.outcome) == (Introduction.State.OUTCOME, "a job")
    note_result(book, ana, Noted(Kind.IDEA, "a stand at the fair", origin=made))
    made.refresh_from_db()
    assert made.outcome == "a job"
    undo(book, last(book))
    undo(book, last(book))
    made.refresh_from_db()
    assert (made.state, made.outcome, made.ended_on) == (Introduction.State.MADE, "", None)


def test_of_an_introduction_that_was_not_made_nothing_came(
    book: Book, ana: Person, luis: Person
) -> None:
    with pytest.raises(ClosedError):
        note_result(book, luis, Noted(Kind.JOB, origin=draft(book, ana, luis)))
    assert not Result.objects.exists()


def edited(book: Book, found: Result) -> None:
    edit_result(book, found, Noted(Kind.FRIENDSHIP, "we run on Sundays", MONDAY, to_me=False))


@pytest.mark.parametrize("act", [edited, delete_result], ids=lambda act: act.__name__)
def test_every_verb_can_be_undone(
    book: Book, ana: Person, act: Callable[[Book, Result], None], clock: SetClock
) -> None:
    clock(TUESDAY)
    found = paid(book, ana, "12.5", words="the first fee")
    before = list(Result.objects.values())
    act(book, found)
    assert list(Result.objects.values()) != before
    assert "what came of it" in sentence(last(book))
    undo(book, last(book))
    assert list(Result.objects.values()) == before


def test_where_it_came_from_can_be_set_right(book: Book, ana: Person) -> None:
    advice = give(book, ana, Given(Give.Kind.ADVICE))
    coffee = meet(book, [ana], Circumstances(advice.on))
    found = note_result(book, ana, Noted(Kind.CLIENT, origin=advice))
    edit_result(book, found, Noted(Kind.CLIENT, origin=coffee))
    found.refresh_from_db()
    assert (found.give, found.encounter) == (None, coffee)


def test_nothing_comes_of_itself(book: Book, ana: Person) -> None:
    client = note_result(book, ana, Noted(Kind.CLIENT))
    fee = paid(book, ana, "100", origin=client)
    for origin in (client, fee):
        with pytest.raises(LoopError):
            edit_result(book, client, Noted(Kind.CLIENT, origin=origin))
    delete_result(book, client)
    fee.refresh_from_db()
    assert fee.after is None


def test_a_give_is_not_undone_from_under_what_came_of_it(book: Book, ana: Person) -> None:
    advice = give(book, ana, Given(Give.Kind.ADVICE))
    giving = last(book)
    note_result(book, ana, Noted(Kind.CLIENT, origin=advice))
    with pytest.raises(UndoConflictError):
        undo(book, giving)


def test_an_introduction_came_of_advice(book: Book, ana: Person, luis: Person) -> None:
    advice = give(book, ana, Given(Give.Kind.ADVICE))
    lift = give(book, luis, Given(Give.Kind.FAVOUR))
    made = introduced(book, ana, luis)
    came_of(book, made, advice)
    assert (
        sentence(last(book)) == "You said what something with Ana Ruiz Soler, Luis Prado came of."
    )
    came_of(book, made, lift)
    assert CameOf.objects.get().give == lift
    undo(book, last(book))
    assert CameOf.objects.get().give == advice
    came_of_nothing(book, made)
    assert not CameOf.objects.exists()
    undo(book, last(book))
    assert CameOf.objects.get().give == advice


def test_what_came_of_nothing_known_has_no_history(book: Book, ana: Person) -> None:
    advice = give(book, ana, Given(Give.Kind.ADVICE))
    before = Change.objects.count()
    came_of_nothing(book, advice)
    assert Change.objects.count() == before


def test_a_half_of_an_introduction_is_that_introduction(
    book: Book, ana: Person, luis: Person
) -> None:
    advice = give(book, ana, Given(Give.Kind.ADVICE))
    made = introduced(book, ana, luis)
    came_of(book, Give.objects.get(introduction=made, person=ana), advice)
    assert CameOf.objects.get().introduction == made


def test_gives_that_came_of_each_other_in_turn_are_refused(
    book: Book, ana: Person, luis: Person
) -> None:
    advice, lift = (
        give(book, ana, Given(Give.Kind.ADVICE)),
        give(book, luis, Given(Give.Kind.OTHER)),
    )
    coffee = meet(book, [luis], Circumstances(advice.on))
    came_of(book, lift, advice)
    came_of(book, coffee, lift)
    for later, before in ((advice, advice), (advice, lift)):
        with pytest.raises(LoopError):
            came_of(book, later, before)


def test_nobody_writes_into_another_book(book: Book, strangers_book: Book, ana: Person) -> None:
    advice = give(book, ana, Given(Give.Kind.ADVICE))
    found = note_result(book, ana, Noted(Kind.CLIENT, origin=advice))
    for act in (
        lambda: note_result(strangers_book, ana, Noted(Kind.CLIENT)),
        lambda: edit_result(strangers_book, found, Noted(Kind.CLIENT)),
        lambda: delete_result(strangers_book, found),
        lambda: came_of(strangers_book, advice, advice),
        lambda: came_of_nothing(strangers_book, advice),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_what_it_came_of_is_of_the_same_book(book: Book, strangers_book: Book, ana: Person) -> None:
    theirs = give(strangers_book, add(strangers_book, "Eva"), Given(Give.Kind.ADVICE))
    with pytest.raises(PermissionDenied):
        note_result(book, ana, Noted(Kind.CLIENT, origin=theirs))


def test_results_follow_their_person_and_go_with_them(
    book: Book, ana: Person, luis: Person
) -> None:
    his = note_result(book, luis, Noted(Kind.JOB))
    join(book, [ana, luis])
    joining = last(book)
    his.refresh_from_db()
    assert his.person == ana
    undo(book, joining)
    his.refresh_from_db()
    assert his.person == luis
    erase_people(book, [luis])
    assert not Result.objects.exists()
