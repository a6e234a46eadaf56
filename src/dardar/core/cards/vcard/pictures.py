"""Pictures in cards: base64 of vCard 2.1 and 3.0, data: addresses of 4.0, or a mere link."""

import re
from typing import Final
from urllib.parse import unquote_to_bytes

from dardar.core.cards.fields import Picture
from dardar.core.cards.vcard.lines import Header
from dardar.core.cards.vcard.text import from_base64, unescape

_DATA: Final = re.compile(
    r"data:(?P<type>[\w.+-]+/[\w.+-]+)?(?P<more>(?:;[^,;]{0,80}){0,9}),", re.IGNORECASE
)
_BASE64: Final = re.compile(r"[A-Za-z0-9+/=\s]+")
_FORMATS: Final = frozenset(
    ("avif", "bmp", "gif", "heic", "jpeg", "jpg", "png", "svg+xml", "tiff", "webp")
)
_LONGEST_ENCODED: Final = 1024 * 1024  # characters of a percent-encoded picture, an SVG's
_SHORTEST: Final = 32  # of undeclared base64; less than this is more likely a word


def picture_of(header: Header, value: str) -> Picture | None:
    """Return the picture a property holds, or None when it holds none (a link, an empty value)."""
    value = value.strip()
    if match := _DATA.match(value):
        return _from_data_uri(match, value[match.end() :])
    if header.encoding != "b" and (len(value) < _SHORTEST or not _BASE64.fullmatch(value)):
        return None
    data = from_base64(value)
    return Picture(data, _media_type(header)) if data else None


def _from_data_uri(match: re.Match[str], body: str) -> Picture | None:
    is_base64 = match["more"].lower().endswith(";base64")
    if not is_base64 and len(body) > _LONGEST_ENCODED:
        return None
    data = from_base64(body) if is_base64 else unquote_to_bytes(unescape(body))
    return Picture(data, (match["type"] or "").lower()) if data else None


def _media_type(header: Header) -> str:
    if "MEDIATYPE" in header.parameters:
        return header.parameters["MEDIATYPE"].lower()
    for word in header.types:
        name = word.lower().removeprefix("image/")
        if name in _FORMATS:
            return "image/jpeg" if name == "jpg" else f"image/{name}"
    return ""
