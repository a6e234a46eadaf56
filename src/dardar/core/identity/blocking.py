"""Which records are worth comparing: those that share a key few have.

========  ==============================================================
kind      value
========  ==============================================================
mail      canonical address
phone     E.164
profile   ``service:slug``
pair      the sounds of a given name and a surname, in either order
work      the sound of a name and the firm (see :class:`Features`)
========  ==============================================================

A nickname counts as each name it may stand for. The same keys find candidates for one new record
(in the key table of a book) and all pairs of a batch (:func:`candidate_pairs`).
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, groupby, islice, product
from operator import itemgetter
from typing import Final

from dardar.core.identity.features import Features
from dardar.core.identity.keys import LONGEST_KEY, MAIL, PHONE, PROFILE
from dardar.core.identity.phonetics import sound

PAIR: Final = "pair"
WORK: Final = "work"
CAPS: Final[Mapping[str, int]] = {MAIL: 100, PHONE: 100, PROFILE: 100, PAIR: 60, WORK: 50}
"""How many holders a key of a kind may have and still lead to candidates.

Names and companies by which hundreds go would bring together all of them with all others; so would
a switchboard. Who is left out shares another key with whom they are the same person.
"""

_MOST_PAIRS: Final = 12  # as many names as the commonest nicknames may stand for
_MOST_FIRMS: Final = 2


def keys(features: Features) -> set[tuple[str, str]]:
    """Return the keys (kind, value) to seek candidates by: mostly five, never more than 31."""
    found = {
        (kind, value[:LONGEST_KEY])
        for kind, values in (
            (MAIL, features.addresses),
            (PHONE, features.phones),
            (PROFILE, features.profiles),
        )
        for value in values
    }
    given = _given_sounds(features)
    surnames = [s for s in (features.family1_sound, features.family2_sound) if s]
    pairs = product(surnames, given) if surnames else combinations(given, 2)
    found.update(
        (PAIR, " ".join(sorted(pair))[:LONGEST_KEY]) for pair in islice(pairs, _MOST_PAIRS)
    )
    found.update(
        (WORK, f"{name} {firm}"[:LONGEST_KEY])
        for firm in features.firms[:_MOST_FIRMS]
        for name in (*given[:1], *surnames[:1])
    )
    return found


def _given_sounds(features: Features) -> list[str]:
    """Return the sounds of the given names and of those that nicknames among them may stand for."""
    first, rest = features.givens[:1], features.givens[1:]
    sounds = map(sound, (*first, *features.formals, *rest))
    return list(dict.fromkeys(s for s in sounds if len(s) > 1))


def candidate_pairs(
    entries: Iterable[tuple[str, str, int]], caps: Mapping[str, int] = CAPS
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of records that share a key, each pair once, in ascending order.

    The keys are kept as numbers only (twelve bytes each, and eight a pair), sorted a part at a
    time, so that a million records fit in little memory.

    Args:
        entries: kind and value of each key, and the number of the record that has it, from 0 up
            to 2^32; in any order.
        caps: how many records may share a key of a kind; a kind without one leads to no pairs.

    """
    kept: dict[str, list[_Part]] = {kind: [_Part() for _ in range(_PARTS)] for kind in caps}
    for kind, value, number in entries:
        if parts := kept.get(kind):
            # 64 bits: two values that meet by accident cost a needless comparison, no more.
            code = hash(value)
            part = parts[code % _PARTS]
            part.codes.append(code)
            part.numbers.append(number)
    pairs: dict[int, array[int]] = {}
    for kind, parts in kept.items():
        while parts:
            for members in parts.pop().shared(caps[kind]):
                for place, one in enumerate(members, 1):
                    near = pairs.setdefault(one >> _NEAR_BITS, array("Q"))
                    near.extend([one << 32 | other for other in islice(members, place, None)])
    for first in sorted(pairs):
        for code in sorted(set(pairs.pop(first))):
            yield code >> 32, code & _LOW


_PARTS: Final = 16
_NEAR_BITS: Final = 14
_LOW: Final = 2**32 - 1


class _Part:
    """Some of the keys of a kind, as numbers, and who has them."""

    def __init__(self) -> None:
        self.codes = array("q")
        self.numbers = array("I")

    def shared(self, cap: int) -> Iterator[list[int]]:
        """Yield the records that share a key, in ascending order, if there are not too many."""
        ordered = sorted(zip(self.codes, self.numbers, strict=True))
        for _code, group in groupby(ordered, itemgetter(0)):
            members = list(dict.fromkeys(number for _code, number in group))
            if 1 < len(members) <= cap:
                yield members
