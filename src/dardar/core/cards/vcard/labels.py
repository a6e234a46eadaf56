"""The words that qualify a value (home, mobile, fax …), whatever dialect a card says them in."""

import re
from collections.abc import Iterable
from typing import Final

_PLACES: Final = ("home", "work", "other", "school")
_DEVICES: Final = (
    *("cell", "fax", "pager", "main", "car", "isdn", "modem", "bbs", "pcs", "video", "textphone"),
    *("callback", "radio", "telex", "homepage"),
)
# RFC 6350 §6.6.6, and what Apple, Google and Android add.
RELATIONS: Final = (
    *("contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident"),
    *("neighbor", "child", "parent", "sibling", "spouse", "kin", "muse", "crush", "date"),
    *("sweetheart", "me", "agent", "emergency", "manager", "partner", "father", "mother"),
    *("brother", "sister", "son", "daughter", "relative", "assistant"),
)
_RANK: Final = {word: rank for rank, word in enumerate((*_PLACES, *_DEVICES, *RELATIONS))}

# Said of nearly every value, so that they tell nothing apart.
_NOISE: Final = frozenset(
    ("", "pref", "internet", "voice", "text", "msg", "postal", "parcel", "dom", "intl")
)
_SYNONYMS: Final = {
    "mobile": "cell",
    "iphone": "cell",
    "i phone": "cell",
    "homefax": "home fax",
    "workfax": "work fax",
    "otherfax": "other fax",
    "home page": "homepage",
    "assistant phone": "assistant",
}
_LONGEST_STANDARD: Final = 60
_APPLE: Final = re.compile(r"_?\$!<(.*)>!\$_?", re.DOTALL)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def label_of_types(types: Iterable[str]) -> str:
    """Return one label for the TYPE words of a property: "work fax", "home", "" or the user's own.

    Standard words come in lower case and in one order; any other word stays as written, without
    the "X-" that vCard 2.1 puts before it.
    """
    standard: dict[str, None] = {}
    own: dict[str, None] = {}
    for word in types:
        lower = word.lower()
        words = _SYNONYMS.get(lower, lower).split(" ")
        if _RANK.keys() >= set(words):
            standard |= dict.fromkeys(words)
        elif lower not in _NOISE:
            own[word[2:] if lower.startswith("x-") else word] = None
    return " ".join((*sorted(standard, key=_RANK.__getitem__), *own))


def label_of_apple(text: str) -> str:
    """Return the label of an X-ABLabel.

    Apple's own (``_$!<HomeFAX>!$_`` is "home fax") and standard words ("Mobile", "AssistantPhone")
    come in lower case; any other text stays as written.
    """
    if len(text) > _LONGEST_STANDARD:
        return text
    match = _APPLE.fullmatch(text)
    lower = _HUMP.sub(" ", match[1] if match else text).strip().lower()
    lower = _SYNONYMS.get(lower, lower)
    return lower if match or lower in _RANK else text


def types_of_label(label: str) -> tuple[str, ...]:
    """Return the TYPE words that read back as just this label, or () when none would."""
    words = tuple(label.split(" "))
    return words if all(word in _RANK for word in words) and label_of_types(words) == label else ()
