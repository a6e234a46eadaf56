"""Why two may be one person, in words."""

import pytest

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.web.people.likeness import likeness

SAID = [
    to_stored(Field(Kind.NAME, "José María García Núñez")),
    to_stored(Field(Kind.NICKNAME, "Pepe")),
    to_stored(Field(Kind.EMAIL, "x@y.org")),
]


def words(*evidence: list[str]) -> str:
    return str(likeness(evidence, SAID))


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (["profile", "same", "linkedin", "linkedin"], "Same profile"),
        (["mail", "same", "a@b.c", "a@b.c"], "Same mail address"),
        (["mail", "mailbox", "info@b.c", "info@b.c"], "Same shared mailbox"),
        (["phone", "mobile", "+34", "+34"], "Same mobile"),
        (["phone", "landline", "+34", "+34"], "Same landline"),
        (["birthday", "same", "1", "1"], "Same birthday"),
        (["given", "same", "ana", "ana"], "Same given name"),
        (["given", "part", "jose maria", "jose"], "José María may go by José"),
        (["given", "nickname", "jose", "pepe"], "Pepe is José"),
        (["given", "nickname", "pepe", "jose"], "Pepe is José"),
        (["given", "initial", "jose", "j"], "J may be José"),
        (["given", "slip", "jose", "joes"], "José and Joes differ by a letter"),
        (["given", "overlap", "ana jose", "jose luis"], "A given name in common"),
        (["family1", "sound", "jimenez", "gimenez"], "Jimenez sounds like Gimenez"),
        (["family1", "crossed", "garcia", "nunez"], "Surnames in another order"),
        (["family2", "missing", "nunez", ""], "One surname missing"),
        (["company", "same", "altura", "altura"], "Same company"),
        (["company", "firm", "", ""], "Same company, by the mail address"),
        (["place", "same", "vigo", "vigo"], "Same place"),
    ],
)
def test_each_reason_has_its_words(evidence: list[str], expected: str) -> None:
    assert words(evidence) == expected


def test_the_most_telling_comes_first() -> None:
    evidence = [
        ["given", "nickname", "pepe", "jose"],
        ["family2", "missing", "", "nunez"],
        ["phone", "mobile", "+34", "+34"],
    ]
    assert words(*evidence) == "Same mobile; Pepe is José; one surname missing"


def test_a_name_that_is_the_same_as_a_whole_is_said_once() -> None:
    given, first = ["given", "same", "jose", "jose"], ["family1", "same", "garcia", "garcia"]
    assert words(given, first) == "Same name"
    assert words(given, first, ["family2", "same", "nunez", "nunez"]) == "Same name"
    missing = ["family2", "missing", "nunez", ""]
    assert words(given, first, missing) == "Same name; one surname missing"
    other = ["given", "nickname", "pepe", "jose"]
    assert words(other, first, ["family2", "same", "nunez", "nunez"]) == (
        "Same surnames; Pepe is José"
    )


def test_what_neither_says_and_what_the_model_learns_later_are_no_reasons() -> None:
    assert words(["family2", "missing", "", ""], ["shoe size", "same", "40", "40"]) == ""


def test_what_speaks_against_it_is_told_apart() -> None:
    found = likeness([["given", "different", "ana", "eva"], ["place", "different", "a", "b"]], SAID)
    assert found.pro == ()
    assert found.contra == ("different given names",)
