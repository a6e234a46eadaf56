import random
from functools import cache

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
)

from dardar.core.identity.phones import e164, is_mobile, national, pretty, wa_digits


@pytest.mark.parametrize(
    ("raw", "region", "expected"),
    [
        ("55 1234 5678", "MX", "+525512345678"),
        ("(55) 1234-5678", "mx", "+525512345678"),
        ("+52 55 1234 5678", None, "+525512345678"),
        ("+52 1 55 1234 5678", None, "+525512345678"),
        ("+52(1)5512345678", None, "+525512345678"),
        ("+52 044 55 1234 5678", None, "+525512345678"),
        ("+52 01 55 1234 5678", "ES", "+525512345678"),
        ("044 55 1234 5678", "MX", "+525512345678"),
        ("045 55 1234 5678", "MX", "+525512345678"),
        ("01 55 1234 5678", "MX", "+525512345678"),
        ("1 55 1234 5678", "MX", "+525512345678"),
        ("5215512345678", "MX", "+525512345678"),
        ("525512345678", "MX", "+525512345678"),
        ("0052 55 1234 5678", "ES", "+525512345678"),
        ("00 52 1 5512345678", "US", "+525512345678"),
        ("0034912345678", None, "+34912345678"),
        ("011 52 55 1234 5678", "US", "+525512345678"),
        ("011 15 1234-5678", "AR", "+5491112345678"),
        ("912 34 56 78", "ES", "+34912345678"),
        ("06 698 12345", "IT", "+390669812345"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 (0) 20 7946 0958", None, "+442079460958"),
        ("416 555 0123", "CA", "+14165550123"),
        ("55 1234 5678 ext. 12", "MX", "+525512345678"),
        ("tel:+52-55-1234-5678;ext=5", None, "+525512345678"),
        ("Cel: 55 1234 5678", "MX", "+525512345678"),
        ("٥٥١٢٣٤٥٦٧٨", "MX", "+525512345678"),
    ],
)
def test_a_number_as_people_write_it_has_one_form(
    raw: str, region: str | None, expected: str
) -> None:
    assert e164(raw, region) == expected


@pytest.mark.parametrize(
    ("raw", "region"),
    [
        ("", "MX"),
        ("no tiene", "MX"),
        ("12345", "MX"),
        ("5551234", "US"),
        ("+1 555 0100", None),
        ("55 1234 5678", None),
        ("55 1234 5678", "ZZ"),
        ("+999 1234 5678", None),
        ("+", "MX"),
        ("+0 55 1234 5678", None),
        ("55 1234 5678 / 55 8765 4321", "MX"),
        ("5" * 1_000, "MX"),
    ],
)
def test_what_is_no_possible_number_has_no_form(raw: str, region: str | None) -> None:
    assert e164(raw, region) is None


def _asked(raw: str, region: str | None) -> str | None:
    """Return what phonenumbers alone says of a number that needs no repair."""
    try:
        number = phonenumbers.parse(raw, region)
    except NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@cache
def _generated() -> list[tuple[str, str | None]]:
    """Return numbers of every country: valid ones, with a digit changed, and random ones."""
    chance = random.Random(20260713)
    numbers: list[tuple[str, str | None]] = []
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        code = phonenumbers.country_code_for_region(region)
        examples = (phonenumbers.example_number_for_type(region, kind) for kind in range(11))
        known = [phonenumbers.national_significant_number(e) for e in examples if e] or ["12345678"]
        for _ in range(10):
            digits = list(chance.choice(known))
            digits[chance.randrange(len(digits))] = chance.choice("0123456789")
            prefix = chance.choice(["", "", "0", "1", "8", "00", "011", str(code)])
            noise = "".join(chance.choices("0123456789", k=chance.randint(2, 13)))
            for dialled in (f"{prefix}{''.join(digits)}", f"{prefix}{noise}"):
                spaced = f"({dialled[:3]}) {dialled[3:6]}-{dialled[6:]}"
                numbers += [
                    (f"+{code}{dialled}", None),
                    (f"+{code}{dialled}", region),
                    (dialled, region),
                    (spaced, region),
                ]
    return numbers


def test_the_fast_path_agrees_with_phonenumbers_in_every_country() -> None:
    numbers = _generated()
    wrong = [
        (raw, region, found, asked)
        for raw, region in numbers
        if (asked := _asked(raw, region)) is not None and (found := e164(raw, region)) != asked
    ]
    assert len(numbers) > 15_000
    assert wrong == []


def test_what_phonenumbers_refuses_only_a_repair_makes_a_number() -> None:
    numbers = [n for n in _generated() if _asked(*n) is None]
    repaired = [(raw, found) for raw, region in numbers if (found := e164(raw, region))]
    assert all(
        found.startswith("+52") or raw.lstrip("(").startswith("0") for raw, found in repaired
    )


@given(st.text(alphabet="0123456789 +-().x#/tel", max_size=300), st.sampled_from(["MX", None, "?"]))
def test_no_garbage_raises_and_a_form_is_its_own_form(raw: str, region: str | None) -> None:
    found = e164(raw, region)
    assert found is None or e164(found, None) == found


@given(st.text())
def test_no_text_raises_anywhere(raw: str) -> None:
    e164(raw, "ES")
    is_mobile(raw)
    pretty(raw, "ES")
    wa_digits(raw)
    national(raw)


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("+34612345678", True),
        ("+34912345678", False),
        ("+34800123456", False),
        ("+525512345678", None),
        ("+12125550100", None),
        ("nonsense", None),
    ],
)
def test_a_number_is_mobile_fixed_or_unknown(number: str, *, answer: bool | None) -> None:
    assert is_mobile(number) is answer


def test_the_fast_path_tells_mobiles_as_phonenumbers_does_in_every_country() -> None:
    answers: dict[int, bool | None] = {
        PhoneNumberType.MOBILE: True,
        PhoneNumberType.FIXED_LINE_OR_MOBILE: None,
        PhoneNumberType.UNKNOWN: None,
    }
    numbers = {form for raw, region in _generated() if (form := e164(raw, region))}
    kinds = {n: phonenumbers.number_type(phonenumbers.parse(n, None)) for n in numbers}
    assert len(numbers) > 2_000
    assert {n: is_mobile(n) for n in numbers} == {n: answers.get(kinds[n], False) for n in numbers}


def test_a_number_is_written_in_national_form_at_home_only() -> None:
    assert pretty("+525512345678", "MX") == "55 1234 5678"
    assert pretty("+525512345678", "es") == "+52 55 1234 5678"
    assert pretty("+525512345678", None) == "+52 55 1234 5678"
    assert pretty("+5215512345678", "MX") == "55 1234 5678"
    assert pretty("ask Ana", "MX") == "ask Ana"


def test_the_digits_of_a_chat_link_have_no_old_mexican_one() -> None:
    assert wa_digits("+5215512345678") == "525512345678"
    assert wa_digits("+34612345678") == "34612345678"
    assert wa_digits("612345678") is None


def test_the_national_digits_leave_out_the_code_of_the_country() -> None:
    assert national("+525512345678") == "5512345678"
    assert national("+12125550100") == "2125550100"
    assert national("+351912345678") == "912345678"
    assert national("+999123") == "999123"
