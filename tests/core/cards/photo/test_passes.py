import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

import dardar
from dardar.core.cards.photo.dealing import deal
from dardar.core.cards.photo.engine import PaddleReader
from dardar.core.cards.photo.geometry import Corners, Pixels
from dardar.core.cards.photo.opening import PictureError, open_picture
from dardar.core.cards.photo.passes import read_picture
from dardar.core.cards.photo.picture import Picture, SeenCard
from dardar.core.cards.photo.quads import find_quads
from dardar.core.cards.photo.reader import Words
from tests.core.cards.photo.pictures import LINES, as_jpeg, card, code, on_table

SAMPLES = Path(__file__).parents[3] / "data" / "cards"
DEMO = Path(dardar.__file__).parent / "demo" / "cards"
OTHERS = (
    "Tom Baker",
    "Head of Research",
    "Mobile +44 7700 900123",
    "tom@baker.example",
    "www.baker.example",
    "12 High Street, Leeds LS1 4DY",
)


@pytest.fixture(scope="module")
def engine() -> PaddleReader:
    return PaddleReader(threads=2)


@dataclass
class Counting:
    """The real engine, and how often it was asked to find text."""

    engine: PaddleReader
    looks: int = 0

    def find(self, picture: Pixels) -> list[Corners]:
        self.looks += 1
        return self.engine.find(picture)

    def read(self, picture: Pixels, places: Sequence[Corners]) -> list[Words]:
        return self.engine.read(picture, places)


def texts(seen: SeenCard) -> tuple[str, ...]:
    return tuple(line.text for line in seen.lines)


def shown(seen: SeenCard) -> Image.Image:
    with Image.open(io.BytesIO(seen.picture)) as picture:
        assert picture.format == "WEBP"
        return picture.convert("RGB")


def is_upright(seen: SeenCard) -> bool:
    """Return whether each line stands where it was drawn, the name above all."""
    tops = [line.box.top / seen.height for line in seen.lines if line.box]
    return tops == sorted(tops) and tops[0] < 0.2 and seen.width > seen.height


def test_a_card_that_fills_the_picture_is_read_at_one_look(engine: PaddleReader) -> None:
    reader = Counting(engine)
    (seen,) = read_picture(as_jpeg(card()), reader).cards
    assert texts(seen) == LINES
    assert reader.looks == 1
    assert (seen.width, seen.height) == shown(seen).size == (1000, 647)
    name = seen.lines[0]
    assert name.box is not None
    assert name.confidence > 0.9
    assert name.box.left == pytest.approx(80, abs=12)
    assert name.box.height == pytest.approx(50, abs=20)


@pytest.mark.parametrize("degrees", [90, 180, 270, 25])
def test_a_card_is_turned_upright(engine: PaddleReader, degrees: int) -> None:
    picture = card().rotate(degrees, expand=True, fillcolor=(250, 250, 244))
    (seen,) = read_picture(as_jpeg(picture), engine).cards
    assert texts(seen) == LINES
    tops = [line.box.top for line in seen.lines if line.box]
    assert tops == sorted(tops)


def test_a_small_card_on_a_table_is_cut_out_and_looked_at_again(engine: PaddleReader) -> None:
    table = on_table([(card(width=900), (1300, 800), 188)], size=(2800, 1900))
    reader = Counting(engine)
    (seen,) = read_picture(as_jpeg(table), reader).cards
    assert texts(seen) == LINES
    assert reader.looks == 2
    assert is_upright(seen)
    assert seen.width == pytest.approx(900, rel=0.03)
    assert min(shown(seen).getpixel((8, 8))) > 200  # type: ignore[arg-type]


def test_several_cards_are_told_apart_in_their_order(engine: PaddleReader) -> None:
    table = on_table(
        [
            (card(OTHERS, width=700, paper=(30, 40, 80), ink=(240, 240, 240)), (1500, 420), -8),
            (card(width=700), (500, 400), 5),
            (card(LINES[:3], width=700), (1000, 1080), 90),
            (card(["M"], width=400), (300, 1200), 0),
        ]
    )
    cards = read_picture(as_jpeg(table), engine).cards
    assert [texts(seen) for seen in cards] == [LINES, OTHERS, LINES[:3]]
    assert all(is_upright(seen) for seen in cards)


