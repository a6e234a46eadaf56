"""Killed in the midst, or many at once: no tap is lost, no half plan is ever seen."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.events.actions import create, open_sign_up, suggested
from dardar.events.checking_in import check_in_by_code
from dardar.events.keeping import is_swapped
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Plan, Swap
from dardar.events.planning import follow, make, run_plan
from dardar.events.round_clock import start
from dardar.events.swapping import agree
from dardar.events.tasks import look_after
from dardar.people.models import Person
from tests.crashing import crashes
from tests.events.scenes import checked_in, now, plan_of, signed_up

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], object]


@pytest.fixture
def meeting() -> Event:
    """Return an event of Alma's that anybody may sign up for."""
    book = open_book(email="alma@example.org", password=None, name="Alma", language="en")
    event = create(book, suggested(book, Event.Template.SPEED, timezone.now()))
    open_sign_up(book, event)
    return event


def killable(act: Act) -> Callable[[], None]:
    """Let an act be killed before each of its statements."""

    def statement(execute: Any, *given: Any) -> Any:  # noqa: ANN401 - Django's signature
        sys.audit("step")
        return execute(*given)

    def run() -> None:
        with connection.execute_wrapper(statement):
            act()

    return run


def at_once(*acts: Act) -> list[BaseException]:
    """Do several things at the same moment, each in a thread, and return what went wrong."""
    errors: list[BaseException] = []
    ready = threading.Barrier(len(acts))

    def run(act: Act) -> None:
        try:
            ready.wait()
            act()
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test shows it
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def shown(event: Event) -> set[tuple[int, int]]:
    """Return the plan that guests go by: its number and how many seats it has."""
    plans = Plan.objects.filter(event=event, is_current=True)
    return {(plan.number, plan.seats.count()) for plan in plans}


def test_killed_at_any_statement_a_plan_is_the_one_before_or_the_new_one_whole(
    meeting: Event,
) -> None:
    for number in range(4):
        signed_up(meeting, f"Guest {number}")
    first = make(meeting.book, meeting)
    run_plan.call(str(first.pk))
    second = make(meeting.book, meeting)
    pk = str(second.pk)
    seen = []
    connection.close()
    for killed in crashes(killable(lambda: run_plan.call(pk)), every=3):
        seen.append((killed, shown(meeting)))
        connection.close()
    assert {frozenset(state) for killed, state in seen if killed} <= {
        frozenset({(1, 12)}),
        frozenset({(2, 12)}),
    }
    assert seen[0] == (True, {(1, 12)})
    assert seen[-1] == (False, {(2, 12)})


def test_killed_at_any_statement_a_swap_is_in_both_books_or_in_none(meeting: Event) -> None:
    books = [open_book(email=f"{name}@example.org", password=None) for name in ("ana", "bea")]
    ana, bea = (signed_up(meeting, str(book), book=book) for book in books)
    checked_in(ana, bea)
    agree(ana, bea)
    states = set()
    connection.close()
    for killed in crashes(killable(lambda: agree(now(bea), ana)), every=9):
        kept = [Person.objects.filter(book=book).count() for book in books]
        states.add((is_swapped(ana, bea), *kept))
        if killed:
            assert Swap.objects.get(by=ana).agreed_at
        connection.close()
    assert states == {(False, 0, 0), (True, 1, 1)}


def test_killed_at_any_statement_a_check_in_is_there_or_can_be_tapped_again(
    meeting: Event,
) -> None:
    ana, bea = signed_up(meeting, "Ana"), signed_up(meeting, "Bea")
    plan_of(meeting, [[ana, bea]])
    start(meeting.book, meeting)
    late = signed_up(meeting, "Late")
    seen = []
    connection.close()
    tap = partial(check_in_by_code, meeting.book, meeting, late.code)
    for killed in crashes(killable(tap)):
        is_there = now(late).checked_in_at is not None
        look_after()  # what the clock does after the next start
        seen.append((killed, is_there, repairs()))
        Guest.objects.filter(pk=late.pk).update(checked_in_at=None)
        DBTaskResult.objects.all().delete()
        connection.close()
    assert seen[0] == (True, False, 0)
    assert seen[-1] == (False, True, 1)
    assert {(is_there, count) for _killed, is_there, count in seen} == {(False, 0), (True, 1)}
    assert (True, True, 1) in seen  # killed before the repair was queued


def repairs() -> int:
    """Count the repairs of plans that are queued."""
    return DBTaskResult.objects.filter(task_path=follow.module_path).count()


def test_of_two_who_agree_at_the_same_moment_each_finds_the_other(meeting: Event) -> None:
    books = [open_book(email=f"{name}@example.org", password=None) for name in ("ana", "bea")]
    ana, bea = (signed_up(meeting, str(book), book=book) for book in books)
    checked_in(ana, bea)
    assert at_once(lambda: agree(ana, bea), lambda: agree(bea, ana), lambda: agree(ana, bea)) == []
    assert is_swapped(ana, bea)
    assert [Person.objects.filter(book=book).count() for book in books] == [1, 1]


def test_of_many_who_check_in_at_once_none_is_lost(meeting: Event) -> None:
    guests = [signed_up(meeting, f"Guest {number}") for number in range(20)]
    book = Book.objects.get()
    acts: list[Act] = [partial(check_in_by_code, book, meeting, guest.code) for guest in guests]
    assert at_once(*acts) == []
    assert Guest.objects.filter(checked_in_at=None).count() == 0
