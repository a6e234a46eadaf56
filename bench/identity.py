"""Who is who: our scorer and joins beside Splink and recordlinkage, on records with truth.

Contacts are made up (``_contacts``), from a seed that no model or rule was tuned on, and all three
get the same columns and compare the same pairs. We come with a model trained on contacts of another
seed, and group what weighs enough, by a rule chosen there; Splink and recordlinkage train their own
on the contacts to be judged, without labels, as they would be used. Of theirs that threshold counts
which is best by the truth, with or without chains, and Splink is told how many true pairs there
are. What Splink would do with our model tells how much of the lead is the model's.

FEBRL 3 and pseudopeople's censuses have other columns, for which no model is shipped: there Splink
trains one and our scorer reads it, so they show that both judge alike, not which model is better.

A million takes about half an hour and is measured where ``BENCH_IDENTITY_MILLION`` is set.
"""

import json
import os
import random
import resource
import subprocess
import sys
import time
from typing import Final

from bench import _identity_single as single
from bench import _probes as probes
from bench._contacts import UNSEEN_SEED, generate
from bench._identity_ours import Judge, bits, heavy, joined, scored
from bench._identity_quality import THRESHOLDS, Quality, Scored, best, of_groups
from bench._identity_rivals import recordlinkage, splink_contacts, splink_foreign, weights
from bench._identity_sets import Foreign, Records, censuses, contacts, febrl3
from dardar.core.identity import model as models
from dardar.core.identity.scoring import Frequencies, Scorer

TARGETS: dict[str, tuple[str, float, str]] = {
    "identity_difference": ("≤", 1e-9, "largest difference from Splink's match weight, bits"),
    "identity_difference_pairs": ("≥", 100_000, "pairs on which both were asked"),
    "identity_single_ratio": ("≥", 50, "one record against 100,000: p95 of Splink by ours"),
    "identity_single_growth": ("≤", 3, "one record: p95 against 100,000 by p95 against 10,000"),
    "identity_single_ms": ("", 0, "one record against 100,000: p95, ms (this machine)"),
    "identity_single_splink_ms": ("", 0, "by Splink's predict_between, ms (this machine)"),
    "identity_10k_f1": ("≥", 0.9, "10,000 contacts: F1 of pairs"),
    "identity_10k_precision": ("", 0, "10,000 contacts: precision"),
    "identity_10k_recall": ("", 0, "10,000 contacts: recall"),
    "identity_10k_ahead_splink": ("≥", 0, "10,000 contacts: F1 above Splink's"),
    "identity_10k_ahead_recordlinkage": ("≥", 0, "10,000 contacts: F1 above recordlinkage's"),
    "identity_10k_splink": ("", 0, "10,000 contacts: F1 of Splink"),
    "identity_10k_splink_ours": ("", 0, "10,000 contacts: F1 of Splink, if given our model"),
    "identity_10k_recordlinkage": ("", 0, "10,000 contacts: F1 of recordlinkage"),
    "identity_10k_automatic": ("≥", 0.999, "10,000 contacts: precision of automatic joins"),
    "identity_10k_automatic_recall": ("", 0, "10,000 contacts: recall of automatic joins"),
    "identity_100k_f1": ("≥", 0.8, "100,000 contacts: F1 of pairs"),
    "identity_100k_precision": ("", 0, "100,000 contacts: precision"),
    "identity_100k_recall": ("", 0, "100,000 contacts: recall"),
    "identity_100k_ahead_splink": ("≥", 0, "100,000 contacts: F1 above Splink's"),
    "identity_100k_ahead_recordlinkage": ("≥", 0, "100,000 contacts: F1 above recordlinkage's"),
    "identity_100k_splink": ("", 0, "100,000 contacts: F1 of Splink"),
    "identity_100k_splink_ours": ("", 0, "100,000 contacts: F1 of Splink, if given our model"),
    "identity_100k_recordlinkage": ("", 0, "100,000 contacts: F1 of recordlinkage"),
    "identity_100k_automatic": ("≥", 0.999, "100,000 contacts: precision of automatic joins"),
    "identity_100k_automatic_recall": ("", 0, "100,000 contacts: recall of automatic joins"),
    "identity_million_time": ("≤", 3, "1,000,000 contacts: time by Splink's"),
    "identity_million_memory": ("≤", 2000, "1,000,000 contacts: memory at its highest, MB"),
    "identity_million_minutes": ("", 0, "1,000,000 contacts, minutes (this machine)"),
    "identity_million_f1": ("", 0, "1,000,000 contacts: F1 of pairs"),
    "identity_million_precision": ("", 0, "1,000,000 contacts: precision"),
    "identity_million_recall": ("", 0, "1,000,000 contacts: recall"),
    "identity_million_splink": ("", 0, "1,000,000 contacts: F1 of Splink"),
    "identity_million_splink_memory": ("", 0, "1,000,000 contacts: memory of Splink, MB"),
    "identity_febrl3_f1": ("", 0, "FEBRL 3: F1 of our scorer with Splink's model"),
    "identity_febrl3_splink": ("", 0, "FEBRL 3: F1 of Splink"),
    "identity_febrl3_recordlinkage": ("", 0, "FEBRL 3: F1 of recordlinkage"),
    "identity_census_f1": ("", 0, "pseudopeople: F1 of our scorer with Splink's model"),
    "identity_census_splink": ("", 0, "pseudopeople: F1 of Splink"),
    "identity_census_recordlinkage": ("", 0, "pseudopeople: F1 of recordlinkage"),
    "identity_nicknames": ("≥", 95, "nicknames known of 80 unseen ones, %"),
    "identity_splits": ("≥", 95, "Spanish names split rightly of 100 unseen ones, %"),
}
SMALL: Final = 10_000
LARGE: Final = 100_000
MILLION: Final = 1_000_000
COMPARED: Final = 20_000  # contacts whose pairs are weighed by both
RANDOM_PAIRS: Final = 50_000
ASKED: Final = 500
ASKED_OF_SPLINK: Final = 180
MILLION_WANTED: Final = "BENCH_IDENTITY_MILLION"
WORDS: Final = ("given", "family1", "family2", "company")
LISTS: Final = ("mails", "mobiles", "profiles")  # with landlines recordlinkage does worse
SAME: Final = ("place", "birthday")


