"""When two records are surely of one person."""

import pytest

from dardar.core.identity.automatic import is_sure

MAIL = ("mail", "ana@gil.example")
MOBILE = ("phone", "+34600112233")
LANDLINE = ("phone", "+34910000000")
SHARED = ("mail", "info@gil.example")


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("Ana Gil", "Ana Gil Sanz", MAIL),
        ("Ana Gil", "Ana", MOBILE),
        ("Pepe Gil", "José Gil", MOBILE),
        ("", "Ana Gil", MAIL),
        ("Ana Gil", "Gil, Ana", LANDLINE),
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
        ("Ana Gil", "Ana", LANDLINE),
        ("", "Ana Gil", LANDLINE),
        ("Ana Gil", "Ana Gil", SHARED),
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
