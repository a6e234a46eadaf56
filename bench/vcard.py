"""vCard: values kept, files read and cards per second, beside vobject in one run.

Both readers read the real files of tests/data/vcards. An independent scan of the bytes
(`bench.vcard_scan`) says which values each card holds; a value is kept if its text stands anywhere
in what the reader returns for that card (a rejected card keeps none). vobject is used as leniently
as it can be: unreadable lines are passed over, and folds, charsets and quoted-printable are mended
for it before, which is not timed. A file it raises on counts as refused, but what it returned
before counts as kept, and where it returns fewer cards than there are, its values are sought in the
whole file.

The files are parted in two halves by a hash of their names: whoever changes the reader looks at the
first and is judged by the second. (It was first written with both in sight.)
"""

import hashlib
import io
import logging
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import vobject

from bench.vcard_scan import Output, ScannedCard, Value, scan
from dardar.core.cards.fields import Entry, Kind, UnreadableError
from dardar.core.cards.vcard import read

TARGETS: dict[str, tuple[str, float, str]] = {
    "vcard_values_kept_dardar": ("≥", 99.5, "values kept, %"),
    "vcard_values_kept_vobject": ("", 0, "values kept by vobject, %"),
    "vcard_values_kept_second_half_dardar": ("≥", 99.5, "values kept, %, second half of the files"),
    "vcard_values_kept_second_half_vobject": ("", 0, "values kept by vobject, %, second half"),
    "vcard_files": ("", 0, "real files read"),
    "vcard_files_without_loss_dardar": ("", 0, "files without loss"),
    "vcard_files_without_loss_vobject": ("", 0, "files without loss in vobject"),
    "vcard_files_refused_dardar": ("≤", 0, "files refused"),
    "vcard_files_refused_vobject": ("", 0, "files refused by vobject"),
    "vcard_speed_ratio_vobject": ("≥", 4, "times as many cards per second as vobject"),
    "vcard_cards_per_second_dardar": ("", 0, "cards per second of CPU (this machine)"),
    "vcard_cards_per_second_vobject": ("", 0, "cards per second of CPU by vobject (this machine)"),
}
FILES = Path(__file__).parent.parent / "tests" / "data" / "vcards"
_ROUNDS = 5
_REPEATS = 20  # of the files both read, in one stream


@dataclass
class Reading:
    """What a reader made of one file: an output for each card, and whether it gave up."""

    outputs: list[Output]
    is_refused: bool = False
    is_complete: bool = True  # as many cards as there are


