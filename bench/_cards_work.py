"""What is done for one made-up card, table or code: read it by each engine, and judge that.

These are the tasks that ``bench/cards.py`` shares out among processes.
"""

import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import zxingcpp
from PIL import Image

from bench import _cards as made
from bench import _cards_engines as engines
from bench import _cards_scoring as scoring
from bench._cards_codes import Shown
from bench._cards_engines import Cards
from bench._cards_scoring import Characters, Judged, Told
from dardar.core.cards.finder import find
from dardar.core.cards.photo.codes import read_codes
from dardar.core.cards.photo.opening import open_picture
from dardar.core.cards.seen import Findings, Line

PERFECT: Final = "perfect reading"
FOUND: Final = 0.6  # of a card's text, in one card of its own


@dataclass(frozen=True, slots=True)
class Read:
    """What one engine, and our field finder after it, made of one card.

    ``each`` are the fields that were told and whether they are right; ``seconds`` of processor
    went into reading, and ``finding`` into finding fields in what was read.
    """

    number: int
    level: str
    is_of_somebody: bool
    seconds: float
    finding: float
    characters: Characters
    judged: Judged
    each: list[tuple[Told, bool]]
    is_split_right: bool
    missed: tuple[str, ...]


class Laid(NamedTuple):
    """What we made of one table: cards on it, found, and told that are none; its characters."""

    there: int
    found: int
    surplus: int
    seconds: float
    characters: Characters


def read_shot(
    level: str, number: int, names: Sequence[str], side: int = made.UNSEEN
) -> dict[str, Read]:
    """Read one card of a half by engines, and by no engine but its own true lines."""
    shot = made.shoot(side, level, number)
    found = {PERFECT: _judged(shot, [[list(side.lines)] for side in shot.card.sides], 0.0)}
    for name in names:
        engine = _warm(name)
        began = time.process_time()
        sides = [engine(picture) for picture in shot.pictures]
        seconds = time.process_time() - began
        found[name] = _judged(shot, sides, seconds)
    return found


def _warm(name: str) -> engines.Engine:
    """Return an engine that has read something before in this process."""
    engine = engines.engine(name)
    if name not in _WARMED:
        _WARMED.add(name)
        engine(made.shoot(made.TUNED, "photo", 0).pictures[0])
    return engine


_WARMED: Final[set[str]] = set()


def _judged(shot: made.Shot, sides: Sequence[Cards], seconds: float) -> Read:
    truth = shot.card.truth
    read = [line.text for cards in sides for lines in cards for line in lines]
    began = time.process_time()
    found = understood(sides, truth.region)
    finding = time.process_time() - began
    told: dict[tuple[str, str], Told] = {}
    for findings in found:
        for one in scoring.told(findings, truth.region):
            told.setdefault((one.kind, one.value), one)
    judged, each = scoring.judge(truth, told.values())
    missed = {kind for kind, count in judged.true.items() if judged.right[kind] < count}
    return Read(
        number=shot.number,
        level=shot.level,
        is_of_somebody=truth.is_of_somebody,
        seconds=seconds,
        finding=finding,
        characters=scoring.characters([line.text for line in shot.card.lines], read),
        judged=judged,
        each=each,
        is_split_right=any(scoring.is_split_right(truth, findings) for findings in found),
        missed=tuple(
            f"{kind}: {value}" for kind in sorted(missed) for value in truth.fields()[kind]
        ),
    )


def understood(sides: Sequence[Cards], region: str) -> list[Findings]:
    """Return what our field finder makes of what an engine read of the sides of one card.

    Where an engine sees several cards, the largest text of each side is taken for the card's, and
    the others are found to be cards of their own, which they are not.
    """
    whole: list[Line] = []
    others: list[list[Line]] = []
    for number, cards in enumerate(sides):
        by_size = sorted(cards, key=lambda lines: -sum(len(line.text) for line in lines))
        whole += [replace(line, side=number) for lines in by_size[:1] for line in lines]
        others += by_size[1:]
    return [find(lines, region) for lines in (whole, *others)]


def read_table(number: int) -> Laid:
    """Read one table of the unseen half by our engine."""
    table = made.table(made.UNSEEN, number)
    engine = _warm(engines.OURS)
    began = time.process_time()
    seen = engine(table.picture)
    seconds = time.process_time() - began
    true = [[line.text for line in made.uppermost(card).lines] for card in table.cards]
    pairs = sorted(
        (
            (scoring.characters(lines, [line.text for line in card]), at, to)
            for at, lines in enumerate(true)
            for to, card in enumerate(seen)
        ),
        key=lambda pair: pair[0].wrong / pair[0].all,
    )
    total, cards, taken = Characters(), set[int](), set[int]()
    for characters, at, to in pairs:
        is_it = characters.wrong <= (1 - FOUND) * characters.all
        if is_it and at not in cards and to not in taken:
            cards.add(at)
            taken.add(to)
            total = Characters(*map(sum, zip(total, characters, strict=True)))
    return Laid(len(true), len(cards), len(seen) - len(taken), seconds, total)


def read_shown(shown: Shown) -> tuple[bool, bool, float, float]:
    """Read a code by zxing-cpp alone and by us: whether each has it exactly, and their seconds."""
    picture = Image.open(io.BytesIO(shown.picture))
    picture.load()

    def plain() -> list[str]:
        return [each.text for each in zxingcpp.read_barcodes(picture)]

    def ours() -> list[str]:
        return [each.text for each in read_codes(open_picture(shown.picture))]

    (first, one), (second, other) = _timed(plain), _timed(ours)
    return shown.text in first, shown.text in second, one, other


def _timed(work: Callable[[], list[str]]) -> tuple[list[str], float]:
    began = time.process_time()
    texts = work()
    return texts, time.process_time() - began


def invents_somebody(read: Read) -> bool:
    """Return whether a card that names nobody was taken for somebody's."""
    return not read.is_of_somebody and any(told.kind == "name" for told, _ in read.each)


def print_failures(reads: Sequence[Read], most: int) -> None:
    """Print what was told wrongly and what was missed, so that it can be looked at."""
    failures = [
        f"  {read.level} {read.number:3} told {told.kind}: {told.value} ({told.confidence:.2f})"
        for read in reads
        for told, is_right in read.each
        if not is_right
    ]
    failures += [
        f"  {read.level} {read.number:3} missed {text}" for read in reads for text in read.missed
    ]
    print("\n".join(sorted(failures)[:most]))
    print(f"  ({len(failures)} in all)\n")