def test_a_code_belongs_to_the_card_it_is_on(engine: PaddleReader) -> None:
    face = card(width=800)
    face.paste(code("MECARD:N:Ruiz,Olga;;", 200), (580, 20))
    table = on_table([(face, (1000, 500), 0), (code("seat-12", 240), (300, 1200), 0)])
    picture = read_picture(as_jpeg(table), engine)
    (seen,) = picture.cards
    assert texts(seen) == LINES
    assert [one.text for one in seen.codes] == ["MECARD:N:Ruiz,Olga;;"]
    assert 580 < seen.codes[0].box.left < seen.codes[0].box.right < 790
    assert {one.text for one in picture.codes} == {"MECARD:N:Ruiz,Olga;;", "seat-12"}


@pytest.mark.parametrize("name", ["hard.jpg", "two.jpg", "shop.jpg"])
def test_the_cards_of_a_photograph_are_read_to_the_letter(engine: PaddleReader, name: str) -> None:
    cards = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    (true,) = (
        one["cards"] for one in cards if [name] == [Path(file).name for file in one["files"]]
    )
    seen = read_picture((SAMPLES / name).read_bytes(), engine).cards
    assert len(seen) == len(true)
    read = sorted(line.text for card_ in seen for line in card_.lines)
    assert read == sorted(line for one in true for side in one["lines"] for line in side)


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.jpg")), ids=lambda path: path.stem)
def test_each_sample_picture_shows_as_many_cards_as_lie_there(
    engine: PaddleReader, path: Path
) -> None:
    picture = np.asarray(open_picture(path.read_bytes()))
    places = deal(engine.find(picture), find_quads(picture))
    assert len([place for place in places if place.texts]) == (4 if path.stem == "mesa" else 1)


def blank() -> Image.Image:
    return Image.new("RGB", (800, 600), (240, 238, 230))


def cat() -> Image.Image:
    """Return what a cat is to a machine: soft shapes, two eyes, whiskers and no letter."""
    picture = Image.new("RGB", (800, 600), (150, 160, 120))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((250, 150, 550, 500), (90, 80, 70))
    pen.polygon([(270, 220), (300, 90), (380, 170)], (90, 80, 70))
    pen.polygon([(530, 220), (500, 90), (420, 170)], (90, 80, 70))
    for x in (330, 430):
        pen.ellipse((x, 260, x + 45, 300), (190, 200, 60))
    for y in (380, 400, 420):
        pen.line((180, y - 20, 370, y), "white", 2)
        pen.line((430, y, 620, y - 20), "white", 2)
    return picture.filter(ImageFilter.GaussianBlur(2))


@pytest.mark.parametrize("picture", [blank(), cat(), Image.new("RGB", (1, 1))])
def test_where_nothing_is_written_no_card_is_seen(
    engine: PaddleReader, picture: Image.Image
) -> None:
    assert read_picture(as_jpeg(picture), engine) == Picture()


def test_what_is_no_picture_is_refused(engine: PaddleReader) -> None:
    with pytest.raises(PictureError, match="not-a-picture"):
        read_picture(b"%PDF-1.7", engine)


def test_a_card_that_is_dark_and_pale_is_looked_at_again_in_better_light(
    engine: PaddleReader,
) -> None:
    face = card(LINES[:4], width=900, paper=(22, 26, 40), ink=(62, 64, 72))
    table = on_table([(face, (1000, 700), 4)], size=(1500, 1200), ground=(90, 80, 70))
    dim = np.asarray(table).astype(np.float32)
    dim += np.random.default_rng(4).normal(0, 7, dim.shape)
    data = as_jpeg(Image.fromarray(dim.clip(0, 255).astype(np.uint8)))
    (seen,) = read_picture(data, engine).cards
    assert texts(seen) == LINES[:4]
    assert seen.lines[0].box is not None
    assert seen.lines[0].box.left == pytest.approx(0.08 * seen.width, abs=15)


def test_what_an_engine_doubts_is_left_out_and_the_better_look_is_kept() -> None:
    """With an engine of our own, which sees nothing after the first look."""

    @dataclass
    class Forgetful:
        looks: int = 0

        def find(self, picture: Pixels) -> list[Corners]:
            self.looks += 1
            height, width = picture.shape[:2]
            if self.looks > 1:
                return []
            line = np.array([(-90, -20), (90, -20), (90, 20), (-90, 20)], dtype=np.float32)
            middle = np.array([width / 2, height / 2], dtype=np.float32)
            return [line + middle, line + middle + np.array([0, 60], np.float32)]

        def read(self, _picture: Pixels, places: Sequence[Corners]) -> list[Words]:
            sure = [Words("Olga Ruiz", 0.7), Words("|||", 0.3)]
            return sure[: len(places)]

    reader = Forgetful()
    table = on_table([(card(width=900), (1000, 750), 0)])
    (seen,) = read_picture(as_jpeg(table), reader).cards
    assert texts(seen) == ("Olga Ruiz",)
    assert reader.looks == 3