def run() -> dict[str, float]:
    """Measure all, print tables and return the figures."""
    figures: dict[str, float] = {}
    if os.environ.get(MILLION_WANTED):
        # First, while this process is small: a child's peak of memory begins at its parent's.
        figures |= _million()
    figures |= _probed() | _differences()
    with single.database():
        figures |= _single()
        for name, size in (("10k", SMALL), ("100k", LARGE)):
            figures |= {f"identity_{name}_{key}": value for key, value in _quality(size).items()}
    for name, make in (("febrl3", febrl3), ("census", censuses)):
        figures |= {f"identity_{name}_{key}": value for key, value in _foreign(make()).items()}
    for name, value in figures.items():
        print(f"{value:14,.4g}  {TARGETS[name][2]}")
    return figures


def _probed() -> dict[str, float]:
    missed = len(probes.nicknames_missed(probes.NICKNAMES_UNSEEN))
    wrong = len(probes.splits_missed(probes.SPLITS_UNSEEN))
    return {
        "identity_nicknames": 100 * (1 - missed / len(probes.NICKNAMES_UNSEEN)),
        "identity_splits": 100 * (1 - wrong / len(probes.SPLITS_UNSEEN)),
    }


def _differences() -> dict[str, float]:
    """Weigh pairs that share a key, and random ones, by Splink and by us."""
    records = contacts(COMPARED, UNSEEN_SEED)
    model = models.shipped().for_size(COMPARED)
    frequency = Frequencies.of(records.items, model)
    scorer = Scorer(model, frequency)
    dice = random.Random(1)
    chance = [sorted(dice.sample(range(COMPARED), 2)) for _ in range(RANDOM_PAIRS)]
    pairs = list({*records.pairs(), *((a, b) for a, b in chance)})
    asked, largest = 0, 0.0
    for one, other, weight in weights(records, model, frequency, pairs):
        ours = scorer.weight(records.items[one], records.items[other])
        asked, largest = asked + 1, max(largest, abs(ours - weight))
    return {"identity_difference": largest, "identity_difference_pairs": asked}


def _single() -> dict[str, float]:
    """Ask who of 10,000 and of 100,000 people a new record may be of."""
    found = list(generate(LARGE + ASKED, UNSEEN_SEED))
    book, new = found[:LARGE], found[LARGE:]
    small, large = single.timed([single.ours(book[:SMALL]), single.ours(book)], new)
    (splink,) = single.timed([single.splink(book)], new[:ASKED_OF_SPLINK])
    return {
        "identity_single_ratio": splink / large,
        "identity_single_growth": large / small,
        "identity_single_ms": 1000 * large,
        "identity_single_splink_ms": 1000 * splink,
    }


