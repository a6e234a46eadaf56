from random import Random

import phonenumbers
import pytest
from bench._cards_people import FAMILIES, GIVEN, Truth, invent
from bench._contact_words import half

from bench import _cards_words as words


@pytest.fixture(scope="module")
def truths() -> list[Truth]:
    return [invent(Random(number), number % 2) for number in range(600)]


def test_the_halves_share_no_word_of_the_lists() -> None:
    for lists in (words.ROLES, words.FIRMS, words.SLOGANS, words.SHOPS, words.SERVICES):
        for items in lists.values():
            assert not set(half(items, 0)) & set(half(items, 1))
    for names in (*GIVEN.values(), FAMILIES.values()):
        for pool in names:
            assert not set(half(pool, 0)) & set(half(pool, 1))


def test_one_card_in_six_is_of_a_shop_that_names_nobody(truths: list[Truth]) -> None:
    shops = [truth for truth in truths if not truth.is_of_somebody]
    assert 0.12 < len(shops) / len(truths) < 0.22
    for shop in shops:
        assert shop.company
        assert shop.fields()["name"] == shop.fields()["title"] == ()


def test_people_come_from_several_countries_and_languages(truths: list[Truth]) -> None:
    assert {truth.language for truth in truths} == {"es", "en", "pt"}
    assert len({truth.country for truth in truths}) > 6
    assert any(len(truth.family.split()) > 1 for truth in truths)
    assert any(truth.prefix for truth in truths)


def test_numbers_are_valid_and_written_so_that_the_owner_could_dial_them(
    truths: list[Truth],
) -> None:
    for truth in truths:
        for phone in truth.phones:
            read = phonenumbers.parse(phone.written, truth.region)
            assert phonenumbers.is_valid_number(read)
            form = phonenumbers.PhoneNumberFormat.E164
            assert phonenumbers.format_number(read, form) == phone.e164
