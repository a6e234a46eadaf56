"""Who a card is about: a person, a company, a list, nobody; and files that are none."""

import io

import pytest

from dardar.core.cards.fields import Entry, Field, Kind, Reason, Rejection, UnreadableError
from dardar.core.cards.vcard import read
from dardar.core.cards.vcard.properties import MAX_FIELDS
from tests.core.cards.vcard.samples import card, only, read_all


def test_a_companys_card_has_no_persons_name() -> None:
    entry = only(card("N:;;;;", "ORG:Acme;", "X-ABShowAs:COMPANY", name="FN:Acme"))
    assert entry.fields == (
        Field(Kind.COMPANY, "Acme"),
        Field(Kind.OTHER, "COMPANY", "X-ABShowAs"),
    )


def test_a_companys_card_keeps_the_person_in_it() -> None:
    entry = only(card("N:Ruiz;Ana", "ORG:Acme", "X-ABShowAs:COMPANY", name="FN:Acme"))
    assert entry.fields[0].value == "Ana Ruiz"


def test_the_name_of_an_organisation_is_a_company() -> None:
    entry = only(card("KIND:org", name="FN:Acme", version="4.0"))
    assert entry.fields == (Field(Kind.OTHER, "org", "KIND"), Field(Kind.COMPANY, "Acme"))


@pytest.mark.parametrize("line", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:GROUP"])
def test_a_distribution_list_is_rejected(line: str) -> None:
    data = card(line, "MEMBER:urn:uuid:1", version="4.0")
    assert read_all(data) == [Rejection(1, Reason.GROUP, data.rstrip())]


@pytest.mark.parametrize("line", ["URL:acme.mx", "PHOTO;ENCODING=b:QUFB", "X-ODD:1", "TEL:"])
def test_a_card_that_says_nobody_is_rejected(line: str) -> None:
    data = card(line, name="FN:")
    assert read_all(data) == [Rejection(1, Reason.EMPTY, data.rstrip())]


@pytest.mark.parametrize(
    "line", ["EMAIL:a@b.mx", "TEL:1", "ORG:Acme", "NICKNAME:Ana", "N:Ruiz;;;;"]
)
def test_a_card_without_a_full_name_is_kept_by_what_else_names_it(line: str) -> None:
    assert isinstance(read_all(card(line, name=""))[0], Entry)


@pytest.mark.parametrize("empty", [b"", b"  \r\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(empty: bytes) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_all(empty)
    assert refusal.value.code == "empty-file"


def test_a_binary_file_is_refused_before_it_is_read_to_its_end() -> None:
    stream = io.BytesIO(b"\x89PNG\r\n\x1a\n\0\0" + bytes(4 * 1024 * 1024))
    with pytest.raises(UnreadableError) as refusal:
        list(read(stream))
    assert refusal.value.code == "binary"
    assert stream.tell() < 2 * 1024 * 1024


def test_another_format_is_refused() -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_all(b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n")
    assert refusal.value.code == "not-this-format"


def test_a_card_of_too_many_lines_is_rejected_alone() -> None:
    items = read_all(card(*["TEL:1"] * 20_001) + card())
    assert isinstance(items[0], Rejection)
    assert items[0].reason is Reason.TOO_LONG
    assert len(items[0].raw) <= 64 * 1024
    assert isinstance(items[1], Entry)


def test_a_card_of_too_many_values_is_rejected() -> None:
    many = ["CATEGORIES:" + ",".join(["a"] * 999)] * (MAX_FIELDS // 999 + 1)
    (item,) = read_all(card(*many))
    assert isinstance(item, Rejection)
    assert item.reason is Reason.TOO_LONG
