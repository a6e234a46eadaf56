"""The big screen shows what is on, and is asked cheaply whether anything has changed."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from dardar.accounts.models import Book
from dardar.events.actions import finish
from dardar.events.board import board, version
from dardar.events.checking_in import check_in
from dardar.events.hands import ask, raise_hand
from dardar.events.models import Event, Guest
from dardar.events.round_clock import Phase, hold, start
from tests.events.conftest import SetTime
from tests.events.scenes import START, plan_of


def test_it_shows_the_round_that_is_on_or_comes_next(
    event: Event, ana: Guest, luis: Guest, bruno: Guest, set_time: SetTime
) -> None:
    book = event.book
    assert list(board(event).meetings) == []
    plan_of(event, [[ana, luis]], [[ana, bruno]])
    assert [one.names for one in board(event).meetings] == [["Ana Ruiz", "Luis Prado"]]
    set_time(START)
    start(book, event)
    set_time(START + timedelta(minutes=9))
    shown = board(event)
    assert shown.moment.phase is Phase.PAUSE
    assert [one.names for one in shown.meetings] == [["Ana Ruiz", "Bruno Gil"]]
    finish(book, event)
    event.refresh_from_db()
    assert list(board(event).meetings) == []


def test_whatever_changes_the_screen_changes_its_version(
    book: Book, event: Event, ana: Guest, luis: Guest, set_time: SetTime
) -> None:
    seen = [version(event)]
    plan_of(event, [[ana, luis]])
    seen.append(version(event))
    plan_of(event, [[ana, luis]])
    seen.append(version(event))
    check_in(book, ana)
    check_in(book, luis)
    seen.append(version(event))
    asked = ask(ana, "a van")
    seen.append(version(event))
    raise_hand(luis, asked.pk)
    seen.append(version(event))
    set_time(START)
    start(book, event)
    seen.append(version(event))
    set_time(START + timedelta(minutes=1))
    assert version(event) == seen[-1]
    hold(book, event)
    seen.append(version(event))
    assert len(set(seen)) == len(seen)


def test_asking_for_it_takes_three_queries(event: Event, ana: Guest, luis: Guest) -> None:
    plan_of(event, [[ana, luis]])
    with CaptureQueriesContext(connection) as queries:
        version(event)
    assert len(queries) == 3
