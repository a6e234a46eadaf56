"""The clock of the rounds tells the same to everybody, held or not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.events.actions import finish
from dardar.events.errors import OverError
from dardar.events.models import Event
from dardar.events.round_clock import (
    Phase,
    first_open_round,
    go_on,
    hold,
    moment,
    skip_to,
    start,
    times,
)
from tests.events.conftest import SetTime
from tests.events.scenes import START

MINUTE = timedelta(minutes=1)


def test_before_it_is_started_nothing_is_on(event: Event) -> None:
    assert moment(event).phase is Phase.BEFORE
    assert first_open_round(event) == 0
    assert times(event, 2) == (START + 20 * MINUTE, START + 28 * MINUTE)


def test_rounds_and_pauses_follow_each_other(book: Book, event: Event, set_time: SetTime) -> None:
    late = START + 5 * MINUTE
    set_time(late)
    start(book, event)
    start(book, event)
    assert times(event, 1)[0] == late + 10 * MINUTE
    seen = [
        (on.phase, on.round, on.left, first_open_round(event, late + at * MINUTE))
        for at in (0, 7, 8, 10, 77, 78)
        for on in [moment(event, late + at * MINUTE)]
    ]
    assert seen == [
        (Phase.ROUND, 0, 480, 1),
        (Phase.ROUND, 0, 60, 1),
        (Phase.PAUSE, 1, 120, 1),
        (Phase.ROUND, 1, 480, 2),
        (Phase.ROUND, 7, 60, 8),
        (Phase.OVER, None, 0, 8),
    ]
    assert moment(event, late + MINUTE).until == late + 8 * MINUTE


def test_a_clock_that_is_held_goes_on_from_where_it_was(
    book: Book, event: Event, set_time: SetTime
) -> None:
    hold(book, event)
    assert event.held_at is None
    set_time(START)
    start(book, event)
    set_time(START + 3 * MINUTE)
    hold(book, event)
    set_time(START + 30 * MINUTE)
    hold(book, event)
    held = moment(event)
    assert (held.phase, held.round, held.left, held.until) == (Phase.ROUND, 0, 300, None)
    assert held.is_held
    assert times(event, 0)[1] == START + 35 * MINUTE
    go_on(book, event)
    go_on(book, event)
    assert moment(event).left == 300
    assert times(event, 0)[1] == START + 35 * MINUTE


def test_a_round_can_begin_at_once_or_again(book: Book, event: Event, set_time: SetTime) -> None:
    set_time(START)
    skip_to(book, event, 3)
    assert (moment(event).round, moment(event).left) == (3, 480)
    skip_to(book, event, 2)
    assert moment(event).round == 2
    with pytest.raises(ValueError, match="8"):
        skip_to(book, event, 8)


def test_the_clock_is_the_hosts_and_ends_with_the_event(
    book: Book, strangers_book: Book, event: Event
) -> None:
    with pytest.raises(PermissionDenied):
        start(strangers_book, event)
    finish(book, event)
    event.refresh_from_db()
    assert moment(event).phase is Phase.OVER
    assert first_open_round(event) == 8
    for act in (start, hold, go_on):
        with pytest.raises(OverError):
            act(book, event)
