"""The host sees what a pin or a forbidden meeting costs, and nothing of who refused."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.events.actions import TableWords, lay_tables
from dardar.events.costs import cost_of
from dardar.events.errors import SameGuestError
from dardar.events.matching import catch_up
from dardar.events.models import Event, Guest, Pin, Want
from dardar.events.signing_up import say_coming
from dardar.events.wanting import want
from tests.events.scenes import changed

MEET, FORBID = Pin.Kind.MEET, Pin.Kind.FORBID


def test_to_forbid_a_good_meeting_costs_more_than_one_with_nothing_in_it(
    book: Book, event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    catch_up(event)
    good, bare = cost_of(book, ana, luis, FORBID), cost_of(book, ana, bruno, FORBID)
    assert good.is_possible
    assert good.share > bare.share > 0


def test_a_pin_that_takes_the_place_of_a_better_meeting_costs_that(
    book: Book, event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    catch_up(event)
    lay_tables(book, event, [TableWords(2)])
    changed(event, rounds=1)
    ana.refresh_from_db()
    assert cost_of(book, ana, luis, MEET).total >= 0
    assert cost_of(book, ana, bruno, MEET).share > 0


def test_of_two_who_cannot_meet_it_says_no_more_than_that(
    book: Book, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    want(luis, ana, Want.Kind.NOT)
    say_coming(bruno, comes=False)
    refused, away = cost_of(book, ana, luis, MEET), cost_of(book, ana, bruno, MEET)
    assert refused == away
    assert not refused.is_possible


def test_it_is_the_hosts_to_ask(book: Book, strangers_book: Book, ana: Guest, luis: Guest) -> None:
    with pytest.raises(PermissionDenied):
        cost_of(strangers_book, ana, luis, MEET)
    with pytest.raises(SameGuestError):
        cost_of(book, ana, ana, MEET)
