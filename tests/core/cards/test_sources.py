from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.fields import UnreadableError
from dardar.core.cards.sources import HEAD_BYTES, READERS, identify, sniff
from tests.core.cards.tabular import FOLDER


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("google_new.csv", "google"),
        ("google_old.csv", "google"),
        ("linkedin.csv", "linkedin"),
        ("linkedin_bare.csv", "linkedin"),
        ("outlook_en.csv", "outlook"),
        ("outlook_es.csv", "outlook"),
        ("outlook_com.csv", "outlook"),
        ("outlook_google.csv", "outlook"),
        ("thunderbird_us.csv", "thunderbird"),
        ("thunderbird_uk.csv", "thunderbird"),
        ("thunderbird_es.csv", "thunderbird"),
        ("telegram.json", "telegram"),
        ("telegram_chat_only.json", "telegram"),
        ("socios.csv", "csv"),
        ("excel_unicode.txt", "csv"),
    ],
)
def test_the_source_of_each_export_is_told_whatever_its_name(name: str, source: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert sniff(data, name) == source
    assert sniff(data, "contacts") == source
    assert identify(BytesIO(data), name) == source


@pytest.mark.parametrize(
    "head",
    [
        b"BEGIN:VCARD\r\nVERSION:3.0\r\n",
        b"\xef\xbb\xbfbegin:vcard\n",
        "BEGIN:VCARD\n".encode("utf-16"),
        b"\r\n  BEGIN : VCARD\r\n",
    ],
)
def test_a_card_is_a_card_in_any_dress(head: bytes) -> None:
    assert sniff(head, "x.csv") == "vcard"


@pytest.mark.parametrize(
    ("head", "name", "code"),
    [
        (b"", "x.csv", "empty-file"),
        (b" \n", "x.csv", "empty-file"),
        (b"PK\x03\x04\x14", "x.xlsx", "binary"),
        (b"\x89PNG\r\n", "x.png", "binary"),
        (b'{"a": 1}', "x.json", "not-this-format"),
        (b"Dear John, how are you?\nFine, thanks.\n", "x.txt", "not-this-format"),
        (b"<a,b,c>\n<d,e,f>\n", "x.html", "not-this-format"),
        (b"one word", "x.txt", "not-this-format"),
        (b"sep=;\n", "x.csv", "not-this-format"),
    ],
)
def test_what_no_reader_reads_has_no_source_and_a_reason(head: bytes, name: str, code: str) -> None:
    assert sniff(head, name) is None
    with pytest.raises(UnreadableError) as error:
        identify(BytesIO(head), name)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"a;b;c\n1;2;3\n", "x.txt"),
        (b"Nombre\nAna\n", "x.txt"),
        (b"anything\nat all\n", "X.CSV"),
        (b"anything\nat all\n", "x.tsv"),
    ],
)
def test_an_even_or_named_or_known_table_is_a_table(head: bytes, name: str) -> None:
    assert sniff(head, name) == "csv"


def test_a_row_cut_by_the_end_of_the_head_does_not_matter() -> None:
    data = (FOLDER / "google_new.csv").read_bytes()
    assert {sniff(data[:length], "x") for length in range(600, len(data), 37)} == {"google"}


def test_only_the_head_is_looked_at() -> None:
    stream = BytesIO(b"Nombre,Correo\n" + b"Ana,ana@acme.mx\n" * 100_000)
    assert identify(stream, "x.csv") == "csv"
    assert stream.tell() == HEAD_BYTES


@given(st.binary(max_size=300), st.text(max_size=20))
def test_sniffing_arbitrary_bytes_never_raises(head: bytes, name: str) -> None:
    assert sniff(head, name) in {*READERS, "csv", None}
