"""The pictures of the handbook are taken of the program itself."""

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from dardar.demo import circles, events
from dardar.development import screenshots
from dardar.development.checkout import Checkout
from dardar.development.plain import USER_MUST_ACT
from dardar.development.screenshots import DEVICES, FOLLOWED, SHOTS, Shot, main
from tests.greenlets import following_greenlets


def test_each_picture_has_a_name_of_its_own() -> None:
    names = sorted(shot.file_name for shot in SHOTS)
    assert all(one != other for one, other in pairwise(names))
    assert "today-es-phone-dark.png" in names
    assert "today-en-desktop.png" in names


def test_what_is_pictured_is_in_the_demo_world() -> None:
    assert (FOLLOWED["circle"], FOLLOWED["plan"]) == (circles.NAME, events.TITLE)


def test_pictures_are_as_large_as_the_device_shows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shots = [Shot("person", "es", "phone", "dark"), Shot("meet", "en", "desktop", "light")]
    monkeypatch.setattr(screenshots, "SHOTS", shots)
    monkeypatch.setattr(screenshots, "this_checkout", lambda _command: Checkout(tmp_path))
    with following_greenlets():
        assert main([]) == 0
    for shot in shots:
        device = DEVICES[shot.device]
        with Image.open(tmp_path / "docs" / "images" / shot.file_name) as picture:
            assert picture.size == (
                device.width * device.sharpness,
                device.height * device.sharpness,
            )


def test_the_command_takes_no_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fast"]) == USER_MUST_ACT
    assert "takes nothing" in capsys.readouterr().err
