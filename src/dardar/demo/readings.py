"""What the reader saw in the demo's sample pictures, kept beside them.

So cards wait to be looked through as soon as the demo has started, and nothing was read for it:
reading takes seconds. ``python -m dardar.demo.readings`` reads those pictures anew, after a change
of them or of the reader; a test tells when that is due.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from dardar.capture import reading
from dardar.core.cards.photo.picture import Code, Picture, SeenCard
from dardar.core.cards.seen import Box, Line

FOLDER: Final = Path(__file__).parent / "cards"
# The pictures that the demo has been shown already; the others are for whoever tries it.
READ: Final = ("bodega", "clinica-back", "clinica-front", "kettle", "mesa", "partner")


def stored(name: str) -> Picture:
    """Return what was seen in the sample picture of a name."""
    kept = json.loads((FOLDER / f"{name}.json").read_bytes())
    cards = [_card(name, number, card) for number, card in enumerate(kept["cards"])]
    return Picture(tuple(cards), _codes(kept["codes"]))


def read(name: str) -> Picture:
    """Read the sample picture of a name, and return what is seen in it."""
    return reading.read((FOLDER / f"{name}.jpg").read_bytes())


def renew() -> None:
    """Read the pictures anew and keep what is seen."""
    for name in READ:
        picture = read(name)
        for old in FOLDER.glob(f"{name}-[0-9].webp"):
            old.unlink()
        for number, card in enumerate(picture.cards):
            _picture_of(name, number).write_bytes(card.picture)
        kept = json.dumps(as_kept(picture), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(kept + "\n", encoding="utf-8")
    reading.stop()


def as_kept(picture: Picture) -> dict[str, Any]:
    """Return what was seen as JSON, but for the pictures of the cards."""
    cards = [
        {
            "width": card.width,
            "height": card.height,
            "lines": [_placed(line) for line in card.lines],
            "codes": [_placed(code) for code in card.codes],
        }
        for card in picture.cards
    ]
    return {"cards": cards, "codes": [_placed(code) for code in picture.codes]}


def _placed(seen: Line | Code) -> dict[str, Any]:
    kept = asdict(seen)
    if seen.box:
        kept["box"] = [round(side, 1) for side in asdict(seen.box).values()]
    return kept


def _card(name: str, number: int, kept: dict[str, Any]) -> SeenCard:
    return SeenCard(
        picture=_picture_of(name, number).read_bytes(),
        width=kept["width"],
        height=kept["height"],
        lines=tuple(Line(**{**line, "box": Box(*line["box"])}) for line in kept["lines"]),
        codes=_codes(kept["codes"]),
    )


def _codes(kept: Iterable[dict[str, Any]]) -> tuple[Code, ...]:
    return tuple(Code(**{**code, "box": Box(*code["box"])}) for code in kept)


def _picture_of(name: str, number: int) -> Path:
    return FOLDER / f"{name}-{number}.webp"


if __name__ == "__main__":
    renew()
