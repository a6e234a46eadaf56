"""A public set: kinds of places that OpenStreetMap's editor names in Spanish and in English.

One asks for the name in one language among names with search terms in the other: a single one is
right. ``bench/data/places/README.md`` tells where it comes from.
"""

import csv
from pathlib import Path
from typing import Final

import numpy as np

from bench._matching_metrics import Grades
from bench._matching_set import EXACTLY, Note

FILE: Final = Path(__file__).parent / "data" / "places" / "presets.tsv"
PAIRS: Final = (("es", "en"), ("en", "es"))
EACH: Final = 3
"""One in so many is asked for, among all."""
_NOTHING: Final[frozenset[str]] = frozenset()


def places(asked: str, offered: str) -> tuple[list[Note], list[Note], Grades]:
    """Return names in one language, names with search terms in another, and which are of one."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    needs: list[Note] = []
    offers: list[Note] = []
    for row in rows:
        named = row[f"name_{asked}"]
        told = ", ".join(filter(None, (row[f"name_{offered}"], row[f"terms_{offered}"])))
        common = row["preset"], row["preset"]
        needs.append(Note(*common, asked, "", _NOTHING, _NOTHING, named))
        offers.append(Note(*common, offered, "", _NOTHING, _NOTHING, told))
    grades = EXACTLY * np.eye(len(rows), dtype=np.int64)
    return needs[::EACH], offers, grades[::EACH]
