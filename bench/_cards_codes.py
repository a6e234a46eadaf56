"""Pictures of QR codes with truth: contact cards and links, large and small, at three levels."""

from collections.abc import Iterator
from random import Random
from typing import Final, NamedTuple

import segno
from PIL import Image

from bench import _cards_damage as damage
from bench._cards import SEEDS
from bench._cards_people import Truth, invent
from bench._cards_sheet import qr_image

KINDS: Final = ("url", "mecard", "bizcard", "vcard", "vcard-long")
# Pixels a module in the picture as it is taken.
MODULES: Final = (2.0, 2.6, 3.4, 5.0)
ROOM: Final = (900, 700)


class Shown(NamedTuple):
    """A picture with one code, and what the code says."""

    picture: bytes
    text: str
    kind: str
    level: str


def codes(side: int, count: int) -> Iterator[Shown]:
    """Yield pictures: kinds, sizes and levels in turn."""
    number = 0
    while number < count:
        dice = Random(f"{SEEDS[side]}/code/{number}")
        truth = invent(dice, side)
        if not (truth.is_of_somebody and truth.mails):
            truth = _other(dice, side)
        level = tuple(damage.LEVELS)[number // len(KINDS) % len(damage.LEVELS)]
        module = MODULES[number // (len(KINDS) * len(damage.LEVELS)) % len(MODULES)]
        kind = KINDS[number % len(KINDS)]
        text = payload(truth, kind)
        yield Shown(_taken(text, module, level, dice, side), text, kind, level)
        number += 1


def payload(truth: Truth, kind: str) -> str:
    """Return what a code of a kind says of somebody (vCard: RFC 2426; the others: NTT DoCoMo)."""
    phone, mail = truth.phones[0].e164, truth.mails[0]
    url = truth.urls[0] if truth.urls else f"www.{mail.partition('@')[2]}"
    match kind:
        case "url":
            return url if url.startswith("http") else f"https://{url}"
        case "mecard":
            name = f"{truth.family},{truth.given}"
            return f"MECARD:N:{name};ORG:{truth.company};TEL:{phone};EMAIL:{mail};;"
        case "bizcard":
            first = f"BIZCARD:N:{truth.given};X:{truth.family};T:{truth.role};C:{truth.company};"
            return f"{first}B:{phone};E:{mail};;"
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{truth.family};{truth.given};;;", f"FN:{truth.name}"]
    lines += [f"ORG:{truth.company}", f"TEL;TYPE=CELL:{phone}", f"EMAIL:{mail}"]
    if kind == "vcard-long":
        address = "\\, ".join(truth.address) or "-"
        lines += [f"TITLE:{truth.role}", f"URL:{url}", f"ADR;TYPE=WORK:;;{address};;;;"]
        lines += [f"TEL;TYPE=WORK:{each.e164}" for each in truth.phones[1:]]
    return "\r\n".join([*lines, "END:VCARD", ""])


def _other(dice: Random, side: int) -> Truth:
    while True:
        truth = invent(dice, side)
        if truth.is_of_somebody and truth.mails:
            return truth


def _taken(text: str, module: float, level: str, dice: Random, side: int) -> bytes:
    code = segno.make(text, error=dice.choice("lm"), micro=False, encoding="utf-8")
    flat = qr_image(code, 12)
    paper = Image.new("RGB", (int(flat.width * 1.2), int(flat.height * 1.2)), (250, 250, 248))
    paper.paste(flat, (flat.width // 10, flat.height // 10))
    modules = code.symbol_size(border=4)[0] * 1.2
    long = module * modules
    how = damage.LEVELS[level]
    width, height = max(ROOM[0], int(long * 1.5)), max(ROOM[1], int(long * 1.4))
    ground = damage.table(dice, side, (width, height))
    turn = dice.uniform(-how.turn, how.turn) * 2
    corners = damage.turned(paper.size, long, turn, (width / 2, height / 2))
    for corner in corners:
        corner += [dice.uniform(-how.tilt, how.tilt) * long for _ in "xy"]
    damage.lay(ground, paper, corners)
    return damage.spoilt(ground, how, dice)
