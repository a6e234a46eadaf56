"""Guests are there by their badge or the door; a plan that has begun follows who is."""

import pytest
from django.core.exceptions import PermissionDenied
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from dardar.accounts.models import Book
from dardar.events.actions import finish
from dardar.events.checking_in import (
    arrive,
    check_in,
    check_in_by_code,
    come_back,
    leave_early,
    miss,
    miss_the_rest,
    set_steps_free,
    take_back,
)
from dardar.events.errors import OverError
from dardar.events.models import Event, Guest
from dardar.events.planning import follow
from dardar.events.queries import counts
from dardar.events.round_clock import start
from dardar.events.signing_up import say_coming, take_off
from dardar.giving.errors import NoLinkError
from tests.events.conftest import SetTime
from tests.events.scenes import START, now, plan_of


def test_a_tap_that_comes_twice_counts_once(book: Book, ana: Guest) -> None:
    assert check_in(book, ana).is_first
    at = now(ana).checked_in_at
    assert not check_in(book, ana).is_first
    assert now(ana).checked_in_at == at
    take_back(book, ana)
    assert now(ana).checked_in_at is None


def test_the_host_scans_a_badge_of_this_event(book: Book, event: Event, ana: Guest) -> None:
    arrival = check_in_by_code(book, event, ana.code)
    assert (arrival.guest.pk, arrival.is_first) == (ana.pk, True)
    for code in ("", "x" * 400, ana.code[:-1]):
        with pytest.raises(NoLinkError):
            check_in_by_code(book, event, code)


def test_a_guest_scans_what_hangs_at_the_entrance(event: Event, ana: Guest) -> None:
    with pytest.raises(NoLinkError):
        arrive(ana, event.token)
    assert arrive(ana, event.door).is_first


def test_who_said_no_and_comes_is_coming(book: Book, ana: Guest) -> None:
    say_coming(ana, comes=False)
    check_in(book, now(ana))
    assert now(ana).state == Guest.State.COMING


def test_those_who_are_not_there_are_marked_together(
    book: Book, event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    check_in(book, ana)
    miss(book, bruno)
    assert miss_the_rest(book, event) == 1
    assert miss_the_rest(book, event) == 0
    assert now(luis).is_no_show
    found = counts(event)
    assert (found.coming, found.checked_in, found.no_shows, found.answered) == (3, 1, 2, 3)
    check_in(book, now(luis))
    assert not now(luis).is_no_show


def test_only_the_host_checks_in_and_nobody_after_the_end(
    book: Book, strangers_book: Book, event: Event, ana: Guest
) -> None:
    for act in (
        lambda: check_in(strangers_book, ana),
        lambda: check_in_by_code(strangers_book, event, ana.code),
        lambda: take_back(strangers_book, ana),
        lambda: miss(strangers_book, ana),
        lambda: miss_the_rest(strangers_book, event),
    ):
        with pytest.raises(PermissionDenied):
            act()
    finish(book, event)
    with pytest.raises(OverError):
        check_in(book, now(ana))


@pytest.fixture
def begun(event: Event, ana: Guest, luis: Guest, set_time: SetTime) -> Event:
    """Return the event in its first round, in which Ana and Luis meet."""
    plan_of(event, [[ana, luis]])
    set_time(START)
    start(event.book, event)
    return event


def test_who_needs_no_steps_is_said_by_the_host_alone_and_the_plan_follows(
    begun: Event,
    strangers_book: Book,
    ana: Guest,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with pytest.raises(PermissionDenied):
        set_steps_free(strangers_book, ana, needs=True)
    with django_capture_on_commit_callbacks(execute=True):
        set_steps_free(begun.book, now(ana), needs=True)
        set_steps_free(begun.book, now(ana), needs=True)
    assert now(ana).needs_steps_free
    assert waiting() == 1


def test_nothing_is_planned_anew_for_who_comes_as_planned(
    begun: Event,
    ana: Guest,
    bruno: Guest,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        check_in(begun.book, now(ana))
    assert waiting() == 0
    with django_capture_on_commit_callbacks(execute=True):
        check_in(begun.book, now(bruno))
    assert waiting() == 1


def test_while_a_repair_is_under_way_the_next_one_is_queued(
    begun: Event,
    ana: Guest,
    luis: Guest,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for guest in (ana, luis):
        with django_capture_on_commit_callbacks(execute=True):
            miss(begun.book, now(guest))
        DBTaskResult.objects.get(status=TaskResultStatus.READY).claim("a worker")
    assert waiting() == 2


def test_who_was_taken_off_cannot_check_in(book: Book, ana: Guest) -> None:
    before = now(ana)
    take_off(ana)
    with pytest.raises(NoLinkError):
        check_in(book, before)


def waiting() -> int:
    """Count the repairs that are queued."""
    return DBTaskResult.objects.filter(task_path=follow.module_path).count()


def test_a_plan_that_has_begun_follows_who_is_there_once_for_all(
    event: Event,
    ana: Guest,
    luis: Guest,
    set_time: SetTime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    book = event.book
    plan_of(event, [[ana, luis]])
    with django_capture_on_commit_callbacks(execute=True):
        check_in(book, ana)
        leave_early(now(ana))
    assert waiting() == 0
    set_time(START)
    start(book, event)
    with django_capture_on_commit_callbacks(execute=True):
        come_back(now(ana))
        come_back(now(ana))
        miss(book, now(luis))
    assert waiting() == 1
