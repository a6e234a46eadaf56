import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rapidocr import RapidOCR

from dardar.core.cards.photo import engine
from dardar.core.cards.photo.engine import PaddleReader
from dardar.core.cards.photo.geometry import frame, turned
from tests.core.cards.photo.pictures import LINES, card

SILENT = """
import sys
from dardar.core.cards.photo.engine import PaddleReader
PaddleReader(1)
print(sorted({"rapidocr", "requests", "django"} & set(sys.modules)))
"""


def test_what_is_read_is_what_rapidocr_reads() -> None:
    picture = np.asarray(card())
    reader = PaddleReader(2)
    places = reader.find(picture)
    words = sorted(words.text for words in reader.read(picture, places))
    theirs: Any = RapidOCR(params={"Global.log_level": "critical"})(picture[:, :, ::-1])
    assert words == sorted(theirs.txts) == sorted(LINES)
    ours = np.sort(np.concatenate([place.min(axis=0) for place in places]))
    assert ours == pytest.approx(np.sort(theirs.boxes.min(axis=1).ravel()), abs=2)


def test_an_engine_says_nothing_and_loads_nothing_but_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SILENT], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_an_engine_asks_for_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    assert PaddleReader(1).read(np.asarray(card()), [frame(1000, 100)])


def test_text_without_a_place_and_a_place_without_text_are_read_as_nothing() -> None:
    reader = PaddleReader(1)
    picture = np.full((200, 300, 3), 255, dtype=np.uint8)
    assert reader.read(picture, []) == []
    assert [words.text for words in reader.read(picture, [frame(300, 30), frame(0, 0)])] == ["", ""]
    assert [words.text for words in reader.read(picture, [turned(frame(9000, 3), 1)])] == [""]


def test_networks_that_are_not_there_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engine, "_READS", "PP-OCRv99.onnx")
    with pytest.raises(FileNotFoundError, match="PP-OCRv99"):
        PaddleReader(1)
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    with pytest.raises(FileNotFoundError, match="PP-OCRv6_det"):
        PaddleReader(1)
    assert not list(tmp_path.iterdir())
