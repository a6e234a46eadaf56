"""Pictures come in as pixels alone, or not at all."""

import base64
import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dardar.accounts.models import Book
from dardar.core.cards.fields import Picture
from dardar.models import Person, Photo
from dardar.people.imports import actions
from dardar.people.imports.pictures import LONGEST_SIDE, clean, portrait
from tests.people.imports.samples import begin, bring, card

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ORIENTATION, MAKER_NOTE = 0x0112, 0x927C


def picture(
    form: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object
) -> bytes:
    kept = io.BytesIO()
    Image.new(mode, size, "red" if mode != "L" else 120).save(kept, form, **options)
    return kept.getvalue()


def opened(data: bytes | None) -> Image.Image:
    assert data is not None
    return Image.open(io.BytesIO(data))


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of few bytes that says it has many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes((width // 8 + 1) * min(height, 200)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_pictures_of_five_forms_come_out_as_webp(form: str) -> None:
    found = opened(clean(picture(form)))
    assert (found.format, found.size) == ("WEBP", (40, 20))


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1"])
def test_every_kind_of_pixel_is_understood(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    image = Image.new("RGB", (30, 30), "red").convert(mode)
    kept = io.BytesIO()
    image.save(kept, form)
    assert opened(clean(kept.getvalue())).mode in {"RGB", "RGBA"}


def test_large_pictures_become_small_and_keep_their_shape() -> None:
    assert opened(clean(picture(size=(3000, 1500)))).size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert opened(clean(picture("PNG", size=(1000, 3000)))).size == (171, LONGEST_SIDE)


def test_a_picture_is_upright_and_says_nothing_of_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER_NOTE] = b"41.65 N 0.88 W"
    found = clean(picture(size=(40, 20), exif=exif, comment=b"by Ana"))
    assert opened(found).size == (20, 40)
    assert found is not None
    assert b"41.65" not in found
    assert b"by Ana" not in found
    assert not opened(found).getexif()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        SVG,
        picture("TIFF"),
        picture("ICO"),
        picture()[:200],
        picture("PNG")[:-30],
        bomb(30_000, 30_000),
        bomb(6_000, 6_000),
        b"GIF89a" + bytes(40),
        b"RIFF\xff\xff\xff\x7fWEBPVP8 " + bytes(40),
    ],
)
def test_what_is_no_good_picture_is_none(data: bytes) -> None:
    assert clean(data) is None


@given(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "BMP"]), st.data())
def test_damaged_pictures_never_break_anything(form: str, data: st.DataObject) -> None:
    raw = bytearray(picture(form, (16, 16)))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = clean(bytes(raw[: data.draw(st.integers(1, len(raw)))]))
    assert found is None or max(opened(found).size) <= LONGEST_SIDE


def test_the_first_good_picture_is_taken() -> None:
    found = portrait([Picture(b"broken"), Picture(picture("PNG", (8, 4))), Picture(picture())])
    assert opened(found).size == (8, 4)
    assert portrait([]) is None


def photo_of(data: bytes) -> str:
    return f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(data).decode()}"


def test_photos_of_cards_come_in_and_go_with_their_people(book: Book) -> None:
    file = card("Ana", more=[photo_of(picture())]) + card("Luis", more=[photo_of(SVG)])
    work = begin(book, file)
    assert work.preview["pictured"] == 2
    actions.run(book, work)
    photo = Photo.objects.get()
    assert photo.person.name == "Ana"
    assert photo.record == photo.person.records.get()
    assert opened(bytes(photo.image)).size == (40, 20)
    assert work.preview["bad_photos"] == 1
    assert Person.objects.count() == 2
    assert bring(book, file).same == 2
    assert Photo.objects.count() == 1
    actions.undo(book, work)
    assert not Photo.objects.exists()


def test_a_new_photo_alone_is_something_new(book: Book) -> None:
    bring(book, card("Ana", mail="ana@altura.coffee", more=[photo_of(picture())]))
    newer = card("Ana", mail="ana@altura.coffee", more=[photo_of(picture(size=(9, 9)))])
    assert bring(book, newer).changed == 1
    assert Photo.objects.filter(record__replaced_by=None).count() == 1
