"""Countries and time zones to choose from, and a guess at which ones."""

from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import available_timezones

from django.utils.translation.trans_real import parse_accept_lang_header

from dardar.core.identity.text import fold

# Where a browser speaks a language without telling the country.
HOME: Final = {"es": "ES", "en": "GB"}
EVERYWHERE: Final = "UTC"


def countries(language: str) -> list[tuple[str, str]]:
    """Return code (ISO 3166) and name in the language of every country that has phones, by name.

    The names are those of the Unicode CLDR, release 47.
    """
    column = 2 if language == "es" else 1
    rows = [line.split("\t") for line in _lines("dardar.accounts", "countries.tsv")]
    return sorted(((row[0], row[column]) for row in rows), key=lambda country: fold(country[1]))


@cache
def zones() -> tuple[str, ...]:
    """Return the names of the time zones in use, by name."""
    known = available_timezones()
    return (*sorted({zone for _country, zone in _table() if zone in known}), EVERYWHERE)


def main_zone(country: str) -> str:
    """Return the time zone of a country's capital or, as the table has it, its first."""
    return next((zone for place, zone in _table() if place == country), EVERYWHERE)


def guess_country(accept_language: str) -> str:
    """Return the country that a browser's ``Accept-Language`` (RFC 9110, 12.5.4) points to."""
    known = {line.split("\t")[0] for line in _lines("dardar.accounts", "countries.tsv")}
    for tag, _weight in parse_accept_lang_header(accept_language.lower()):
        region = tag.rpartition("-")[2].upper()
        if "-" in tag and region in known:
            return region
        if tag[:2] in HOME:
            return HOME[tag[:2]]
    return HOME["en"]


@cache
def _table() -> tuple[tuple[str, str], ...]:
    """Return pairs of country and zone from tzdata's zone.tab."""
    rows = (line.split("\t") for line in _lines("tzdata", "zoneinfo", "zone.tab"))
    return tuple((row[0], row[2]) for row in rows if not row[0].startswith("#"))


def _lines(package: str, *path: str) -> list[str]:
    return files(package).joinpath(*path).read_text(encoding="utf-8").splitlines()
