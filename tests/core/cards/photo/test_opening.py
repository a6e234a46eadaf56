import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from dardar.core.cards.photo.opening import (
    LONGEST_SIDE,
    MOST_PIXELS_OF_WEBP,
    PictureError,
    open_picture,
)
from tests.core.cards.photo.pictures import as_jpeg, card

# Orientation, and where a telephone with that orientation has the left upper corner of the scene.
ORIENTATIONS = [
    (1, None),
    (2, Image.Transpose.FLIP_LEFT_RIGHT),
    (3, Image.Transpose.ROTATE_180),
    (4, Image.Transpose.FLIP_TOP_BOTTOM),
    (5, Image.Transpose.TRANSPOSE),
    (6, Image.Transpose.ROTATE_90),
    (7, Image.Transpose.TRANSVERSE),
    (8, Image.Transpose.ROTATE_270),
]


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


def corner_marked() -> Image.Image:
    picture = Image.new("RGB", (64, 40), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 15, 15), "black")
    return picture


def bomb(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that claims a size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"\0" * 1000)
    pieces = [(len(p) - 4).to_bytes(4) + p + zlib.crc32(p).to_bytes(4) for p in (header, pixels)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def code_of(data: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        open_picture(data)
    return caught.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_a_picture_is_opened_whatever_it_is_called(kind: str) -> None:
    picture = open_picture(saved(card(width=300), kind))
    assert (picture.mode, picture.size) == ("RGB", (300, 194))


@pytest.mark.parametrize(("orientation", "as_stored"), ORIENTATIONS)
def test_a_picture_taken_with_the_telephone_turned_is_made_upright(
    orientation: int, as_stored: Image.Transpose | None
) -> None:
    scene = corner_marked()
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = scene if as_stored is None else scene.transpose(as_stored)
    picture = open_picture(as_jpeg(stored, exif=exif))
    assert picture.size == scene.size
    assert picture.getpixel((5, 5)) < (60, 60, 60)  # type: ignore[operator]


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_a_broken_orientation_turns_nothing() -> None:
    data = as_jpeg(corner_marked(), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x05\x01\x12\0\x02broken")
    assert open_picture(data).size == (64, 40)


def test_where_a_picture_was_taken_is_not_handed_on() -> None:
    exif = Image.Exif()
    exif[0x010F] = "A telephone"
    exif.get_ifd(0x8825)[2] = (40.0, 25.0, 0.0)
    data = as_jpeg(card(width=300), exif=exif)
    assert b"A telephone" in data
    picture = open_picture(data)
    assert not picture.info
    assert b"A telephone" not in saved(picture, "JPEG")
    assert not picture.getexif()


def test_a_picture_of_48_megapixels_is_opened_at_a_fraction() -> None:
    data = as_jpeg(Image.new("RGB", (8000, 6000), "grey"))
    assert open_picture(data).size == (LONGEST_SIDE, 3000)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 50_000), (2_000_000, 2_000_000)])
def test_a_picture_of_100_megapixels_and_a_bomb_are_refused_undecoded(
    size: tuple[int, int],
) -> None:
    assert code_of(bomb(*size)) == "too-large"


def test_a_webp_is_refused_sooner() -> None:
    side = int(MOST_PIXELS_OF_WEBP**0.5) + 1
    assert code_of(saved(Image.new("L", (side, side)), "WEBP", method=0)) == "too-large"


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_heic_has_a_code_of_its_own(brand: bytes) -> None:
    assert code_of(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + b"\0" * 64) == "heic"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"BEGIN:VCARD",
        b"%PDF-1.7\n1 0 obj",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        b"\0\0\0\x18ftypisom" + b"\0" * 64,
        b"II*\0" + b"\0" * 64,
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert code_of(data) == "not-a-picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_off_is_refused(kind: str) -> None:
    data = saved(card(width=300), kind)
    assert code_of(data[: len(data) * 2 // 3]) == "truncated"


def test_a_picture_broken_inside_is_refused() -> None:
    assert code_of(bomb(300, 300)) == "truncated"


@pytest.mark.filterwarnings("ignore")
@given(
    kind=st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "BMP"]),
    changes=st.lists(
        st.tuples(st.integers(0, 2**16), st.binary(min_size=1, max_size=6)), max_size=4
    ),
)
def test_whatever_is_broken_is_opened_or_refused(
    kind: str, changes: list[tuple[int, bytes]]
) -> None:
    data = bytearray(saved(corner_marked(), kind))
    for place, change in changes:
        at = place % len(data)
        data[at : at + len(change)] = change
    with suppress(PictureError):
        assert open_picture(bytes(data)).mode == "RGB"


def test_of_an_animation_the_first_frame_is_taken() -> None:
    frames = [Image.new("RGB", (50, 40), colour) for colour in ("red", "lime", "blue")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert open_picture(data).getpixel((10, 10)) == (255, 0, 0)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    picture = Image.new("RGBA", (50, 40), (0, 0, 0, 0)).convert(mode)
    how = {"transparency": 0} if mode == "P" else {}
    assert open_picture(saved(picture, "PNG", **how)).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "CMYK"])
def test_pictures_without_colour_or_for_print_are_opened(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert open_picture(saved(Image.new(mode, (50, 40)), kind)).mode == "RGB"
