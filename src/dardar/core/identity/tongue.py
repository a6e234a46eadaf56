"""Which language to write to a person in: Spanish, English, or not known."""

from collections.abc import Iterable
from itertools import chain
from typing import Final

import phonenumbers

from dardar.core.identity import phones
from dardar.core.identity.text import fold

SPANISH: Final = frozenset("AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE".split())
ENGLISH: Final = frozenset("AU CA GB GG IE IM JE NZ US ZA".split())

# Codes of ISO 639 and names of languages, folded: sources give either.
_TONGUES: Final = {
    **dict.fromkeys("es spa spanish espanol castilian castellano".split(), "es"),
    **dict.fromkeys("en eng english ingles".split(), "en"),
}
# Endings that are used all over the world, whatever country they were made for.
_WORLDWIDE: Final = frozenset({"CO"})
_NORTH_AMERICA: Final = "1"
_LONGEST: Final = 100


def of(tags: Iterable[str], numbers: Iterable[str | None], addresses: Iterable[str]) -> str:
    """Return ``es``, ``en`` or ``""``.

    Args:
        tags: language tags (BCP 47) or names that sources give; the first one known decides.
        numbers: phones in E.164, else None; their country decides next.
        addresses: mail addresses; the country of their domain decides last.

    """
    found = chain(map(_stated, tags), map(_of_number, numbers), map(_of_address, addresses))
    return next(filter(None, found), "")


def _stated(tag: str) -> str:
    return _TONGUES.get(fold(tag[:_LONGEST].replace("_", "-").partition("-")[0]), "")


def _of_country(code: str) -> str:
    return "es" if code in SPANISH else "en" if code in ENGLISH else ""


def _of_number(number: str | None) -> str:
    return _of_country(_country(number)) if number else ""


def _country(number: str) -> str:
    """Return the country of an E.164 number, else the one that leads its calling code."""
    code = number[1 : len(number) - len(phones.national(number))]
    if code == _NORTH_AMERICA:  # the one code shared by countries of both languages
        return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or "US"
    return phonenumbers.region_code_for_country_code(int(code or 0))


def _of_address(address: str) -> str:
    *rest, ending = address.strip().upper().rpartition("@")[2].split(".")
    if ending in _WORLDWIDE and len(rest) < 2:  # noqa: PLR2004 - acme.co, unlike acme.com.co
        return ""
    return _of_country({"UK": "GB"}.get(ending, ending))