@dataclass
class Source:
    """One file: its name, the cards it holds by the independent scan, and what readers made."""

    name: str
    path: Path
    cards: list[ScannedCard]
    readings: dict[str, Reading] = field(default_factory=dict)

    @property
    def is_second_half(self) -> bool:
        """Tell whether the file belongs to the half that is not looked at."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1

    def lost(self, reader: str) -> list[tuple[ScannedCard, Value]]:
        """Return the values a reader lost."""
        outputs = self.readings[reader].outputs
        return [
            (card, value)
            for card, output in zip(self.cards, outputs, strict=True)
            for value in card.values
            if not output.holds(value)
        ]


def run(folder: Path = FILES) -> dict[str, float]:
    """Measure both readers, print a table and every value Dardar lost; return the figures."""
    logging.getLogger("vobject.base").setLevel(logging.CRITICAL)
    sources = [
        Source(path.relative_to(folder).as_posix(), path, scan(path))
        for path in sorted(folder.rglob("*.vcf"))
    ]
    for source in sources:
        source.readings = {"dardar": _dardar(source), "vobject": _vobject(source)}
    figures = _kept(sources, "") | _kept([s for s in sources if s.is_second_half], "_second_half")
    figures |= _speeds([s for s in sources if s.readings["vobject"].is_complete])
    _print_losses(sources)
    _print_table(figures)
    return {name: figures[name] for name in TARGETS}


def _kept(sources: list[Source], half: str) -> dict[str, float]:
    values = sum(len(card.values) for source in sources for card in source.cards)
    figures: dict[str, float] = {
        f"vcard_files{half}": len(sources),
        f"vcard_cards{half}": sum(len(source.cards) for source in sources),
        f"vcard_values{half}": values,
    }
    for reader in ("dardar", "vobject"):
        lost = [len(source.lost(reader)) for source in sources]
        refused = sum(source.readings[reader].is_refused for source in sources)
        figures[f"vcard_values_kept{half}_{reader}"] = 100 * (1 - sum(lost) / values)
        figures[f"vcard_files_without_loss{half}_{reader}"] = lost.count(0)
        figures[f"vcard_files_refused{half}_{reader}"] = refused
    return figures


def _dardar(source: Source) -> Reading:
    try:
        with source.path.open("rb") as stream:
            by_line = {item.line: item for item in read(stream)}
    except UnreadableError:
        return Reading([Output([], [])] * len(source.cards), is_refused=True)
    outputs = []
    for card in source.cards:
        item = by_line.get(card.line)
        texts: list[str] = []
        pictures: list[bytes] = []
        if isinstance(item, Entry):
            texts.append(item.uid)
            for said in item.fields:
                texts += [said.value, said.label, *said.parts.values()]
                if said.kind is Kind.ANNIVERSARY:
                    texts.append(said.kind)  # Apple's label of a date has become its kind
            pictures = [picture.data for picture in item.pictures]
        outputs.append(Output(texts, pictures))
    return Reading(outputs)


def _vobject(source: Source) -> Reading:
    made: list[tuple[list[str], list[bytes]]] = []
    is_refused = False
    try:
        for component in _read_with_vobject(_mended(source)):
            texts: list[str] = []
            pictures: list[bytes] = []
            _gather(component, texts, pictures)
            made.append((texts, pictures))
    except Exception:  # noqa: BLE001 - it raises many kinds, and all of them mean refusal
        is_refused = True
    if len(made) == len(source.cards):
        outputs = [Output(texts, pictures) for texts, pictures in made]
        return Reading(outputs, is_refused, is_complete=not is_refused)
    all_texts = [text for texts, _ in made for text in texts]
    all_pictures = [picture for _, pictures in made for picture in pictures]
    outputs = [Output(all_texts, all_pictures)] * len(source.cards)
    return Reading(outputs, is_refused, is_complete=False)


def _mended(source: Source) -> str:
    return "".join(f"{line}\n" for card in source.cards for line in card.text)


def _read_with_vobject(text: str) -> Iterator[vobject.base.Component]:
    components: Iterator[vobject.base.Component] = vobject.readComponents(
        text, ignoreUnreadable=True
    )
    return components


def _gather(component: vobject.base.Component, texts: list[str], pictures: list[bytes]) -> None:
    for child in component.getChildren():
        if isinstance(child, vobject.base.Component):
            _gather(child, texts, pictures)
            continue
        for said in _flat(child.value):
            if isinstance(said, bytes):
                pictures.append(said)
            else:
                texts.append(str(said))
        texts += (str(word) for words in child.params.values() for word in words)


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        yield ",".join(map(str, value))  # a component with unescaped commas, put together again
        for item in value:
            yield from _flat(item)
    elif isinstance(value, vobject.vcard.Name | vobject.vcard.Address):
        for item in vars(value).values():
            yield from _flat(item)
    else:
        yield value


def _speeds(sources: list[Source]) -> dict[str, float]:
    """Time both readers in turn over the files that both read, repeated in one stream."""
    data = b"\r\n".join([source.path.read_bytes() for source in sources] * _REPEATS)
    text = "".join([_mended(source) for source in sources] * _REPEATS)
    cards = sum(len(source.cards) for source in sources) * _REPEATS
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(_ROUNDS):
        ours.append(_seconds(lambda: read(io.BytesIO(data)), cards))
        theirs.append(_seconds(lambda: _read_with_vobject(text), cards))
    ratios = [slow / fast for fast, slow in zip(ours, theirs, strict=True)]
    return {
        "vcard_cards_per_second_dardar": cards / statistics.median(ours),
        "vcard_cards_per_second_vobject": cards / statistics.median(theirs),
        "vcard_speed_ratio_vobject": statistics.median(ratios),
    }


def _seconds(reading: Callable[[], Iterator[object]], cards: int) -> float:
    start = time.process_time()
    count = sum(1 for _ in reading())
    taken = time.process_time() - start
    assert count == cards, f"{count} cards read, not {cards}"
    return taken


def _print_losses(sources: list[Source]) -> None:
    for source in sources:
        if source.readings["dardar"].is_refused:
            print(f"refused by Dardar: {source.name}")
        for card, value in source.lost("dardar"):
            print(f"lost by Dardar: {source.name}:{card.line} {value.name} {value.pieces}"[:160])


def _print_table(figures: dict[str, float]) -> None:
    print(f"\n{'':44}{'Dardar':>10}{'vobject':>10}")
    for half, said in (("", "all"), ("_second_half", "second half")):
        files, cards, values = (
            f"{figures[f'vcard_{what}{half}']:.0f}" for what in ("files", "cards", "values")
        )
        print(f"{said}: {files} files, {cards} cards, {values} values")
        for figure, name in (
            ("values_kept", "values kept, %"),
            ("files_without_loss", "files without loss"),
            ("files_refused", "files refused"),
        ):
            pair = (figures[f"vcard_{figure}{half}_{who}"] for who in ("dardar", "vobject"))
            print(f"  {name:42}" + "".join(f"{value:10.5g}" for value in pair))
    pair = (figures[f"vcard_cards_per_second_{who}"] for who in ("dardar", "vobject"))
    print(f"{'cards per second of CPU, files both read':44}" + "".join(f"{n:10.0f}" for n in pair))
    print(f"{'times as fast':44}{figures['vcard_speed_ratio_vobject']:10.2f}")


if __name__ == "__main__":
    run()
