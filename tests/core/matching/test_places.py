"""Towns and countries that a text names."""

import pytest

from dardar.core.matching import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fontanero en Valencia", {"valencia"}),
        ("fontanero valencia", {"valencia"}),
        ("fontanero en valencia", {"valencia"}),
        ("A flat in London or Seville", {"londres", "sevilla"}),
        ("Exportar a Alemania", {"=DE"}),
        ("Soy de Nueva York", {"nueva york"}),
        ("I like reading, and a nice bath", set()),
        ("A tutor in Reading", {"reading"}),
        ("Usa nuestro nombre", set()),
        ("Sell in the USA", {"=US"}),
        ("", set()),
    ],
)
def test_places_are_named_where_they_are_meant(text: str, expected: set[str]) -> None:
    assert places.named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Care for my aunt in Bilbao a few hours", "Care for my aunt a few hours"),
        ("Local en Ruzafa (Valencia), 80 m²", "Local en Ruzafa, 80 m²"),
        ("poda palmeras Sevilla", "poda palmeras"),
        ("Exportar a Alemania", "Exportar a Alemania"),
        ("Sevilla", "Sevilla"),
        ("nada", "nada"),
    ],
)
def test_towns_leave_without_a_trace(text: str, expected: str) -> None:
    assert places.without(text) == expected


@pytest.mark.parametrize(
    ("place", "country"), [("valencia", "ES"), ("=DE", "DE"), ("denia", "ES"), ("gotham", "")]
)
def test_towns_lie_in_countries(place: str, country: str) -> None:
    assert places.country_of(place) == country
