import math

import numpy as np
import pytest
from PIL import Image

from dardar.core.cards.photo.dealing import MOST_CARDS, apart
from dardar.core.cards.photo.geometry import Corners, corners, share_inside
from dardar.core.cards.photo.quads import find_quads
from tests.core.cards.photo.pictures import INK, LINES, card, on_table

Placed = tuple[Image.Image, tuple[int, int], float]


def outline(placed: Placed) -> Corners:
    face, (x, y), degrees = placed
    angle = math.radians(-degrees)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    half = np.array([face.width / 2, face.height / 2])
    return corners(np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half @ turn + (x, y))


def seen_in(picture: Image.Image) -> list[Corners]:
    return apart(find_quads(np.asarray(picture)), [])


def found_in(cards: list[Placed], **options: tuple[int, ...]) -> None:
    """Check that just these cards are found, and where they are."""
    quads = seen_in(on_table(cards, **options))  # type: ignore[arg-type]
    assert len(quads) == len(cards)
    for placed in cards:
        where = outline(placed)
        best = max(quads, key=lambda quad: share_inside(where, quad))
        assert share_inside(where, best) > 0.96
        assert share_inside(best, where) > 0.96


@pytest.mark.parametrize("degrees", [0, 7, 45, 90, 133, -60])
def test_a_card_is_found_at_any_rotation(degrees: float) -> None:
    found_in([(card(width=1000), (1000, 750), degrees)])


@pytest.mark.parametrize(
    ("paper", "ground"),
    [
        ((250, 250, 244), (30, 30, 34)),
        ((24, 30, 60), (225, 222, 215)),
        ((250, 250, 248), (205, 203, 200)),
        ((200, 40, 40), (120, 120, 120)),
        ((70, 120, 80), (112, 84, 60)),
    ],
)
def test_a_card_is_found_on_a_light_and_on_a_dark_ground(
    paper: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    ink = INK if sum(paper) > 380 else (240, 240, 240)
    found_in([(card(paper=paper, ink=ink), (950, 700), 12)], ground=ground)


def test_twelve_cards_are_found() -> None:
    places = [(280 + 480 * column, 220 + 420 * row) for row in range(3) for column in range(4)]
    faces = [
        (card(width=400), place, 6.0 * (number % 5) - 12) for number, place in enumerate(places)
    ]
    found_in(faces, size=(2000, 1300))
    assert len(faces) == MOST_CARDS


def test_upright_cards_and_cards_on_a_tray_are_found() -> None:
    tray = Image.new("RGB", (1500, 900), (190, 190, 180))
    tray.paste(card(width=560), (80, 100))
    tray.paste(card(width=560).rotate(90, expand=True), (900, 150))
    assert len(seen_in(on_table([(tray, (1000, 750), 0)]))) == 2


@pytest.mark.parametrize("ways", [(1, 2), (2, 1), (2, 2)])
def test_cards_that_lie_edge_to_edge_are_found(ways: tuple[int, int]) -> None:
    across, down = ways
    face = card(width=600)
    block = Image.new("RGB", (604 * across - 4, (face.height + 4) * down - 4), (120, 120, 116))
    for number in range(across * down):
        block.paste(face, (604 * (number % across), (face.height + 4) * (number // across)))
    assert len(seen_in(on_table([(block, (1000, 750), 4)]))) == across * down


def test_a_panel_of_a_card_is_no_card() -> None:
    face = card(LINES[:3])
    face.paste(Image.new("RGB", (1000, 300), (40, 90, 160)), (0, 347))
    found_in([(face, (1000, 750), 10)])


def test_nothing_is_found_where_no_card_is() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (600, 800, 3), dtype=np.uint8)
    assert find_quads(noise) == []
    assert find_quads(np.full((600, 800, 3), 200, dtype=np.uint8)) == []
    assert find_quads(np.zeros((1, 1, 3), dtype=np.uint8)) == []
    assert find_quads(np.asarray(card())) == []
