"""How well pairs were told: precision, recall and their harmonic mean, by the truth."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

THRESHOLDS: Final = (0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999)
"""Probabilities from which pairs are told."""

Scored = Mapping[float, Sequence[tuple[int, int]]]
"""The pairs from each of THRESHOLDS on."""


class Quality(NamedTuple):
    """Shares of the pairs that are right among those told, and told among those that are right."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        """Return all three, as a table has them."""
        return f"{self.precision:.4f} / {self.recall:.4f} / {self.f1:.4f}"


def best(scored: Scored, truth: Sequence[int]) -> tuple[str, Quality]:
    """Return the threshold that does best by the truth, with or without chains, and how well."""
    found: dict[str, Quality] = {}
    for threshold, pairs in scored.items():
        found[f"p ≥ {threshold}"] = of_pairs(pairs, truth)
        found[f"p ≥ {threshold}, chained"] = of_groups(chained(pairs), truth)
    return max(found.items(), key=lambda item: item[1].f1)


def of_pairs(pairs: Iterable[tuple[int, int]], truth: Sequence[int]) -> Quality:
    """Judge pairs of records, each told once."""
    told = right = 0
    for one, other in pairs:
        told += 1
        right += truth[one] == truth[other]
    return _quality(right, told, truth)


def of_groups(groups: Iterable[Iterable[int]], truth: Sequence[int]) -> Quality:
    """Judge groups of records: all pairs within each."""
    told = right = 0
    for group in groups:
        people = Counter(truth[record] for record in group)
        told += _pairs(people.total())
        right += sum(map(_pairs, people.values()))
    return _quality(right, told, truth)


def chained(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups that pairs make: whoever is linked by a chain of them (union-find)."""
    root: dict[int, int] = {}

    def find(record: int) -> int:
        while (above := root.setdefault(record, record)) != record:
            root[record] = root[above]
            record = above
        return record

    for one, other in pairs:
        root[find(one)] = find(other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for record in list(root):
        groups[find(record)].append(record)
    return list(groups.values())


def _quality(right: int, told: int, truth: Sequence[int]) -> Quality:
    true = sum(map(_pairs, Counter(truth).values()))
    return Quality(right / told if told else 1.0, right / true)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
