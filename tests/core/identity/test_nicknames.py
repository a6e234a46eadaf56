import pytest
from bench._probes import NICKNAMES_TUNED, NICKNAMES_UNSEEN, nicknames_missed

from dardar.core.identity.given_names import ENGLISH, ROMANCE
from dardar.core.identity.nickname_table import ENGLISH as ENGLISH_NICKNAMES
from dardar.core.identity.nickname_table import ROMANCE as ROMANCE_NICKNAMES
from dardar.core.identity.nicknames import formal, pairs
from dardar.core.identity.text import fold


def test_the_table_holds_four_hundred_pairs_each_once_and_folded() -> None:
    found = set(pairs())
    assert len(found) >= 400
    for table in (ROMANCE_NICKNAMES, ENGLISH_NICKNAMES):
        rows = list(pairs(table))
        assert len(rows) == len(set(rows))
    assert all(fold(part) == part for pair in found for part in pair)
    assert all(" " not in nickname and nickname != name for nickname, name in found)


def test_the_usual_nicknames_are_known() -> None:
    assert nicknames_missed(NICKNAMES_TUNED) == []


def test_nearly_all_nicknames_of_the_unseen_probe_are_known() -> None:
    assert len(nicknames_missed(NICKNAMES_UNSEEN)) <= 0.05 * len(NICKNAMES_UNSEEN)


def test_the_probes_share_no_pair() -> None:
    assert len({*NICKNAMES_TUNED, *NICKNAMES_UNSEEN}) == 120


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("juanito", "juan"),
        ("carlitos", "carlos"),
        ("marquitos", "marco marcos"),
        ("dieguito", "diego"),
        ("paquito", "francisco"),
        ("luisita", "luisa"),
        ("carmencita", "carmen"),
        ("marito", "mario"),
        ("lucita", "lucia luz"),
        ("josecito", "jose"),
        ("luquitas", "lucas"),
        ("paulinho", "paulo"),
        ("carlinhos", "carlos"),
        ("chuyito", "jesus"),
        ("angelillo", "angel"),
    ],
)
def test_a_diminutive_stands_for_its_name(word: str, names: str) -> None:
    assert {*names.split(), word} <= formal(word)


@pytest.mark.parametrize(
    "word",
    "rosario benito margarita murillo castillo camila priscilla ito jose garcia ñ".split(),
)
def test_what_is_no_nickname_stands_for_itself_alone(word: str) -> None:
    assert formal(word) == {word}


def test_a_nickname_of_several_names_stands_for_each() -> None:
    assert {"alberto", "roberto", "humberto"} <= formal("beto")


def test_a_nickname_of_a_compound_stands_for_both_words() -> None:
    assert "jose maria" in formal("chema")
    assert "maria angeles" in formal("marian")


@pytest.mark.parametrize(
    ("word", "other"), [("pepe", "joseph"), ("bob", "roberta"), ("ana", "anna")]
)
def test_names_of_different_languages_or_people_stay_different(word: str, other: str) -> None:
    assert other not in formal(word)


def test_every_given_name_stands_for_itself() -> None:
    assert all(name in formal(name) for name in ROMANCE | ENGLISH)
