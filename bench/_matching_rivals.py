"""What the matcher is measured against: words, runs of letters, and single models as they come.

BM25 is that of S. Robertson and H. Zaragoza, «The Probabilistic Relevance Framework» (2009), with
its usual constants; stems are Snowball's of each text's own language.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import Final

import numpy as np
import snowballstemmer
from anyascii import anyascii

from bench._matching_metrics import NEVER, Numbers
from bench._matching_set import Note
from dardar.core.matching.shipped import ShippedEmbedder, Vectors

K1: Final = 1.2
B: Final = 0.75
RUNS: Final = (3, 4, 5)
LANGUAGES: Final = {"es": "spanish", "en": "english"}

Terms = Callable[[Note], list[str]]


def by_stems(needs: Sequence[Note], offers: Sequence[Note]) -> Numbers:
    """Return the BM25 of stemmed words, [needs, offers]."""
    stemmers = {code: snowballstemmer.stemmer(name) for code, name in LANGUAGES.items()}
    return _bm25(needs, offers, lambda note: stemmers[note.language].stemWords(_words(note.words)))


def by_runs(needs: Sequence[Note], offers: Sequence[Note]) -> Numbers:
    """Return the BM25 of runs of three to five letters of words, [needs, offers]."""
    return _bm25(needs, offers, lambda note: [r for w in _words(note.words) for r in _runs(w)])


def encoded_plainly(model: ShippedEmbedder, notes: Sequence[Note]) -> Vectors:
    """Return a model's vectors of texts without our preparation, but in lower case."""
    encode = model.load()
    texts = [note.words.lower() for note in notes]
    parts = [encode(texts[i : i + model.batch]) for i in range(0, len(texts), model.batch)]
    return _unit(np.vstack(parts))


def by_meaning(needs: Vectors, offers: Vectors) -> Numbers:
    """Return the cosines of a model's vectors of length one, [needs, offers]."""
    cosines: Numbers = (needs @ offers.T).astype(np.float64)
    return cosines


def centred(notes: Sequence[Note], vectors: Vectors) -> Vectors:
    """Return vectors less the mean of their language, each of length one."""
    found = vectors.copy()
    for language in {note.language for note in notes}:
        among = [i for i, note in enumerate(notes) if note.language == language]
        found[among] -= vectors[among].mean(axis=0)
    return _unit(found)


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def _bm25(needs: Sequence[Note], offers: Sequence[Note], terms: Terms) -> Numbers:
    counts = [Counter(terms(offer)) for offer in offers]
    seen = Counter(term for count in counts for term in count)
    average = sum(count.total() for count in counts) / len(counts)
    rare = {t: log(1 + (len(offers) - n + 0.5) / (n + 0.5)) for t, n in seen.items()}
    found = np.full((len(needs), len(offers)), NEVER)
    for i, need in enumerate(needs):
        asked = set(terms(need))
        for j, count in enumerate(counts):
            if asked & count.keys():
                found[i, j] = _score(asked, count, rare, average)
    return found


def _score(
    asked: set[str], count: Counter[str], rare: Mapping[str, float], average: float
) -> float:
    length = K1 * (1 - B + B * count.total() / average)
    return sum(
        rare[term] * count[term] * (K1 + 1) / (count[term] + length)
        for term in asked & count.keys()
    )


def _words(text: str) -> list[str]:
    folded = anyascii(text).casefold()
    return "".join(c if c.isalnum() else " " for c in folded).split()


def _runs(word: str) -> list[str]:
    framed = f" {word} "
    return [framed[i : i + n] for n in RUNS for i in range(len(framed) - n + 1)]
