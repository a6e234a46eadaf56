r"""Turn what stands after a property's colon into text: charsets, transfer encodings, escapes.

Every function here is total: it returns something and raises nothing, whatever it is given.
Sources: RFC 6350 §3.4 (escapes), RFC 2045 §6.7 (quoted-printable), RFC 6868 (carets).
"""

import binascii
import codecs
import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

# Charsets whose text may by accident be valid UTF-8, so that a declaration goes before a guess.
_MULTIBYTE: Final = re.compile(r"(?:shift_jis|cp932|cp949|cp950|gb|big5|euc_|iso2022_|johab|hz)")
_CHARSET: Final = re.compile(
    r"(?:utf-8|ascii|utf-16(?:-[bl]e)?|cp[0-9]+|iso8859-[0-9]+|koi8-[rut]|mac-[a-z]+"
    r"|tis-620|hp-roman8|(?:shift_jis|gb|big5|euc_|iso2022_)\w*|johab|hz)"
)
_UTF8: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x80-\xbf]{3}")
_CHARSET_NAME: Final = re.compile(r"[A-Za-z0-9_.:-]{1,40}")

# Control characters have no place in a value: they break databases, terminals and XML.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_LONGEST_URI: Final = 10_000
# Control characters stand for what is escaped, being in no text.
_BACKSLASH: Final = "\0"
_SEPARATOR: Final = "\1"
_ESCAPES: Final = (
    *((r"\n", "\n"), (r"\N", "\n"), (r"\,", ","), (r"\;", ";"), (r"\:", ":"), (r"\"", '"')),
    (_BACKSLASH, "\\"),
)
_CARET: Final = re.compile(r"\^([n'^])")
_CARETS: Final = {"n": "\n", "'": '"', "^": "^"}
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252, the most common charset of old programs."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_CP1252: Final = "dardar.as-cp1252"
codecs.register_error(_AS_CP1252, _as_cp1252)


def decode(data: bytes, charset: str = "") -> str:
    """Decode bytes by the declared charset where it can be right, else as UTF-8, else as cp1252.

    The last step goes byte by byte, so that one damaged character spoils no other.
    """
    declared = _codec(charset)
    first = [declared] if _MULTIBYTE.match(declared) else []
    for codec in (*first, "utf-8", declared):
        if codec:
            try:
                return clean(data.decode(codec))
            except UnicodeDecodeError:
                continue
    if not _UTF8.search(data):
        return clean(data.decode("cp1252", "replace"))
    return clean(data.decode("utf-8", _AS_CP1252))


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    if not _CHARSET_NAME.fullmatch(charset):
        return ""
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return ""
    if name == "iso8859-1":
        return "cp1252"  # what is declared so is mostly this, its superset (WHATWG does the same)
    return name if _CHARSET.fullmatch(name) else ""


def mend(text: str, charset: str = "") -> str:
    """Decode anew a piece of text that was decoded as UTF-8 with "surrogateescape".

    A charset overrules only where the text is not UTF-8, or is so by accident.
    """
    if _SURROGATE.search(text) or (charset and not text.isascii()):
        return decode(text.encode("utf-8", "surrogateescape"), charset)
    return text


def clean(text: str) -> str:
    r"""Return the text without control characters, and with \n for every line break."""
    if not _CONTROL.search(text):
        return text
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def quoted_printable(text: str, charset: str) -> str:
    """Decode quoted-printable text; a damaged escape stays as it stands."""
    return decode(binascii.a2b_qp(text.encode("utf-8", "surrogateescape")), charset)


def from_base64(text: str) -> bytes:
    """Decode base64, passing over what is none; b"" when nothing is left."""
    try:
        return binascii.a2b_base64(text)
    except ValueError:  # not ASCII, or cut off
        data = _NOT_BASE64.sub(b"", text.encode("ascii", "ignore"))
    data = data[: len(data) - (len(data) % 4 == 1)]  # one lone character holds no byte
    return binascii.a2b_base64(data + b"=" * (-len(data) % 4))


def unescape(value: str) -> str:
    r"""Undo vCard escapes and trim; a backslash before anything else stays (C:\temp)."""
    return _unescaped(value.replace(r"\\", _BACKSLASH)) if "\\" in value else value.strip()


def split(value: str, separator: str, limit: int) -> list[str]:
    """Split at unescaped separators (";" or ",") into at most ``limit`` unescaped pieces.

    What exceeds the limit stays in the last piece, separators and all.
    """
    if "\\" not in value:
        return [piece.strip() for piece in value.split(separator, limit - 1)]
    marked = value.replace(r"\\", _BACKSLASH).replace(f"\\{separator}", _SEPARATOR)
    pieces = marked.split(separator, limit - 1)
    return [_unescaped(piece.replace(_SEPARATOR, separator)) for piece in pieces]


def _unescaped(marked: str) -> str:
    """Undo all escapes but that of the backslash, which is marked."""
    for escaped, plain in _ESCAPES:
        marked = marked.replace(escaped, plain)
    return marked.strip()


def unquoted(value: str) -> str:
    """Undo the percent encoding of a URI's text; what is not encoded well stays as it is."""
    if "%" not in value or len(value) > _LONGEST_URI:
        return value
    try:
        return clean(unquote(value, errors="strict")).strip()
    except UnicodeDecodeError:
        return value


def uncaret(value: str) -> str:
    """Undo the caret escapes of a parameter's value (RFC 6868)."""
    return _CARET.sub(lambda match: _CARETS[match[1]], value) if "^" in value else value
