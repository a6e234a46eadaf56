"""Postcodes, and the city that stands beside one, in the formats of the countries of cards."""

import re
from typing import Final, NamedTuple

from dardar.core.cards.finder.words.places import CITIES, REGIONS
from dardar.core.identity.text import fold

_CITY: Final = r"[^\W\d_](?:[^\W\d_]|['’. \-](?=[^\W\d_])){1,40}\.?"


class Town(NamedTuple):
    """A postcode with the city and the region beside it, "" where they are not sure."""

    postcode: str
    city: str = ""
    region: str = ""


_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Brazil, and Portugal before its shorter form is looked for
        rf"(?:(?P<city>{_CITY})\s?[-–/,]\s?(?P<region>[A-Z]{{2}})\b[\s,.\-–|•·]*)?(?i:CEP)?:?\s?\b(?P<code>\d{{2}}\.?\d{{3}}-\d{{3}})\b",
        rf"\b(?P<code>\d{{4}}-\d{{3}})\b(?:,?\s(?P<city>{_CITY}))?",
        # Mexico and others that write C.P.
        r"(?i:\bC\.?\s?P\.?|\bcódigo postal|\bZIP)\s?:?\s?(?P<code>\d{4,5})\b",
        # United States
        rf"(?:(?P<city>{_CITY}),?\s)?(?<![\w-])(?P<region>[A-Z]{{2}}),?\s(?P<code>\d{{5}}(?:-\d{{4}})?)\b",
        # United Kingdom, Canada, Argentina, the Netherlands
        r"\b(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})\b",
        r"\b(?P<code>[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b",
        # Ireland
        r"\b(?P<code>[AC-FHKNPRTV-Y]\d[\dW]\s?[\dAC-FHKNPRTV-Y]{4})\b",
        rf"\b(?P<code>[A-Z]\d{{4}}[A-Z]{{3}})\b(?:,?\s(?P<city>{_CITY}))?",
        rf"\b(?P<code>\d{{4}}\s?[A-Z]{{2}})\s(?P<city>{_CITY})",
        # Spain, France, Germany, Italy, Mexico: before the city
        rf"(?<![\d#.-])(?:[A-Z]{{1,2}}-)?(?P<code>\d{{5}})(?![\d-])[\s,\-–]{{1,3}}(?P<city>{_CITY})(?:\s?\((?P<region>{_CITY})\))?",
    )
)
_AFTER: Final = re.compile(
    rf"(?<![\d#-])(?P<city>{_CITY}),?\s(?P<code>\d{{5}})(?![\d-])\s*(?:,|\Z)"
)
_SHORT: Final = re.compile(
    rf"(?:[A-Z]{{1,2}}-|\()?(?<!\d)(?P<code>[A-Z]?\d{{4}})\)?\s(?P<city>{_CITY})"
)
# «Ann Arbor, Michigan 48104»
_OF_REGION: Final = re.compile(
    rf"(?:(?P<city>{_CITY}),\s)?(?<![\w-])"
    rf"(?P<region>[^\W\d_]{{4,}}(?: [^\W\d_]+)?),?\s(?P<code>\d{{5}})(?![\d-])"
)
_LONGEST: Final = 300


def city_and_postcode(text: str) -> Town | None:
    """Return the postcode in a text and what stands beside it, None if there is none."""
    text = text[:_LONGEST]
    for pattern in _PATTERNS:
        if match := pattern.search(text):
            groups = match.groupdict()
            return Town(groups["code"], _city(groups.get("city")), groups.get("region") or "")
    match = _OF_REGION.search(text)
    if match and fold(match["region"]) in REGIONS:
        return Town(match["code"], _city(match["city"]), match["region"])
    for pattern in (_AFTER, _SHORT):
        match = pattern.search(text)
        # Four digits are a postcode only where a city that is known stands beside them.
        if match and fold(match["city"]) in CITIES:
            return Town(match["code"], _city(match["city"]))
    return None


def _city(text: str | None) -> str:
    return text.strip(" .,-") if text else ""