def _quality(size: int) -> dict[str, float]:
    """Judge the same contacts by us and by the rivals."""
    records = contacts(size, UNSEEN_SEED)
    judge = Judge(records, models.shipped().for_size(size))
    weighed = judge.weighed(least=bits(min(THRESHOLDS)))
    groups = judge.groups(heavy(weighed))
    ours = _told(f"ours, {size:,}", of_groups(groups, records.truth))
    chained = _best("Splink, our model", scored(weighed), records)
    sure = joined(list(generate(size, UNSEEN_SEED)))
    automatic = _told("ours, joined without asking", of_groups(sure, records.truth))
    splink = _best("Splink", splink_contacts(records).scored(), records)
    linked = recordlinkage(records, words=WORDS, lists=LISTS, same=SAME)
    rl = _best("recordlinkage", linked, records)
    return {
        "f1": ours.f1,
        "precision": ours.precision,
        "recall": ours.recall,
        "ahead_splink": ours.f1 - splink.f1,
        "ahead_recordlinkage": ours.f1 - rl.f1,
        "splink": splink.f1,
        "splink_ours": chained.f1,
        "recordlinkage": rl.f1,
        "automatic": automatic.precision,
        "automatic_recall": automatic.recall,
    }


def _foreign(foreign: Foreign) -> dict[str, float]:
    """Judge a foreign set; each side may choose its threshold by the truth."""
    records = foreign.records
    splink = splink_foreign(foreign)
    judge = Judge(records, splink.model())
    ours = scored(judge.weighed(least=bits(min(THRESHOLDS))))
    linked = recordlinkage(
        records, words=foreign.words, lists=(), same=(*foreign.codes, *foreign.same)
    )
    return {
        "f1": _best("ours, Splink's model", ours, records).f1,
        "splink": _best("Splink", splink.scored(), records).f1,
        "recordlinkage": _best("recordlinkage", linked, records).f1,
    }


def _told(name: str, quality: Quality) -> Quality:
    print(f"{name:40} precision / recall / F1  {quality}")
    return quality


def _best(name: str, found: Scored, records: Records) -> Quality:
    how, quality = best(found, records.truth)
    return _told(f"{name}, {how}", quality)


def _million() -> dict[str, float]:
    ours, splink = _in_a_process_of_its_own("ours"), _in_a_process_of_its_own("splink")
    return {
        "identity_million_time": ours["seconds"] / splink["seconds"],
        "identity_million_memory": ours["megabytes"],
        "identity_million_minutes": ours["seconds"] / 60,
        "identity_million_f1": ours["f1"],
        "identity_million_precision": ours["precision"],
        "identity_million_recall": ours["recall"],
        "identity_million_splink": splink["f1"],
        "identity_million_splink_memory": splink["megabytes"],
    }


def _in_a_process_of_its_own(contender: str) -> dict[str, float]:
    command = [sys.executable, "-c", f"from bench.identity import alone; alone({contender!r})"]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - a fixed command
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return figures


def alone(contender: str, size: int = MILLION) -> None:
    """Judge and group contacts by one contender, and print what it took.

    Making the features, which both need, is left out of the seconds, and so is training.
    """
    records = contacts(size, UNSEEN_SEED)
    work = _ours_alone if contender == "ours" else _splink_alone
    seconds, quality = work(records)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"precision": quality.precision, "recall": quality.recall, "f1": quality.f1}
    print(json.dumps({**told, "seconds": seconds, "megabytes": megabytes}))


def _ours_alone(records: Records) -> tuple[float, Quality]:
    started = time.perf_counter()
    judge = Judge(records, models.shipped().for_size(len(records.items)))
    groups = judge.groups(heavy(judge.weighed()))
    seconds = time.perf_counter() - started
    return seconds, of_groups(groups, records.truth)


def _splink_alone(records: Records) -> tuple[float, Quality]:
    splink = splink_contacts(records)
    started = time.perf_counter()
    splink.grouped()
    seconds = time.perf_counter() - started
    return seconds, best(splink.scored(), records.truth)[1]
