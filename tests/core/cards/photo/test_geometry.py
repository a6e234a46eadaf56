import numpy as np
import pytest

from dardar.core.cards.photo.geometry import (
    area,
    back,
    box_around,
    clockwise,
    corners,
    direction,
    frame,
    mapping,
    moved,
    seen_through,
    share_inside,
    shrunk,
    size,
    turned,
    widened,
)

CARD = corners([(100, 100), (400, 140), (380, 320), (90, 300)])


def test_corners_are_put_in_clockwise_order_from_the_left_upper_one() -> None:
    assert clockwise(CARD[[2, 0, 3, 1]]).tolist() == CARD.tolist()


def test_a_place_turned_by_a_quarter_is_read_downwards() -> None:
    assert direction(frame(30, 10)) == pytest.approx(0)
    assert direction(turned(frame(30, 10), 1)) == pytest.approx(90)
    assert size(turned(frame(30, 10), 1)) == (10, 30)
    assert turned(frame(30, 10), 4).tolist() == frame(30, 10).tolist()


def test_what_of_one_place_lies_in_another_is_told() -> None:
    assert share_inside(frame(10, 10), frame(20, 20)) == pytest.approx(1)
    assert share_inside(frame(20, 20), frame(10, 10)) == pytest.approx(0.25)
    assert share_inside(frame(10, 10), frame(10, 10) + np.float32(50)) == 0
    assert share_inside(frame(0, 0), frame(10, 10)) == 0


def test_points_come_back_from_a_straightened_card() -> None:
    matrix = mapping(CARD, 300, 180)
    assert moved(CARD, matrix) == pytest.approx(frame(300, 180), abs=0.01)
    assert moved(frame(300, 180), back(matrix)) == pytest.approx(CARD, abs=0.01)


def test_what_is_seen_through_a_place_is_straight() -> None:
    picture = np.zeros((400, 500, 3), dtype=np.uint8)
    picture[120:, :250] = 255
    seen = seen_through(
        picture,
        mapping(corners([(200, 100), (300, 100), (300, 200), (200, 200)]), 100, 100),
        100,
        100,
    )
    assert seen[60, 20].tolist() == [255, 255, 255]
    assert seen[60, 80].tolist() == [0, 0, 0]
    assert seen[5, 20].tolist() == [0, 0, 0]


def test_a_place_grows_from_its_middle() -> None:
    grown = widened(frame(100, 50), 0.2)
    assert grown == pytest.approx(np.array([(-10, -5), (110, -5), (110, 55), (-10, 55)]), abs=0.01)
    assert area(grown) == pytest.approx(120 * 60)


def test_the_smallest_rectangle_around_points_lies_as_they_do() -> None:
    around = box_around(np.array([(0, 0), (30, 30), (20, 40), (-10, 10)], dtype=np.float32))
    assert sorted(size(around)) == pytest.approx([200**0.5, 1800**0.5], rel=0.01)


def test_a_picture_is_made_no_larger() -> None:
    picture = np.zeros((30, 60, 3), dtype=np.uint8)
    assert shrunk(picture, 100).shape == (30, 60, 3)
    assert shrunk(picture, 20).shape == (10, 20, 3)
