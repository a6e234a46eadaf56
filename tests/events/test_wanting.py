"""Whom a guest would like to meet, or would not, stays between them and the planner."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.circles.errors import TooManyError
from dardar.events import wanting
from dardar.events.errors import SameGuestError
from dardar.events.models import Event, Guest, GuestReport, Want
from dardar.events.queries import reports
from dardar.events.signing_up import take_off
from dardar.events.wanting import (
    report,
    settle_report,
    take_back,
    unseen_by,
    want,
    want_named,
    wants_of,
)
from dardar.giving.errors import EmptyWordsError, TooLongError

Kind = Want.Kind


def test_the_last_word_on_somebody_counts(ana: Guest, luis: Guest) -> None:
    want(ana, luis, Kind.MEET)
    said = want(ana, luis, Kind.NOT)
    assert wants_of(ana) == [said]
    assert wants_of(luis) == []
    take_back(luis, said)
    assert wants_of(ana) == [said]
    take_back(ana, said)
    assert wants_of(ana) == []


def test_names_are_kept_as_they_are_written_and_replaced_as_a_whole(ana: Guest) -> None:
    want_named(ana, ["Luis  Prado", "luis prado", " ", "Eva"], Kind.MEET)
    want_named(ana, ["Paco"], Kind.NOT)
    assert [(one.kind, one.words) for one in wants_of(ana)] == [
        (Kind.MEET, "luis prado"),
        (Kind.MEET, "Eva"),
        (Kind.NOT, "Paco"),
    ]
    want_named(ana, ["Eva"], Kind.MEET)
    assert {one.words for one in wants_of(ana)} == {"Eva", "Paco"}


def test_nobody_wants_too_much(ana: Guest, luis: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wanting, "MOST_WANTS", 1)
    want(ana, luis, Kind.MEET)
    want(ana, luis, Kind.NOT)
    with pytest.raises(TooManyError):
        want_named(ana, ["Eva"], Kind.MEET)
    with pytest.raises(TooLongError):
        want_named(ana, ["x" * 201], Kind.MEET)
    with pytest.raises(SameGuestError):
        want(ana, ana, Kind.MEET)


def test_a_block_hides_the_two_from_each_other(ana: Guest, luis: Guest, bruno: Guest) -> None:
    want(ana, luis, Kind.BLOCK)
    want(ana, bruno, Kind.NOT)
    assert unseen_by(ana) == {luis.pk}
    assert unseen_by(luis) == {ana.pk}
    assert unseen_by(bruno) == set()


def test_a_report_reaches_the_host_and_outlasts_who_told_it(
    book: Book, strangers_book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    told = report(ana, luis, "He sells insurance to everybody.")
    second = report(ana, luis, "Still.")
    take_off(ana)
    assert [one.words for one in reports(book, event)] == ["Still.", told.words]
    assert GuestReport.objects.get(pk=told.pk).by is None
    settle_report(book, second)
    assert reports(book, event)[0] == told
    with pytest.raises(PermissionDenied):
        settle_report(strangers_book, told)
    assert reports(strangers_book, event) == []


@pytest.mark.parametrize(("words", "error"), [("", EmptyWordsError), ("x" * 1001, TooLongError)])
def test_a_report_has_words(ana: Guest, luis: Guest, words: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        report(ana, luis, words)


def test_nobody_floods_the_host_with_reports(
    ana: Guest, luis: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wanting, "MOST_WANTS", 1)
    report(ana, luis, "He sells.")
    with pytest.raises(TooManyError):
        report(ana, luis, "He sells.")
    with pytest.raises(SameGuestError):
        report(ana, ana, "It is me.")
