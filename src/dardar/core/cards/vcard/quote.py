"""Put text into a content line: escapes, parameters, folds (RFC 6350 §3, RFC 6868)."""

import re
from typing import Final

from dardar.core.cards.vcard.text import clean

_LINE_OCTETS: Final = 75
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_TEXT: Final = str.maketrans({"\\": r"\\", "\n": r"\n", ",": r"\,", ";": r"\;"})
_COMPOUND: Final = str.maketrans({"\\": r"\\", "\n": r"\n", ",": r"\,"})
_WHOLE: Final = str.maketrans({"\\": r"\\", "\n": r"\n"})
_CARETS: Final = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_TOKEN: Final = re.compile(r"[A-Za-z0-9-]+")


def safe(text: str) -> str:
    """Return the text without what no line can hold: control characters and lone surrogates."""
    return _SURROGATE.sub("\ufffd", clean(text)).strip()


def escape(text: str) -> str:
    """Escape one text, or one component of several."""
    return text.translate(_TEXT)


def escape_compound(text: str) -> str:
    """Escape a text whose semicolons part its components (GENDER)."""
    return text.translate(_COMPOUND)


def escape_whole(text: str) -> str:
    """Escape what is no list and has no components: addresses of the web, unknown properties."""
    return text.translate(_WHOLE)


def parameter(name: str, value: str) -> str:
    """Return ``;NAME=value``, quoted where the value needs it."""
    value = value.translate(_CARETS)
    return f";{name}={value}" if _TOKEN.fullmatch(value) else f';{name}="{value}"'


def fold(line: str) -> str:
    """Fold a line at 75 octets, never inside a character (RFC 6350 §3.2)."""
    data = line.encode()
    if len(data) <= _LINE_OCTETS:
        return line
    pieces: list[bytes] = []
    start, room = 0, _LINE_OCTETS
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the mark of a continuation byte
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LINE_OCTETS - 1  # the blank takes one
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode()
