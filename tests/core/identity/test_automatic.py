"""When two records are surely of one person."""

import pytest

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.automatic import agree, is_sure, own_keys

MAIL = ("mail", "ana@gil.example")
MOBILE = ("phone", "+34600112233")


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("Ana Gil", "Ana Gil Sanz", MAIL),
        ("Ana Gil", "Ana", MOBILE),
        ("Pepe Gil", "José Gil", MOBILE),
        ("", "Ana Gil", MAIL),
        ("Ana Gil", "Ana Gil", ("profile", "linkedin:anagil")),
    ],
)
def test_a_key_of_ones_own_and_a_name_that_goes_with_it_are_sure(
    ours: str, theirs: str, shared: tuple[str, str]
) -> None:
    assert is_sure([ours] if ours else [], [theirs], [shared])


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("Ana Gil", "Luis Prado", MAIL),
        ("Ana Gil", "Eva Gil", MOBILE),
        ("María Elena Ruiz", "María Isabel Ruiz", MOBILE),
        ("Juan Ruiz", "Pedro Ruiz", MOBILE),
        ("Ana Ruiz Soto", "Ana Ruiz Vega", MOBILE),
        ("Eva Paz", "Ana Ruiz", MAIL),
    ],
)
def test_another_name_and_what_many_share_are_not(
    ours: str, theirs: str, shared: tuple[str, str]
) -> None:
    assert not is_sure([ours] if ours else [], [theirs], [shared])


def test_a_name_alone_is_not() -> None:
    assert not is_sure(["Ana Gil Sanz"], ["Ana Gil Sanz"], [])


def test_landlines_and_mailboxes_of_a_function_are_nobodys_own() -> None:
    said = [
        Field(Kind.EMAIL, "info@gil.example"),
        Field(Kind.EMAIL, "ana@gil.example"),
        Field(Kind.PHONE, "910 00 00 00", "cell"),
        Field(Kind.PHONE, "600 11 22 33", "home"),
        Field(Kind.PHONE, "+52 55 1234 5678", "home"),
        Field(Kind.PHONE, "+52 55 8765 4321"),
        Field(Kind.URL, "https://www.linkedin.com/in/anagil"),
    ]
    assert own_keys([to_stored(field) for field in said], "ES") == {
        MAIL,
        MOBILE,
        ("phone", "+525587654321"),
        ("profile", "linkedin:anagil"),
    }


def test_names_agree_in_two_words_at_least() -> None:
    assert agree(["Ana Gil"], ["Gil Sanz, Ana"])
    assert not agree(["Ana"], ["Ana Gil"])
    assert not agree(["Ana Gil"], ["Eva Gil"])
