from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dardar.core.cards.photo.geometry import frame
from dardar.core.cards.photo.recogniser import Recogniser

ALPHABET = "Tel.+4612ab@/w·"
LINE = np.full((48, 320, 3), 255, dtype=np.uint8)


class Network:
    """A network that answers what a test wants: letters, and how likely a space is between."""

    def __init__(self, letters: str, between: dict[int, float]) -> None:
        self.letters, self.between = letters, between

    def get_inputs(self) -> list[Any]:
        return [SimpleNamespace(name="x")]

    def get_modelmeta(self) -> Any:  # noqa: ANN401 - as the real one
        return SimpleNamespace(custom_metadata_map={"character": "\n".join(ALPHABET)})

    def run(self, _names: None, shown: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        assert shown["x"].shape == (1, 3, 48, 320)
        classes = ["", *ALPHABET, " "]
        columns = np.zeros((1, 3 * len(self.letters), len(classes)), dtype=np.float32)
        for number, letter in enumerate(self.letters):
            columns[0, 3 * number, classes.index(letter)] = 0.8
            columns[0, 3 * number + 1, classes.index(letter)] = 0.7
            likely = self.between.get(number, 0.0)
            columns[0, 3 * number + 2, [0, -1]] = 1 - likely, likely
        return [columns]


@pytest.mark.parametrize(
    ("letters", "between", "text"),
    [
        ("Tel.46", {3: 0.2}, "Tel. 46"),
        ("Tel.46", {3: 0.05}, "Tel.46"),
        ("aabb", {}, "aabb"),
        ("4612", {1: 0.4}, "4612"),
        ("a1", {0: 0.4}, "a 1"),
        ("a@b.a", {0: 0.15, 3: 0.15}, "a@b.a"),
        ("www.b", {3: 0.15}, "www.b"),
        ("Ta@b.a", {0: 0.25}, "T a@b.a"),
        ("T+46", {0: 0.03}, "T +46"),
        ("a·b", {0: 0.03, 1: 0.01}, "a ·b"),
        ("a b", {0: 0.3}, "a b"),
    ],
)
def test_a_space_the_network_has_seen_and_dropped_comes_back(
    letters: str, between: dict[int, float], text: str
) -> None:
    network: Any = Network(letters, between)
    (words,) = Recogniser(network).read(LINE, [frame(320, 48)])
    assert words.text == text
    assert words.confidence == pytest.approx(0.8, abs=0.01)


def test_columns_without_a_letter_are_nothing() -> None:
    network: Any = Network("", {})
    network.run = lambda _names, shown: [np.ones((len(shown["x"]), 4, 1), dtype=np.float32)]
    (words,) = Recogniser(network).read(LINE, [frame(320, 48)])
    assert (words.text, words.confidence) == ("", 0.0)
