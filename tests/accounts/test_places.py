"""Countries and time zones, and a guess at them."""

from zoneinfo import ZoneInfo

import pytest
from phonenumbers import SUPPORTED_REGIONS

from dardar.accounts import places


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_country_with_phones_can_be_chosen(language: str) -> None:
    assert {code for code, _name in places.countries(language)} == SUPPORTED_REGIONS


def test_countries_are_named_and_sorted_in_the_language() -> None:
    english, spanish = dict(places.countries("en")), dict(places.countries("es"))
    assert (english["DE"], spanish["DE"]) == ("Germany", "Alemania")
    names = [name for _code, name in places.countries("es")]
    assert names.index("Egipto") < names.index("Emiratos Árabes Unidos") < names.index("España")


def test_every_zone_can_be_used() -> None:
    assert len(places.zones()) > 300
    for name in places.zones():
        assert ZoneInfo(name)


@pytest.mark.parametrize(
    ("country", "zone"),
    [("ES", "Europe/Madrid"), ("MX", "America/Mexico_City"), ("US", "America/New_York")],
)
def test_a_country_has_a_main_zone(country: str, zone: str) -> None:
    assert places.main_zone(country) == zone


def test_a_country_without_a_zone_goes_by_universal_time() -> None:
    assert places.main_zone("XX") == "UTC"


@pytest.mark.parametrize(
    ("header", "country"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "MX"),
        ("es,en-GB;q=0.5", "ES"),
        ("es", "ES"),
        ("en", "GB"),
        ("fr-FR,fr", "FR"),
        ("fr,es-AR;q=0.5", "AR"),
        ("fr", "GB"),
        ("es-419,es", "ES"),
        ("", "GB"),
        (";;;", "GB"),
    ],
)
def test_the_country_is_guessed_from_the_browser(header: str, country: str) -> None:
    assert places.guess_country(header) == country
