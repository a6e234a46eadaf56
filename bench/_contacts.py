"""Made-up contacts with truth: what eight sources say of people, and who each of them is.

``generate(count, seed)`` yields as many `Contact` records, always the same ones for a seed. Use::

    from bench._contacts import REGION, TUNED_SEED, UNSEEN_SEED, generate
    for contact in generate(10_000, TUNED_SEED):
        contact.truth   # number of the person: equal exactly when two records are of one person
        contact.source  # a key of SOURCES: google, iphone, linkedin, telegram …
        contact.said    # list[StoredField], as our readers give them

Models and rules are tuned with TUNED_SEED only; UNSEEN_SEED has other dice *and* other halves of
all lists of names and company words (even seeds take one half, odd ones the other). It is a
stream: a million records need no memory. The book's owner lives in REGION. Somebody has one to
six records, mean 2.4; people change jobs, mails and numbers over the years; families share
landlines and surnames; colleagues share switchboards; namesakes grow in number with the set, as in
life. What makes it hard was set before any scorer was run on it.
"""

from collections.abc import Iterator
from random import Random
from typing import Final, NamedTuple

from bench._contact_world import World
from bench._contact_writing import HOME, SOURCES, said
from dardar.core.cards.stored import StoredField

TUNED_SEED: Final = 20_260
UNSEEN_SEED: Final = 81_129
REGION: Final = HOME
RECORDS_OF_ONE: Final = ((1, 2, 3, 4, 5, 6), (34, 26, 18, 11, 7, 4))
TWICE_IN_ONE: Final = 0.1  # of second entries in a source that are kept


class Contact(NamedTuple):
    """One record: the number of the person it is of, its source, and its fields."""

    truth: int
    source: str
    said: list[StoredField]


def generate(count: int, seed: int) -> Iterator[Contact]:
    """Yield `count` records; those of one person stand near each other, but not together."""
    left = count
    for block, people in enumerate(World(seed).blocks()):
        dice = Random(f"{seed}/records/{block}")
        found = [
            Contact(who.number, source, said(who, source, dice))
            for who in people
            for source in _sources(dice)
        ]
        dice.shuffle(found)
        yield from found[:left]
        left -= len(found)
        if left <= 0:
            return
    raise ValueError(f"there are not enough people for {count:,} records")


def _sources(dice: Random) -> list[str]:
    """Return the sources somebody stands in, seldom one of them twice."""
    names, weights = list(SOURCES), [habits.weight for habits in SOURCES.values()]
    wanted = dice.choices(*RECORDS_OF_ONE)[0]
    found: list[str] = []
    while len(found) < wanted:
        source = dice.choices(names, weights)[0]
        if source not in found or dice.random() < TWICE_IN_ONE:
            found.append(source)
    return found
