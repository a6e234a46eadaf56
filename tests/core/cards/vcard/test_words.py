"""Labels, services, dates and readable wholes: the words cards are made of."""

import pytest

from dardar.core.cards.vcard.dates import card_date
from dardar.core.cards.vcard.labels import label_of_apple, label_of_types, types_of_label
from dardar.core.cards.vcard.services import scheme_of, service_name
from dardar.core.cards.whole import whole_address, whole_name


@pytest.mark.parametrize(
    ("types", "label"),
    [
        ((), ""),
        (("INTERNET", "VOICE", "pref"), ""),
        (("FAX", "WORK"), "work fax"),
        (("Mobile", "CELL"), "cell"),
        (("homeFax",), "home fax"),
        (("Casa de campo", "HOME"), "home Casa de campo"),
        (("X-Casa",), "Casa"),
    ],
)
def test_the_words_of_a_type_make_one_label(types: tuple[str, ...], label: str) -> None:
    assert label_of_types(types) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("_$!<HomeFAX>!$_", "home fax"),
        ("$!<Email>!$", "email"),
        ("_$!<AssistantPhone>!$_", "assistant"),
        ("AssistantPhone", "assistant"),
        ("MOBILE", "cell"),
        ("Casa de campo", "Casa de campo"),
        ("a" * 61, "a" * 61),
    ],
)
def test_a_label_of_apple_is_standard_or_the_users_own(text: str, label: str) -> None:
    assert label_of_apple(text) == label


@pytest.mark.parametrize(
    ("label", "types"),
    [
        ("work fax", ("work", "fax")),
        ("fax work", ()),
        ("Work", ()),
        ("mobile", ()),
        ("", ()),
        ("work work", ()),
    ],
)
def test_only_a_label_that_reads_back_is_said_by_types(label: str, types: tuple[str, ...]) -> None:
    assert types_of_label(label) == types


@pytest.mark.parametrize(
    ("text", "name"),
    [("Google Talk", "googletalk"), ("Jabber", "xmpp"), ("SKYPE", "skype"), ("Zulip", "Zulip")],
)
def test_a_service_has_one_name(text: str, name: str) -> None:
    assert service_name(text) == name


def test_every_service_has_a_scheme() -> None:
    assert (scheme_of("skype"), scheme_of("Zulip"), scheme_of("")) == (
        "skype",
        "x-apple",
        "x-apple",
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1985-04-12", "1985-04-12"),
        ("19850412", "1985-04-12"),
        ("--04-12", "--04-12"),
        ("--0412", "--04-12"),
        ("--02-29", "--02-29"),
        ("0000-04-12", "--04-12"),
        ("19850412T000000Z", "1985-04-12"),
        ("1985-04-12 00:00", "1985-04-12"),
        ("20090808T1430-0500", "2009-08-08T14:30-05:00"),
        ("20090808T143000Z", "2009-08-08T14:30:00Z"),
        ("20090808T14-05", "2009-08-08T14-05"),
        ("1985-04-12Tmorning", "1985-04-12Tmorning"),
        ("1985-02-30", "1985-02-30"),
        ("1985-13-01", "1985-13-01"),
        ("1985", "1985"),
        ("1985-04", "1985-04"),
        ("12 April 1985", "1985-04-12"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_a_date_is_given_in_iso_or_as_it_stands(text: str, date: str) -> None:
    assert card_date(text) == date
    assert card_date(date) == date


def test_the_year_that_stands_for_none_is_left_out() -> None:
    assert card_date("1604-04-12", omitted_year="1604") == "--04-12"
    assert card_date("16040412", omitted_year="1604") == "--04-12"
    assert card_date("1604-04-12") == "1604-04-12"


def test_a_name_is_said_in_its_order() -> None:
    parts = {"family": "Ruiz", "given": "Ana", "prefix": "Dra.", "suffix": "", "middle": "María"}
    assert whole_name(parts) == "Dra. Ana María Ruiz"
    assert whole_name({}) == ""


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ({"city": "CDMX", "street": "Reforma 1,\n Piso 2"}, "Reforma 1, Piso 2, CDMX"),
        ({"street": ","}, ","),
        ({}, ""),
    ],
)
def test_an_address_is_said_on_one_line(parts: dict[str, str], whole: str) -> None:
    assert whole_address(parts) == whole
