"""Telephone numbers: their E.164 form, and the forms people and links want.

The numbering plans are those of the phonenumbers library (a port of libphonenumber). Before it is
asked whether a number is possible, the prefixes Mexico gave up in 2019–2020 are taken off: 1 after
+52, and 01, 044 and 045 at home.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import phonenumbers
from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
)

_MEXICO: Final = 52
_MEXICAN_LEGACY: Final = re.compile(r"(?:1|01|044|045)([2-9]\d{9})")
_SEPARATORS: Final = str.maketrans(dict.fromkeys(" -().\u00a0"))
_LONGEST_CODE: Final = 3
_LONGEST: Final = 250
_KEPT_NUMBERS: Final = 16_384
_LANDLINE_LABELS: Final = frozenset({"home", "work", "main", "fax", "company"})

_MOBILE: Final = {
    PhoneNumberType.MOBILE: True,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: None,
    PhoneNumberType.UNKNOWN: None,
}


def e164(raw: str, region: str | None) -> str | None:
    """Return the E.164 form (``+525512345678``) of a number as people write it.

    Args:
        raw: the number, with or without separators, prefixes and an extension, which is left out.
        region: ISO 3166 country in which it would be dialled without a prefix; None if unknown.

    Returns:
        None if no number of a possible length can be made out. A possible number need not be in
        use.

    """
    return _e164(raw[: _LONGEST + 1], region.upper() if region else None)


@lru_cache(maxsize=_KEPT_NUMBERS)
def is_mobile(number: str) -> bool | None:
    """Tell whether an E.164 number is a mobile one; None where its plan does not say."""
    parsed = _unparsed(number) or _parse(number, None)
    return _MOBILE.get(phonenumbers.number_type(parsed), False) if parsed else None


def may_be_own(number: str, label: str) -> bool:
    """Tell whether an E.164 number may be one person's own, not a family's or a firm's.

    Where its plan does not tell mobiles from landlines, what the source calls it does.
    """
    known = is_mobile(number)
    return label not in _LANDLINE_LABELS if known is None else known


def pretty(number: str, region: str | None) -> str:
    """Return an E.164 number as it is written in a country, in national form for its own."""
    parsed = _parse(number, None)
    if not parsed:
        return number
    home = phonenumbers.country_code_for_region(region.upper()) if region else 0
    is_home = parsed.country_code == home
    form = PhoneNumberFormat.NATIONAL if is_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


def national(number: str) -> str:
    """Return the digits of an E.164 number without its country calling code."""
    for length in range(1, _LONGEST_CODE + 1):
        if number[1 : 1 + length] and _plan(number[1 : 1 + length]):
            return number[1 + length :]
    return number[1:]


def wa_digits(number: str) -> str | None:
    """Return the digits of a ``wa.me`` link: those of E.164, so in Mexico without the old 1."""
    repaired = e164(number, None)
    return repaired[1:] if repaired else None


@lru_cache(maxsize=_KEPT_NUMBERS)
def _e164(raw: str, region: str | None) -> str | None:
    bare = raw.translate(_SEPARATORS)
    if plain := _plain(bare, region):
        return plain
    parsed = _parse(raw, region)
    if not parsed and bare.startswith("00"):
        # The prefix of most of the world, also where another one is dialled.
        parsed = _parse(f"+{bare[2:]}", None)
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164) if parsed else None


def _parse(raw: str, region: str | None) -> PhoneNumber | None:
    """Return the number if its length is possible, else None."""
    try:
        number = phonenumbers.parse(raw, region)
    except NumberParseException:
        return None
    if number.country_code == _MEXICO:
        digits = phonenumbers.national_significant_number(number)
        if legacy := _MEXICAN_LEGACY.fullmatch(digits):
            number = PhoneNumber(country_code=_MEXICO, national_number=int(legacy[1]))
    is_possible = phonenumbers.is_possible_number_with_reason(number)
    return number if is_possible == ValidationResult.IS_POSSIBLE else None


def _unparsed(number: str) -> PhoneNumber | None:
    """Return the number of an E.164 form that parsing would not change, else None."""
    if number[:1] != "+" or _plain_abroad(number[1:]) != number:
        return None
    digits = national(number)
    return PhoneNumber(country_code=int(number[1 : -len(digits)]), national_number=int(digits))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What of a numbering plan decides that plain digits are already the national number."""

    code: str
    lengths: frozenset[int]
    trunk: re.Pattern[str] | None  # what national calls begin with; taken off, or rewritten
    abroad: re.Pattern[str] | None  # what international calls begin with

    def holds(self, digits: str) -> bool:
        """Tell whether parsing would leave the digits of a national number as they are."""
        return (
            len(digits) in self.lengths
            and digits[0] != "0"
            and not (self.trunk and self.trunk.match(digits))
        )


def _plain(bare: str, region: str | None) -> str | None:
    """Return the E.164 form of plain digits where phonenumbers would change none, else None.

    It parses a number by finding its country, taking a trunk prefix off and checking the length.
    Digits without such a prefix, of a possible length and without leading zeros, pass unchanged;
    then there is no need to ask (about a twentieth of the time).
    """
    return _plain_abroad(bare[1:]) if bare[:1] == "+" else _plain_at_home(bare, region)


def _plain_abroad(digits: str) -> str | None:
    if not (digits.isascii() and digits.isdigit()):
        return None
    plans = ((n, _plan(digits[:n])) for n in range(1, _LONGEST_CODE + 1))
    length, plan = next(((n, plan) for n, plan in plans if plan), (0, None))
    return f"+{digits}" if plan and plan.holds(digits[length:]) else None


def _plain_at_home(digits: str, region: str | None) -> str | None:
    if region is None or not (digits.isascii() and digits.isdigit()):
        return None
    plan = _home_plan(region)
    if not plan or not plan.holds(digits) or digits.startswith(plan.code):
        return None
    return None if plan.abroad and plan.abroad.match(digits) else f"+{plan.code}{digits}"


@cache
def _plan(code: str) -> _Plan | None:
    """Return the plan of a country calling code, None if there is no such code."""
    is_number = code.isascii() and code.isdigit() and code[0] != "0"
    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(code), ()) if is_number else ()
    metadata = next(
        (PhoneMetadata.metadata_for_region_or_calling_code(int(code), r) for r in regions), None
    )
    if metadata is None or metadata.general_desc is None:
        return None
    trunk, abroad = metadata.national_prefix_for_parsing, metadata.international_prefix
    return _Plan(
        code=code,
        lengths=frozenset(metadata.general_desc.possible_length),
        trunk=re.compile(trunk) if trunk else None,
        abroad=re.compile(abroad) if abroad else None,
    )


@cache
def _home_plan(region: str) -> _Plan | None:
    """Return the plan of a country that leads its calling code, else None."""
    code = phonenumbers.country_code_for_region(region)
    leads = COUNTRY_CODE_TO_REGION_CODE.get(code, ("",))[0] == region
    return _plan(str(code)) if leads else None
