"""The sample pictures of the demo and of the tests: ``python -m bench._cards_samples`` makes them.

Everybody on them is invented, like the demo's cast: domains end in ``.example`` (RFC 2606), British
numbers are kept for fiction by Ofcom, the others are of the kind ``demo/cast.py`` has. They are
printed and photographed as the half of ``_cards`` that nothing is tuned on.
"""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

from bench import _cards as made
from bench import _cards_damage as damage
from bench._cards_layouts import UNSEEN as LAYOUTS
from bench._cards_people import Telephone, Truth, plain
from bench._cards_printing import Card, print_card

ROOT: Final = Path(__file__).parents[1]
DEMO: Final = ROOT / "src/dardar/demo/cards"
TESTS: Final = ROOT / "tests/data/cards"
LONG: Final = 1500  # pixels of a picture's long side
LONG_TABLE: Final = 2000
MOST: Final = 120_000  # bytes of a picture
# As the damage of photographs, with a newer camera's noise: it is what makes pictures heavy.
CAMERA: Final = replace(damage.LEVELS["photo"], noise=(0.6, 1.2))
SEEDS: Final = 400


@dataclass(frozen=True, slots=True)
class Sample:
    """Pictures of one card, two of a card with two sides, or one of several cards."""

    name: str
    truths: tuple[Truth, ...]
    layouts: tuple[str, ...]
    folder: Path = DEMO
    level: str = "photo"
    has_code: bool = False
    quarter_turns: int = 0


def _truth(
    language: str,
    name: tuple[str, str],
    work: tuple[str, str, str],
    numbers: Sequence[str],
    address: tuple[str, ...] = (),
    **more: object,
) -> Truth:
    """Return what a sample says; ``work`` is role, company and domain; numbers begin with ``+``."""
    given, family = name
    role, company, domain = work
    country = "ES" if language == "es" else "GB"
    box = f"{plain(given)}.{plain(family)}" if given else "info"
    whole = Truth(
        language, country, country, given=given, family=family, role=role, company=company,
        mails=(f"{box}@{domain}.example",),
        phones=tuple(_telephone(number) for number in numbers),
        urls=(f"www.{domain}.example",),
        address=address,
    )  # fmt: skip
    return replace(whole, **more)  # type: ignore[arg-type]


def _telephone(number: str) -> Telephone:
    kind = "mobile" if number.startswith(("+34 6", "+44 77", "+52 55")) else "landline"
    return Telephone(number, number.replace(" ", ""), kind)


WINE: Final = _truth(
    "es", ("Lucía", "Navarro Vidal"), ("Directora comercial", "Bodegas Tierra Alta", "tierraalta"),
    ("+34 600 007 421", "+34 960 000 142"), ("Calle de la Paz, 14, 2.º B", "46003 Valencia"),
)  # fmt: skip
LAWYER: Final = _truth(
    "en", ("James", "Fletcher"), ("Partner", "Harbour & Lane", "harbourlane"),
    ("+44 7700 900321", "+44 20 7946 0123"), ("12 Mill Lane", "Bristol BS1 5TR"),
    slogan="Where people come first",
)  # fmt: skip
CLINIC: Final = _truth(
    "es", ("Inés", "Cortés Solís"), ("Fisioterapeuta", "Clínica Miramar", "clinicamiramar"),
    ("+34 600 007 533",), ("Avda. del Puerto, 88", "46021 Valencia"),
    prefix="Dra.", slogan="Cuidamos de ti",
)  # fmt: skip
TABLE: Final = (
    _truth("es", ("Óscar", "Ibáñez Peña"), ("Gerente", "Talleres Norte", "talleresnorte"),
           ("+34 600 007 644",), ("Polígono Norte, nave 7", "48015 Bilbao")),
    _truth("es", ("Ximena", "Reyes Luna"), ("Socia", "Café Altura", "cafealtura"),
           ("+52 55 5000 1755",), ("Orizaba 101, Col. Roma Norte", "06700 Ciudad de México")),
    _truth("en", ("Hannah", "Marlowe"),
           ("Creative director", "Northwind Studio", "northwindstudio"),
           ("+44 7700 900466",), ("4 Station Road", "Leeds LS2 7HD")),
    _truth("es", ("Héctor", "de la Fuente Sanz"), ("Desarrollador", "Nube Clara", "nubeclara"),
           ("+34 600 007 866",)),
)  # fmt: skip
KETTLE: Final = _truth(
    "en", ("Priya", "Shah"), ("Founder", "Bright Kettle", "brightkettle"),
    ("+44 7700 900577",), urls=(),
)  # fmt: skip
BAKERY: Final = _truth(
    "es", ("", ""), ("", "Panadería Miga", "panaderiamiga"),
    ("+34 960 000 268",), ("Calle Colón, 31", "46004 Valencia"),
    mails=("hola@panaderiamiga.example",),
    extras=("Pan artesano · Pasteles · Café", "Abierto todos los días"),
)  # fmt: skip
POTTER: Final = _truth(
    "es", ("María José", "Muñoz Ferrer"), ("Ceramista", "Taller de Cerámica Barro", "tallerbarro"),
    ("+34 600 007 977",), profiles=("@tallerbarro",),
)  # fmt: skip
PUBLISHER: Final = _truth(
    "en", ("Niamh", "O'Brien"), ("Publisher", "Paper Lantern Books", "paperlantern"),
    ("+44 7700 900688",), ("27 Queen Street", "Edinburgh EH2 1JX"), postfix="PhD",
)  # fmt: skip
SCHOOL: Final = _truth(
    "es", ("Andrés", "Gil Marín"),
    ("Profesor de tecnología", "Instituto Sorolla", "institutosorolla"),
    ("+34 600 007 199", "+34 960 000 377"),
)  # fmt: skip
FOUNDATION: Final = _truth(
    "en", ("Kwame", "Mensah"), ("Programme officer", "Openfield Foundation", "openfield"),
    ("+44 20 7946 0455",), ("Unit 5, Mill House", "London EC1A 4JQ"),
)  # fmt: skip
CYCLES: Final = _truth(
    "en", ("", ""), ("", "Lowland Cycles", "lowlandcycles"), ("+44 7700 900799",),
    ("18 Bridge Street", "Bristol BS1 6QT"), mails=(),
    extras=("Repairs while you wait", "Mon-Fri 9am-6pm"),
)  # fmt: skip
SAMPLES: Final = (
    Sample("bodega", (WINE,), ("panel",)),
    Sample("partner", (LAWYER,), ("band",)),
    Sample("clinica", (CLINIC,), ("back",)),
    Sample("mesa", TABLE, ("band", "upright", "panel", "foot")),
    Sample("kettle", (KETTLE,), ("panel",), has_code=True),
    Sample("panaderia", (BAKERY,), ("right",)),
    Sample("ceramica", (POTTER,), ("upright",)),
    Sample("publisher", (PUBLISHER,), ("framed",)),
    Sample("hard", (SCHOOL,), ("framed",), TESTS, level="hard"),
    Sample("on-its-side", (FOUNDATION,), ("band",), TESTS, quarter_turns=1),
    Sample("shop", (CYCLES,), ("foot",), TESTS),
    Sample("two", (FOUNDATION, WINE), ("panel", "right"), TESTS),
)


