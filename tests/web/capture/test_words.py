"""Whatever a code says has its words."""

import pytest

from dardar.core.cards.finder.why import AGAINST, Why
from dardar.web.capture.words import BECAUSE, ERRORS, REFUSALS


@pytest.mark.parametrize("reason", sorted(set(Why) - AGAINST))
def test_every_reason_for_a_field_has_its_words(reason: Why) -> None:
    assert str(BECAUSE[reason])


@pytest.mark.parametrize(
    "code",
    "not-a-picture heic too-large truncated memory crashed timeout nothing-found picture-gone "
    "unexpected".split(),
)
def test_every_error_of_reading_has_its_words(code: str) -> None:
    assert str(ERRORS[code])


@pytest.mark.parametrize("code", "empty too-large nobody no-room no-kind foreign".split())
def test_every_refusal_has_its_words(code: str) -> None:
    assert str(REFUSALS[code])
