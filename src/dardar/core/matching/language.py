"""Is a text Spanish or English? Told by its letters, for offers are often a word or two.

Naive Bayes over runs of one to three letters (W. Cavnar and J. Trenkle, «N-Gram-Based Text
Categorization», 1994), learnt from the reference texts that ship.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import log
from typing import Final

from dardar.core.matching import reference
from dardar.core.matching.preparation import prepare

ENGLISH: Final = "en"
SPANISH: Final = "es"

_LONGEST_RUN: Final = 3
_LETTERS_READ: Final = 400
_BEFORE: Final = 0.5
"""What each run counts in each language before anything is seen (Jeffreys)."""


def language_of(text: str, default: str = SPANISH) -> str:
    """Return ``es`` or ``en``; the default where nothing tells."""
    weights = _weights()
    leaning = sum(weights.get(run, 0.0) for run in _runs(prepare(text)[:_LETTERS_READ]))
    if leaning == 0:
        return default
    return SPANISH if leaning > 0 else ENGLISH


@cache
def _weights() -> dict[str, float]:
    """Return by how much each run speaks for Spanish, in nats."""
    seen = {language: Counter[str]() for language in (SPANISH, ENGLISH)}
    for one in reference.texts():
        seen[one.language].update(_runs(prepare(one.words)))
    totals = {language: sum(counts.values()) for language, counts in seen.items()}
    runs = seen[SPANISH].keys() | seen[ENGLISH].keys()
    size = _BEFORE * len(runs)
    return {
        run: log((seen[SPANISH][run] + _BEFORE) / (totals[SPANISH] + size))
        - log((seen[ENGLISH][run] + _BEFORE) / (totals[ENGLISH] + size))
        for run in runs
    }


def _runs(text: str) -> Iterator[str]:
    for word in text.split():
        letters = "".join(filter(str.isalpha, word))
        if not letters:
            continue
        framed = f" {letters} "
        for length in range(1, _LONGEST_RUN + 1):
            for start in range(len(framed) - length + 1):
                yield framed[start : start + length]
        yield f"={letters}"
