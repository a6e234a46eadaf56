"""The one form in which every model gets its texts, so that its vectors can be compared."""

import unicodedata
from typing import Final

from dardar.core.matching import places

LONGEST: Final = 1_000
"""Characters of a text that count; more tell no more about an offer and take a model minutes."""

# Twice as many are looked at, so that runs of blanks do not push the words out.
_LOOKED_AT: Final = 2 * LONGEST
_LONE_SURROGATES: Final = range(0xD800, 0xE000)
_LEFT_OUT: Final = dict.fromkeys([0, *_LONE_SURROGATES])


def prepare(text: str) -> str:
    """Return a text as models read it: lower-case, composed (NFC), blanks single, LONGEST at most.

    Upper case costs the models a quarter of their answers; NUL ends a text for one of them, and
    half a surrogate pair can be written in no encoding. Names of towns are left out, for they would
    draw together whatever is there.
    """
    kept = places.without(text[:_LOOKED_AT].translate(_LEFT_OUT))
    return " ".join(unicodedata.normalize("NFC", kept).lower().split())[:LONGEST].rstrip()
