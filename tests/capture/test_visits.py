"""A visitor leaves their card once, and can take it back for an hour."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.capture import visits
from dardar.capture.models import Capture, Card, OwnCard, Scan
from dardar.capture.own_card import Verb, renew_link, switch_off
from dardar.capture.reviewing import accept, discard, skip
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import from_stored
from dardar.people.actions import erase_people
from dardar.people.models import Change
from tests.capture.own import VISITOR, card_of


@pytest.fixture
def card(book: Book) -> OwnCard:
    return card_of(book)


def rows() -> tuple[int, int]:
    return Capture.objects.count(), Card.objects.count()


def test_what_is_left_waits_to_be_looked_through(book: Book, card: OwnCard) -> None:
    left = visits.leave(card.token, VISITOR, "key")
    assert (left.book, left.kind, left.state) == (book, "left", "read")
    assert left.on == timezone.localdate(timezone=book.zone)
    found = left.cards.get()
    assert found.state == Card.State.TO_REVIEW
    assert [from_stored(finding) for finding in found.findings] == list(VISITOR)
    assert {(f["confidence"], *f["why"]) for f in found.findings} == {(1.0, visits.BY_VISITOR)}


def test_left_twice_with_the_same_key_it_is_left_once(card: OwnCard) -> None:
    first = visits.leave(card.token, VISITOR, "key")
    assert visits.leave(card.token, VISITOR, "key") == first
    assert rows() == (1, 1)


def test_another_visitor_or_another_word_is_another_card(card: OwnCard) -> None:
    visits.leave(card.token, VISITOR, "key")
    visits.leave(card.token, VISITOR, "another key")
    visits.leave(card.token, VISITOR[:2], "key")
    assert rows() == (3, 3)


def test_a_key_never_names_a_row_of_its_owner_or_of_another_card(
    card: OwnCard, strangers_book: Book
) -> None:
    left = visits.leave(card.token, VISITOR, "key")
    theirs = visits.leave(card_of(strangers_book).token, VISITOR, "key")
    again = visits.leave(card.token, VISITOR, left.pk.hex)
    assert len({left.pk, theirs.pk, again.pk}) == 3
    assert theirs.book == strangers_book


@pytest.mark.parametrize("end", [renew_link, switch_off])
def test_a_link_that_was_renewed_or_switched_off_takes_nothing(card: OwnCard, end: Verb) -> None:
    end(card.book)
    with pytest.raises(visits.NoCardError):
        visits.leave(card.token, VISITOR, "key")
    assert rows() == (0, 0)


def test_the_card_of_somebody_switched_off_is_not_shown(card: OwnCard) -> None:
    owner = card.book.owner
    owner.is_active = False
    owner.save()
    with pytest.raises(visits.NoCardError):
        visits.card_at(card.token)


@pytest.mark.parametrize(
    "fields",
    [
        [],
        VISITOR[:1],
        VISITOR[1:],
        [Field(Kind.NAME, "\x07\x1b"), VISITOR[1]],
        [Field(Kind.NAME, "B" * 501), VISITOR[1]],
        [*VISITOR, Field(Kind.NOTE, "x" * 1001)],
        [*VISITOR, *[Field(Kind.ROLE, "x")] * 10],
    ],
)
def test_too_little_and_too_much_is_refused(card: OwnCard, fields: list[Field]) -> None:
    with pytest.raises(visits.IncompleteError):
        visits.leave(card.token, fields, "key")
    assert rows() == (0, 0)


def test_control_characters_are_left_out(card: OwnCard) -> None:
    left = visits.leave(card.token, [Field(Kind.NAME, "B\x00e\x1ba"), VISITOR[1]], "key")
    assert left.cards.get().findings[0]["value"] == "Bea"


def test_a_flood_ends_where_no_owner_could_look_through_it(
    card: OwnCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "MOST_WAITING", 2)
    visits.leave(card.token, VISITOR, "one")
    visits.leave(card.token, VISITOR, "two")
    with pytest.raises(visits.FullError):
        visits.leave(card.token, VISITOR, "three")
    Card.objects.update(state=Card.State.SKIPPED)
    visits.leave(card.token, VISITOR, "three")
    assert rows() == (3, 3)


def test_within_the_hour_it_can_be_taken_back_for_good(card: OwnCard) -> None:
    left = visits.leave(card.token, VISITOR, "key")
    text = visits.receipt(left)
    assert visits.visit(text) == visits.Visit(left, can_be_taken_back=True)
    assert visits.take_back(text)
    assert rows() == (0, 0)
    assert visits.visit(text) == visits.Visit(None, can_be_taken_back=False)
    assert visits.take_back(text)


def test_after_the_hour_it_stays(card: OwnCard) -> None:
    text = visits.receipt(visits.leave(card.token, VISITOR, "key"))
    later = timezone.now() + timedelta(seconds=visits.REGRET + 5)
    with time_machine.travel(later, tick=False):
        assert not visits.visit(text).can_be_taken_back
        assert not visits.take_back(text)
    assert rows() == (1, 1)


@pytest.mark.parametrize("state", [Card.State.ACCEPTED, Card.State.JOINED, Card.State.BACK])
def test_once_its_owner_has_taken_it_up_it_is_theirs_to_erase(card: OwnCard, state: str) -> None:
    text = visits.receipt(visits.leave(card.token, VISITOR, "key"))
    Card.objects.update(state=state)
    assert not visits.take_back(text)
    assert rows() == (1, 1)


def test_what_its_owner_has_set_aside_leaves_no_trace_when_taken_back(card: OwnCard) -> None:
    left = visits.leave(card.token, VISITOR, "key")
    skip(card.book, left.cards.get())
    assert visits.take_back(visits.receipt(left))
    assert rows() == (0, 0)
    assert not Scan.objects.exists()
    assert "Bea" not in str(list(Change.objects.values()))


def test_of_what_was_left_nothing_stays_once_it_is_thrown_away_or_who_left_it_erased(
    card: OwnCard,
) -> None:
    left = visits.leave(card.token, VISITOR, "one")
    text = visits.receipt(left)
    discard(card.book, left.cards.get())
    assert rows() == (0, 0)
    assert visits.visit(text).left is None
    again = visits.leave(card.token, VISITOR, "two")
    erase_people(card.book, [accept(card.book, again.cards.get(), VISITOR)])
    assert rows() == (0, 0)


def test_its_words_stay_with_it_as_they_came(card: OwnCard) -> None:
    left = visits.leave(card.token, VISITOR, "key")
    person = accept(card.book, left.cards.get(), VISITOR)
    assert person.name == "Bea Soto"
    record = person.records.get()
    assert record.source == "left"
    assert bytes(record.raw).decode() == "Bea Soto\nbea@soto.example\nNos vimos en la feria"
    assert person.follow_ups.count() == 1


def test_it_can_be_taken_back_although_the_card_is_shown_no_more(card: OwnCard) -> None:
    text = visits.receipt(visits.leave(card.token, VISITOR, "key"))
    switch_off(card.book)
    assert visits.take_back(text)


@pytest.mark.parametrize("forge", [lambda text: text + "x", lambda _text: "", lambda t: t[1:]])
def test_a_forged_receipt_is_none(card: OwnCard, forge: Callable[[str], str]) -> None:
    text = visits.receipt(visits.leave(card.token, VISITOR, "key"))
    with pytest.raises(visits.ReceiptError):
        visits.take_back(forge(text))
    assert rows() == (1, 1)
