"""Real cards of many programs: all of what they say comes out, whatever their dialect."""

from pathlib import Path

import pytest
from bench.vcard_scan import Output, scan

from dardar.core.cards.fields import Entry, Field, Kind, Reason
from tests.core.cards.vcard.samples import FILES, only, read_all

_BY_NAME = {path.name: path for path in FILES}
# Nothing in these says who they are about: an address, a web page, a photograph.
_NOBODY = {"vcard-group.vcf", "vcard-url.vcf", "issue64.vcf"}


def _only(name: str) -> Entry:
    return only(_BY_NAME[name].read_bytes())


def _phones(entry: Entry) -> list[tuple[str, str]]:
    return [(f.value, f.label) for f in entry.fields if f.kind is Kind.PHONE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_is_refused_and_no_card_is_passed_over(path: Path) -> None:
    assert [item.line for item in read_all(path.read_bytes())] == [card.line for card in scan(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_cards_of_nobody_are_rejected(path: Path) -> None:
    reasons = {getattr(item, "reason", None) for item in read_all(path.read_bytes())}
    assert reasons == ({Reason.EMPTY} if path.name in _NOBODY else {None})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_value_that_an_independent_scan_finds_is_kept(path: Path) -> None:
    for item, card in zip(read_all(path.read_bytes()), scan(path), strict=True):
        if isinstance(item, Entry):
            texts = [item.uid, *(f.kind for f in item.fields if f.kind is Kind.ANNIVERSARY)]
            for field in item.fields:
                texts += (field.value, field.label, *field.parts.values())
            output = Output(texts, [picture.data for picture in item.pictures])
            assert [value for value in card.values if not output.holds(value)] == []


def test_an_iphone_with_broken_line_ends_is_read_whole() -> None:
    entry = _only("John_Doe_IPHONE.vcf")
    assert ("905-222-1234", "assistant") in _phones(entry)
    assert ("905-999-1234", "work fax") in _phones(entry)
    assert entry.pictures[0].data.startswith(b"\xff\xd8\xff")
    assert entry.first(Kind.URL) == Field(
        Kind.URL, "http://www.ibm.com", "homepage", preferred=True
    )


def test_outlooks_addresses_have_their_printed_form() -> None:
    address = _only("outlook-2007.vcf").first(Kind.ADDRESS)
    assert address is not None
    assert address.value == "222 Broadway\nNew York, NY 99999\nUSA"
    assert address.parts["extended"] == "TheOffice"


def test_googles_custom_labels_are_kept() -> None:
    phones = _phones(_only("gmail-single2.vcf"))
    assert ("5555551119", "GRAND_CENTRAL") in phones
    assert ("5555551118", "work fax") in phones


def test_androids_quoted_printable_survives_one_broken_character() -> None:
    companies = [
        field.value
        for item in read_all(_BY_NAME["John_Doe_ANDROID.vcf"].read_bytes())
        if isinstance(item, Entry)
        for field in item.fields
        if field.kind is Kind.COMPANY
    ]
    assert "Ñ" * 44 + "€" in companies


def test_a_companys_card_of_the_mac_keeps_company_and_person() -> None:
    cards = read_all(_BY_NAME["vcard-vCards-SAP.vcf"].read_bytes())
    (travel,) = (
        item
        for item in cards
        if isinstance(item, Entry)
        and item.first(Kind.COMPANY) == Field(Kind.COMPANY, "Karlsruhe Travel")
    )
    assert travel.first(Kind.NAME) == Field(
        Kind.NAME, "Frida Töcken", parts={"family": "Töcken", "given": "Frida"}
    )
