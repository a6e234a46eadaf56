"""Turn the bytes of a card into content lines: unfolded, decoded, with their header taken apart."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from dardar.core.cards.vcard.labels import label_of_types
from dardar.core.cards.vcard.text import mend, quoted_printable, uncaret

MAX_LINES: Final = 20_000  # of one card; real ones have some tens
_MAX_HEADER: Final = 64 * 1024
_CACHED_HEADER: Final = 200
_LONGEST_QUOTED: Final = 400  # bytes of a header that declares quoted-printable

_CONTROLS: Final = bytes(code for code in (*range(32), 127) if code not in b"\t\n")
_LONE_RETURN: Final = re.compile(rb"\r(?:[^\r\n]|\Z)")
_VERSION: Final = re.compile(rb"(?i)\nversion[ \t]*:[ \t]*([0-9])")
_FOLDED_CHARACTER: Final = re.compile(rb"(?<=[\x80-\xff])\n[ \t](?=[\x80-\xbf])")
_QUOTED: Final = (b";QUOTED", b"ENCODING=QUOTED")
# The dash lets the search skip at memory speed.
_QUOTED_PRINTABLE: Final = re.compile(rb"(?i)-PRINTABLE[^\n:]{0,200}:")

_CHARSET: Final = re.compile(r"(?i);CHARSET=([\w.:-]{1,40})")
_NAME: Final = re.compile(r"[\w/-]+")
_QUOTED_HEADER: Final = re.compile(r'[^":]*+(?:"[^"]*+"[^":]*+)*+:')
_PARAMETER: Final = re.compile(r'(?:[^;"]++|"[^"]*+"?)++')
_ENCODINGS: Final = {"quoted-printable": "q", "base64": "b", "b": "b", "8bit": "", "7bit": ""}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before a property's colon.

    ``name`` is in upper case and ``written`` as the source spells it; ``group`` is the word before
    the dot, ``encoding`` one of "q" (quoted-printable), "b" (base64) and "". A parameter given
    twice keeps its first value in ``parameters``; ``types`` holds every TYPE word.
    """

    name: str
    written: str
    group: str = ""
    types: tuple[str, ...] = ()
    parameters: dict[str, str] = field(default_factory=dict)
    encoding: str = ""
    charset: str = ""
    label: str = ""
    preferred: bool = False


# A property as it stands in the card: its value is decoded but still escaped. A plain tuple, since
# making one is a good part of the time a line takes.
Line: TypeAlias = tuple[Header, str]

UNNAMED: Final = Header(name="", written="")  # of text that is no property

# Properties whose text may run over several lines in files that forgot to fold or escape it.
_RUNS_ON: Final = frozenset(("NOTE", "ADR", "LABEL"))
# A web address on a line of its own looks like a property.
SCHEMES: Final = frozenset(("HTTP", "HTTPS", "FTP"))


def content_lines(raw: bytes) -> list[Line] | None:
    """Return the properties of a card in order, or None when there are more than MAX_LINES.

    A line that is no property continues the one before where that one holds base64 or running
    text, else it stands alone under the header UNNAMED; so no text is lost.
    """
    text = _unfold(raw)
    if text.count("\n") > MAX_LINES:
        return None
    # A program that names its charset on one property uses the same one on all.
    declared = None if text.isascii() else _CHARSET.search(text)
    return lines_of_text(text, declared[1] if declared else "")


def lines_of_text(text: str, charset: str = "") -> list[Line]:
    """Return the properties in text that is unfolded already.

    ``charset`` is the one of bytes that are not UTF-8 in properties that declare none.
    """
    lines: list[Line] = []
    rest: list[str] = []  # what continues the last line
    is_ascii = text.isascii()
    for content in text.split("\n"):
        head, colon, value = content.partition(":")
        if '"' in head:
            head, colon, value = _partition_quoted(content)
        header = (_header if len(head) <= _CACHED_HEADER else _long_header)(head) if colon else None
        if header:
            if rest:
                _append(lines, rest)
            if header.encoding == "q":
                value = quoted_printable(value, header.charset)
            elif not is_ascii and not value.isascii():
                value = mend(value, header.charset or charset)
            lines.append((header, value))
        elif content and not content.isspace():
            rest.append(mend(content, charset))
    if rest:
        _append(lines, rest)
    return lines


def _append(lines: list[Line], rest: list[str]) -> None:
    """Put text that is no property where it belongs, and empty ``rest``."""
    header, value = lines[-1] if lines else (UNNAMED, "")
    if header.encoding == "b" or header.name in _RUNS_ON:
        lines[-1] = (header, "\n".join((value, *rest)))
    else:
        lines.append((UNNAMED, "\n".join(rest)))
    rest.clear()


