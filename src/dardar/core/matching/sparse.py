"""Texts as the words and the runs of letters they share: quick to compare with one text.

Each text is a row of hashed terms (the «hashing trick»: K. Weinberger and others, ICML 2009); rows
stand one behind the other in one array; a text is compared with those that have one of its terms
(an inverted index). Rare terms weigh more (inverse document frequency, smoothed).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dardar.core.identity.text import fold
from dardar.core.matching import stems
from dardar.core.matching.shipped import Vectors

BITS: Final = 18
_SIZE: Final = 1 << BITS
_LENGTHS: Final = (3, 4, 5)
_FACTOR: Final = 0x9E3779B1  # Knuth's multiplicative hashing: 2^32 divided by the golden ratio
_LEAST: Final = 1e-6
_NEVER: Final = 2**64 - 1

Terms = NDArray[np.uint32]


@dataclass(frozen=True)
class Rows:
    """Terms of texts: those of text i are ``terms[starts[i]:starts[i + 1]]``."""

    terms: Terms
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.starts) - 1


@dataclass(frozen=True)
class Index:
    """Rows, what each term weighs, and how long each row is."""

    rows: Rows
    weights: Vectors
    lengths: Vectors

    def cosines(self, asked: Terms) -> Vectors:
        """Return how much of their weight an asked text and each row share, 0 to 1."""
        if not len(self.rows.terms) or not len(asked):
            return np.zeros(len(self.rows), np.float32)
        terms, counts = np.unique(asked, return_counts=True)
        weights = self.weights[terms] * counts
        length = max(float(np.linalg.norm(weights)), _LEAST)
        owners, starts = self._postings
        have = [owners[starts[term] : starts[term + 1]] for term in terms]
        each = np.repeat(weights * self.weights[terms], [len(some) for some in have])
        summed = np.bincount(np.concatenate(have), each, minlength=len(self.rows))
        found: Vectors = np.minimum(summed / (self.lengths * length), 1.0).astype(np.float32)
        return found

    @cached_property
    def _postings(self) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """The rows that have each term, term after term, and where those of each begin."""
        owners = np.repeat(np.arange(len(self.rows)), np.diff(self.rows.starts))
        by_term = owners[np.argsort(self.rows.terms, kind="stable")]
        starts = np.zeros(_SIZE + 1, np.int64)
        np.cumsum(np.bincount(self.rows.terms, minlength=_SIZE), out=starts[1:])
        return by_term, starts


def indexed(rows: Rows, beside: Rows) -> Index:
    """Return an index of rows whose terms weigh by how many of them, or beside them, have each."""
    held = np.zeros(_SIZE, np.float32)
    for some in (rows, beside):
        owners = np.repeat(np.arange(len(some), dtype=np.uint64), np.diff(some.starts))
        # Sorting is several times quicker here than the hash table of np.unique.
        sorted_ = np.sort((owners << np.uint64(BITS)) | some.terms)
        distinct = sorted_[np.diff(sorted_, prepend=np.uint64(_NEVER)) != 0]
        held += np.bincount((distinct & np.uint64(_SIZE - 1)).astype(np.int64), minlength=_SIZE)
    weights = np.log((1 + len(rows) + len(beside)) / (1 + held)).astype(np.float32)
    squares = weights[rows.terms] ** 2
    lengths = np.sqrt(np.maximum(_sums(squares, rows.starts), _LEAST))
    return Index(rows, weights, lengths)


def runs(texts: Sequence[str]) -> Rows:
    """Return the runs of three to five letters of each prepared text, across its words."""
    framed = [f" {fold(text)} ".encode("ascii", "replace") for text in texts]
    letters = np.frombuffer(b"".join(framed), np.uint8).astype(np.uint32)
    ends = np.cumsum([0, *map(len, framed)])
    owner = np.repeat(np.arange(len(framed)), np.diff(ends))
    terms, owners = [], []
    for length in _LENGTHS:
        count = max(len(letters) - length + 1, 0)
        hashed = np.full(count, length, np.uint32)
        for offset in range(length):
            hashed = hashed * np.uint32(257) + letters[offset : offset + count]
        inside = owner[:count] == owner[length - 1 : length - 1 + count]
        terms.append(((hashed * np.uint32(_FACTOR)) >> np.uint32(32 - BITS))[inside])
        owners.append(owner[:count][inside])
    return _rows(np.concatenate(terms), np.concatenate(owners), len(texts))


def words(texts: Sequence[tuple[str, str]]) -> Rows:
    """Return the words that say something, and their stems, of each (prepared text, language)."""
    return rows(
        [
            {
                term
                for word in stems.words(text, language)
                for term in (word.folded, f"{word.stem}-")
            }
            for text, language in texts
        ]
    )


def rows(texts: Iterable[Iterable[str]]) -> Rows:
    """Return texts as rows of the terms that each has."""
    terms: list[int] = []
    starts = [0]
    for some in texts:
        terms.extend(term_of(term) for term in sorted(set(some)))
        starts.append(len(terms))
    return Rows(np.array(terms, np.uint32), np.array(starts, np.int64))


def term_of(text: str) -> int:
    """Return the hashed term of a text."""
    return crc32(text.encode()) >> (32 - BITS)


def _rows(terms: Terms, owners: NDArray[np.int64], count: int) -> Rows:
    order = np.argsort(owners, kind="stable")
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
    return Rows(terms[order], starts)


def _sums(values: Vectors, starts: NDArray[np.int64]) -> Vectors:
    """Return the sum of the values of each row; that of an empty one is 0."""
    totals = np.zeros(len(values) + 1, np.float64)
    np.cumsum(values, out=totals[1:])
    found: Vectors = (totals[starts[1:]] - totals[starts[:-1]]).astype(np.float32)
    return found
