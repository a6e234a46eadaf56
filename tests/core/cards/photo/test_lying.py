import math

import numpy as np
import pytest

from dardar.core.cards.photo.geometry import Corners, direction, frame, size, turned
from dardar.core.cards.photo.lying import rectangle_along, text_direction, upright

PAGE = frame(1000, 600)


def line(x: float, y: float, degrees: float, width: float = 300, height: float = 30) -> Corners:
    angle = math.radians(degrees)
    along = np.array([math.cos(angle), math.sin(angle)]) * width
    down = np.array([-math.sin(angle), math.cos(angle)]) * height
    start = np.array([x, y])
    return np.array([start, start + along, start + along + down, start + down], dtype=np.float32)


@pytest.mark.parametrize("degrees", [-89, -45, -10, 0, 12, 60, 89])
def test_text_lies_as_most_of_it_runs(degrees: float) -> None:
    texts = [line(300, 100 + 60 * n, degrees + n - 1) for n in range(3)]
    texts += [line(500, 100, degrees + 90, width=100), line(100, 100, 33, width=20)]
    assert text_direction(PAGE, texts) == pytest.approx(degrees, abs=0.5)


def test_text_that_stands_on_its_head_lies_the_same_way() -> None:
    assert text_direction(PAGE, [line(500, 300, 175), line(300, 300, -5)]) == pytest.approx(-5)


def test_short_pieces_tell_no_direction() -> None:
    assert text_direction(PAGE, [line(0, 0, 40, width=40)]) == 0
    assert text_direction(PAGE, []) == 0


@pytest.mark.parametrize(("degrees", "quarters"), [(0, 0), (1, 0), (90, 1), (-89, -1)])
def test_a_card_is_turned_by_quarters(degrees: float, quarters: int) -> None:
    assert rectangle_along(PAGE, degrees).tolist() == turned(PAGE, quarters).tolist()


@pytest.mark.parametrize("degrees", [-60, -20, 5, 30, 80])
def test_a_picture_taken_aslant_is_seen_in_a_rectangle_that_holds_it(degrees: float) -> None:
    around = rectangle_along(PAGE, degrees)
    assert direction(around) == pytest.approx(degrees, abs=0.01)
    width, height = size(around)
    slope = math.radians(abs(degrees))
    assert width == pytest.approx(1000 * math.cos(slope) + 600 * math.sin(slope), abs=1)
    assert height == pytest.approx(1000 * math.sin(slope) + 600 * math.cos(slope), abs=1)


def test_lines_are_read_along_the_card() -> None:
    card = turned(PAGE, 1)
    texts = [line(500, 100, 92), line(400, 500, -88), line(100, 100, 0, width=36)]
    directions = [direction(text) for text in upright(card, texts)]
    assert directions == pytest.approx([92, 92, 90], abs=0.1)
