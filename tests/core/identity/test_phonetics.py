from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity.given_names import ROMANCE, SURNAMES
from dardar.core.identity.phonetics import sound

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=30)


@pytest.mark.parametrize(
    "spellings",
    [
        "jimenez ximenez gimenez jimenes",
        "gonzalez gonzales gonsalez gonsales",
        "mejia mexia megia",
        "rojas roxas",
        "vazquez basquez vasques",
        "zeballos ceballos sevallos",
        "castillo castiyo",
        "yanez llanez",
        "hernandez ernandes",
        "quispe kispe",
        "huaman guaman waman",
        "nahuel nawel",
        "hierro yerro",
        "echeverri etcheverry etxeberri",
        "carvalho carballo",
        "cunha cuna",
        "souza sousa",
        "joaquim joaquin",
        "miriam mirian myriam",
        "martha marta",
        "sarah sara",
        "jhon jon john",
        "christian cristian",
        "karla carla",
        "catherine katherine",
        "felipe phelipe",
        "steven esteven",
        "sneyder esneider",
        "oswaldo osvaldo",
        "calixto calisto",
        "ascencio asensio",
        "campos canpos",
        "yolanda iolanda",
        "maya maia malla",
        "nelly neli nely",
        "reyna reina",
        "cynthia cintia",
        "jackson jakson",
        "ximena jimena",
        "xavier javier",
        "becker beker",
        "quadros cuadros",
        "escobar scobar",
    ],
)
def test_spellings_that_sound_alike_are_one(spellings: str) -> None:
    assert len({sound(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "garcia garza",
        "marco marcos",
        "mario maria mara",
        "juan juana joan",
        "luis luisa",
        "soria zorrilla",
        "jose josefa",
        "guerra gera",
        "julio julia julian",
        "suarez juarez",
        "alba alma",
        "felix feliz",
        "miguel micaela",
        "roberto rigoberto",
        "chavez savez",
    ],
)
def test_names_of_different_people_stay_different(words: str) -> None:
    found = words.split()
    assert len({sound(word) for word in found}) == len(found)


def test_of_the_usual_surnames_only_spellings_of_one_name_are_one() -> None:
    heard: dict[str, list[str]] = {}
    for name in sorted(SURNAMES):
        heard.setdefault(sound(name), []).append(name)
    assert sorted(" ".join(names) for names in heard.values() if len(names) > 1) == [
        "carballo carvalho",
        "dias diaz",
        "espinosa espinoza",
        "sousa souza",
    ]


def test_the_key_is_written_in_the_letters_of_its_sounds() -> None:
    assert {letter for name in ROMANCE for letter in sound(name)} <= set("abdefgijklmnoprstuwxy")


@given(WORDS)
def test_the_key_of_a_word_is_a_word(word: str) -> None:
    key = sound(word)
    assert bool(key) == bool(word)
    assert " " not in key
    assert len(key) <= 2 * len(word)


@given(WORDS)
def test_what_is_doubled_is_heard_once(word: str) -> None:
    key = sound(word)
    assert key == word or all(a != b for a, b in pairwise(key))


@given(WORDS, WORDS)
def test_a_mute_h_between_vowels_of_one_sound_or_at_the_end_is_not_heard(a: str, b: str) -> None:
    assert sound(f"{a}a{b}ah") == sound(f"{a}a{b}a")


@given(st.text(alphabet="abdefgijklmnorstu", max_size=12))
def test_b_and_v_and_s_and_z_are_one_wherever_they_stand(word: str) -> None:
    assert sound(f"{word}abasa") == sound(f"{word}avaza")


@given(st.text(max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(sound(text), str)
