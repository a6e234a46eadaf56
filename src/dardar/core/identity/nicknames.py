"""The formal names that a nickname stands for: Pepe is José, Maite María Teresa, Bob Robert.

A table says most of it. Diminutives that follow a rule (Juanito, Dieguito, Carmencita, Paulinho)
are taken apart, if what is left is a name. Names of different languages stay different: Pepe is
not Joseph.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from dardar.core.identity import given_names
from dardar.core.identity.nickname_table import ENGLISH, ROMANCE

# Suffixes of diminutives, with the endings that the name itself may have, likeliest first.
_MASCULINE: Final = ("o", "os", "e", "io", "")
_FEMININE: Final = ("a", "e", "ia", "")
_SUFFIXES: Final = {
    **dict.fromkeys("ito itos cito ecito illo inho inhos".split(), _MASCULINE),
    **dict.fromkeys("ita cita ecita illa inha".split(), _FEMININE),
    **dict.fromkeys("itas inhas".split(), ("as",)),
}
_RESPELT: Final = {"qu": "c", "gu": "g"}
# Names of their own, though Ben is a name too.
_NO_DIMINUTIVES: Final = frozenset({"benita", "benito"})


def pairs(table: str = ROMANCE + ENGLISH) -> Iterator[tuple[str, str]]:
    """Yield each nickname of a table with the formal name it stands for."""
    for row in filter(None, table.splitlines()):
        name, nicknames = row.split(":")
        yield from ((nickname, name) for nickname in nicknames.split())


@lru_cache(maxsize=50_000)
def formal(word: str) -> frozenset[str]:
    """Return the formal names that a given name may stand for, itself among them.

    Some nicknames are those of several names (Beto: Alberto, Roberto, Humberto …); that of a
    compound stands for two words («maria teresa»).

    Args:
        word: one folded word.

    """
    base = "" if word in _FORMAL else _base(word)
    return frozenset({word}) | _FORMAL.get(word, frozenset()) | _BASES.get(base, frozenset())


def _base(word: str) -> str:
    """Return the name of which a word is the diminutive, "" if it is none."""
    if word in _NO_DIMINUTIVES:
        return ""
    stems = ((word.removesuffix(s), ends) for s, ends in _SUFFIXES.items() if word.endswith(s))
    found = (_respelt(stem) + end for stem, ends in stems for end in ends)
    return next((name for name in found if name in _BASES), "")


def _respelt(stem: str) -> str:
    """Return a stem as it is spelt before o and a: Paqu-ito is Pac-o, Diegu-ito Dieg-o."""
    return stem[:-2] + _RESPELT.get(stem[-2:], stem[-2:])


def _by_nickname(table: str) -> dict[str, frozenset[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for nickname, name in pairs(table):
        names[nickname].add(name)
    return {nickname: frozenset(found) for nickname, found in names.items()}


_FORMAL: Final = _by_nickname(ROMANCE + ENGLISH)
# What a diminutive may be made of: English makes its own in other ways.
_BASES: Final = {
    **{name: frozenset({name}) for name in given_names.ROMANCE | set(given_names.PAIRS)},
    **{name: frozenset({name}) for _nickname, name in pairs(ROMANCE)},
    **_by_nickname(ROMANCE),
}
