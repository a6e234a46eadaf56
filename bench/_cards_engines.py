"""The engines that read cards, side by side: pictures in, cards with lines out.

Whoever is not ours reads a picture as a whole, so it sees one card in it.
"""

import io
import logging
import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from PIL import Image

from dardar.core.cards.seen import Box, Line

Cards = list[list[Line]]
Engine = Callable[[bytes], Cards]
OURS: Final = "ours"
PLAIN: Final = "rapidocr 1600"
THREADS: Final = 1
LONG_TESSERACT: Final = 2000


def engines() -> dict[str, Callable[[], Engine]]:
    """Return how each engine that is here begins, by name."""
    found: dict[str, Callable[[], Engine]] = {
        OURS: _ours,
        PLAIN: lambda: _rapidocr(1600),
        "rapidocr 1000": lambda: _rapidocr(1000),
        "faster-paddle 1000": lambda: _faster_paddle("small", 1000),
    }
    if shutil.which("tesseract"):
        found["Tesseract spa+eng"] = lambda: _tesseract
    return found


@cache
def engine(name: str) -> Engine:
    """Return an engine, begun once a process."""
    return engines()[name]()


def _ours() -> Engine:
    from dardar.core.cards.photo.engine import PaddleReader  # noqa: PLC0415 - what it takes is measured
    from dardar.core.cards.photo.passes import read_picture  # noqa: PLC0415

    reader = PaddleReader(THREADS)
    return lambda data: [list(card.lines) for card in read_picture(data, reader).cards]


@cache
def _rapid() -> Any:  # noqa: ANN401 - it ships no types
    from rapidocr import RapidOCR  # noqa: PLC0415 - what it takes is measured

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _rapidocr(long: int) -> Engine:
    ocr = _rapid()

    def read(data: bytes) -> Cards:
        picture = np.asarray(_opened(data, long))[:, :, ::-1]  # it takes blue, green, red
        seen = ocr(picture)
        if seen.txts is None:
            return []
        lines = zip(seen.txts, seen.boxes, seen.scores, strict=True)
        return [[Line(text, _around(box), float(score)) for text, box, score in lines]]

    return read


def _faster_paddle(size: str, long: int) -> Engine:
    from faster_paddle import OcrEngine  # noqa: PLC0415 - it may not be there

    ocr = OcrEngine(model_size=size, threads=THREADS, det_max_side=long)

    def read(data: bytes) -> Cards:
        bounds = ocr.ocr(data)["bounds"].values()
        return [
            [
                Line(
                    one["text"],
                    Box(*one["topLeftCoord"], *one["bottomRightCoord"]),
                    one["confidence"],
                )
                for one in bounds
            ]
        ]

    return read


def _tesseract(data: bytes) -> Cards:
    buffer = io.BytesIO()
    _opened(data, LONG_TESSERACT).convert("L").save(buffer, "PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "spa+eng", "--psm", "11", "tsv"]
    told = subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True)  # noqa: S603
    words = [row.split("\t") for row in told.stdout.decode().splitlines()[1:]]
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for word in words:
        if len(word) == 12 and word[11].strip():
            lines.setdefault(tuple(word[1:5]), []).append(word)
    return [[_line(row) for row in lines.values()]]


def _line(words: Sequence[Sequence[str]]) -> Line:
    left, top = (min(int(word[at]) for word in words) for at in (6, 7))
    right, bottom = (max(int(word[at]) + int(word[at + 2]) for word in words) for at in (6, 7))
    sure = sum(float(word[10]) for word in words) / len(words) / 100
    return Line(" ".join(word[11] for word in words), Box(left, top, right, bottom), sure)


def _opened(data: bytes, long: int) -> Image.Image:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture.thumbnail((long, long), Image.Resampling.LANCZOS)
    return picture


def _around(corners: Sequence[Sequence[float]]) -> Box:
    across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return Box(min(across), min(down), max(across), max(down))
