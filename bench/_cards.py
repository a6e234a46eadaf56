"""Made-up business cards with truth: printed, photographed, on tables, and codes.

Everything comes from seeds. There are two halves: the tuned one is for whoever tunes a rule or a
model, the unseen one is what ``bench/cards.py`` reports. They share no typeface, layout, palette or
ground, and take different halves of all lists of names, firms, roles, streets and labels. Use::

    from bench._cards import tuned
    for shot in tuned("photo", 100):        # "clean", "photo" or "hard"
        shot.pictures                       # JPEG bytes, one a side
        shot.card.truth.fields()            # {"name": (…,), "mail": (…,), …}: what is true
        shot.card.truth.region              # where the owner of the book lives
        shot.card.lines                     # what a perfect reader would read, with boxes
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Final, NamedTuple

from bench import _cards_damage as damage
from bench._cards_people import Truth, invent
from bench._cards_printing import Card, Side, print_card

TUNED: Final = 0
UNSEEN: Final = 1
SEEDS: Final = ("cards tuned 4011", "cards unseen 7193")
LEVELS: Final = tuple(damage.LEVELS)
TABLE: Final = (4000, 3000)
MOST_ON_TABLE: Final = 12


class Shot(NamedTuple):
    """A card and the pictures of its sides."""

    number: int
    level: str
    card: Card
    pictures: tuple[bytes, ...]


class Table(NamedTuple):
    """A picture of several cards: the side of each that lies up."""

    picture: bytes
    cards: tuple[Card, ...]


def tuned(level: str, count: int) -> Iterator[Shot]:
    """Yield cards of the half that rules and models are tuned on."""
    return (shoot(TUNED, level, number) for number in range(count))


def unseen(level: str, count: int) -> Iterator[Shot]:
    """Yield cards of the half that is only measured on."""
    return (shoot(UNSEEN, level, number) for number in range(count))


def shoot(side: int, level: str, number: int) -> Shot:
    """Return the card of a number in a half, taken at a level; other levels have other cards."""
    dice = Random(f"{SEEDS[side]}/{level}/{number}")
    card = printed(dice, side)
    pictures = tuple(damage.photograph(each.picture, level, dice, side) for each in card.sides)
    return Shot(number, level, card, pictures)


def printed(dice: Random, side: int, make: Callable[[Random, int], Truth] | None = None) -> Card:
    """Return a card as printed, of somebody invented by ``make``."""
    return print_card((make or invent)(dice, side), dice, side)


def table(side: int, number: int) -> Table:
    """Return a table with 2 to 12 cards that lie in any direction and do not touch."""
    dice = Random(f"{SEEDS[side]}/table/{number}")
    count = 2 + (number * 5 + dice.randrange(3)) % (MOST_ON_TABLE - 1)
    cards = [printed(dice, side) for _ in range(count)]
    return Table(set_out(cards, dice, side), tuple(cards))


def set_out(cards: list[Card], dice: Random, side: int, size: tuple[int, int] = TABLE) -> bytes:
    """Return a picture of cards on a table, each in a cell of its own."""
    width, height = size
    ground = damage.table(dice, side, size)
    columns, rows = _grid(len(cards), width / height)
    cell = (width / columns, height / rows)
    places = dice.sample(range(columns * rows), len(cards))
    for card, place in zip(cards, places, strict=True):
        # The diagonal of a card is 1.19 of its long side: it stays in its cell however it turns.
        long = dice.uniform(0.9, 0.98) * min(cell) / 1.19
        # Half lie as people set them out, half as they fell.
        tidy = dice.choice((0, 0, 90, 180, 270)) + dice.uniform(-20, 20)
        turn = tidy if dice.random() < 0.5 else dice.uniform(0, 360)
        slack = (min(cell) - 1.19 * long) / 2
        x = (place % columns + 0.5) * cell[0] + dice.uniform(-slack, slack)
        y = (place // columns + 0.5) * cell[1] + dice.uniform(-slack, slack)
        face = uppermost(card)
        corners = damage.turned(face.picture.size, long, turn, (x, y))
        damage.lay(ground, face.picture, corners)
    return damage.spoilt(ground, damage.LEVELS["photo"], dice)


def uppermost(card: Card) -> Side:
    """Return the side of a card that one lays up: the one that says most."""
    return max(card.sides, key=lambda side: len(side.lines))


def _grid(count: int, aspect: float) -> tuple[int, int]:
    """Return the columns and rows that give so many cards the largest square cells."""
    shapes = [(columns, -(-count // columns)) for columns in range(1, count + 1)]
    return max(shapes, key=lambda shape: min(aspect / shape[0], 1 / shape[1]))
