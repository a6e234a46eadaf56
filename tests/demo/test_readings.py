"""What was read on the demo's pictures is still what the reader reads there."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dardar.capture import reading
from dardar.core.cards.finder import find
from dardar.core.cards.photo.picture import SeenCard
from dardar.demo import readings

TRUTH = Path(__file__).parents[1] / "data/cards/truth.json"
# Pixels: another processor may round a little differently.
_CLOSE = 3.0


@pytest.fixture(scope="module", autouse=True)
def _reader() -> Iterator[None]:
    """End the reader with the last of these tests."""
    yield
    reading.stop()


@pytest.mark.parametrize("name", readings.READ)
def test_a_picture_reads_today_as_it_did_when_its_reading_was_kept(name: str) -> None:
    """Else run ``python -m dardar.demo.readings`` and look at what has changed."""
    kept, now = readings.stored(name), readings.read(name)
    assert [texts(card) for card in kept.cards] == [texts(card) for card in now.cards]
    assert [found(card) for card in kept.cards] == [found(card) for card in now.cards]
    assert [code.text for code in kept.codes] == [code.text for code in now.codes]
    for before, after in zip(kept.cards, now.cards, strict=True):
        assert sides(before) == pytest.approx(sides(after), abs=_CLOSE)


def test_nobody_on_them_gets_another_name_than_stands_there() -> None:
    truth = {
        Path(file).stem: [name for card in sample["cards"] for name in card["name"]]
        for sample in json.loads(TRUTH.read_bytes())
        for file in sample["files"]
    }
    for picture in readings.READ:
        cards = readings.stored(picture).cards
        names = [value for card in cards for kind, value in found(card) if kind == "name"]
        assert all(any(name.endswith(true) for true in truth[picture]) for name in names)


def texts(card: SeenCard) -> list[str]:
    return [line.text for line in card.lines]


def found(card: SeenCard) -> list[tuple[str, str]]:
    return [(one.field.kind, one.field.value) for one in find(card.lines, "ES").fields]


def sides(card: SeenCard) -> list[float]:
    boxes = [line.box for line in card.lines if line.box]
    places = [side for box in boxes for side in (box.left, box.top, box.right, box.bottom)]
    return [card.width, card.height, *places]


def test_what_is_kept_of_a_picture_is_all_that_was_seen() -> None:
    picture = readings.stored("mesa")
    again = readings.as_kept(picture)
    assert len(again["cards"]) == len(picture.cards) == 4
    assert all(card.picture.startswith(b"RIFF") for card in picture.cards)
    assert again["cards"][0]["lines"][0]["box"] == list(sides(picture.cards[0])[2:6])
