"""The cards of the demo world: some wait to be looked through, some are people by now."""

from datetime import date, timedelta

import pytest
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.capture import queries, samples
from dardar.capture.findings import is_sure
from dardar.capture.models import Card
from dardar.capture.reviewing import accept, join
from dardar.demo.scenes import YESTERDAY
from dardar.demo.world import build
from dardar.people.models import Person
from dardar.settings import PACKAGE

TODAY = date(2026, 9, 18)


@pytest.fixture
def world(db: None) -> Book:  # noqa: ARG001 - pytest-django opens the database
    return build(lambda _what, _share: None, people=40, today=TODAY)


def test_cards_of_yesterday_wait_with_their_pictures_and_cut_outs(world: Book) -> None:
    waiting = [card for card in queries.to_review(world) if card.capture.kind == "photo"]
    assert len(waiting) == 5
    for card in waiting:
        assert card.capture.occasion == (TODAY - timedelta(days=1), YESTERDAY)
        scan = card.scans.get()
        assert bytes(scan.image).startswith(b"RIFF")
        placed = [one for one in queries.findings_of(card) if "box" in one]
        assert placed
        for finding in placed:
            left, top, right, bottom = finding["box"]
            assert 0 <= left < right <= scan.width
            assert 0 <= top < bottom <= scan.height


def test_most_is_sure_and_something_is_left_to_check(world: Book) -> None:
    found = [one for card in queries.to_review(world) for one in queries.findings_of(card)]
    doubtful = [one for one in found if not is_sure(one)]
    assert 0 < len(doubtful) < len(found) / 4


def test_one_of_them_is_the_new_card_of_somebody_known(world: Book) -> None:
    card = queries.to_review(world)[1]
    fields = queries.fields_of(queries.findings_of(card))
    [match] = queries.likely(world, fields)
    james = match.likely.person
    assert (james.name, james.company) == ("James Fletcher", "Common Thread")
    [news] = [one for one in match.news if one.field.kind == "company"]
    assert news.instead_of == ["Common Thread"]
    assert join(world, card, james, fields).company == news.field.value


def test_whoever_was_taken_up_has_their_picture_and_was_met(world: Book) -> None:
    people = Person.objects.filter(book=world, records__source="card")
    assert people.count() == 3
    for person in people:
        [scans] = queries.scans_of_records(world, list(person.records.all())).values()
        assert len(scans) == 1
        assert person.encounters.count() >= 1
    assert Card.objects.filter(book=world, state=Card.State.SKIPPED).count() == 1


def test_what_waits_can_be_accepted_like_any_card(world: Book) -> None:
    card = queries.to_review(world)[0]
    person = accept(world, card, queries.fields_of(queries.findings_of(card)))
    assert person.follow_ups.count() == 1


def test_the_pictures_taken_are_on_offer_no_more(world: Book, settings: Settings) -> None:
    settings.SAMPLE_CARDS = PACKAGE / "demo" / "cards"
    offered = {picture.stem for picture in samples.on_offer(world).values()}
    assert offered == {"ceramica", "panaderia", "publisher"}
