"""Names in capitals, or in small letters, as they are written elsewhere."""

import re
from typing import Final

_SMALL: Final = frozenset(
    "de del la las los el y e i da das do dos du di van von der den ter und et".split()
)
_KEPT: Final = frozenset("II III IV VI".split())
_FEW: Final = 3  # letters; two in capitals are initials
_DEGREES: Final = {
    "phd": "PhD", "ph.d.": "Ph.D.", "ph.d": "Ph.D", "mba": "MBA", "msc": "MSc", "bsc": "BSc",
    "cpa": "CPA", "cfa": "CFA", "pmp": "PMP", "llm": "LLM", "jd": "JD", "md": "MD", "m.d.": "M.D.",
    "dds": "DDS", "rn": "RN", "dphil": "DPhil", "c.p.": "C.P.", "mvz": "MVZ", "q.f.b.": "Q.F.B.",
    "ll.m.": "LL.M.", "m.b.a.": "M.B.A.", "m.sc.": "M.Sc.", "cp": "CP", "qfb": "QFB",
    "c.p.a.": "C.P.A.", "esq.": "Esq.", "m.v.z.": "M.V.Z.", "d.": "D.", "m.c.": "M.C.",
}  # fmt: skip
_PIECE: Final = re.compile(r"[^\W\d_]+")
_SCOTTISH: Final = re.compile(r"\A(mc)([^\W\d_]{3,})\Z", re.IGNORECASE)
_IRISH: Final = re.compile(r"\A([od])'([^\W\d_]+)", re.IGNORECASE)


def is_uncased(text: str) -> bool:
    """Tell whether a text of more than one letter is all in capitals or all in small letters."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < _FEW:
        return False
    return not any(c.islower() for c in letters) or all(c.islower() for c in letters)


def proper(text: str) -> str:
    """Return a name with capitals where names have them: «MARÍA DE LA CRUZ» → «María de la Cruz».

    A name that has both large and small letters stays as it is, but for words in capitals of more
    than three letters beside others: «Ana GARCÍA» is «Ana García».
    """
    words = text.split()
    whole = is_uncased(text)
    return " ".join(
        _word(word, place)
        if whole
        or (len(_letters(word)) > 3 and word.isupper() and _letters(word).lower() not in _DEGREES)  # noqa: PLR2004 - short ones are initials
        else word
        for place, word in enumerate(words)
    )


def _letters(word: str) -> str:
    return "".join(c for c in word if c.isalpha())


def _word(word: str, place: int) -> str:
    lower = word.lower()
    bare = lower.strip(",()")
    if bare in _DEGREES:
        return lower.replace(bare, _DEGREES[bare])
    if word.upper().strip(",") in _KEPT:
        return word.upper()
    if lower in _SMALL and place > 0:
        return lower
    if irish := _IRISH.match(word):
        return f"{irish[1].upper()}'{irish[2].capitalize()}{word[irish.end() :].lower()}"
    return _PIECE.sub(lambda piece: _cased(piece[0]), word)


def _cased(piece: str) -> str:
    if scottish := _SCOTTISH.match(piece):
        return f"Mc{scottish[2].capitalize()}"
    return piece.capitalize()
