"""The child that reads pictures: real processes, killed, starved and stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from dardar.capture import reading
from dardar.capture.reading import ReadingError, ReadingProcess
from dardar.core.cards.photo.opening import PictureError
from tests.core.cards.photo.pictures import LINES, as_jpeg, card, code

Begun = Callable[..., ReadingProcess]

LEAN = """
import sys
from dardar.capture import reading
print(sorted({"cv2", "numpy", "onnxruntime", "django"} & set(sys.modules)))
"""
WITHOUT_ENGINE = """
import sys
sys.modules.update(dict.fromkeys(("cv2", "numpy", "onnxruntime", "rapidocr")))
from dardar.capture import reading
assert not reading.is_available()
reading.serve()
"""


@pytest.fixture
def begun() -> Iterator[Begun]:
    """Return what begins children, which end with the test."""
    processes: list[ReadingProcess] = []

    def begin(**options: float) -> ReadingProcess:
        processes.append(ReadingProcess(**options))  # type: ignore[arg-type]
        return processes[-1]

    yield begin
    for process in processes:
        process.stop()


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_picture_is_read_by_a_child_that_survives_bad_ones_and_its_own_end(begun: Begun) -> None:
    process = begun()
    assert process.pid is None
    picture = as_jpeg(card())
    assert tuple(line.text for line in process.read(picture).cards[0].lines) == LINES
    first = process.pid
    with pytest.raises(PictureError, match="not-a-picture"):
        process.read(b"%PDF-1.7")
    with pytest.raises(PictureError, match="truncated"):
        process.read(picture[:5000])
    assert process.pid == first
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert len(process.read(picture).cards) == 1
    assert process.pid != first
    process.stop()
    assert process.pid is None


def test_a_child_that_takes_too_much_memory_is_ended_and_tells(begun: Begun) -> None:
    process = begun(most_memory=200 * 1024 * 1024)
    with pytest.raises(ReadingError, match="memory"):
        process.read(as_jpeg(card()))
    assert process.pid is None


def test_a_child_that_takes_too_long_is_ended_and_tells(begun: Begun) -> None:
    process = begun(longest=0.05)
    with pytest.raises(ReadingError, match="timeout"):
        process.read(as_jpeg(card()))
    assert process.pid is None


def test_a_child_that_falls_twice_is_told(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PROGRAM", "raise SystemExit(1)")
    with pytest.raises(ReadingError, match="crashed"):
        begun().read(b"")


def test_a_child_that_nobody_needs_ends(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PROGRAM", WITHOUT_ENGINE)
    process = begun(idle=0.1)
    process.read(as_jpeg(card()))
    pid = process.pid
    assert pid is not None
    patience = time.monotonic() + 30
    while not is_gone(pid) and time.monotonic() < patience:
        time.sleep(0.05)
    assert is_gone(pid)
    assert process.pid is None


def test_without_the_extra_packages_codes_are_read(
    begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PROGRAM", WITHOUT_ENGINE)
    face = card()
    face.paste(code("EVT-4711", 250), (700, 300))
    picture = begun().read(as_jpeg(face))
    (seen,) = picture.cards
    assert not seen.lines
    assert [one.text for one in seen.codes] == ["EVT-4711"]


def test_the_server_itself_stays_lean() -> None:
    done = subprocess.run([sys.executable, "-c", LEAN], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_each_server_has_one_child() -> None:
    assert reading.is_available()
    reading.read(as_jpeg(card(LINES[:1], width=300)))
    reading.stop()
    with pytest.raises(PictureError, match="heic"):
        reading.read(b"\0\0\0\x18ftypheic" + b"\0" * 64)
    reading.stop()
