"""A reciprocity round: one ask each, hands raised for it, on the big screen."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.events.errors import NoAskError, NotCheckedInError, SameGuestError
from dardar.events.hands import ask, clear, lower_hand, raise_hand, take_down, wall
from dardar.events.models import Event, Guest, Want
from dardar.events.wanting import want
from dardar.giving.errors import EmptyWordsError
from tests.events.scenes import checked_in, now


def test_everyone_has_one_ask_and_those_without_hands_come_first(
    event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    checked_in(ana, luis, bruno)
    first = ask(ana, "an accountant")
    assert ask(ana, "an accountant") == first
    ask(luis, "a web site")
    raise_hand(luis, first.pk, "I count")
    raise_hand(luis, first.pk, "I count well")
    raise_hand(bruno, first.pk)
    shown = wall(event)
    assert [(one.name, one.words, list(one.hands)) for one in shown] == [
        ("Luis Prado", "a web site", []),
        ("Ana Ruiz", "an accountant", [("Luis Prado", "I count well"), ("Bruno Gil", "")]),
    ]
    lower_hand(luis, first.pk)
    assert [len(one.hands) for one in wall(event)] == [0, 1]
    ask(ana, "a van")
    assert [len(one.hands) for one in wall(event)] == [0, 0]
    take_down(luis)
    assert [one.words for one in wall(event)] == ["a van"]


def test_the_screen_shows_the_name_they_chose(event: Event, ana: Guest) -> None:
    Guest.objects.filter(pk=ana.pk).update(board_name="Ana R.")
    checked_in(ana)
    ask(now(ana), "a van")
    assert wall(event)[0].name == "Ana R."


def test_only_who_is_there_asks_and_helps(ana: Guest, luis: Guest) -> None:
    with pytest.raises(NotCheckedInError):
        ask(ana, "a van")
    checked_in(ana)
    asked = ask(ana, "a van")
    with pytest.raises(NotCheckedInError):
        raise_hand(luis, asked.pk)
    with pytest.raises(SameGuestError):
        raise_hand(ana, asked.pk)
    with pytest.raises(EmptyWordsError):
        ask(ana, " ")


def test_no_hand_is_raised_for_what_is_gone_or_for_whom_one_does_not_see(
    ana: Guest, luis: Guest
) -> None:
    checked_in(ana, luis)
    with pytest.raises(NoAskError):
        raise_hand(luis, uuid4())
    asked = ask(ana, "a van")
    want(ana, luis, Want.Kind.BLOCK)
    with pytest.raises(NoAskError):
        raise_hand(luis, asked.pk)


def test_the_host_clears_the_screen(
    book: Book, strangers_book: Book, event: Event, ana: Guest
) -> None:
    checked_in(ana)
    ask(ana, "a van")
    with pytest.raises(PermissionDenied):
        clear(strangers_book, event)
    clear(book, event)
    assert wall(event) == []
