"""The evaluation set of the matcher: needs and offers in two languages, graded by hand.

``bench/data/matching/README.md`` says how it was written and graded, and what each column means.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "data" / "matching"
EXACTLY: Final = 3
HELPS: Final = 2
RELATED: Final = 1
"""Grades: what answers a need, what would help, and who might know somebody."""

_ANYWHERE: Final = "*"
_WANTING: Final = "wants"


class Half(StrEnum):
    """The two halves, which share no topic: one to tune on, one only to report."""

    TUNED = "tuned"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class Note:
    """What somebody wrote; ``traits`` are what it is, ``refuses`` what it is not for or wants."""

    id: str
    topic: str
    language: str
    place: str
    traits: frozenset[str]
    refuses: frozenset[str]
    words: str


class Offer(Note):
    """What somebody offers."""


@dataclass(frozen=True)
class Need(Note):
    """What somebody needs: it may demand traits, and be answered by some offers of its topic only.

    ``exactly`` is None where all offers of its topic answer it; otherwise it has those that do, and
    ``others`` is the grade of the rest.
    """

    must: frozenset[str]
    written: frozenset[str]
    exactly: frozenset[str] | None
    others: int


@dataclass(frozen=True)
class Graded:
    """Needs and offers with the grades above nought, by the ids of need and offer."""

    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    grades: dict[str, dict[str, int]]
    halves: dict[str, Half]

    def of(self, half: Half) -> "Graded":
        """Return one half: its needs and its own offers, for tuning without a look at the other."""
        return Graded(
            tuple(need for need in self.needs if self.halves[need.topic] is half),
            tuple(offer for offer in self.offers if self.halves[offer.topic] is half),
            {id_: found for id_, found in self.grades.items() if self.halves[_topic(id_)] is half},
            self.halves,
        )


@cache
def graded() -> Graded:
    """Read the set and grade every need against every offer."""
    halves = {row["topic"]: Half(row["half"]) for row in rows("topics")}
    offers = tuple(Offer(*_common(row)) for row in rows("offers"))
    needs = tuple(_need(row) for row in rows("needs"))
    related: dict[tuple[str, str], int] = {
        (row["need_topic"], row["offers"]): int(row["grade"]) for row in rows("relations")
    }
    by_hand = {(row["need"], row["offer"]): int(row["grade"]) for row in rows("overrides")}
    grades: dict[str, dict[str, int]] = {}
    for need in needs:
        found = {}
        for offer in offers:
            about = by_hand.get((need.id, offer.id))
            if about is None:
                about = _by_topic(need, offer, related)
            grade = conditioned(about, need, offer)
            if grade:
                found[offer.id] = grade
        grades[need.id] = found
    return Graded(needs, offers, grades, halves)


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one file of the set."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def conditioned(grade: int, need: Need, offer: Offer) -> int:
    """Return what is left of a grade after places, refusals and demands.

    Another town, or what either refuses, leaves nothing. An offer that does not tell where it is,
    or lacks what the need demands, would help at most.
    """
    if _WANTING in offer.traits or need.refuses & offer.traits or offer.refuses & need.traits:
        return 0
    if need.place and offer.place not in {_ANYWHERE, need.place}:
        if offer.place:
            return 0
        grade = min(grade, HELPS)
    if need.must - offer.traits:
        grade = min(grade, HELPS)
    return grade


def _by_topic(need: Need, offer: Offer, related: dict[tuple[str, str], int]) -> int:
    if offer.topic == need.topic:
        return EXACTLY if need.exactly is None or offer.id in need.exactly else need.others
    if need.exactly is not None and not need.others:
        return 0  # so special that not even its own topic helps
    return max(related.get((need.topic, key), 0) for key in (offer.topic, offer.id))


def _common(
    row: dict[str, str],
) -> tuple[str, str, str, str, frozenset[str], frozenset[str], str]:
    return (
        row["id"],
        row["topic"],
        row["language"],
        row["place"],
        _set(row["is"]),
        _set(row["refuses"]),
        row["text"],
    )


def _need(row: dict[str, str]) -> Need:
    named = _set(row["exactly"]) - {"none"}
    return Need(
        *_common(row),
        must=_set(row["must"]),
        written=_set(row["written"]),
        exactly=frozenset(f"{row['topic']}.{n}" for n in named) if row["exactly"] else None,
        others=int(row["others"] or 0),
    )


def _set(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split(",")))


def _topic(id_: str) -> str:
    return id_.partition(".")[0]
