"""Which ties stay alive and which go cold, and who will meet, beside other ways in the same run.

Seven review histories of public repositories (``bench/data/ties/README.md``), each split by time:
the first three fifths are learnt from, the rest is asked. Everything fixed was tuned on three of
them (and on mail, by the research before); figures to reach are means of the other four, and of 28
and 91 days ahead. AUCs are means over owners with ten ties or more. The best single exponential is
the one that is best on the very sets it is judged by. Gradient boosting learns anew for each set
and horizon; «with others» it also sees what no owner can, how active people are with everybody
else. ``BENCH_TIES_MORE`` names a folder with further sets, which may not be shipped.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np

from bench import _ties_cold as cold
from bench import _ties_meeting as meeting
from bench import _ties_rivals as rivals
from bench._ties_cases import LEARNT, Cases, asked, chances, learnt_from
from bench._ties_judging import Floats, skill, within
from bench._ties_sets import TUNED, UNSEEN, Network, more, network
from dardar.core.ties.history import Histories
from dardar.core.ties.rhythm import usual
from dardar.core.ties.silence import Silence, outcomes
from dardar.core.ties.warmth import warmths

TARGETS: dict[str, tuple[str, float, str]] = {
    "ties_warmth": ("", 0, "unseen sets: will there be contact? AUC by warmth"),
    "ties_above_exponential": ("≥", 0.015, "the same above the best single exponential"),
    "ties_above_chosen": ("", 0, "above the exponential that is best on the tuned sets"),
    "ties_more_above_exponential": ("≥", 0.015, "the same of unseen sets and two that can't ship"),
    "ties_below_boosting": ("≤", 0.02, "by how much boosting of the tie's own history is better"),
    "ties_below_all_seeing": ("", 0, "by how much boosting with others is better"),
    "ties_dormant": ("", 0, "unseen sets: AUC by warmth of ties silent for a horizon or more"),
    "ties_dormant_above_exponential": ("", 0, "the same above the best single exponential"),
    "ties_skill": ("", 0, "unseen sets: Brier skill of our chances, refit to the owner"),
    "ties_skill_worst": ("≥", 0, "the same of the set and horizon with the least skill"),
    "ties_skill_unfit": ("", 0, "unseen sets: Brier skill of our chances before the refit"),
    "ties_skill_boosting": ("", 0, "unseen sets: Brier skill of boosting"),
    "ties_skill_leaving": ("", 0, "unseen sets: Brier skill of MBG/NBD"),
    "ties_recency": ("", 0, "unseen sets: AUC by recency"),
    "ties_frequency": ("", 0, "unseen sets: AUC by frequency"),
    "ties_overdue": ("", 0, "unseen sets: AUC by overdue"),
    "ties_exponential": ("", 0, "unseen sets: AUC by the best single exponential"),
    "ties_recall": ("", 0, "unseen sets: AUC by FSRS-6"),
    "ties_leaving": ("", 0, "unseen sets: AUC by MBG/NBD"),
    "ties_regression": ("", 0, "unseen sets: AUC by logistic regression of gap, count, warmth"),
    "ties_boosting": ("", 0, "unseen sets: AUC by boosting of the tie's own history"),
    "ties_cold": ("≥", 0.75, "unseen sets: which go cold? AUC by our chance"),
    "ties_cold_above_overdue": ("≥", 0.15, "the same above overdue"),
    "ties_cold_longest": ("", 0, "unseen sets: AUC of going cold by the longest gap"),
    "ties_first": ("", 0, "unseen sets: value saved by the first five, by an oracle's"),
    "ties_first_above_overdue": ("≥", 0, "the same above overdue, the set with the least"),
    "ties_first_above_longest": ("≥", 0, "the same above the longest gap, the set with the least"),
    "ties_first_valued": ("", 0, "unseen sets: value saved by the best rival given our values too"),
    "ties_meet": ("", 0, "unseen sets: will two contacts meet? AUC by closure"),
    "ties_meet_above": ("≥", 0, "the same above the better of Adamic–Adar and common neighbours"),
    "ties_meet_first": ("", 0, "unseen sets: of the first five pairs, those that meet"),
    "ties_meet_first_above": ("≥", 0, "the same above the better of both"),
    "ties_meet_first_by_base": ("≥", 3, "the same by the share of all pairs that meet"),
    "ties_meet_suggested": ("", 0, "unseen sets: AUC as suggested, moderate and crossing first"),
    "ties_book_seconds": (
        "",
        0,
        "20,000 people, 1,000,000 contact days: histories, warmths and rhythms, CPU seconds",
    ),
    "ties_refit_seconds": ("", 0, "the same book: the chance of silence refit, CPU seconds"),
    "ties_tuned_warmth": ("", 0, "tuned sets: AUC by warmth"),
    "ties_tuned_above_exponential": ("", 0, "tuned sets: above the best single exponential"),
    "ties_tuned_below_boosting": ("", 0, "tuned sets: by how much boosting is better"),
    "ties_tuned_cold": ("", 0, "tuned sets: AUC of going cold"),
    "ties_tuned_cold_above_overdue": ("", 0, "tuned sets: the same above overdue"),
    "ties_tuned_meet_above": ("", 0, "tuned sets: AUC of meeting above the better of both"),
}
HORIZONS: Final = {True: (28, 91), False: (7, 28)}
"""Days ahead, by whether a set covers years."""
BOOK, CONTACTS = 20_000, 1_000_000
WARMTH, RECENCY, FREQUENCY, OVERDUE = "warmth", "recency", "frequency", "overdue"
RECALL, LEAVING, REGRESSION = "FSRS-6", "MBG/NBD", "logistic regression"
BOOSTING, ALL_SEEING = "boosting", "boosting with others"
UNFIT: Final = "warmth, not refit"

Table = dict[str, dict[str, float]]
"""Of each way the figures of each set and horizon."""


def run() -> dict[str, float]:
    """Measure all, print tables and return the figures."""
    unseen = [network(name) for name in UNSEEN]
    figures = _figures(unseen, "ties")
    figures |= _figures([network(name) for name in TUNED], "ties_tuned")
    chosen = max(rivals.HALVED, key=lambda days: figures[f"ties_tuned_halved_{days}"])
    figures["ties_above_chosen"] = figures["ties_warmth"] - figures[f"ties_halved_{chosen}"]
    if more():
        print("\nwith sets that may not be shipped:", *(each.name for each in more()))
        figures |= _figures([*unseen, *more()], "ties_more")
    figures |= _book()
    figures = {name: figures[name] for name in TARGETS if name in figures}
    for name, value in figures.items():
        print(f"{value:8.4f}  {TARGETS[name][2]}")
    return figures


def _figures(sets: Sequence[Network], prefix: str) -> dict[str, float]:
    alike, dormant, skills, alarms, saved = {}, {}, {}, {}, {}
    meets: dict[str, dict[str, Sequence[meeting.Met]]] = {}
    for each in sets:
        for horizon in HORIZONS[each.is_long]:
            key = f"{each.name} {horizon}"
            days, ways = asked(each, horizon), _ways(learnt_from(each, horizon))
            scores = {name: [way(day) for day in days] for name, way in ways.items()}
            alike[key] = _within(days, scores, awake=False)
            dormant[key] = _within(days, scores, awake=True)
            skills[key] = _skills(days, scores)
            later = [cold.alive(day) for day in asked(each, 2 * horizon)]
            alarms[key] = _joined([cold.alarms(day) for day in later])
            saved[key] = _joined([cold.saved(day) for day in later])
        meets[each.name] = dict(meeting.meetings(each, LEARNT[1]))
    _told("contact, AUC", alike)
    _told("contact after silence, AUC", dormant)
    _told("Brier skill", skills)
    _told("going cold, AUC", alarms)
    _told("saved by the first five", saved)
    found = _of_contact(alike, dormant, skills) | _of_cold(alarms, saved) | _of_meeting(meets)
    return {f"{prefix}_{name}": value for name, value in found.items()}


def _book() -> dict[str, float]:
    """Return how long a large book of thirty years takes."""
    dice = np.random.default_rng(1)
    on = date(2026, 11, 28)
    tie = np.minimum(dice.pareto(0.8, CONTACTS) * BOOK / 200, BOOK - 1).astype(np.int64)
    day = on.toordinal() - dice.integers(0, 30 * 365, CONTACTS)
    started = time.process_time()
    histories = Histories.of(BOOK, tie, day)
    warmths(histories, on)
    usual(histories)
    between = time.process_time()
    Silence.learnt(outcomes(histories, on))
    return {
        "ties_book_seconds": between - started,
        "ties_refit_seconds": time.process_time() - between,
    }


def _ways(learnt: Sequence[Cases]) -> dict[str, Callable[[Cases], Floats]]:
    """Return all ways to tell who stays in contact, those that learn after having learnt."""
    return {
        WARMTH: lambda of: of.warmth,
        RECENCY: rivals.recency,
        FREQUENCY: rivals.frequency,
        OVERDUE: rivals.overdue,
        **{str(days): _exponential(days) for days in rivals.HALVED},
        RECALL: rivals.retrievability,
        LEAVING: rivals.leaving(learnt),
        REGRESSION: rivals.regressed(learnt),
        BOOSTING: rivals.boosted(learnt),
        ALL_SEEING: rivals.boosted(learnt, others=True),
    }


def _exponential(days: float) -> Callable[[Cases], Floats]:
    return lambda of: rivals.exponential(of, days)


def _within(
    days: Sequence[Cases], scores: Mapping[str, Sequence[Floats]], *, awake: bool
) -> dict[str, float]:
    """Return the mean AUC within owners; of ties silent for a horizon only, where `awake`."""
    found = {}
    for name, some in scores.items():
        parts: list[float] = []
        for day, score in zip(days, some, strict=True):
            kept = day.gap > day.horizon if awake else np.ones(len(score), dtype=np.bool_)
            parts += within(score[kept], day.contact[kept], day.owner[kept])
        found[name] = float(np.mean(parts))
    return found


def _skills(days: Sequence[Cases], scores: Mapping[str, Sequence[Floats]]) -> dict[str, float]:
    right = np.concatenate([day.contact for day in days])
    told = {name: scores[name] for name in (LEAVING, REGRESSION, BOOSTING, ALL_SEEING)}
    told[WARMTH] = [chances(day) for day in days]
    told[UNFIT] = [chances(day, refit=False) for day in days]
    return {name: skill(np.concatenate(some), right) for name, some in told.items()}


def _joined(days: Sequence[Mapping[str, list[float]]]) -> dict[str, float]:
    return {name: float(np.mean([one for day in days for one in day[name]])) for name in days[0]}


def _means(table: Table) -> dict[str, float]:
    return {
        name: float(np.mean([row[name] for row in table.values()]))
        for name in next(iter(table.values()))
    }


def _told(title: str, table: Table) -> None:
    means = _means(table)
    print(f"\n{title:30}  mean", *(f"{key.replace('ildroot', ''):>9}" for key in table))
    for name in sorted(means, key=lambda name: -means[name]):
        row = (f"{table[key][name]:9.3f}" for key in table)
        label = f"halved after {name} days" if name.isdigit() else name
        print(f"{label:30} {means[name]:5.3f}", *row)


def _of_contact(alike: Table, dormant: Table, skills: Table) -> dict[str, float]:
    mean, asleep, brier = _means(alike), _means(dormant), _means(skills)
    single = max(map(str, rivals.HALVED), key=lambda days: mean[days])
    asleep_single = max(asleep[str(days)] for days in rivals.HALVED)
    return {
        "warmth": mean[WARMTH],
        "above_exponential": mean[WARMTH] - mean[single],
        "below_boosting": mean[BOOSTING] - mean[WARMTH],
        "below_all_seeing": mean[ALL_SEEING] - mean[WARMTH],
        "dormant": asleep[WARMTH],
        "dormant_above_exponential": asleep[WARMTH] - asleep_single,
        "skill": brier[WARMTH],
        "skill_worst": min(row[WARMTH] for row in skills.values()),
        "skill_unfit": brier[UNFIT],
        "skill_boosting": brier[BOOSTING],
        "skill_leaving": brier[LEAVING],
        "recency": mean[RECENCY],
        "frequency": mean[FREQUENCY],
        "overdue": mean[OVERDUE],
        "exponential": mean[single],
        **{f"halved_{days}": mean[str(days)] for days in rivals.HALVED},
        "recall": mean[RECALL],
        "leaving": mean[LEAVING],
        "regression": mean[REGRESSION],
        "boosting": mean[BOOSTING],
    }


def _of_cold(alarms: Table, saved: Table) -> dict[str, float]:
    alarm, first = _means(alarms), _means(saved)
    ahead = {
        name: min(row[cold.OURS] - row[name] for row in saved.values())
        for name in (cold.OVERDUE, cold.LONGEST)
    }
    return {
        "cold": alarm[cold.OURS],
        "cold_above_overdue": alarm[cold.OURS] - alarm[cold.OVERDUE],
        "cold_longest": alarm[cold.LONGEST],
        "first": first[cold.OURS],
        "first_above_overdue": ahead[cold.OVERDUE],
        "first_above_longest": ahead[cold.LONGEST],
        "first_valued": max(first[cold.VALUED_OVERDUE], first[cold.VALUED_GAP]),
    }


def _of_meeting(meets: Mapping[str, Mapping[str, Sequence[meeting.Met]]]) -> dict[str, float]:
    """Return the means over sets of the means over owners."""
    aucs = {key: _mean_of(row, lambda met: met.auc) for key, row in meets.items()}
    firsts = {key: _mean_of(row, lambda met: met.first) for key, row in meets.items()}
    bases = {key: _mean_of(row, lambda met: met.base) for key, row in meets.items()}
    _told("will meet, AUC", aucs)
    _told("will meet, of the first five", firsts)
    auc, first, base = _means(aucs), _means(firsts), _means(bases)[meeting.OURS]
    return {
        "meet": auc[meeting.OURS],
        "meet_above": auc[meeting.OURS] - max(auc[name] for name in meeting.RIVALS),
        "meet_first": first[meeting.OURS],
        "meet_first_above": first[meeting.OURS] - max(first[name] for name in meeting.RIVALS),
        "meet_first_by_base": first[meeting.OURS] / base,
        "meet_suggested": auc[meeting.PREFERRED],
    }


def _mean_of(
    row: Mapping[str, Sequence[meeting.Met]], figure: Callable[[meeting.Met], float]
) -> dict[str, float]:
    return {name: float(np.mean([figure(met) for met in some])) for name, some in row.items()}
