import pytest

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder import Why, find
from dardar.core.cards.finder.why import AGAINST
from dardar.core.cards.seen import SURE, Findings
from tests.core.cards.finder.written import Written, cards, told

TUNED = list(cards("cards_tuned"))
IDS = [f"{card.region} {card.title}" for card in TUNED]


@pytest.mark.parametrize("card", TUNED, ids=IDS)
def test_a_card_gives_just_what_is_true(card: Written) -> None:
    assert told(find(card.lines, card.region)) == card.truth


@pytest.mark.parametrize("card", TUNED, ids=IDS)
def test_a_card_is_of_somebody_if_it_names_one(card: Written) -> None:
    is_named = any(kind is Kind.NAME for kind, _value, _label in card.truth)
    assert find(card.lines, card.region).is_of_somebody == is_named


@pytest.mark.parametrize("card", TUNED, ids=IDS)
def test_each_field_says_why_and_each_line_is_a_field_or_rest(card: Written) -> None:
    found = find(card.lines, card.region)
    codes = {why.value for why in Why} - {why.value for why in AGAINST}
    assert all(set(each.why) <= codes for each in found.fields)
    used = {number for each in found.fields for number in each.lines}
    assert used | set(found.rest) == set(range(len(card.lines)))
    assert not used & set(found.rest)


def test_names_without_any_sign_of_a_name_are_no_people() -> None:
    shops = [card for card in TUNED if not any(kind is Kind.NAME for kind, *_ in card.truth)]
    assert len(shops) > 15
    assert not any(find(card.lines, card.region).is_of_somebody for card in shops)


def test_sure_fields_are_right_and_are_most() -> None:
    every = [
        (told(Findings((each,))) <= card.truth, each.confidence >= SURE)
        for card in TUNED
        for each in find(card.lines, card.region).fields
    ]
    sure = [is_right for is_right, is_sure in every if is_sure]
    assert all(sure)
    assert len(sure) >= 0.7 * len(every)
