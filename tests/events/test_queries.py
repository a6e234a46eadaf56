"""A guest sees shared cards, when the host says so, and never a list to be carried off."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dardar.accounts.models import Book
from dardar.circles.cards import CardWords
from dardar.events import queries
from dardar.events.guests import add_guest
from dardar.events.matching import catch_up
from dardar.events.models import Event, Guest, Want
from dardar.events.queries import card, cards, current_plan, events, grid, my_plan, picture
from dardar.events.signing_up import say_coming
from dardar.events.wanting import want
from tests.events.scenes import START, changed, checked_in, now, plan_of, signed_up


def names(guest: Guest) -> list[str]:
    """Return whose cards a guest sees."""
    return [one.guest.name for one in cards(now(guest))]


@pytest.mark.usefixtures("bruno")
def test_the_roster_opens_with_the_check_in(ana: Guest, luis: Guest) -> None:
    assert names(ana) == []
    checked_in(ana)
    assert names(ana) == ["Bruno Gil", "Luis Prado"]
    [_bruno, shown] = cards(now(ana))
    assert (shown.offers, shown.needs) == (["accountant for small shops"], ["a web site"])
    assert names(luis) == []


def test_before_it_only_those_are_shown_who_help_most_if_the_host_says_so(
    event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    changed(event, roster=Event.Roster.BEFORE)
    assert names(ana) == []
    catch_up(event)
    assert names(ana) == ["Luis Prado"]
    assert names(luis) == ["Ana Ruiz", "Bruno Gil"]
    assert card(now(ana), bruno.pk) is None
    assert card(now(ana), luis.pk) is not None


def test_who_said_nothing_blocks_or_does_not_come_is_on_no_list(
    book: Book, event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    add_guest(book, event, CardWords("Eva Sanz"))
    checked_in(ana, luis, bruno)
    want(luis, ana, Want.Kind.BLOCK)
    say_coming(bruno, comes=False)
    assert names(ana) == []
    assert names(bruno) == ["Ana Ruiz", "Luis Prado"]


def test_cards_come_a_page_at_a_time_and_by_a_few_letters(
    event: Event, ana: Guest, luis: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_up(event, "Eva Sanz", company="Norte")
    checked_in(ana, luis)
    monkeypatch.setattr(queries, "PAGE", 1)
    assert [one.guest.name for one in cards(now(ana))] == ["Eva Sanz"]
    assert [one.guest.name for one in cards(now(ana), first=1)] == ["Luis Prado"]
    assert cards(now(ana), first=2) == []
    assert [one.guest.name for one in cards(now(luis), "norte ruiz")] == ["Ana Ruiz"]


def test_ones_plan_tells_when_and_where_and_with_whom_once_one_may_see_it(
    event: Event, ana: Guest, luis: Guest
) -> None:
    plan_of(event, [[ana, luis]])
    [hidden] = my_plan(now(ana))
    assert (hidden.round, hidden.begins_at, list(hidden.others)) == (0, START, [])
    checked_in(ana)
    [shown] = my_plan(now(ana))
    assert [one.guest for one in shown.others] == [luis]
    assert shown.others[0].needs == ["a web site"]
    assert card(now(ana), luis.pk) is not None


def test_the_host_sees_all_and_finds_by_a_few_letters(
    book: Book, strangers_book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    assert list(queries.guests(event)) == [ana, luis]
    assert list(queries.guests(event, "nor ana")) == [ana]
    lucia = signed_up(event, "Lucía Ferrer")
    for words in ("Lucía", "lucia", "LUCÍA FERRER"):
        assert list(queries.guests(event, words)) == [lucia]
    assert list(events(book)) == [event]
    assert list(events(strangers_book)) == []
    assert current_plan(event) is None


def test_a_plan_is_a_grid_of_rounds(event: Event, ana: Guest, luis: Guest, bruno: Guest) -> None:
    plan = plan_of(event, [[ana, luis]], [[ana, bruno]])
    assert current_plan(event) == plan
    assert {number: [who for _, who in row] for number, row in grid(plan).items()} == {
        0: [[ana, luis]],
        1: [[ana, bruno]],
    }
    assert list(grid(plan, only=1)) == [1]


def test_a_picture_is_shown_to_whom_the_card_is(ana: Guest, luis: Guest) -> None:
    Guest.objects.filter(pk=luis.pk).update(image=b"webp")
    assert picture(now(ana), luis.pk) == b""
    checked_in(ana)
    assert picture(now(ana), luis.pk) == b"webp"
    assert [one.has_picture for one in cards(now(ana))] == [True]
    assert picture(now(ana), ana.pk) == b""


def test_a_plan_is_read_in_so_many_queries_however_many_meetings(
    event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    checked_in(ana)
    plan_of(event, [[ana, luis]])
    with CaptureQueriesContext(connection) as few:
        my_plan(now(ana))
    plan_of(event, [[ana, luis]], [[ana, bruno]], [[ana, luis, bruno]])
    with CaptureQueriesContext(connection) as many:
        assert len(my_plan(now(ana))) == 3
    assert len(few) == len(many) <= 6
