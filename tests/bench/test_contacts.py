from collections import Counter, defaultdict
from itertools import islice
from random import Random

import pytest
from bench._contact_world import COUNTRIES, Human, World, number_of
from bench._contact_writing import SOURCES, said
from bench._contacts import REGION, TUNED_SEED, UNSEEN_SEED, Contact, generate

from bench import _contact_words as words
from dardar.core.cards.stored import from_stored, to_stored
from dardar.core.identity.phones import e164, is_mobile

NAME_LISTS = (words.FAMILY_ES, words.FAMILY_EN, words.FAMILY_PT)
GIVEN_LISTS = (
    *(words.FEMALE_ES, words.FEMALE_EN, words.FEMALE_PT),
    *(words.MALE_ES, words.MALE_EN, words.MALE_PT),
)


@pytest.fixture(scope="module")
def contacts() -> list[Contact]:
    return list(generate(4000, TUNED_SEED))


@pytest.fixture(scope="module")
def people() -> list[Human]:
    return next(World(TUNED_SEED).blocks())


def test_a_seed_gives_the_same_contacts_however_many_are_asked_for(
    contacts: list[Contact],
) -> None:
    assert list(islice(generate(9000, TUNED_SEED), 1000)) == contacts[:1000]
    assert list(generate(1000, UNSEEN_SEED)) != contacts[:1000]


def test_the_seeds_share_no_word_of_the_lists() -> None:
    assert {TUNED_SEED % 2, UNSEEN_SEED % 2} == {0, 1}
    for items in (*NAME_LISTS, *GIVEN_LISTS, words.COMPANY_WORDS):
        assert not set(words.half(items, 0)) & set(words.half(items, 1))


def test_there_are_enough_names() -> None:
    assert len({name for items in NAME_LISTS for name in items}) >= 300
    assert len({name for items in GIVEN_LISTS for name in items}) >= 300


def test_a_person_has_one_to_six_records_of_all_sources(contacts: list[Contact]) -> None:
    records = Counter(contact.truth for contact in contacts)
    assert set(records.values()) == {1, 2, 3, 4, 5, 6}
    assert {contact.source for contact in contacts} == set(SOURCES)


def test_fields_are_as_readers_give_them(contacts: list[Contact]) -> None:
    for contact in contacts:
        assert contact.said
        assert all(field["value"].strip() for field in contact.said)
        assert [to_stored(from_stored(field)) for field in contact.said] == contact.said


@pytest.mark.parametrize("country", COUNTRIES)
def test_numbers_are_ones_their_country_gives_out(country: str) -> None:
    dice = Random(1)
    for _ in range(50):
        mobile = number_of(dice, country, is_mobile=True)
        assert is_mobile(f"+{mobile.code}{mobile.digits}") is not False
        landline = number_of(dice, country, is_mobile=False)
        assert is_mobile(f"+{landline.code}{landline.digits}") is not True


def test_every_number_of_home_is_read_whatever_its_prefix(people: list[Human]) -> None:
    dice = Random(2)
    seen = 0
    for who in people:
        own = {f"+{number.code}{number.digits}" for number in (*who.mobiles, who.home)}
        for field in said(who, "iphone", dice):
            is_number = field["kind"] == "phone" and field.get("label") in {"cell", "home"}
            if is_number and who.country == REGION:
                assert e164(field["value"], REGION) in own
                seen += 1
    assert seen > 100


def test_mails_of_their_own_are_nobody_elses(people: list[Human]) -> None:
    owners = Counter(mail for who in people for mail in who.mails)
    owners.update({job.mail for who in people for job in who.jobs})
    assert set(owners.values()) == {1}


def test_families_share_a_landline_and_namesakes_exist(people: list[Human]) -> None:
    homes = defaultdict(list)
    for who in people:
        homes[who.home].append(who)
    families = [family for family in homes.values() if len(family) > 2]
    assert families
    assert any(
        child.given == parent.given for family in families for parent, child in [family[1:3]]
    )
