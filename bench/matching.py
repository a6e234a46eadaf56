"""Needs held against offers, in Spanish, English and across: ours beside words and single models.

652 needs are asked of 692 offers, written and graded by hand before any model was run
(``bench/data/matching/README.md``), all systems in one run. Everybody may look at the tuned half;
the figures to reach are those of the unseen one, asked of the offers of both. nDCG@10 is that of
offers that answer or would help, the merely related taken out, unless it says «all grades».
«Across» asks each need of offers in the other language only; «by words» are needs of a few keywords
or with mistypings. The intervals are 95 % bootstraps over needs. Models get their texts in lower
case; a «centred» one lost the mean of its language and side. Ours does both, and reads places,
refusals and wishes in disguise.

A million vectors take a few minutes and are measured where ``BENCH_MATCHING_MILLION`` is set.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench import _matching_growth as growth
from bench import _matching_metrics as metrics
from bench._matching_metrics import NEVER, Grades, Metric, Numbers
from bench._matching_places import PAIRS, places
from bench._matching_set import Half, graded
from bench._matching_systems import (
    BOTH,
    DEFAULT,
    OURS,
    SHOWN,
    WORDS,
    default_alone,
    encoded,
    ours,
    rivals,
)
from dardar.core.matching.matcher import POSSIBLE, STRONG

TARGETS: dict[str, tuple[str, float, str]] = {
    "matching_ndcg": ("≥", 0.92, "unseen needs: nDCG@10"),
    "matching_ndcg_low": ("", 0, "unseen needs: nDCG@10, lower end of its interval"),
    "matching_ndcg_high": ("", 0, "unseen needs: nDCG@10, upper end of its interval"),
    "matching_ndcg_of_all": ("≥", 0.92, "unseen needs: nDCG@10, all grades"),
    "matching_across": ("≥", 0.92, "unseen needs: nDCG@10 across"),
    "matching_across_low": ("", 0, "unseen needs: nDCG@10 across, lower end"),
    "matching_across_high": ("", 0, "unseen needs: nDCG@10 across, upper end"),
    "matching_by_words": ("≥", 0.96, "unseen needs: nDCG@10 by words"),
    "matching_reciprocal_rank": ("", 0, "unseen needs: MRR"),
    "matching_recall": ("", 0, "unseen needs: recall@10"),
    "matching_no_answer": ("≥", 0.88, "unseen needs: AUC of the best score, has it an answer?"),
    "matching_no_answer_low": ("", 0, "unseen needs: AUC, lower end of its interval"),
    "matching_no_answer_high": ("", 0, "unseen needs: AUC, upper end of its interval"),
    "matching_sure": ("≥", 0.7, "unseen needs: recall at precision .8"),
    "matching_sure_low": ("", 0, "unseen needs: recall at precision .8, lower end"),
    "matching_sure_high": ("", 0, "unseen needs: recall at precision .8, upper end"),
    "matching_ahead": ("≥", 0, "unseen needs: nDCG@10 above the best rival's"),
    "matching_ndcg_default": ("", 0, "unseen needs: nDCG@10, ours with the default model alone"),
    "matching_ndcg_words": ("", 0, "unseen needs: nDCG@10, ours without any model"),
    "matching_shown": ("", 0, "unseen needs: nDCG@10 of what is shown, strong or possible"),
    "matching_strong_precision": ("", 0, "shown as strong: helps or answers"),
    "matching_strong_recall": ("", 0, "of all that would help or answer: shown as strong"),
    "matching_possible_precision": ("", 0, "shown as strong or possible: helps or answers"),
    "matching_possible_recall": ("", 0, "of all that would: shown as strong or possible"),
    "matching_calibration": ("", 0, "by how much probabilities of the ten best miss (ECE)"),
    "matching_stems": ("", 0, "unseen needs: nDCG@10 of BM25 of stems"),
    "matching_runs": ("", 0, "unseen needs: nDCG@10 of BM25 of 3 to 5 letters"),
    "matching_use": ("", 0, "unseen needs: nDCG@10 of USE as it comes"),
    "matching_use_centred": ("", 0, "unseen needs: nDCG@10 of USE, centred"),
    "matching_e5": ("", 0, "unseen needs: nDCG@10 of E5 as it comes"),
    "matching_e5_centred": ("", 0, "unseen needs: nDCG@10 of E5, centred"),
    "matching_both_centred": ("", 0, "unseen needs: nDCG@10 of the sum of both, centred"),
    "matching_both_centred_across": ("", 0, "unseen needs: nDCG@10 across, of the same sum"),
    "matching_both_centred_no_answer": ("", 0, "unseen needs: AUC of the same sum"),
    "matching_both_centred_sure": ("", 0, "unseen needs: recall at precision .8 of the same sum"),
    "matching_tuned_ndcg": ("", 0, "tuned needs: nDCG@10"),
    "matching_tuned_across": ("", 0, "tuned needs: nDCG@10 across"),
    "matching_tuned_by_words": ("", 0, "tuned needs: nDCG@10 by words"),
    "matching_tuned_no_answer": ("", 0, "tuned needs: AUC"),
    "matching_tuned_sure": ("", 0, "tuned needs: recall at precision .8"),
    "matching_places": ("", 0, "OpenStreetMap's kinds of places, across: MRR"),
    "matching_places_default": ("", 0, "kinds of places: MRR, ours with the default model"),
    "matching_places_both_centred": ("", 0, "kinds of places: MRR of the sum of both, centred"),
    "matching_places_best_single": ("", 0, "kinds of places: MRR of the best single model"),
    "matching_use_a_second": ("", 0, "USE: texts a second of processor (this machine)"),
    "matching_use_cold_seconds": ("", 0, "USE: seconds to its first vector (this machine)"),
    "matching_use_megabytes": ("", 0, "USE: memory, MB"),
    "matching_e5_a_second": ("", 0, "E5: texts a second of processor (this machine)"),
    "matching_e5_cold_seconds": ("", 0, "E5: seconds to its first vector (this machine)"),
    "matching_e5_megabytes": ("", 0, "E5: memory, MB"),
    "matching_search_10k_ms": ("", 0, "ten closest of 10,000 vectors, CPU ms (this machine)"),
    "matching_search_10k_plain_ms": ("", 0, "the same by plain numpy, CPU ms (this machine)"),
    "matching_search_100k_ms": ("", 0, "ten closest of 100,000 vectors, CPU ms (this machine)"),
    "matching_search_100k_plain_ms": ("", 0, "the same by plain numpy, CPU ms (this machine)"),
    "matching_search_100k_ratio": ("≤", 1, "ten closest of 100,000: time by plain numpy's"),
    "matching_search_1m_ms": ("", 0, "ten closest of 1,000,000 vectors, CPU ms (this machine)"),
    "matching_search_1m_plain_ms": ("", 0, "the same by plain numpy, CPU ms (this machine)"),
    "matching_search_1m_megabytes": ("", 0, "the same by us: memory beside the vectors, MB"),
    "matching_match_1k_ms": ("", 0, "a need among 1,000 offers, with reasons, CPU ms"),
    "matching_match_10k_ms": ("", 0, "a need among 10,000 offers, with reasons, CPU ms"),
    "matching_match_10k_ready_seconds": ("", 0, "10,000 offers made ready, CPU seconds"),
}
MILLION_WANTED: Final = "BENCH_MATCHING_MILLION"
SINGLE: Final = ("use", "use_centred", "e5", "e5_centred")
RIVALS: Final = ("stems", "runs", *SINGLE, BOTH)
SIZES: Final = {"10k": 10_000, "100k": 100_000}
MATCHED: Final = {"1k": 1_000, "10k": 10_000}
HEADS: Final = ("nDCG", "all", "across", "words", "MRR", "recall", "AUC", "sure")


@dataclass(frozen=True)
class Asked:
    """Needs beside offers: grades, which pairs are of two languages, which needs are by words."""

    grades: Grades
    across: NDArray[np.bool_]
    by_words: NDArray[np.bool_]


def run() -> dict[str, float]:
    """Ask all systems all needs, print tables and return the figures."""
    figures = _asked() | _places() | _grown()
    for name, value in figures.items():
        print(f"{value:10,.4g}  {TARGETS[name][2]}")
    return figures


def judged(scores: Numbers, asked: Asked) -> dict[str, float]:
    """Return the figures of one system, by the names in HEADS."""
    words = asked.by_words
    told = (
        metrics.ndcg(scores, asked.grades),
        metrics.ndcg_of_all(scores, asked.grades),
        metrics.ndcg(*_across(scores, asked)),
        metrics.ndcg(scores[words], asked.grades[words]),
        metrics.reciprocal_rank(scores, asked.grades),
        metrics.recall(scores, asked.grades),
        metrics.no_answer(scores, asked.grades),
        metrics.recall_at_precision(scores, asked.grades),
    )
    return dict(zip(HEADS, told, strict=True))


def _asked() -> dict[str, float]:
    whole = graded()
    needs, offers = whole.needs, whole.offers
    vectors = encoded(needs, offers)
    found = rivals(needs, offers) | {
        WORDS: ours(needs, offers, {}),
        DEFAULT: ours(needs, offers, default_alone(vectors)),
        OURS: ours(needs, offers, vectors),
        SHOWN: ours(needs, offers, vectors, POSSIBLE),
    }
    asked = Asked(
        np.array([[whole.grades[n.id].get(o.id, 0) for o in offers] for n in needs]),
        np.array([[n.language != o.language for o in offers] for n in needs]),
        np.array([bool(n.written) for n in needs]),
    )
    figures: dict[str, float] = {}
    for half in Half:
        of = np.array([whole.halves[need.topic] is half for need in needs])
        part = Asked(asked.grades[of], asked.across[of], asked.by_words[of])
        scores = {name: rows[of] for name, rows in found.items()}
        table = _told(half, scores, part)
        figures |= _tuned(table) if half is Half.TUNED else _unseen(table, scores, part)
    return figures


def _told(half: Half, scores: Mapping[str, Numbers], part: Asked) -> dict[str, dict[str, float]]:
    """Judge all systems on one half and print the table."""
    table = {name: judged(rows, part) for name, rows in scores.items()}
    print(f"\n{half} needs".ljust(17), *(f"{head:>7}" for head in HEADS))
    for name, row in table.items():
        print(f"{name:16}", *(f"{value:7.3f}" for value in row.values()))
    print()
    return table


def _tuned(table: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    names = {
        "ndcg": "nDCG",
        "across": "across",
        "by_words": "words",
        "no_answer": "AUC",
        "sure": "sure",
    }
    return {f"matching_tuned_{name}": table[OURS][head] for name, head in names.items()}


def _unseen(
    table: Mapping[str, Mapping[str, float]], scores: Mapping[str, Numbers], part: Asked
) -> dict[str, float]:
    best, both = table[OURS], table[BOTH]
    figures = {
        "matching_ndcg": best["nDCG"],
        "matching_ndcg_of_all": best["all"],
        "matching_across": best["across"],
        "matching_by_words": best["words"],
        "matching_reciprocal_rank": best["MRR"],
        "matching_recall": best["recall"],
        "matching_no_answer": best["AUC"],
        "matching_sure": best["sure"],
        "matching_ahead": best["nDCG"] - max(table[name]["nDCG"] for name in RIVALS),
        "matching_ndcg_default": table[DEFAULT]["nDCG"],
        "matching_ndcg_words": table[WORDS]["nDCG"],
        "matching_both_centred_across": both["across"],
        "matching_both_centred_no_answer": both["AUC"],
        "matching_both_centred_sure": both["sure"],
    }
    figures |= {f"matching_{name}": table[name]["nDCG"] for name in RIVALS}
    return figures | _surely(scores, part) | _intervals(scores[OURS], part)


def _surely(scores: Mapping[str, Numbers], part: Asked) -> dict[str, float]:
    """Return what is to be thought of «strong» and «possible», and of the probabilities."""
    strong = metrics.shown(scores[SHOWN], part.grades, STRONG)
    possible = metrics.shown(scores[SHOWN], part.grades, POSSIBLE)
    return {
        "matching_shown": metrics.ndcg(scores[SHOWN], part.grades),
        "matching_strong_precision": strong[0],
        "matching_strong_recall": strong[1],
        "matching_possible_precision": possible[0],
        "matching_possible_recall": possible[1],
        "matching_calibration": metrics.calibration(scores[OURS], part.grades),
    }


def _intervals(scores: Numbers, part: Asked) -> dict[str, float]:
    figures: dict[str, float] = {}
    wide: dict[str, tuple[Metric, Numbers, Grades]] = {
        "ndcg": (metrics.ndcg, scores, part.grades),
        "across": (metrics.ndcg, *_across(scores, part)),
        "no_answer": (metrics.no_answer, scores, part.grades),
        "sure": (metrics.recall_at_precision, scores, part.grades),
    }
    for name, (metric, rows, grades) in wide.items():
        low, high = metrics.interval(metric, rows, grades)
        figures |= {f"matching_{name}_low": low, f"matching_{name}_high": high}
    return figures


def _across(scores: Numbers, asked: Asked) -> tuple[Numbers, Grades]:
    """Return scores and grades with the offers in a need's own language taken out."""
    return np.where(asked.across, scores, NEVER), np.where(asked.across, asked.grades, 0)


