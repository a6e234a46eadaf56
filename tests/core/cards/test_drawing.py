"""What is drawn can be read back by a camera's reader, and fits a strict page."""

import re
from collections.abc import Sequence
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from dardar.core.cards import vcard
from dardar.core.cards.drawing import EASY, QUIET, TooMuchError, fitting, qr_svg, vcard_of
from dardar.core.cards.fields import Entry, Field, Kind, Picture

SVG = "{http://www.w3.org/2000/svg}"
LINK = "https://dardar.example.org/c/aB3dE5gH7jK9mN1pQ3sT5v/"
LUCIA = [
    Field(Kind.NAME, "Lucía Peña Núñez", parts={"given": "Lucía", "family": "Peña Núñez"}),
    Field(Kind.ROLE, "Socia"),
    Field(Kind.COMPANY, "Norte Capital"),
    Field(Kind.EMAIL, "lucia@norte.example", "work"),
    Field(Kind.PHONE, "+34 612 34 56 78", "cell"),
    Field(Kind.URL, "https://norte.example"),
    Field(Kind.ADDRESS, "Gran Vía 1, 48001 Bilbao"),
]


def drawn(svg: str, scale: int = 6) -> Image.Image:
    """Return the picture of a code: its ground, then the strokes that are its rows of modules."""
    root = ET.fromstring(svg)  # noqa: S314 - made here
    side = int(root.attrib["viewBox"].split()[2])
    ground, modules = root.findall(f"{SVG}path")
    assert ground.attrib["d"] == f"M0 0h{side}v{side}h-{side}z"
    image = Image.new("RGB", (side * scale, side * scale), ground.attrib["fill"])
    draw = ImageDraw.Draw(image)
    x = y = 0.0
    for step, numbers in re.findall(r"([Mmh])([^Mmh]*)", modules.attrib["d"]):
        moved = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if step == "h":
            corners = (x, y - 0.5, x + moved[0], y + 0.5)
            left, top, right, bottom = (round(corner * scale) for corner in corners)
            draw.rectangle((left, top, right - 1, bottom - 1), fill=modules.attrib["stroke"])
            x += moved[0]
        else:
            x, y = moved if step == "M" else (x + moved[0], y + moved[1])
    return image


def read(svg: str) -> Sequence[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(drawn(svg))


@pytest.mark.parametrize("text", [LINK, vcard_of(LUCIA), "ñandú 🥜", "x" * 2000])
def test_a_code_is_read_back_as_it_was_written(text: str) -> None:
    [code] = read(qr_svg(text))
    assert code.bytes.decode() == text
    assert code.format == zxingcpp.BarcodeFormat.QRCode


@settings(max_examples=10, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
)
def test_any_text_is_read_back(text: str) -> None:
    [code] = read(qr_svg(text))
    assert code.bytes.decode() == text


def test_a_code_has_its_quiet_zone_and_is_dark_on_light() -> None:
    scale = 2
    image = drawn(qr_svg(LINK), scale).convert("L")
    edge = QUIET * scale
    assert image.crop((0, 0, image.width, edge)).getextrema() == (255, 255)
    assert image.crop((0, 0, edge, image.height)).getextrema() == (255, 255)
    assert image.getpixel((edge, edge)) == 0


def test_it_bears_at_least_level_m() -> None:
    [code] = read(qr_svg(LINK))
    assert code.ec_level in {"M", "Q", "H"}


def test_a_code_holds_plain_attributes_and_no_size() -> None:
    root = ET.fromstring(qr_svg(LINK))  # noqa: S314 - made here
    names = {name for element in root.iter() for name in element.attrib}
    assert names == {"viewBox", "shape-rendering", "fill", "stroke", "d"}
    assert {element.tag for element in root.iter()} == {f"{SVG}svg", f"{SVG}path"}


def test_what_no_code_holds_is_refused() -> None:
    with pytest.raises(TooMuchError):
        qr_svg("x" * 2400)


def test_a_contact_comes_back_from_its_file_with_its_picture() -> None:
    text = vcard_of(LUCIA, [Picture(b"RIFF", "image/webp")])
    [entry] = vcard.read(BytesIO(text.encode()))
    assert isinstance(entry, Entry)
    assert list(entry.fields) == LUCIA
    assert entry.pictures == (Picture(b"RIFF", "image/webp"),)


def test_what_fits_is_kept_whole_and_in_order() -> None:
    assert fitting(LUCIA) == LUCIA


def test_the_most_useful_goes_first_where_room_is_scarce() -> None:
    long = Field(Kind.ADDRESS, "Gran Vía " * 60)
    held = fitting([long, *LUCIA])
    assert held == LUCIA
    assert len(vcard_of(held).encode()) <= EASY
    assert [f.kind for f in fitting(LUCIA, 130)] == [Kind.NAME, Kind.PHONE]


def test_notes_stay_out_of_a_code() -> None:
    assert fitting([*LUCIA, Field(Kind.NOTE, "hola")]) == LUCIA
