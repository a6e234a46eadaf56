import numpy as np
import pytest

from dardar.core.cards.photo.geometry import Pixels, corners
from dardar.core.cards.photo.light import evened, is_pale

LEFT = corners([(10, 10), (290, 10), (290, 190), (10, 190)])


def striped(dark: int, light: int) -> Pixels:
    picture = np.full((200, 600, 3), 255, dtype=np.uint8)
    picture[:, :300] = light
    picture[50:150:10, :300] = dark
    picture[51:150:10, :300] = dark
    picture[52:150:10, :300] = dark
    return picture


@pytest.mark.parametrize(("dark", "light", "pale"), [(0, 250, False), (20, 90, True)])
def test_a_card_is_pale_whatever_lies_beside_it(dark: int, light: int, pale: bool) -> None:  # noqa: FBT001 - a case
    assert is_pale(striped(dark, light), LEFT) is pale


def test_better_light_makes_contrast_stronger_and_noise_weaker() -> None:
    grain = np.random.default_rng(2).normal(0, 4, (200, 600, 3))
    dim = (striped(40, 70) + grain).clip(0, 255).astype(np.uint8)
    bright = evened(dim)
    assert bright.shape == dim.shape

    def contrast(picture: Pixels) -> float:
        return float(np.ptp(picture[40:160, 100:200].astype(float).mean(axis=(1, 2))))

    assert contrast(bright) > 1.4 * contrast(dim)
    rows = bright[10:40, 20:280].astype(float), dim[10:40, 20:280].astype(float)
    assert rows[0].std() / contrast(bright) < rows[1].std() / contrast(dim)
