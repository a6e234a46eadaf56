import pytest
from hypothesis import given
from hypothesis import strategies as st
from segno.helpers import make_mecard_data

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.payloads import LONGEST, Payload, PayloadError, PayloadKind, read_code

BESIDES_WEB = [
    "javascript:alert(1)",
    "JavaScript:alert(1)//https://example.com",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox",
    "file:///etc/passwd",
    "ftp://files.example/1",
    "intent://scan/#Intent;scheme=zxing;end",
    "geo:40.4,-3.7",
    "market://details?id=1",
]


def said(text: str) -> dict[Kind, str]:
    return {field.kind: field.value for field in read_code(text).fields}


def test_a_vcard_is_read_as_imports_read_it() -> None:
    code = read_code(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:García Núñez;María José;;;\r\nORG:Acme\r\n"
        "TEL;TYPE=CELL:+34612345678\r\nEMAIL:maria@ejemplo.es\r\nEND:VCARD"
    )
    assert code.kind is PayloadKind.CARD
    fields = {field.kind: field for field in code.fields}
    assert fields[Kind.NAME].parts == {"given": "María José", "family": "García Núñez"}
    assert fields[Kind.PHONE].label == "cell"
    assert fields[Kind.EMAIL].value == "maria@ejemplo.es"


def test_a_vcard_that_says_of_nobody_is_text() -> None:
    assert read_code("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD").kind is PayloadKind.TEXT


def test_a_link_in_a_vcard_that_is_none_of_the_webs_becomes_a_note() -> None:
    code = read_code(
        "BEGIN:VCARD\nFN:Ana\nURL:javascript:alert(1)\nURL:https://a.example\nEND:VCARD"
    )
    assert Field(Kind.NOTE, "javascript:alert(1)") in code.fields
    assert [field.value for field in code.fields if field.kind is Kind.URL] == ["https://a.example"]


def test_a_mecard_is_read_with_its_escapes() -> None:
    code = read_code(
        r"MECARD:N:Sáez\, hija,Ana;TEL:+34 600 000 001;EMAIL:a\:b@ejemplo.es;ORG:Uno\; Dos;"
        "BDAY:19800131;NICKNAME:Anita;ADR:,,Calle Mayor 1,Madrid,,28013,España;NOTE:;;"
    )
    fields = {field.kind: field for field in code.fields}
    assert code.kind is PayloadKind.CARD
    assert fields[Kind.NAME].parts == {"family": "Sáez, hija", "given": "Ana"}
    assert fields[Kind.COMPANY].value == "Uno; Dos"
    assert fields[Kind.EMAIL].value == "a:b@ejemplo.es"
    assert fields[Kind.BIRTHDAY].value == "1980-01-31"
    assert fields[Kind.ADDRESS].value == "Calle Mayor 1, Madrid, 28013, España"
    assert Kind.NOTE not in fields


def test_an_address_that_a_mecard_gives_as_one_stays_one() -> None:
    assert said(r"MECARD:N:Ruiz;ADR:Calle Mayor 1\, Madrid;;")[Kind.ADDRESS] == (
        "Calle Mayor 1, Madrid"
    )


def test_what_segno_writes_as_mecard_is_read() -> None:
    text = make_mecard_data(
        name="Ruiz,Olga",
        phone="+1 415 555 0132",
        email="o@ruiz.example",
        url="https://ruiz.example",
    )
    assert said(text) == {
        Kind.NAME: "Olga Ruiz",
        Kind.PHONE: "+1 415 555 0132",
        Kind.EMAIL: "o@ruiz.example",
        Kind.URL: "https://ruiz.example",
    }


def test_a_bizcard_is_read() -> None:
    code = read_code(
        "BIZCARD:N:Sean;X:Owen;T:Engineer;C:Acme;A:76 9th Avenue\\, New York;B:+12125551212;"
        "M:+12125551213;E:so@acme.example;;"
    )
    assert code.kind is PayloadKind.CARD
    assert code.fields == (
        Field(Kind.NAME, "Sean Owen", parts={"given": "Sean", "family": "Owen"}),
        Field(Kind.ROLE, "Engineer"),
        Field(Kind.COMPANY, "Acme"),
        Field(Kind.ADDRESS, "76 9th Avenue, New York"),
        Field(Kind.PHONE, "+12125551212"),
        Field(Kind.PHONE, "+12125551213", "cell"),
        Field(Kind.EMAIL, "so@acme.example"),
    )


