"""Places and their towns."""

import pytest

from dardar.ties.towns import town_of, towns_in


@pytest.mark.parametrize(
    ("place", "town"),
    [
        ("Lyon, France", "lyon"),
        ("Bilbao", "bilbao"),
        ("Villabajo de Arriba, Spain", "villabajo de arriba"),
        ("Spain", "spain"),
        ("", ""),
    ],
)
def test_a_place_has_one_town(place: str, town: str) -> None:
    assert town_of(place) == town


def test_an_event_may_lie_in_any_part_of_its_place() -> None:
    assert towns_in("Fair ground, Lyon") == {"lyon"}
    assert towns_in("Town hall, Villabajo de Arriba") == {"town hall", "villabajo de arriba"}
    assert towns_in("") == set()


def test_a_person_and_an_event_of_an_unknown_town_find_each_other() -> None:
    assert town_of("Villabajo de Arriba") in towns_in("Town hall, Villabajo de Arriba")
