import io

import pytest
from PIL import Image

from dardar.core.cards.photo.opening import PictureError
from dardar.core.cards.photo.plain import read_codes_only
from tests.core.cards.photo.pictures import as_jpeg, card, code


def test_without_an_engine_a_picture_is_one_card_with_its_codes() -> None:
    face = card(width=3200)
    face.paste(code("EVT-2026-4711", 800), (2300, 100))
    picture = read_codes_only(as_jpeg(face))
    (seen,) = picture.cards
    assert not seen.lines
    assert [one.text for one in seen.codes] == [one.text for one in picture.codes]
    assert (seen.width, seen.height) == (1600, 1035)
    assert seen.codes[0].box.left == pytest.approx(picture.codes[0].box.left / 2, abs=1)
    assert Image.open(io.BytesIO(seen.picture)).size == (1600, 1035)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureError, match="not-a-picture"):
        read_codes_only(b"GIF, or so it says")
