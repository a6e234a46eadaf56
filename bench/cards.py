"""Cards: what is read and understood of photographs, by us and by other engines, with truth.

Cards are made up (``_cards``): printed in open typefaces, photographed at three levels of damage,
laid on tables; nothing was tuned on the half that is measured here. One field finder, ours, comes
after every engine, so that engines are told apart by what they read, and once after a perfect
reading, which tells how much the finder itself misses. Each engine has one thread.

A short search found no public photographs of real cards under a licence that allows measuring. What
a real camera makes of real print is therefore not shown here.

Two processes take about a quarter of an hour. ``BENCH_CARDS=12`` reads so many cards a level
instead of 120.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import Final, NamedTuple

from bench import _cards as made
from bench import _cards_engines as engines
from bench import _cards_scoring as scoring
from bench import _cards_work as work
from bench._cards_codes import KINDS as CODES
from bench._cards_codes import Shown, codes
from bench._cards_people import KINDS as FIELDS
from bench._cards_scoring import Characters, Judged
from bench._cards_work import PERFECT, Laid, Read
from dardar.core.cards.seen import SURE

TARGETS: dict[str, tuple[str, float, str]] = {
    "cards_clean_mail": ("", 0, "scans: F1 of mails"),
    "cards_clean_phone": ("", 0, "scans: F1 of telephones"),
    "cards_clean_url": ("", 0, "scans: F1 of sites"),
    "cards_clean_name": ("", 0, "scans: F1 of names"),
    "cards_clean_title": ("", 0, "scans: F1 of roles"),
    "cards_clean_org": ("", 0, "scans: F1 of companies"),
    "cards_clean_address": ("", 0, "scans: F1 of addresses"),
    "cards_clean_profile": ("", 0, "scans: F1 of profiles"),
    "cards_clean_core": ("", 0, "scans: cards with every mail, telephone and name right"),
    "cards_clean_cer": ("", 0, "scans: wrong characters, %"),
    "cards_clean_accents": ("", 0, "scans: accented letters right, %"),
    "cards_photo_mail": ("≥", 0.97, "photographs: F1 of mails"),
    "cards_photo_phone": ("≥", 0.97, "photographs: F1 of telephones"),
    "cards_photo_url": ("≥", 0.97, "photographs: F1 of sites"),
    "cards_photo_name": ("≥", 0.97, "photographs: F1 of names"),
    "cards_photo_title": ("≥", 0.93, "photographs: F1 of roles"),
    "cards_photo_org": ("≥", 0.93, "photographs: F1 of companies"),
    "cards_photo_address": ("≥", 0.88, "photographs: F1 of addresses"),
    "cards_photo_profile": ("", 0, "photographs: F1 of profiles"),
    "cards_photo_core": ("≥", 0.95, "photographs: cards with every mail, telephone and name right"),
    "cards_photo_cer": ("", 0, "photographs: wrong characters, %"),
    "cards_photo_accents": ("≥", 99, "photographs: accented letters right, %"),
    "cards_hard_mail": ("≥", 0.85, "hard photographs: F1 of mails"),
    "cards_hard_phone": ("≥", 0.9, "hard photographs: F1 of telephones"),
    "cards_hard_url": ("", 0, "hard photographs: F1 of sites"),
    "cards_hard_name": ("≥", 0.9, "hard photographs: F1 of names"),
    "cards_hard_title": ("", 0, "hard photographs: F1 of roles"),
    "cards_hard_org": ("", 0, "hard photographs: F1 of companies"),
    "cards_hard_address": ("", 0, "hard photographs: F1 of addresses"),
    "cards_hard_profile": ("", 0, "hard photographs: F1 of profiles"),
    "cards_hard_core": ("≥", 0.75, "hard photographs: cards with all mails, numbers, names right"),
    "cards_hard_cer": ("", 0, "hard photographs: wrong characters, %"),
    "cards_hard_accents": ("", 0, "hard photographs: accented letters right, %"),
    "cards_split": ("", 0, "names that were right: given and family names told apart rightly"),
    "cards_shops": ("≥", 0.98, "cards of shops: nobody invented"),
    "cards_sure": ("≥", 0.995, "fields shown as sure, of photographs and hard ones: right"),
    "cards_sure_share": ("≥", 0.7, "of all true fields: shown as sure, and right"),
    "cards_miscalibration": ("", 0, "by how much confidences miss the truth (ECE)"),
    "cards_tables": ("≥", 0.95, "tables of 2 to 12 cards: cards found"),
    "cards_tables_surplus": ("", 0, "tables: cards told that are none, by cards that are there"),
    "cards_tables_cer": ("", 0, "tables: wrong characters of cards that were found, %"),
    "cards_tables_seconds": ("", 0, "tables: seconds of processor a card (this machine)"),
    "cards_codes": ("", 0, "codes read exactly"),
    "cards_codes_plain": ("", 0, "codes read exactly by zxing-cpp alone"),
    "cards_codes_ahead": ("≥", 0, "codes: what we read by what zxing-cpp reads alone, less one"),
    "cards_codes_lost": ("≤", 0, "codes that zxing-cpp reads alone and we do not"),
    "cards_codes_ms": ("", 0, "a code: ms of processor (this machine)"),
    "cards_perfect_name": ("", 0, "if read perfectly: F1 of names"),
    "cards_perfect_title": ("", 0, "if read perfectly: F1 of roles"),
    "cards_perfect_org": ("", 0, "if read perfectly: F1 of companies"),
    "cards_perfect_address": ("", 0, "if read perfectly: F1 of addresses"),
    "cards_perfect_core": ("", 0, "if read perfectly: cards with mails, numbers and names right"),
    "cards_photo_cer_rapidocr_1600": ("", 0, "rapidocr 1600, photographs: wrong characters, %"),
    "cards_photo_cer_rapidocr_1000": ("", 0, "rapidocr 1000, photographs: wrong characters, %"),
    "cards_photo_cer_faster_paddle_1000": (
        "",
        0,
        "faster-paddle 1000, photographs: wrong characters, %",
    ),
    "cards_photo_core_rapidocr_1600": ("", 0, "rapidocr 1600, photographs: cards all right"),
    "cards_photo_core_rapidocr_1000": ("", 0, "rapidocr 1000, photographs: cards all right"),
    "cards_photo_core_faster_paddle_1000": (
        "",
        0,
        "faster-paddle 1000, photographs: cards all right",
    ),
    "cards_hard_cer_rapidocr_1600": ("", 0, "rapidocr 1600, hard ones: wrong characters, %"),
    "cards_hard_cer_rapidocr_1000": ("", 0, "rapidocr 1000, hard ones: wrong characters, %"),
    "cards_hard_cer_faster_paddle_1000": (
        "",
        0,
        "faster-paddle 1000, hard ones: wrong characters, %",
    ),
    "cards_hard_core_rapidocr_1600": ("", 0, "rapidocr 1600, hard ones: cards all right"),
    "cards_hard_core_rapidocr_1000": ("", 0, "rapidocr 1000, hard ones: cards all right"),
    "cards_hard_core_faster_paddle_1000": ("", 0, "faster-paddle 1000, hard ones: cards all right"),
    "cards_cpu_ratio": (
        "≤",
        1.2,
        "a photograph, its fields too: processor time by rapidocr's at 1600",
    ),
    "cards_cpu": ("", 0, "a photograph: seconds of processor (this machine)"),
    "cards_cpu_fields": ("", 0, "its fields: seconds of processor (this machine)"),
    "cards_cpu_rapidocr_1600": ("", 0, "… rapidocr, long side 1600"),
    "cards_cpu_rapidocr_1000": ("", 0, "… rapidocr, long side 1000"),
    "cards_cpu_faster_paddle_1000": ("", 0, "… faster-paddle, long side 1000"),
    "cards_memory": ("≤", 1000, "a process that reads cards and tables: memory at its highest, MB"),
    "cards_memory_rapidocr_1600": ("", 0, "… rapidocr, long side 1600"),
    "cards_start": ("", 0, "from the start of a process to its first card, s (this machine)"),
    "cards_start_rapidocr_1600": ("", 0, "… rapidocr, long side 1600"),
}
WANTED: Final = "BENCH_CARDS"
CARDS: Final = 120  # a level
PROCESSES: Final = 2
CARDS_A_TABLE: Final = 10  # of a level's cards there is a table
SHOWN_FAILURES: Final = 30
ALONE: Final = ("ours", "rapidocr 1600")


class Work(NamedTuple):
    """All that was read, and the codes with how they were read."""

    reads: list[dict[str, Read]]
    tables: list[Laid]
    codes: list[tuple[Shown, tuple[bool, bool, float, float]]]


def run() -> dict[str, float]:
    """Measure all, print tables and return the figures."""
    # First, while this process is small: a child's peak of memory begins at its parent's.
    figures = _memory()
    done = _worked(int(os.environ.get(WANTED, CARDS)))
    for level in made.LEVELS:
        figures |= _fields(level, _of(done.reads, engines.OURS, [level]))
    figures |= _sureness(_of(done.reads, engines.OURS, ["photo", "hard"]))
    figures |= _people(_of(done.reads, engines.OURS, made.LEVELS))
    figures |= _perfect(_of(done.reads, PERFECT, made.LEVELS))
    figures |= _side_by_side(done.reads)
    figures |= _tables(done.tables) | _codes(done.codes)
    print("\nwhat went wrong on photographs")
    work.print_failures(_of(done.reads, engines.OURS, ["photo"]), SHOWN_FAILURES)
    for name, target in TARGETS.items():
        if name in figures:
            print(f"{figures[name]:10,.4g}  {target[2]}")
    return figures


def _worked(count: int) -> Work:
    """Share the work out among processes, the longest first."""
    names = list(engines.engines())
    shown = list(codes(made.UNSEEN, count))
    context = get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        tables = [
            pool.submit(work.read_table, each) for each in range(max(2, count // CARDS_A_TABLE))
        ]
        reads = [
            pool.submit(work.read_shot, level, number, names)
            for number in range(count)
            for level in made.LEVELS
        ]
        looked = list(pool.map(work.read_shown, shown, chunksize=10))
        return Work(
            [each.result() for each in reads],
            [each.result() for each in tables],
            list(zip(shown, looked, strict=True)),
        )


def _of(reads: Iterable[dict[str, Read]], name: str, levels: Sequence[str]) -> list[Read]:
    return [each[name] for each in reads if name in each and each[name].level in levels]


def _judged(reads: Iterable[Read]) -> Judged:
    total = Judged()
    for read in reads:
        total.add(read.judged)
    return total


def _characters(reads: Iterable[Read]) -> Characters:
    return Characters(*map(sum, zip(*(read.characters for read in reads), strict=True)))


def _core(reads: Sequence[Read]) -> float:
    return sum(read.judged.is_core_right for read in reads) / len(reads)


def _cer(characters: Characters) -> float:
    return 100 * characters.wrong / max(1, characters.all)


def _accents(characters: Characters) -> float:
    return 100 * characters.accents / max(1, characters.all_accents)


def _fields(level: str, reads: list[Read]) -> dict[str, float]:
    judged, characters = _judged(reads), _characters(reads)
    figures = {f"cards_{level}_{kind}": judged.f1(kind) for kind in FIELDS}
    figures[f"cards_{level}_core"] = _core(reads)
    figures[f"cards_{level}_cer"] = _cer(characters)
    figures[f"cards_{level}_accents"] = _accents(characters)
    told = "  ".join(f"{kind} {figures[f'cards_{level}_{kind}']:.3f}" for kind in (*FIELDS, "core"))
    print(f"{level:6} {len(reads):4} cards  {told}")
    return figures


def _sureness(reads: list[Read]) -> dict[str, float]:
    each = list(chain.from_iterable(read.each for read in reads))
    print("\nconfidence       fields  right   (reliability)")
    bins = scoring.reliability(each)
    for one in bins:
        share = f"{one.right / one.all:.3f}" if one.all else "–"
        print(f"{one.low:.2f} to {one.high:.2f} {one.all:9}  {share:>6}   mean {one.mean:.3f}")
    sure = [is_right for told, is_right in each if told.confidence >= SURE]
    return {
        "cards_sure": sum(sure) / max(1, len(sure)),
        "cards_sure_share": sum(sure) / sum(read.judged.true.total() for read in reads),
        "cards_miscalibration": scoring.miscalibration(bins),
    }


def _people(reads: list[Read]) -> dict[str, float]:
    shops = [read for read in reads if not read.is_of_somebody]
    named = [read for read in reads if read.judged.right["name"]]
    return {
        "cards_shops": 1 - sum(map(work.invents_somebody, shops)) / max(1, len(shops)),
        "cards_split": sum(read.is_split_right for read in named) / max(1, len(named)),
    }


def _perfect(reads: list[Read]) -> dict[str, float]:
    judged = _judged(reads)
    kinds = ("name", "title", "org", "address")
    figures = {f"cards_perfect_{kind}": judged.f1(kind) for kind in kinds}
    return figures | {"cards_perfect_core": _core(reads)}


def _side_by_side(reads: list[dict[str, Read]]) -> dict[str, float]:
    """Print the engines beside each other."""
    figures: dict[str, float] = {}
    names = list(engines.engines())
    if "Tesseract spa+eng" not in names:
        print("\nTesseract is not on this machine and was left out.")
    for level in made.LEVELS:
        print(f"\n{level}: engine          CER %  accents %   core  seconds   " + "  ".join(FIELDS))
        for name in names:
            of_name = _of(reads, name, [level])
            judged, characters = _judged(of_name), _characters(of_name)
            seconds = sum(read.seconds for read in of_name) / len(of_name)
            row = (_cer(characters), _accents(characters), _core(of_name), seconds)
            told = "  ".join(f"{judged.f1(kind):.3f}" for kind in FIELDS)
            print("{:20} {:8.2f} {:10.1f} {:6.3f} {:8.2f}  ".format(name, *row), told)
            slug = name.replace(" ", "_").replace("-", "_")
            if level != "clean":
                figures[f"cards_{level}_cer_{slug}"] = _cer(characters)
                figures[f"cards_{level}_core_{slug}"] = _core(of_name)
            if level == "photo":
                figures[f"cards_cpu_{slug}"] = seconds
    photos = _of(reads, engines.OURS, ["photo"])
    figures["cards_cpu"] = figures.pop("cards_cpu_ours")
    figures["cards_cpu_fields"] = sum(read.finding for read in photos) / len(photos)
    whole = figures["cards_cpu"] + figures["cards_cpu_fields"]
    figures["cards_cpu_ratio"] = whole / figures["cards_cpu_rapidocr_1600"]
    return {name: value for name, value in figures.items() if name in TARGETS}


def _tables(tables: list[Laid]) -> dict[str, float]:
    there = sum(table.there for table in tables)
    characters = Characters(*map(sum, zip(*(table.characters for table in tables), strict=True)))
    return {
        "cards_tables": sum(table.found for table in tables) / there,
        "cards_tables_surplus": sum(table.surplus for table in tables) / there,
        "cards_tables_cer": _cer(characters),
        "cards_tables_seconds": sum(table.seconds for table in tables) / there,
    }


def _codes(read: list[tuple[Shown, tuple[bool, bool, float, float]]]) -> dict[str, float]:
    print("\ncodes           there  zxing-cpp  ours")
    for kind in CODES:
        for level in made.LEVELS:
            of_kind = [how for shown, how in read if (shown.kind, shown.level) == (kind, level)]
            plain, ours = sum(how[0] for how in of_kind), sum(how[1] for how in of_kind)
            print(f"{kind:10} {level:6} {len(of_kind):4} {plain:10} {ours:5}")
    plain, ours = sum(how[0] for _, how in read), sum(how[1] for _, how in read)
    return {
        "cards_codes": ours / len(read),
        "cards_codes_plain": plain / len(read),
        "cards_codes_ahead": ours / max(1, plain) - 1,
        "cards_codes_lost": sum(how[0] and not how[1] for _, how in read),
        "cards_codes_ms": 1000 * sum(how[3] for _, how in read) / len(read),
    }


def _memory() -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in ALONE:
        ending = "" if name == engines.OURS else "_rapidocr_1600"
        command = [sys.executable, "-c", f"from bench._cards_alone import alone; alone({name!r})"]
        told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - a fixed command
        measured: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
        figures[f"cards_memory{ending}"] = measured["megabytes"]
        figures[f"cards_start{ending}"] = measured["seconds"]
    return figures
