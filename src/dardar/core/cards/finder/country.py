"""Of which country a card is: what its numbers, domains and words say."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import phonenumbers

from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.words.places import LARGE_CITIES, REGION_OF_COUNTRY

_CALLING: Final = re.compile(r"(?:\+|\b00)\s?(\d{1,3})")
_ENDING: Final = re.compile(r"\.([a-z]{2})\b(?!\.)", re.IGNORECASE)
_COUNTRY_ENDINGS: Final = {code.lower(): code for code in phonenumbers.SUPPORTED_REGIONS} | {
    "uk": "GB"
}
# Endings that are sold all over the world.
_WORLDWIDE: Final = frozenset("co me tv io ai ac ag sc la cc ws to so sh st vc fm am gg gl".split())
_MARKS: Final = (
    (re.compile(r"\bC\.? ?P\.? ?\d{5}\b"), "MX"),
    (re.compile(r"\bS\.? ?A\.? de C\.? ?V\b", re.IGNORECASE), "MX"),
    (re.compile(r"\b\d{5}-\d{3}\b|\bCEP\b"), "BR"),
    (re.compile(r"\b\d{4}-\d{3}\b|\bLda\b"), "PT"),
    (re.compile(r"\bCUIT\b|\bS\.R\.L\b"), "AR"),
    (re.compile(r"(?i)\b(?:cra|carrera|calle|cll|kr)\.? ?\d{1,3} ?[a-z]? ?(?:#|no\.?) ?\d"), "CO"),
    (re.compile(r"\.(?:com|edu|gov|org|net|mil)\.co\b"), "CO"),
    (re.compile(r"\bS\.?L\.?U?\b\.?(?:\s|$)|\bC/ ?[A-Z]"), "ES"),
    (re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b"), "US"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"), "GB"),
    (re.compile(r"\bGmbH\b|(?i:stra(?:ß|ss)e\b)"), "DE"),
)  # fmt: skip
_SURE: Final = 3
_LIKELY: Final = 2


def regions(pieces: Sequence[Piece], own: str) -> tuple[str, ...]:
    """Return the countries to try numbers in, likeliest first, the reader's own among them."""
    votes: Counter[str] = Counter()
    for piece in pieces:
        for code in _CALLING.findall(piece.text):
            votes.update(dict.fromkeys(_of_calling_code(code), _SURE))
        for ending in _ENDING.findall(piece.text):
            country = _COUNTRY_ENDINGS.get(ending.lower())
            if country and ending.lower() not in _WORLDWIDE:
                votes[country] += _LIKELY
        for pattern, country in _MARKS:
            if pattern.search(piece.text):
                votes[country] += _LIKELY
        votes.update(_of_words(piece))
    votes.pop("", None)
    if own:
        votes[own.upper()] += 1
    return tuple(country for country, _count in votes.most_common(4))


def _of_words(piece: Piece) -> dict[str, int]:
    """Return the countries that the last words of a piece name, or the city in it."""
    votes: dict[str, int] = {}
    words = piece.folded
    for length in range(1, 5):
        for start in range(max(0, len(words) - 12), len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if name in REGION_OF_COUNTRY and (name != "mexico" or start + length == len(words)):
                votes[REGION_OF_COUNTRY[name]] = _SURE
            elif name in LARGE_CITIES:
                votes.setdefault(LARGE_CITIES[name], 1)
    return votes


def _of_calling_code(digits: str) -> tuple[str, ...]:
    """Return the country that leads the calling code with which digits begin."""
    for length in range(1, len(digits) + 1):
        found = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:length]))
        if found and found[0] != "001":
            return found[:1]
    return ()
