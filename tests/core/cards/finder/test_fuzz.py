import re
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder import find
from dardar.core.cards.pasted import find_signature, read_text
from dardar.core.cards.seen import Box, Findings, Line
from dardar.core.identity.mail import canonical
from tests.core.cards.finder.written import cards

SIGNS = "aAáÑñçß0159 .,:;@|•·-–/()+#&\"'\t\u00a0\u200d\u0301📞✉九ش\ufffd\x00\U0001f4cd"
texts = st.one_of(st.text(max_size=80), st.text(alphabet=SIGNS, max_size=120))
sizes = st.floats(-1e4, 1e4, allow_nan=False)
boxes = st.none() | st.builds(Box, sizes, sizes, sizes, sizes)
lines = st.builds(Line, texts, boxes, st.floats(0, 1), st.sampled_from([0, 1]))
REAL = [line.text for card in cards("cards_tuned") for line in card.lines]
# Long lines that slow careless patterns down.
HARD = [
    *("a" * 10_000, "1 " * 5_000, "@" * 10_000, "a@" * 5_000, "a." * 5_000, "www." * 2_500),
    *("+1(" * 3_000, "- " * 5_000, "A " * 5_000, "Tel. " * 2_000, "C/ " * 3_000, ", " * 5_000),
    *("El " * 3_000, "Ana de la " * 1_000, "soy Ana " * 1_250, "(at) " * 2_000, "1-" * 5_000),
]


def check(found: Findings, count: int) -> None:
    for each in found.fields:
        assert 0 <= each.confidence <= 1
        assert each.field.value.strip()
        assert each.lines
        assert all(0 <= number < count for number in each.lines)
    assert not {n for each in found.fields for n in each.lines} & set(found.rest)
    assert found.is_of_somebody == any(f.field.kind is Kind.NAME for f in found.fields)


@settings(max_examples=150)
@given(st.lists(lines, max_size=12), st.sampled_from(["MX", "ES", "US", "BR", "", "XX"]))
@example([Line("ª"), Line("@"), Line("º.º")], "MX")
def test_any_lines_give_fields_of_these_lines_alone(some: Sequence[Line], region: str) -> None:
    found = find(some, region)
    check(found, len(some))
    used = {number for each in found.fields for number in each.lines}
    said = {number for number, line in enumerate(some) if line.text.strip()}
    assert used | set(found.rest) >= said


@settings(max_examples=100)
@given(st.lists(st.sampled_from(REAL), min_size=1, max_size=12), st.randoms())
def test_lines_of_cards_in_any_order_with_any_damage_give_sound_values(
    some: list[str], dice: Random
) -> None:
    damaged = [_damaged(text, dice) for text in some]
    found = find([Line(text) for text in damaged], "ES")
    check(found, len(damaged))
    for each in found.fields:
        if each.field.kind is Kind.EMAIL:
            assert canonical(each.field.value)
        if each.field.kind is Kind.PHONE:
            assert re.fullmatch(r"\+\d{7,15}(?: ext\. \d{1,6})?", each.field.value)


@settings(max_examples=100)
@given(st.lists(texts, max_size=15).map("\n".join))
def test_any_text_can_be_pasted(text: str) -> None:
    count = len(text.splitlines())
    check(read_text(text, "MX"), count)
    assert set(find_signature(text)) <= set(range(count))


@settings(max_examples=60)
@given(st.lists(lines, max_size=8))
def test_what_was_found_once_is_found_again(some: Sequence[Line]) -> None:
    assert find(some, "MX") == find(some, "MX")


@pytest.mark.parametrize("text", HARD, ids=lambda text: text[:6])
def test_a_long_line_costs_no_more_than_its_length(text: str) -> None:
    """No clock: a pattern that goes wild would take hours, and the run would show it."""
    check(find([Line(text)] * 20, "MX"), 20)
    check(read_text(f"{text}\n" * 20, "MX"), 20)


def test_thousands_of_lines_are_bounded() -> None:
    many = [Line(REAL[number % len(REAL)]) for number in range(5_000)]
    found = find(many, "MX")
    check(found, len(many))
    assert set(range(1_000, 5_000)) <= set(found.rest)


def _damaged(text: str, dice: Random) -> str:
    """Return a text with some of the damage that reading does."""
    letters = list(text)
    for _ in range(dice.randrange(3)):
        place = dice.randrange(len(letters) + 1)
        letters[place : place + 1] = dice.choice(["", " ", ",", "|", "l", "0", "é", letters[0]])
    return "".join(letters)
