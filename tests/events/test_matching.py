"""What guests offer and need is matched once, within the time there is, by one at a time."""

from collections.abc import Sequence

import pytest

from dardar.core.matching.embedding import Embedder
from dardar.events import matching
from dardar.events.matching import catch_up, waiting
from dardar.events.models import Event, GuestAnswer, GuestVector
from dardar.giving import matching as models
from dardar.giving.matching import local_embedders
from tests.events.scenes import signed_up


@pytest.fixture
def three(event: Event) -> Event:
    """Return an event where two say the same."""
    signed_up(event, "Ana", needs=["an accountant"])
    signed_up(event, "Bea", needs=["an accountant"])
    signed_up(event, "Luis", offers=["accountant for small shops"])
    return event


def test_the_same_words_are_read_once_and_kept_for_each(
    three: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = models.encode

    def watched(embedder: Embedder, words: Sequence[str]) -> list[bytes] | None:
        read.extend(words)
        return real(embedder, words)

    monkeypatch.setattr(models, "encode", watched)
    assert waiting(three) == 3
    assert catch_up(three) == 0
    assert waiting(three) == 0
    count = len(local_embedders())
    assert len(read) == 2 * count
    assert GuestVector.objects.count() == 3 * count
    assert GuestAnswer.objects.count() == 2


def test_without_time_nothing_is_matched_by_half(three: Event) -> None:
    assert catch_up(three, -1) == 3
    assert waiting(three) == 3
    assert not GuestVector.objects.exists()


def test_while_another_matches_it_gives_up_when_its_time_is_over(three: Event) -> None:
    with matching._AT_WORK:  # noqa: SLF001 - as a task that is at work holds it
        assert catch_up(three, 0.01) == 3
    assert catch_up(three, 60) == 0
