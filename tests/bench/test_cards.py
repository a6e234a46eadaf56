import io
from random import Random

import pytest
from bench._cards import SEEDS, TUNED, UNSEEN, printed, set_out, shoot, uppermost
from bench._cards_codes import KINDS, codes
from bench._cards_people import invent
from bench._cards_printing import Card, print_card
from PIL import Image, ImageChops

from bench import _cards_layouts as layouts


def _cards(side: int, count: int) -> list[Card]:
    return [printed(Random(f"{SEEDS[side]}/test/{number}"), side) for number in range(count)]


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    return _cards(TUNED, 12) + _cards(UNSEEN, 12)


@pytest.mark.parametrize("level", ["clean", "photo", "hard"])
def test_a_number_gives_the_same_card_and_picture_each_time(level: str) -> None:
    one, again, other = (shoot(UNSEEN, level, number) for number in (3, 3, 4))
    assert one.card.truth == again.card.truth
    assert one.pictures == again.pictures
    assert one.card.truth != other.card.truth
    assert len(one.pictures) == len(one.card.sides)


def test_all_that_is_true_stands_on_the_card(cards: list[Card]) -> None:
    for card in cards:
        text = "".join("".join(line.text.split()) for line in card.lines).casefold()
        fields = card.truth.fields()
        written = [phone.written for phone in card.truth.phones]
        for value in (*fields["mail"], *fields["url"], *fields["profile"], *written):
            assert "".join(value.split()).casefold() in text
        for part in (card.truth.given, card.truth.family, card.truth.role, card.truth.company):
            for word in part.split():
                assert word.casefold() in text


def test_lines_stand_where_something_is_printed_and_overlap_no_other(cards: list[Card]) -> None:
    for card in cards:
        for side in card.sides:
            for line in side.lines:
                assert line.box is not None
                box = (line.box.left, line.box.top, line.box.right, line.box.bottom)
                assert 0 <= box[0] < box[2] <= side.picture.width
                assert 0 <= box[1] < box[3] <= side.picture.height
                assert side.picture.crop(box).getcolors(1) is None  # it has more than one


def test_the_halves_share_no_layout() -> None:
    assert not {each.name for each in layouts.TUNED} & {each.name for each in layouts.UNSEEN}


def test_every_layout_of_either_half_takes_a_card() -> None:
    dice = Random(5)
    for side, known in enumerate(layouts.LAYOUTS):
        for layout in known:
            card = print_card(invent(dice, side), dice, side, [layout])
            assert len(card.sides) == len(layout.sides)
            assert card.lines


def test_damage_grows_with_the_level() -> None:
    sizes = []
    for level in ("clean", "photo", "hard"):
        shot = shoot(TUNED, level, 1)
        picture = Image.open(io.BytesIO(shot.pictures[0]))
        assert picture.format == "JPEG"
        flat = shot.card.sides[0].picture.resize(picture.size)
        assert ImageChops.difference(picture, flat).getbbox()
        sizes.append(len(shot.pictures[0]) / (picture.width * picture.height))
    assert sizes[2] < 1


def test_cards_on_a_table_do_not_touch() -> None:
    cards = _cards(UNSEEN, 5)
    picture = Image.open(io.BytesIO(set_out(cards, Random(1), UNSEEN, (900, 700))))
    assert picture.size == (900, 700)
    assert all(uppermost(card).lines for card in cards)


def test_codes_are_of_all_kinds_and_levels_and_say_what_is_told() -> None:
    shown = list(codes(UNSEEN, 15))
    assert {each.kind for each in shown} == set(KINDS)
    assert {each.level for each in shown} == {"clean", "photo", "hard"}
    starts = {"url": "http", "mecard": "MECARD:", "bizcard": "BIZCARD:"}
    for each in shown:
        assert each.text.startswith(starts.get(each.kind, "BEGIN:VCARD"))
