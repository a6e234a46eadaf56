from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dardar.core.cards.photo.geometry import frame
from dardar.core.cards.photo.recogniser import Recogniser

ALPHABET = "Tel.+4612ab@/w·gcom"
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
    nothing = np.zeros((1, 4, len(ALPHABET) + 2), dtype=np.float32)
    network: Any = Network("", {})
    network.run = lambda _names, shown: [nothing[: len(shown["x"])]]
    (words,) = Recogniser(network).read(LINE, [frame(320, 48)])
    assert (words.text, words.confidence) == ("", 0.0)


class Overlooking(Network):
    """A network that takes something else for an @ but has seen it, as likely as is said."""

    def __init__(self, letters: str, place: int, likely: float) -> None:
        super().__init__(letters, {})
        self.place, self.likely = place, likely

    def run(self, names: None, shown: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        (answer,) = super().run(names, shown)
        answer[0, self.place, 1 + ALPHABET.index("@")] = self.likely
        return [answer]


@pytest.mark.parametrize(
    ("letters", "place", "likely", "text"),
    [
        ("aag.com", 3, 0.1, "a@g.com"),
        ("elgabb.com", 7, 0.02, "el@abb.com"),
        ("elgabb.com", 7, 0.005, "elgabb.com"),
        ("elabb.com", 5, 0.02, "el@abb.com"),
        ("Te gabb.com", 10, 0.02, "Te gabb.com"),
        ("T+4gab.com", 1, 0.02, "T+4gab.com"),
        ("wwwgabb.com", 10, 0.3, "wwwgabb.com"),
        ("//agbb.com", 10, 0.3, "//agbb.com"),
        ("a@bgbb.com", 10, 0.3, "a@bgbb.com"),
        ("ola bace bell", 16, 0.3, "ola bace bell"),
    ],
)
def test_an_at_the_network_has_overlooked_comes_back_where_it_makes_a_mail_address(
    letters: str, place: int, likely: float, text: str
) -> None:
    network: Any = Overlooking(letters, place, likely)
    (words,) = Recogniser(network).read(LINE, [frame(320, 48)])
    assert words.text == text


class Grainy(Network):
    """A network that reads wrongly, and with how much confidence, where a line has grain."""

    def __init__(self, sure: float) -> None:
        super().__init__("", {})
        self.sure, self.looks = sure, 0

    def run(self, _names: None, shown: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        self.looks += 1
        has_grain = float(shown["x"].std()) > 0.25
        columns = np.zeros((1, 2, len(ALPHABET) + 2), dtype=np.float32)
        letter, likely = ("6", self.sure) if has_grain else ("b", 0.9)
        columns[0, 0, 1 + ALPHABET.index(letter)] = likely
        columns[0, 1, 0] = 1.0
        return [columns]


@pytest.mark.parametrize(("sure", "text", "looks"), [(0.97, "6", 1), (0.92, "6", 2), (0.7, "b", 2)])
def test_a_line_read_with_doubt_is_read_again_without_its_grain(
    sure: float, text: str, looks: int
) -> None:
    network: Any = Grainy(sure)
    grain = np.random.default_rng(3).integers(60, 196, LINE.shape, dtype=np.uint8)
    (words,) = Recogniser(network).read(grain, [frame(320, 48)])
    assert (words.text, network.looks) == (text, looks)
    assert words.confidence == pytest.approx(max(sure, 0.9) if looks > 1 else sure)
