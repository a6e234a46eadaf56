"""What stands still comes back to the owner, once, as a follow-up."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from dardar.accounts.models import Book
from dardar.encounters.follow_ups import done
from dardar.encounters.models import FollowUp
from dardar.giving.answering import answer
from dardar.giving.introducing import ask_again, call_off, note_met, put_off
from dardar.giving.models import Side
from dardar.giving.tasks import look_after
from dardar.people.joining.actions import join
from dardar.people.models import Person
from tests.giving.scenes import Asked, asked, link

Answer = Side.Answer
MONDAY = datetime(2026, 9, 14, 10, tzinfo=UTC)


def texts() -> list[str]:
    """Return what is to be done."""
    return [step.text for step in FollowUp.objects.filter(state="open").order_by("pk")]


def after(days: int) -> time_machine.travel:
    """Return the clock so many days, and some minutes, later."""
    return time_machine.travel(MONDAY + timedelta(days=days, minutes=5 * days))


@pytest.fixture
def both(book: Book, ana: Person, luis: Person) -> Asked:
    """Return an introduction about which both were asked on a Monday."""
    with after(0):
        return asked(book, ana, luis)


def test_a_week_of_silence_is_enough(both: Asked, ana: Person) -> None:
    assert both
    with after(6):
        look_after()
        assert not texts()
    with after(7):
        for _ in range(2):
            look_after()
    assert texts() == [
        "No answer yet: ask Ana Ruiz Soler about meeting Luis Prado",
        "No answer yet: ask Luis Prado about meeting Ana Ruiz Soler",
    ]
    step = FollowUp.objects.get(person=ana)
    assert step.due_on == date(2026, 9, 21)


def test_an_answer_takes_the_reminder_away(both: Asked, ana: Person, luis: Person) -> None:
    with after(7):
        look_after()
        answer(both.token(ana), Answer.NO)
    assert [step.person for step in FollowUp.objects.all()] == [luis]


def test_what_was_done_about_it_does_not_come_back(book: Book, both: Asked) -> None:
    assert both
    with after(7):
        look_after()
        for step in FollowUp.objects.all():
            done(book, step, None)
    with after(20):
        look_after()
    assert not texts()


def test_later_is_a_month_later(both: Asked, ana: Person, luis: Person) -> None:
    with after(1):
        answer(both.token(ana), Answer.LATER)
        answer(both.token(luis), Answer.YES)
    with after(30):
        look_after()
        assert not texts()
    with after(31):
        look_after()
    assert texts() == ["Ask Ana Ruiz Soler again about meeting Luis Prado"]


def test_a_week_after_it_was_made(book: Book, both: Asked, ana: Person, luis: Person) -> None:
    with after(1):
        answer(both.token(ana), Answer.YES)
        answer(both.token(luis), Answer.YES)
    with after(8):
        look_after()
        assert texts() == ["Have you met? Ask Ana Ruiz Soler about Luis Prado"]
        note_met(book, both.introduction)
        assert not texts()
        look_after()
        assert not texts()


def test_put_off_it_waits(book: Book, both: Asked) -> None:
    with after(7):
        look_after()
        put_off(book, both.introduction, date(2026, 10, 1))
        assert not texts()
        look_after()
        assert not texts()
    with after(17):
        look_after()
    assert len(texts()) == 2


def test_asked_again_the_week_begins_anew(book: Book, both: Asked, ana: Person) -> None:
    with after(7):
        look_after()
        ask_again(book, both.side(ana), link)
        assert len(texts()) == 1
        look_after()
        assert len(texts()) == 1
    with after(14):
        look_after()
        assert len(texts()) == 2


def test_what_was_called_off_or_is_of_one_person_reminds_of_nothing(
    book: Book, both: Asked, ana: Person, luis: Person
) -> None:
    with after(7):
        look_after()
        call_off(book, both.introduction)
        assert not texts()
        other = asked(book, ana, luis)
        join(book, [ana, luis])
    with after(20):
        look_after()
        assert other.introduction.sides.count() == 2
        # The one side that is seen speaks of both; the other waits unseen.
        assert len(texts()) <= 1


def test_in_the_language_of_the_owner(book: Book, both: Asked) -> None:
    assert both
    book.language = "es"
    book.save()
    with after(7):
        look_after()
    assert len(texts()) == 2