def _unfold(raw: bytes) -> str:
    r"""Return the card's text with one line per property.

    Folds are undone before decoding, since they may stand inside a character. vCard 2.1 folds
    before white space and keeps it (its §2.1.3), later versions add the white space (RFC 6350
    §3.2). What is not UTF-8 is left as lone surrogates, for `mend`.
    """
    if _LONE_RETURN.search(raw):  # the line breaks of old Macintoshes
        raw = raw.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    raw = raw.translate(None, _CONTROLS)
    if _QUOTED_PRINTABLE.search(raw):
        raw = _join_soft_breaks(raw)
    version = _VERSION.search(raw)
    if version and version[1] == b"2":
        if not raw.isascii():
            raw = _FOLDED_CHARACTER.sub(b"", raw)
        raw = raw.replace(b"\n ", b" ").replace(b"\n\t", b"\t")
    else:
        raw = raw.replace(b"\n ", b"")
        if b"\t" in raw:
            raw = raw.replace(b"\n\t", b"")
    return raw.decode("utf-8", "surrogateescape")


def _join_soft_breaks(raw: bytes) -> bytes:
    """Undo the soft line breaks ("=" at the end) of quoted-printable properties, only of those."""
    joined = bytearray()
    done = 0
    for match in _QUOTED_PRINTABLE.finditer(raw):
        if not _declares_quoted_printable(raw, match.start()):
            continue
        end = raw.find(b"\n", match.end())
        while end > done and raw.endswith(b"=", done, end):
            joined += raw[done : end - 1]
            done = end + 1
            end = raw.find(b"\n", done)
    return bytes(joined + raw[done:])


def _declares_quoted_printable(raw: bytes, dash: int) -> bool:
    """Tell whether the words around a dash are an encoding, before the first colon of a line."""
    low = max(0, dash - _LONGEST_QUOTED)
    if not raw[low:dash].upper().endswith(_QUOTED):
        return False
    start = raw.rfind(b"\n", low, dash)
    while start >= 0 and raw[start + 1 : start + 2] in {b" ", b"\t"}:
        start = raw.rfind(b"\n", low, start)  # a header may be folded itself
    head = raw[start:dash]
    return start >= 0 and b":" not in head and b'"' not in head


def _partition_quoted(content: str) -> tuple[str, str, str]:
    """Partition at the first colon outside of quotes; at the first of all if quotes don't match."""
    match = _QUOTED_HEADER.match(content)
    if match:
        return content[: match.end() - 1], ":", content[match.end() :]
    return content.partition(":")


def _long_header(head: str) -> Header | None:
    return _parse_header(head) if len(head) <= _MAX_HEADER else None


def _parse_header(head: str) -> Header | None:
    """Take a header apart, or return None when it can't be one."""
    head = mend(head)
    first, *parameters = _PARAMETER.findall(head) if '"' in head else head.split(";")
    group, _, written = first.strip().rpartition(".")
    if not _NAME.fullmatch(written) or (group and not _NAME.fullmatch(group)):
        return None
    if written.upper() in SCHEMES:
        return None
    named: dict[str, str] = {}
    types: list[str] = []
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        name, value = name.strip().upper(), uncaret(value.strip().strip('"'))
        if not equals:
            _bare(parameter.strip(), named, types)
        elif name == "TYPE":
            types += [word.strip() for word in value.replace('"', "").split(",")]
        else:
            named.setdefault(name, value)
    return _assembled(group, written, types, named)


def _bare(word: str, named: dict[str, str], types: list[str]) -> None:
    """File a parameter without a name, as vCard 2.1 allows."""
    if word.lower() in _ENCODINGS:
        named.setdefault("ENCODING", word)
    else:
        types.append(word)


def _assembled(group: str, written: str, types: list[str], named: dict[str, str]) -> Header:
    words = [group, *types] if group.lower() in {"home", "work"} else types
    return Header(
        name=written.upper(),
        written=written,
        group=group,
        types=tuple(types),
        parameters=named,
        encoding=_ENCODINGS.get(named.get("ENCODING", "").lower(), ""),
        charset=named.get("CHARSET", ""),
        label=label_of_types(words),
        preferred=named.get("PREF") == "1" or any(word.lower() == "pref" for word in types),
    )


# The same few headers stand in all cards of a file.
_header = lru_cache(maxsize=4096)(_parse_header)