def main() -> None:
    """Write all pictures, and what is true of them."""
    truths = []
    for sample in SAMPLES:
        sample.folder.mkdir(parents=True, exist_ok=True)
        cards, pictures = _made(sample)
        endings = ["-front", "-back"] if len(pictures) > 1 else [""]
        paths = [sample.folder / f"{sample.name}{ending}.jpg" for ending in endings]
        for path, picture in zip(paths, pictures, strict=True):
            path.write_bytes(picture)
        truths.append(_told(cards, paths))
    text = json.dumps(truths, ensure_ascii=False, indent=1)
    (TESTS / "truth.json").write_text(f"{text}\n", encoding="utf-8")


def _made(sample: Sample) -> tuple[list[Card], list[bytes]]:
    """Return the cards of a sample and its pictures, of the first dice that do."""
    by_name = {layout.name: layout for layout in LAYOUTS}
    for seed in range(SEEDS):
        dice = Random(f"{sample.name}/{seed}")
        cards = [
            print_card(truth, dice, made.UNSEEN, [by_name[name]])
            for truth, name in zip(sample.truths, sample.layouts, strict=True)
        ]
        if sample.has_code == any(card.codes for card in cards):
            break
    if len(cards) > 1:
        return cards, [_light(made.set_out(cards, dice, made.UNSEEN, (2400, 1800)), LONG_TABLE)]
    how = CAMERA if sample.level == "photo" else damage.LEVELS[sample.level]
    return cards, [
        _light(damage.take(side.picture, how, dice, made.UNSEEN), LONG, sample.quarter_turns)
        for side in cards[0].sides
    ]


def _light(picture: bytes, long: int, quarter_turns: int = 0) -> bytes:
    """Return a picture again, small enough to ship."""
    image = Image.open(io.BytesIO(picture)).rotate(90 * quarter_turns, expand=True)
    image.thumbnail((long, long), Image.Resampling.LANCZOS)
    for quality in range(84, 30, -3):
        data = io.BytesIO()
        image.save(data, "JPEG", quality=quality, optimize=True)
        if data.tell() <= MOST:
            break
    return data.getvalue()


def _told(cards: Sequence[Card], paths: Sequence[Path]) -> dict[str, object]:
    """Return what is true of the pictures of a sample."""
    return {
        "files": [str(path.relative_to(ROOT)) for path in paths],
        "region": cards[0].truth.region,
        "cards": [
            {
                **{kind: list(values) for kind, values in card.truth.fields().items()},
                "given": card.truth.given,
                "family": card.truth.family,
                "lines": [[line.text for line in side.lines] for side in card.sides],
            }
            for card in cards
        ],
        "codes": [code for card in cards for code in card.codes],
    }


if __name__ == "__main__":
    main()