def _places() -> dict[str, float]:
    """Ask for kinds of places in one language among those in the other, both ways."""
    ranks: dict[str, list[float]] = {}
    for pair in PAIRS:
        needs, offers, grades = places(*pair)
        vectors = encoded(needs, offers)
        found = rivals(needs, offers) | {
            DEFAULT: ours(needs, offers, default_alone(vectors), k=metrics.SHOWN),
            OURS: ours(needs, offers, vectors, k=metrics.SHOWN),
        }
        for name, scores in found.items():
            ranks.setdefault(name, []).append(metrics.reciprocal_rank(scores, grades))
    mean = {name: float(np.mean(of)) for name, of in ranks.items()}
    for name, of in ranks.items():
        print(f"kinds of places, MRR: {name:16}", *(f"{rank:.3f}" for rank in of))
    return {
        "matching_places": mean[OURS],
        "matching_places_default": mean[DEFAULT],
        "matching_places_both_centred": mean[BOTH],
        "matching_places_best_single": max(mean[name] for name in SINGLE),
    }


def _grown() -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in ("use", "e5"):
        told = growth.in_a_process_of_its_own(f"encoding({name!r})")
        figures |= {f"matching_{name}_{key}": value for key, value in told.items()}
    for name, size in SIZES.items():
        told = growth.in_a_process_of_its_own(f"searching({size})")
        figures |= {f"matching_search_{name}_{key}": told[key] for key in ("ms", "plain_ms")}
    figures["matching_search_100k_ratio"] = (
        figures["matching_search_100k_ms"] / figures["matching_search_100k_plain_ms"]
    )
    if os.environ.get(MILLION_WANTED):
        told = growth.in_a_process_of_its_own("searching(1_000_000)")
        keys = ("ms", "plain_ms", "megabytes")
        figures |= {f"matching_search_1m_{key}": told[key] for key in keys}
    for name, size in MATCHED.items():
        told = growth.in_a_process_of_its_own(f"matching({size})")
        figures[f"matching_match_{name}_ms"] = told["ms"]
    figures["matching_match_10k_ready_seconds"] = told["ready_seconds"]
    return figures
