import io
import json
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
TRUTH = ROOT / "tests/data/cards/truth.json"
SAMPLES = json.loads(TRUTH.read_bytes())
FILES = [ROOT / file for sample in SAMPLES for file in sample["files"]]


def test_all_pictures_have_their_truth_and_all_truths_their_pictures() -> None:
    there = {*TRUTH.parent.glob("*.jpg"), *(ROOT / "src/dardar/demo/cards").glob("*.jpg")}
    assert set(FILES) == there


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_pictures_are_small_and_say_nothing_of_where_they_were_taken(path: Path) -> None:
    data = path.read_bytes()
    assert len(data) <= 120_000
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "JPEG"
    assert not picture.getexif()


def test_nobody_on_them_can_be_reached() -> None:
    kept = ("+34600007", "+34960000", "+447700900", "+442079460", "+52555000")
    for sample in SAMPLES:
        for card in sample["cards"]:
            assert all(mail.endswith(".example") for mail in card["mail"])
            assert all(url.endswith(".example") for url in card["url"])
            assert all(phone.startswith(kept) for phone in card["phone"])


def test_they_show_what_a_reader_must_be_able_to_do() -> None:
    assert any(len(sample["files"]) == 2 for sample in SAMPLES)
    assert any(len(sample["cards"]) == 4 for sample in SAMPLES)
    assert any(sample["codes"] for sample in SAMPLES)
    assert any(not card["name"] for sample in SAMPLES for card in sample["cards"])
    assert {sample["region"] for sample in SAMPLES} == {"ES", "GB"}
