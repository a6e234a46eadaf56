"""What the people of the demo world offer and need, and what is proposed there."""

from datetime import date, timedelta

import pytest

from dardar.accounts.models import Book
from dardar.demo.world import build
from dardar.encounters.models import Encounter
from dardar.giving.models import Proposal, Wish
from dardar.giving.queries import proposals

TODAY = date(2026, 9, 18)


@pytest.fixture
def world(db: None) -> Book:  # noqa: ARG001 - pytest-django opens the database
    return build(lambda _what, _share: None, people=80, today=TODAY)


def test_whoever_offers_or_needs_something_can_be_written_to(world: Book) -> None:
    theirs = Wish.objects.filter(book=world).exclude(person=None)
    assert theirs.count() > 20
    assert not theirs.filter(person__email="").exists()


def test_what_was_said_lately_waits_and_the_rest_is_decided_on(world: Book) -> None:
    waiting = list(proposals(world))
    assert waiting
    assert len({row.folded for row in waiting}) == len(waiting)
    read_in = Encounter.objects.filter(pk__in=[row.read_in for row in waiting])
    assert read_in.count() == len({row.read_in for row in waiting})
    assert min(read_in.values_list("on", flat=True)) > TODAY - timedelta(days=30)
    assert Proposal.objects.filter(book=world, state=Proposal.State.DISMISSED).exists()
