"""Somebody asks me to introduce them: accept, refuse kindly, or ask the other first."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.giving.answering import answer
from dardar.giving.drafts import Reply
from dardar.giving.errors import ClosedError
from dardar.giving.introducing import Cause, ask
from dardar.giving.models import Introduction, Side
from dardar.giving.queries import introductions, to_decide, under_way
from dardar.giving.requests import reply, requested
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.scenes import last, letters, link, token_of

State = Introduction.State


@pytest.fixture
def request_of_luis(book: Book, ana: Person, luis: Person) -> Introduction:
    """Return what Luis asked: to be introduced to Ana."""
    return requested(book, luis, ana, Cause(why="He wants to sell wine."))


def test_it_waits_for_me_and_nobody_is_told(book: Book, request_of_luis: Introduction) -> None:
    assert list(to_decide(book)) == [request_of_luis]
    assert not letters()
    assert request_of_luis.why == "He wants to sell wine."
    assert [side.is_asking for side in request_of_luis.sides.all()] == [True, False]


@pytest.mark.parametrize("said", [Reply.ACCEPT, Reply.ASK_FIRST])
def test_whoever_asked_has_said_yes_and_only_the_other_is_asked(
    book: Book, ana: Person, request_of_luis: Introduction, said: Reply
) -> None:
    reply(book, request_of_luis, said)
    [sent] = ask(book, request_of_luis, link)
    assert sent.side.person == ana
    request_of_luis.refresh_from_db()
    assert request_of_luis.state == State.ONE_YES
    answer(token_of(sent.link), Side.Answer.YES)
    request_of_luis.refresh_from_db()
    assert request_of_luis.state == State.MADE
    assert "luis@prado.example" in letters()[-1].to + letters()[-1].cc


def test_a_no_of_the_other_reaches_nobody_but_me(book: Book, request_of_luis: Introduction) -> None:
    reply(book, request_of_luis, Reply.ACCEPT)
    [sent] = ask(book, request_of_luis, link)
    answer(token_of(sent.link), Side.Answer.NO)
    assert not letters("luis@prado.example")
    assert list(introductions(book).filter(state=State.DECLINED)) == [request_of_luis]


def test_refused_it_is_over(book: Book, request_of_luis: Introduction) -> None:
    reply(book, request_of_luis, Reply.REFUSE)
    assert not to_decide(book)
    assert not under_way(book)
    with pytest.raises(ClosedError):
        reply(book, request_of_luis, Reply.ACCEPT)


@pytest.mark.parametrize("said", list(Reply))
def test_every_reply_can_be_undone(book: Book, request_of_luis: Introduction, said: Reply) -> None:
    before = [list(model.objects.values()) for model in (Introduction, Side)]
    reply(book, request_of_luis, said)
    undo(book, last(book))
    assert [list(model.objects.values()) for model in (Introduction, Side)] == before


def test_nobody_replies_for_another_book(
    book: Book, strangers_book: Book, ana: Person, luis: Person, request_of_luis: Introduction
) -> None:
    with pytest.raises(PermissionDenied):
        reply(strangers_book, request_of_luis, Reply.ACCEPT)
    with pytest.raises(PermissionDenied):
        requested(strangers_book, ana, luis)
    assert not to_decide(strangers_book)
    assert list(to_decide(book)) == [request_of_luis]
