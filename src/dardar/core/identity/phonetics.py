"""How a name sounds, so that Jiménez, Ximénez and Gimenes are found together.

The idea is that of Metaphone (L. Philips, «Hanging on the Metaphone», Computer Language 7(12),
1990) and of its Spanish adaptation (A. Mosquera, E. Lloret and P. Moreda, «Towards Facilitating the
Accessibility of Web 2.0 Texts through Text Normalisation», LREC 2012): letters are replaced by the
sound they have in Spanish. The rules are our own, for names. Unlike those, the key keeps every
vowel, since Mario, María and Mara are three people.

What is one in a key, whether the speaker hears it or not: s, z and soft c (seseo); ll and y
(yeísmo); b and v; c, k and qu; soft g, j and the old x (Ximena, Mexía); i and y; hua, gua and wa
(Huamán, Guamán, Waman); the h that is mute (Martha, Sarah, Jhon); f and ph; ch, sh, tch and tx
(Etxeberria); n and m before b and p and at the end (Miriam, Mirian); Portuguese lh and nh
(Carvalho); an e put before s (Steven, Esteven); double letters. A final s counts: Marco is not
Marcos.
"""

import re
from functools import lru_cache
from typing import Final

# Each sound by what it replaces; where two begin at one letter the first wins.
_SOUNDS: Final = (
    (r"\As(?=[kmnpqt]|c[^eiyh])", "es"),
    (r"qu(?=[eiy])|q|ch(?=[lr])|c(?![eiyh])", "k"),
    (r"t?ch|sch|sh|tx", "x"),
    (r"ph", "f"),
    (r"l[lh](?=[aeiou])", "y"),
    # At the beginning and between vowels.
    (r"(?<![^aeiouy])hu(?=[aeio])|gu(?=[ao])", "w"),
    (r"(?<![^aeiouy])(?<![gq]u)h?i(?=[aeou])", "y"),
    (r"(?<![^aeiouy])x(?=[aeiouy])|g(?=[eiy])", "j"),
    (r"gu(?=[ei])", "g"),
    (r"z|c|x(?=.)", "s"),
    (r"x", "ks"),
    (r"v|(?<=[dlrst])w", "b"),
    (r"n(?=[bpv])", "m"),
    (r"m\Z", "n"),
    (r"(?<=[^aeiou])y|y(?![aeiou])", "i"),
    (r"h", ""),
)
_SPELT: Final = re.compile("|".join(f"({spelt})" for spelt, _sound in _SOUNDS))
_SOUND_OF_GROUP: Final = ("", *(sound for _spelt, sound in _SOUNDS))
_DOUBLED: Final = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return the key under which spellings of one folded word that sound alike are one.

    The key of a word is never empty, so that nobody is found under nothing.
    """
    heard = _SPELT.sub(lambda spelt: _SOUND_OF_GROUP[spelt.lastindex or 0], word)
    return _DOUBLED.sub(r"\1", heard) or word
