import numpy as np
import pytest

from dardar.core.cards.photo.dealing import MOST_CARDS, apart, deal
from dardar.core.cards.photo.geometry import (
    Corners,
    box_around,
    corners,
    frame,
    share_inside,
    size,
)


def at(x: float, y: float, width: float = 400, height: float = 250) -> Corners:
    return corners([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def text_of(x: float, y: float) -> list[Corners]:
    """Return six lines of a card whose left upper corner is there."""
    return [at(x + 30, y + 30 + 35 * n, 240, 20) for n in range(6)]


def test_without_a_quadrangle_the_picture_is_one_place() -> None:
    (place,) = deal(text_of(0, 0), [])
    assert place.quad is None
    assert len(place.texts) == 6


def test_a_card_that_holds_all_text_is_believed() -> None:
    (place,) = deal(text_of(100, 100), [at(100, 100)])
    assert place.quad is not None
    assert len(place.texts) == 6


def test_a_panel_that_leaves_text_out_is_not_believed() -> None:
    (place,) = deal(text_of(100, 100), [at(100, 100, 400, 150)])
    assert place.quad is None
    assert len(place.texts) == 6


def test_each_of_several_cards_gets_its_text() -> None:
    quads = [at(0, 0), at(500, 0), at(0, 300)]
    places = deal([*text_of(0, 300), *text_of(500, 0), *text_of(0, 0)], quads)
    assert [len(place.texts) for place in places] == [6, 6, 6]
    for place, quad in zip(places, quads, strict=True):
        assert place.quad is quad
        assert all(share_inside(text, quad) == 1 for text in place.texts)


def test_pictures_on_a_card_are_no_cards() -> None:
    (place,) = deal(text_of(0, 0), [at(300, 0, 90, 60), at(300, 150, 90, 60)])
    assert place.quad is None


def test_a_card_reaches_for_the_text_at_its_edge() -> None:
    places = deal([*text_of(0, 0), *text_of(600, 0)], [at(0, 0, 400, 190), at(600, 0)])
    assert [len(place.texts) for place in places] == [6, 6]
    assert places[0].quad is not None
    assert all(share_inside(text, places[0].quad) > 0.99 for text in places[0].texts)


def test_a_card_does_not_reach_over_another() -> None:
    cut = at(0, 0, 400, 190)
    beside = at(290, 195, 110, 60)
    places = deal([*text_of(0, 0), at(300, 210, 90, 20)], [cut, beside])
    assert [len(place.texts) for place in places] == [5, 1]
    assert places[0].quad is cut


def test_text_that_stands_together_is_a_card_whose_edge_is_not_seen() -> None:
    texts = [*text_of(0, 0), *text_of(500, 0), *text_of(0, 500)]
    places = deal(texts, [at(0, 0), at(500, 0)])
    assert [len(place.texts) for place in places] == [6, 6, 6]
    assert places[2].quad is not None
    assert all(share_inside(text, places[2].quad) > 0.99 for text in text_of(0, 500))


def test_a_lone_word_beside_cards_is_no_card() -> None:
    texts = [*text_of(0, 0), *text_of(500, 0), at(100, 900, 80, 20)]
    assert len(deal(texts, [at(0, 0), at(500, 0)])) == 2


def test_a_picture_without_text_has_one_place_that_is_empty() -> None:
    (place,) = deal([], [])
    assert not place.texts
    (place,) = deal([], [frame(400, 250)])
    assert not place.texts
    assert all(not place.texts for place in deal([], [at(0, 0), at(500, 0)]))


def test_a_text_without_extent_is_no_harm() -> None:
    assert deal([np.zeros((4, 2), dtype=np.float32)], [at(0, 0), at(500, 0)])


def test_the_cards_that_hold_its_text_are_taken_for_a_tray() -> None:
    tray = at(-50, -50, 1100, 700)
    texts = [*text_of(0, 0), *text_of(500, 300)]
    assert [len(place.texts) for place in deal(texts, [tray, at(0, 0), at(500, 300)])] == [6, 6]


def test_a_card_is_taken_for_its_pictures_that_hold_none_of_its_text() -> None:
    panels = [at(300, 0, 90, 60), at(300, 150, 90, 60)]
    (place,) = deal(text_of(0, 0), [at(0, 0), *panels])
    assert place.quad is not None
    assert len(place.texts) == 6


def test_what_lies_far_around_the_one_card_is_no_card() -> None:
    whole = at(-400, -300, 1300, 900)
    quads = apart([whole, at(0, 0)], text_of(0, 0))
    assert [quad.tolist() for quad in quads] == [at(0, 0).tolist()]


def test_the_frame_printed_on_a_card_is_no_card() -> None:
    quads = apart([at(0, 0), at(15, 15, 370, 220)], text_of(0, 0))
    assert [quad.tolist() for quad in quads] == [at(0, 0).tolist()]


def test_of_two_that_overlap_the_larger_is_the_card() -> None:
    quads = apart([at(0, 0), at(100, 0, 420, 250)], text_of(0, 0))
    assert [quad.tolist() for quad in quads] == [at(100, 0, 420, 250).tolist()]


def test_without_text_a_tray_is_told_by_how_much_its_cards_cover() -> None:
    cards = [at(0, 0), at(450, 0)]
    assert len(apart([at(-20, -20, 900, 320), *cards], [])) == 2
    assert len(apart([at(-900, -900, 2400, 1800), *cards], [])) == 1


def test_no_more_than_twelve_cards_are_taken() -> None:
    quads = [at(500 * column, 300 * row) for column in range(4) for row in range(4)]
    assert len(apart(quads, [])) == MOST_CARDS


def test_two_panels_with_a_side_in_common_are_one_card() -> None:
    panels = [at(0, 0, 150, 250), at(154, 2, 250, 248)]
    texts = [*text_of(150, 0), at(20, 100, 100, 25)]
    (place,) = deal(texts, panels)
    assert place.quad is not None
    assert len(place.texts) == 7


def test_a_panel_of_any_share_is_of_its_card() -> None:
    for share in (110, 150, 200, 260):
        panels = [at(0, 0, share, 250), at(share, 0, 400 - share, 250)]
        assert [sorted(size(quad)) for quad in apart(panels, [])] == [[250, 400]]


def test_cards_side_by_side_are_two_cards() -> None:
    assert len(deal([*text_of(0, 0), *text_of(440, 0)], [at(0, 0), at(440, 0)])) == 2


@pytest.mark.parametrize(("x", "y"), [(400, 0), (404, 3), (0, 250), (-3, 254)])
def test_cards_that_lie_edge_to_edge_are_two_cards(x: int, y: int) -> None:
    texts = [*text_of(0, 0), *text_of(x, y)]
    both = box_around(np.concatenate([at(0, 0), at(x, y)]))
    for quads in ([at(0, 0), at(x, y)], [both, at(0, 0), at(x, y)]):
        assert [len(place.texts) for place in deal(texts, quads)] == [6, 6]


def test_four_cards_that_lie_edge_to_edge_are_four_cards() -> None:
    cards = [at(0, 0), at(400, 0), at(0, 250), at(400, 250)]
    rows = [at(0, 0, 800, 250), at(0, 250, 800, 250)]
    texts = [text for x in (0, 400) for y in (0, 250) for text in text_of(x, y)]
    places = deal(texts, [at(0, 0, 800, 500), *rows, *cards])
    assert [len(place.texts) for place in places] == [6, 6, 6, 6]


def test_a_card_is_taken_for_its_panel_and_a_word_on_the_other_panel() -> None:
    panel, word = at(0, 67, 400, 183), at(20, 15, 150, 40)
    quads = apart([at(0, 0), panel, word], [*text_of(0, 60), at(30, 20, 120, 30)])
    assert [quad.tolist() for quad in quads] == [at(0, 0).tolist()]
