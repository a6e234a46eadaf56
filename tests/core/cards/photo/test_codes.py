import pytest
import zxingcpp
from PIL import Image, ImageEnhance, ImageFilter

from dardar.core.cards.photo.codes import read_codes
from tests.core.cards.photo.pictures import card, code, on_table

BADGE = "EVT-2026-004711"
LINK = "https://ejemplo.es/olga-ruiz"


def with_code(text: str, side: int) -> Image.Image:
    face = card()
    face.paste(code(text, side), (980 - side, 620 - side))
    return face


def test_a_code_is_read_with_its_kind_and_its_place() -> None:
    (found,) = read_codes(with_code(BADGE, 250))
    assert (found.text, found.kind) == (BADGE, "QR Code")
    assert found.box.left == pytest.approx(760, abs=15)
    assert found.box.right == pytest.approx(950, abs=15)
    assert found.box.top == pytest.approx(400, abs=15)
    assert found.box.bottom == pytest.approx(590, abs=15)


def test_a_code_is_read_in_any_script() -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Íñigo Muñoz Αθήνα 東京\nEND:VCARD"
    (found,) = read_codes(with_code(text, 300))
    assert found.text == text


def test_each_code_of_a_picture_is_read_once() -> None:
    sheet = on_table([(code(f"seat-{n}", 240), (300 + 450 * n, 600), 10.0 * n) for n in range(4)])
    sheet.paste(code("seat-0", 240), (900, 1000))
    assert sorted(one.text for one in read_codes(sheet)) == [f"seat-{n}" for n in range(4)]


def test_the_linear_code_of_a_badge_is_read() -> None:
    drawn = zxingcpp.create_barcode("A1234567", zxingcpp.BarcodeFormat.Code128).to_image(scale=3)
    sheet = on_table([(Image.fromarray(drawn).convert("RGB"), (900, 700), 0)], ground=(255,) * 3)
    (found,) = read_codes(sheet)
    assert (found.text, found.kind) == ("A1234567", "Code 128")


def test_a_picture_without_a_code_has_none() -> None:
    assert read_codes(card()) == []
    assert read_codes(Image.new("RGB", (1, 1))) == []


@pytest.mark.parametrize(("side", "blur"), [(130, 2.0), (175, 2.5), (200, 3.0)])
def test_a_code_out_of_focus_is_read_once_it_is_prepared(side: int, blur: float) -> None:
    photograph = with_code(LINK, side).filter(ImageFilter.GaussianBlur(blur))
    photograph = ImageEnhance.Contrast(photograph).enhance(0.5)
    assert zxingcpp.read_barcodes(photograph) == []
    assert read_codes(photograph, seconds=0) == []
    (found,) = read_codes(photograph, seconds=10)
    assert found.text == LINK
    quiet = side * 4 / 33
    assert found.box.left == pytest.approx(980 - side + quiet, abs=10)
    assert found.box.right == pytest.approx(980 - quiet, abs=10)


def test_a_code_is_looked_for_in_each_dense_piece() -> None:
    noise = Image.effect_noise((180, 180), 120).convert("RGB")
    sheet = on_table([(noise, (300, 300), 0), (noise, (300, 1200), 0)])
    sheet.paste(with_code(LINK, 175).filter(ImageFilter.GaussianBlur(2.5)), (900, 700))
    assert [one.text for one in read_codes(sheet, seconds=20)] == [LINK]