def test_a_card_of_a_note_alone_is_of_nobody() -> None:
    assert read_code("MECARD:NOTE:hello;;").kind is PayloadKind.TEXT


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("mailto:ana@ejemplo.es?subject=Hola", Field(Kind.EMAIL, "ana@ejemplo.es")),
        ("MATMSG:TO:ana@ejemplo.es;SUB:Hola;BODY:;;", Field(Kind.EMAIL, "ana@ejemplo.es")),
        ("ana@ejemplo.es", Field(Kind.EMAIL, "ana@ejemplo.es")),
        ("tel:+34-612-345-678", Field(Kind.PHONE, "+34-612-345-678")),
        ("TEL:612345678", Field(Kind.PHONE, "612345678")),
        ("SMSTO:+34612345678:Hola", Field(Kind.PHONE, "+34612345678")),
        ("sms:+34612345678?body=Hola", Field(Kind.PHONE, "+34612345678")),
        ("+34 612 345 678", Field(Kind.PHONE, "+34 612 345 678")),
        ("https://wa.me/34612345678?text=Hola", Field(Kind.PHONE, "+34612345678", "cell")),
        (
            "https://api.whatsapp.com/send?phone=%2B34612345678",
            Field(Kind.PHONE, "+34612345678", "cell"),
        ),
    ],
)
def test_an_address_or_a_number_is_a_card_of_one_field(text: str, field: Field) -> None:
    assert read_code(text) == Payload(PayloadKind.CARD, text, (field,))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("https://ejemplo.es/ana", Field(Kind.URL, "https://ejemplo.es/ana")),
        ("HTTP://EJEMPLO.ES", Field(Kind.URL, "HTTP://EJEMPLO.ES")),
        ("www.ejemplo.es/ana", Field(Kind.URL, "https://www.ejemplo.es/ana")),
        ("URL:https://ejemplo.es", Field(Kind.URL, "https://ejemplo.es")),
        (
            "https://www.linkedin.com/in/ana-sanz/",
            Field(Kind.PROFILE, "https://www.linkedin.com/in/ana-sanz/", "linkedin"),
        ),
        ("https://wa.me/message/ABC", Field(Kind.URL, "https://wa.me/message/ABC")),
    ],
)
def test_a_web_address_is_a_link(text: str, field: Field) -> None:
    code = read_code(text)
    assert code.kind is PayloadKind.LINK
    assert code.fields == (field,)


@pytest.mark.parametrize("text", BESIDES_WEB)
def test_another_scheme_is_text(text: str) -> None:
    assert read_code(text) == Payload(PayloadKind.TEXT, text)


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "https:///path",
        "https://bank.example@evil.example/",
        "https://a.example:port/",
        "https://[::1",
        "https://a.example/one two",
        "tel:javascript",
        "mailto:nobody",
        "WIFI:T:WPA;S:Guests;P:secret;;",
        "Hello",
        "",
    ],
)
def test_what_is_no_address_is_text(text: str) -> None:
    assert read_code(text).kind is PayloadKind.TEXT
    assert not read_code(text).fields


@pytest.mark.parametrize("text", ["EVT-2026-004711", "4711", "a1b2c3d4-0000-4000-8000-90ab"])
def test_the_number_of_a_badge_is_an_id(text: str) -> None:
    assert read_code(f" {text}\n") == Payload(PayloadKind.ID, text)


@pytest.mark.parametrize("text", ["https://a.example/\x00", "MECARD:N:A\x1b[31m;;", "\u202e1234"])
def test_control_characters_make_it_text_and_are_not_shown(text: str) -> None:
    code = read_code(text)
    assert code.kind is PayloadKind.TEXT
    assert not set("\x00\x1b\u202e") & set(code.text)


def test_more_than_four_kilobytes_are_refused() -> None:
    assert read_code("1" * LONGEST).kind is PayloadKind.TEXT
    with pytest.raises(PayloadError, match="too-long"):
        read_code("ñ" * (LONGEST // 2 + 1))


FRAGMENTS = st.lists(
    st.sampled_from(
        "BEGIN:VCARD\n|END:VCARD|MECARD:|BIZCARD:|MATMSG:|N:|TEL:|;|\\|,|URL:|ADR:|https://|"
        "javascript:|wa.me/|@|mailto:|BDAY:|\r\n|x".split("|")
    )
    | st.text(max_size=8)
).map("".join)


@given(st.text() | FRAGMENTS)
def test_whatever_a_code_says_nothing_but_the_web_is_a_link(text: str) -> None:
    code = read_code(text)
    assert code.kind is not PayloadKind.ID or not code.fields
    assert (code.kind in {PayloadKind.CARD, PayloadKind.LINK}) == bool(code.fields)
    links = [f.value for f in code.fields if f.kind in {Kind.URL, Kind.PROFILE} and ":" in f.value]
    assert not any(link.lower().startswith(("javascript:", "data:")) for link in links)
    if code.kind is PayloadKind.LINK:
        assert all(link.lower().startswith(("http://", "https://")) for link in links)
