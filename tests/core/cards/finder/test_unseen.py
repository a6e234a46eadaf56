"""What the finder makes of cards that were written after it, and never looked at to change it."""

import pytest

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder import find
from tests.core.cards.finder.written import cards, f1

UNSEEN = list(cards("cards_unseen"))
# As measured, less a little: what falls below was lost.
LEAST = {
    Kind.NAME: 0.97,
    Kind.ROLE: 0.95,
    Kind.COMPANY: 0.9,
    Kind.EMAIL: 0.97,
    Kind.PHONE: 0.93,
    Kind.ADDRESS: 0.95,
}


@pytest.mark.parametrize("kind", LEAST)
def test_fields_of_unseen_cards_are_found(kind: Kind) -> None:
    assert f1(UNSEEN, kind) >= LEAST[kind]


def test_unseen_cards_of_nobody_get_no_name() -> None:
    shops = [card for card in UNSEEN if not any(kind is Kind.NAME for kind, *_ in card.truth)]
    assert shops
    assert not any(find(card.lines, card.region).is_of_somebody for card in shops)
