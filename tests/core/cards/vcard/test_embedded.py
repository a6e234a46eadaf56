"""What cards carry besides text: pictures, and whole cards of other people."""

import pytest

from dardar.core.cards.fields import Field, Kind, Picture
from tests.core.cards.vcard.samples import card, only, said


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("PHOTO;ENCODING=b;TYPE=JPEG:QUFB", Picture(b"AAA", "image/jpeg")),
        ("PHOTO;TYPE=image/png;ENCODING=BASE64:QUFB", Picture(b"AAA", "image/png")),
        ("PHOTO;ENCODING=b;TYPE=HOME,PNG:QUFB", Picture(b"AAA", "image/png")),
        ("PHOTO;BASE64;JPG:\r\n QU\r\n FB\r\n", Picture(b"AAA", "image/jpeg")),
        ("PHOTO;ENCODING=b:QU\r\nFB", Picture(b"AAA")),
        ("PHOTO;ENCODING=b:QUFBQ", Picture(b"AAA")),
        ("PHOTO;ENCODING=b;MEDIATYPE=image/GIF:QUFB", Picture(b"AAA", "image/gif")),
        ("PHOTO:data:image/png;base64,QUFB", Picture(b"AAA", "image/png")),
        ("PHOTO:data:image/svg+xml;utf8,%3Csvg/%3E", Picture(b"<svg/>", "image/svg+xml")),
        ("PHOTO:data:;base64,QUFB", Picture(b"AAA")),
        ("PHOTO:" + "QUFB" * 9, Picture(b"AAA" * 9)),
        ("X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:QUFB", Picture(b"AAA", "image/jpeg")),
        ("LOGO;ENCODING=b;TYPE=GIF:QUFB", Picture(b"AAA", "image/gif")),
    ],
)
def test_a_picture_is_read_in_every_shape(line: str, picture: Picture) -> None:
    assert only(card(line)).pictures == (picture,)


def test_photos_go_before_logos() -> None:
    pictures = only(card("LOGO;ENCODING=b:TE9H", "PHOTO;ENCODING=b:UEhP")).pictures
    assert [picture.data for picture in pictures] == [b"PHO", b"LOG"]


@pytest.mark.parametrize(
    "value", ["http://acme.mx/ana.jpg", "data:image/png;base64,", "data:,", "ana.jpg"]
)
def test_what_is_no_picture_is_kept_as_text(value: str) -> None:
    entry = only(card(f"PHOTO:{value}"))
    assert Field(Kind.OTHER, value, "PHOTO") in entry.fields
    assert entry.pictures == ()


def test_a_percent_encoded_picture_beyond_all_measure_is_kept_as_text() -> None:
    entry = only(card("PHOTO:data:image/svg+xml," + "a" * (1024 * 1024 + 1)))
    assert entry.pictures == ()
    assert entry.fields[1].label == "PHOTO"


def test_a_nested_card_of_an_agent_is_taken_apart() -> None:
    fields = said(
        "AGENT:",
        "BEGIN:VCARD",
        "VERSION:2.1",
        "FN:Luis",
        "TEL:1",
        "KEY;BASE64:AAAA",
        "NOTE;BASE64:aG9sYQ==",
        "END:VCARD",
        "TEL:2",
        version="2.1",
    )
    assert fields == [
        Field(Kind.RELATION, "Luis", "agent"),
        Field(Kind.OTHER, "1", "AGENT.TEL"),
        Field(Kind.OTHER, "AAAA", "AGENT.KEY"),
        Field(Kind.OTHER, "hola", "AGENT.NOTE"),
        Field(Kind.PHONE, "2"),
    ]


def test_an_escaped_card_of_an_agent_is_taken_apart() -> None:
    fields = said(r"AGENT:BEGIN:VCARD\nFN:Luis\nEMAIL\;INTERNET:l@b.mx\nEND:VCARD\n", "TEL:2")
    assert fields == [
        Field(Kind.RELATION, "Luis", "agent"),
        Field(Kind.OTHER, "l@b.mx", "AGENT.EMAIL"),
        Field(Kind.PHONE, "2"),
    ]


def test_an_agent_elsewhere_is_kept_as_it_stands() -> None:
    assert said("AGENT;VALUE=uri:CID:1", "AGENT:") == [Field(Kind.OTHER, "CID:1", "AGENT")]


def test_cards_nested_without_end_do_not_harm() -> None:
    depth = 5_000
    nested = ["AGENT:BEGIN:VCARD"] * depth + ["FN:Luis"] + ["END:VCARD"] * depth
    assert said(*nested) == [Field(Kind.RELATION, "Luis", "agent")]


def test_an_agent_with_too_many_lines_is_kept_as_text() -> None:
    fields = said("AGENT:BEGIN:VCARD" + r"\nFN:a" * 20_001)
    assert [f.label for f in fields] == ["AGENT"]
